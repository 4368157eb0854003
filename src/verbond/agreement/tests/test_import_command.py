"""script/verbond import: shows, applies when asked, and refuses in words."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Commitment, Edition
from verbond.agreement.testing import TEXT
from verbond.kit.errors import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "fictief.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_agreement", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_without_apply_nothing_is_written(document: Path) -> None:
    assert "6 added" in run(document, "--agreement", "fictief")
    assert not Agreement.objects.exists()


def test_apply_makes_a_new_agreement_with_its_facts(document: Path) -> None:
    new = ["--title", "Ons akkoord (fictief)", "--city", "Teststad", "--term", "2025-2030"]
    run(document, "--agreement", "fictief", "--apply", *new, "--fictitious")
    found = Agreement.objects.get(slug="fictief")
    assert (found.title, found.city, found.fictitious) == (
        "Ons akkoord (fictief)",
        "Teststad",
        True,
    )
    assert (found.term_from.year, found.term_to.year) == (2025, 2030)  # type: ignore[union-attr]
    assert Commitment.objects.promises().count() == 5


def test_the_diff_is_also_plain_data(document: Path) -> None:
    run(document, "--agreement", "fictief", "--apply")
    document.write_text(TEXT.replace("Elke school", "Iedere school"), encoding="utf-8")
    diff = json.loads(run(document, "--agreement", "fictief", "--format", "json"))
    assert diff["counts"] == {"added": 0, "changed": 1, "moved": 0, "gone": 0, "unchanged": 5}


def test_a_change_can_be_set_apart(document: Path) -> None:
    run(document, "--agreement", "fictief", "--apply")
    key = Commitment.objects.get(text__startswith="Elke school").key
    document.write_text(TEXT.replace("Elke school", "Iedere school"), encoding="utf-8")
    run(document, "--agreement", "fictief", "--apply", "--apart", key)
    assert Commitment.objects.get(key=key).retired_at is not None
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("term", ["2025", "2030-2025", "van 2025 tot 2030"])
def test_a_term_that_is_none_is_refused(document: Path, term: str) -> None:
    with pytest.raises(ImportRefused, match="2025-2030"):
        run(document, "--agreement", "fictief", "--apply", "--term", term)
    assert not Agreement.objects.exists()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"weg\.txt"):
        run(tmp_path / "weg.txt", "--agreement", "fictief")


def test_an_unknown_profile_names_those_that_exist(document: Path) -> None:
    with pytest.raises(RuleBroken, match="genk-2019-2024"):
        run(document, "--agreement", "fictief", "--profile", "bestaat-niet")


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    with pytest.raises(ImportRefused, match="pipe"):
        run(pipe, "--agreement", "fictief")
