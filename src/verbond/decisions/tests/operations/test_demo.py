"""The fictitious meetings of the demo."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.test import override_settings

from verbond.decisions.errors import DemoWrong
from verbond.decisions.models import Body, Decision, Document, Item, Mandatary, Meeting, Vote
from verbond.decisions.operations.demo import load_demo_decisions
from verbond.decisions.operations.demo.reading import read_demo
from verbond.decisions.queries.desk import desk
from verbond.decisions.queries.verifying import verify_decisions
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT
from verbond.scorecards import facade as scorecards

pytestmark = pytest.mark.django_db
FOLDER = ROOT / "data/demo/decisions"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "decisions"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@override_settings(DEMO=True)
def test_demo_city_decides_for_two_years_once(templates: None) -> None:
    loaded = load_demo_decisions(FOLDER, actor=SYSTEM, now=NOW)
    assert loaded.meetings == 58
    assert loaded.decisions == Decision.objects.count() >= 150
    assert verify_decisions() == ()
    before = head_sequence()
    assert load_demo_decisions(FOLDER, actor=SYSTEM, now=NOW).decisions == 0
    assert head_sequence() == before
    _all_is_marked()
    _gate_held()
    _correction_and_document()
    waits = desk(NOW)
    assert [bool(line.missing) for line in waits.drafts] == [False, True, True, True, True]
    assert len(waits.next) == 3


def _all_is_marked() -> None:
    for model in (Body, Mandatary, Meeting, Item, Decision):
        assert not model.objects.filter(fictitious=False).exists()
    for model, name in ((Body, "name"), (Mandatary, "name"), (Decision, "title")):
        assert not model.objects.exclude(**{f"{name}__contains": "(fictief"}).exists()


def _gate_held() -> None:
    college = Item.objects.filter(body__kind="college", state=Item.State.PUBLISHED)
    keys = list(college.values_list("key", flat=True))
    runs = scorecards.runs_of("decisions", keys)
    exempted = scorecards.exemptions_of("decisions", keys)
    untested = [key for key in keys if not runs[key] and not exempted[key]]
    assert untested == []
    assert any(exempted.values())
    assert Vote.objects.filter(is_secret=True).exists()


def _correction_and_document() -> None:
    later = Decision.objects.get(corrects__isnull=False)
    assert later.corrects is not None
    assert later.treatment.item.corrects == later.corrects
    assert later.decided_on > later.corrects.decided_on
    # Both were tested; only the later one counts as evidence.
    pieces = apps.get_model("agreement.Evidence")._default_manager
    stand = pieces.filter(room="decisions", withdrawn_at=None)
    assert stand.filter(key=later.key).exists()
    assert not stand.filter(key=later.corrects.key).exists()
    document = Document.objects.get()
    assert document.media_type.endswith("opendocument.text")
    assert hashlib.sha256(document.attachment.content).hexdigest() == document.sha256
    assert document.item.state == Item.State.PUBLISHED


@override_settings(DEMO=False)
def test_real_city_gets_no_fictitious_decisions() -> None:
    with pytest.raises(DemoWrong, match="DEMO=1"):
        load_demo_decisions(FOLDER, actor=SYSTEM, now=NOW)


@override_settings(DEMO=True)
def test_decision_without_its_test_stops_the_whole_load(templates: None, folder: Path) -> None:
    change(folder, "decisions.yaml", "  test: gelijk\n", "  test: ''\n")
    with pytest.raises(DemoWrong, match="the gate is closed for college-"):
        load_demo_decisions(folder, actor=SYSTEM, now=NOW)
    assert not Body.objects.exists()


@override_settings(DEMO=True)
def test_line_that_the_agreement_does_not_have_is_named(
    templates: None, folder: Path, promises: dict[str, int]
) -> None:
    change(folder, "decisions.yaml", "agreement: genk-2019-2024", "agreement: fictief")
    with pytest.raises(DemoWrong, match="no unit of fictief at lines"):
        load_demo_decisions(folder, actor=SYSTEM, now=NOW)


@override_settings(DEMO=True)
def test_correction_of_nothing_is_named(templates: None, folder: Path) -> None:
    change(folder, "decisions.yaml", 'corrects: "Schoolstraat', 'corrects: "Kasseistraat')
    with pytest.raises(DemoWrong, match="no earlier 'Kasseistraat"):
        load_demo_decisions(folder, actor=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- body: college\n", "- body: parlement\n", "unknown body"),
        ("  subjects: [verkeer, jeugd]\n", "  onderwerp: x\n", "onderwerp"),
        ("day: 2023-06-08", "day: 2023-06-09", "no meeting on 2023-06-09"),
    ],
)
def test_wrong_pattern_is_named(folder: Path, old: str, new: str, says: str) -> None:
    change(folder, "decisions.yaml", old, new)
    with pytest.raises(DemoWrong, match=says):
        read_demo(folder)


def test_file_without_names_is_refused(folder: Path) -> None:
    (folder / "answers.yaml").write_text("- een\n", encoding="utf-8")
    with pytest.raises(DemoWrong, match=r"answers\.yaml"):
        read_demo(folder)
