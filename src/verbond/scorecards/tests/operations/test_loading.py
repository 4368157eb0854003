"""Templates come in from files, each version once."""

import shutil
from pathlib import Path

import pytest
import yaml

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.errors import TemplateRefused
from verbond.scorecards.models import Run, Template
from verbond.scorecards.operations.loading import Loaded, load_templates
from verbond.scorecards.testing import NOW, SHIPPED, signed_quickscan, subject_of
from verbond.scorecards.tests.core.made import SHORT

pytestmark = pytest.mark.django_db


def load(folder: Path) -> Loaded:
    return load_templates(folder, actor=SYSTEM, now=NOW)


def write(folder: Path, name: str = "kort", **fields: object) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump({**SHORT, **fields}, allow_unicode=True), encoding="utf-8")
    return path


def test_the_tests_of_the_agreement_are_there_and_loading_again_changes_nothing() -> None:
    first = load(SHIPPED)
    assert (len(first.new), first.same) == (12, 0)
    written = latest_entries(1)[0].sequence
    assert load(SHIPPED) == Loaded((), 12)
    assert latest_entries(1)[0].sequence == written
    lines = {said["line"] for row in Template.objects.all() for said in row.content["asked_by"]}
    assert lines == {534, 3566, 2521, 988, 2412, 2380, 2394, 1929, 2277, 2281, 2493, 1802}
    assert set(Template.objects.values_list("author", flat=True)) == {"eigen sjabloon"}


def test_a_file_that_changed_under_the_same_version_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    load(tmp_path)
    write(tmp_path, name="ander", code="ander")
    write(tmp_path, asks="Iets anders?")
    with pytest.raises(TemplateRefused, match="give the file a higher version"):
        load(tmp_path)
    assert list(Template.objects.values_list("code", flat=True)) == ["kort"]


def test_an_old_run_keeps_its_version_for_ever(tmp_path: Path) -> None:
    load(SHIPPED)
    run = signed_quickscan(subject_of())
    path = Path(shutil.copy(SHIPPED / "armoedetoets-quickscan.yaml", tmp_path))
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["version"] = 2
    content["effects"] = [
        {"when": {"question": "taal", "is": ["ja"]}, "effect": "negatief", "because": "Nu wel."}
    ]
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert load(tmp_path).new == ("armoedetoets-quickscan 2",)
    row = Run.objects.get(pk=run.run_id)
    assert (row.template.version, row.outcome) == (1, "geen-effect")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "cannot be read as YAML"),
        ("- een\n- twee", "expected fields"),
        ("", "found nothing"),
        ("!!python/object/apply:os.system [ls]", "cannot be read as YAML"),
    ],
)
def test_a_file_that_is_no_template_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "kapot.yaml").write_text(text, encoding="utf-8")
    write(tmp_path)
    with pytest.raises(TemplateWrong, match=words) as found:
        load(tmp_path)
    assert "kapot.yaml" in found.value.message
    assert not Template.objects.exists()


def test_two_files_with_one_version_are_refused(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, name="nog-een")
    with pytest.raises(TemplateWrong, match="same code and version"):
        load(tmp_path)


def test_a_test_that_follows_from_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path, applies={"after": {"code": "weg", "outcomes": ["positief"]}})
    with pytest.raises(TemplateWrong, match="unknown: weg"):
        load(tmp_path)
