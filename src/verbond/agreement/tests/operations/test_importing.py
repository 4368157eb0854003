"""An edition comes in whole, keeps addresses, and changes nothing when it is the same."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Commitment, CommitmentVersion, Edition
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.operations.preview import diff_as_json, preview_import
from verbond.agreement.testing import NOW, TEXT, outline_of
from verbond.journal import facade as journal
from verbond.kit.real_database import Environment, real_database

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def bring(text: str = TEXT, apart: tuple[str, ...] = ()) -> Edition:
    return apply_import(slug="fictief", outline=outline_of(text), actor=ACTOR, now=NOW, apart=apart)


def keys() -> dict[str, str]:
    return dict(Commitment.objects.current().values_list("text", "key"))


def test_every_unit_of_the_document_has_an_address() -> None:
    bring()
    assert set(keys()) == {item.text for item in outline_of().items}
    assert Commitment.objects.promises().count() == 5


def test_showing_the_diff_writes_nothing() -> None:
    preview = preview_import(slug="fictief", outline=outline_of())
    assert preview.is_new
    assert preview.counts["added"] == len(outline_of().items)
    assert not Agreement.objects.exists()


def test_the_same_document_again_changes_nothing() -> None:
    first = bring()
    before = journal.head_sequence()
    assert bring() == first
    assert Edition.objects.count() == 1
    assert journal.head_sequence() == before


def test_a_new_line_at_the_top_moves_no_address() -> None:
    bring()
    before = keys()
    bring("Voorwoord (fictief).\n\n" + TEXT)
    assert before.items() <= keys().items()


def test_one_corrected_letter_keeps_the_address_and_the_old_words() -> None:
    bring()
    key = keys()["Elke school krijgt een schoolstraat."]
    bring(TEXT.replace("Elke school krijgt", "Elke basisschool krijgt"))
    unit = Commitment.objects.get(key=key)
    assert unit.text == "Elke basisschool krijgt een schoolstraat."
    said = CommitmentVersion.objects.filter(commitment=unit).values_list("change", "text")
    assert list(said) == [
        ("added", "Elke school krijgt een schoolstraat."),
        ("changed", "Elke basisschool krijgt een schoolstraat."),
    ]


def test_a_clerk_can_say_that_a_change_is_another_promise() -> None:
    bring()
    key = keys()["Elke school krijgt een schoolstraat."]
    bring(TEXT.replace("Elke school krijgt", "Elke basisschool krijgt"), apart=(key,))
    old = Commitment.objects.get(key=key)
    assert old.retired_at == NOW
    assert old.text == "Elke school krijgt een schoolstraat."
    assert keys()["Elke basisschool krijgt een schoolstraat."] != key


def test_setting_apart_what_did_not_change_is_refused() -> None:
    bring()
    with pytest.raises(ImportRefused, match="geen-sleutel"):
        bring(TEXT.replace("Elke", "Iedere"), apart=("geen-sleutel",))
    assert Edition.objects.count() == 1


def test_what_is_gone_stays_readable_and_keeps_its_address() -> None:
    bring()
    key = keys()["We planten elk jaar bomen langs de Dorpsstraat."]
    bring(TEXT.replace("• We planten elk jaar bomen langs de Dorpsstraat.\n", ""))
    unit = Commitment.objects.get(key=key)
    assert unit.retired_at == NOW
    assert not unit.is_promise
    bring(TEXT.replace("bomen langs de Dorpsstraat", "heggen achter de kerk"))
    assert Commitment.objects.get(key=key).text.endswith("Dorpsstraat.")


def test_a_sentence_that_comes_back_takes_no_address_that_was_given_before() -> None:
    bring()
    line = "• Elke school krijgt een schoolstraat.\n"
    key = keys()["Elke school krijgt een schoolstraat."]
    for text in (TEXT.replace(line, ""), TEXT, TEXT.replace(line, ""), TEXT):
        bring(text)
    assert keys()["Elke school krijgt een schoolstraat."] == f"{key}-3"
    assert Commitment.objects.get(key=key).retired_at == NOW


def test_an_edition_is_kept_with_all_its_lines() -> None:
    edition = bring()
    assert [text for text, _page in edition.lines] == TEXT.splitlines()
    assert edition.report["consumed"] + edition.report["blank"] == edition.report["lines"]


def test_the_journal_says_what_an_edition_changed() -> None:
    bring()
    entries = journal.entries_about("agreement", "agreement", "fictief")
    (entry,) = [entry for entry in entries if entry.verb == "import_edition"]
    assert "6 nieuw" in entry.summary


def test_a_document_without_a_sentence_is_refused() -> None:
    with pytest.raises(ImportRefused, match="geen enkele zin"):
        bring("\n12\n\n")
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("slug", ["api", "Hoofdletters", "met spatie", "", "x" * 81, "-streep"])
def test_an_address_that_cannot_be_is_refused(slug: str) -> None:
    with pytest.raises(ImportRefused, match="kleine letters"):
        apply_import(slug=slug, outline=outline_of(), actor=ACTOR, now=NOW)
    assert not Agreement.objects.exists()


def test_the_diff_tells_before_and_after() -> None:
    bring()
    text = TEXT.replace("Elke school", "Iedere school")
    diff = diff_as_json(preview_import(slug="fictief", outline=outline_of(text)))
    (change,) = diff["changes"]
    assert (change["what"], change["before"], change["after"]) == (
        "changed",
        "Elke school krijgt een schoolstraat.",
        "Iedere school krijgt een schoolstraat.",
    )
    json.dumps(diff)


QUICK_IMPORT = """
import django
django.setup()
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.testing import NOW, outline_of
from verbond.journal.facade import SYSTEM
apply_import(slug="fictief", outline=outline_of(), actor=SYSTEM, now=NOW)
"""

SLOW_IMPORT = """
import time
import django
django.setup()
from verbond.agreement.operations import importing
from verbond.agreement.testing import NOW, TEXT, outline_of
from verbond.journal.facade import SYSTEM
real = importing._propose_kinds
def slow(*args):
    real(*args)
    print("written, not committed", flush=True)
    time.sleep(60)
importing._propose_kinds = slow
text = TEXT.replace("Elke", "Iedere")
importing.apply_import(slug="fictief", outline=outline_of(text), actor=SYSTEM, now=NOW)
"""

LOOK = """
import django
django.setup()
from verbond.agreement.models import Commitment, Edition
from verbond.journal import facade as journal
unit = Commitment.objects.current().filter(text__contains="school krijgt").get()
print(Edition.objects.count(), unit.text, journal.verify().is_whole)
"""


def run(program: str, own: Environment) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=own, check=True, capture_output=True, text=True).stdout


def test_a_kill_in_the_middle_leaves_the_old_edition_whole(tmp_path: Path) -> None:
    with real_database(tmp_path) as own:
        run(QUICK_IMPORT, own)
        command = [sys.executable, "-c", SLOW_IMPORT]
        child = subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline().strip() == "written, not committed"
            os.kill(child.pid, signal.SIGKILL)
        child.wait()
        assert run(LOOK, own).strip() == "1 Elke school krijgt een schoolstraat. True"
        run(SLOW_IMPORT.replace("time.sleep(60)", "pass"), own)
        assert run(LOOK, own).strip() == "2 Iedere school krijgt een schoolstraat. True"
