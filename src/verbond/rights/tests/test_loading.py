"""Loading the rules: what ships, rights of a city, and what is refused as a whole."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbond.rights.core.errors import DocumentError
from verbond.rights.loading import (
    FOLDER,
    MOST_BYTES,
    ROOT,
    core_rules,
    document_of,
    local_folders,
    local_right,
    shipped_rules,
    shipped_sheets,
    with_local,
)

EXAMPLE = ROOT / "data" / "demo" / "rights" / "demo_fietscheque"


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Path]:
    """Give the data of a city that added the right of the example."""
    shutil.copytree(FOLDER, tmp_path / "rights")
    shutil.copytree(EXAMPLE, tmp_path / "genk" / "rights" / EXAMPLE.name)
    yield tmp_path
    shipped_rules.cache_clear()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_thirteen_rules_ship_and_are_read_once() -> None:
    rules = shipped_rules()
    assert (len(rules.rights), len(rules.catalogue)) == (13, 24)
    assert shipped_rules() is rules


def test_a_right_of_a_city_is_loaded_with_its_figures_and_its_sheet(city: Path) -> None:
    rules = shipped_rules(city / "rights")
    assert "demo_fietscheque" in rules.rights
    assert rules.parameters["demo_fietscheque.leeftijd"].unit == "years"
    sheets = shipped_sheets(dt.date(2026, 6, 1), city / "rights")
    assert "75 euro per jaar" in sheets["demo_fietscheque"].description


def test_the_sheet_of_a_city_may_repeat_the_id(city: Path) -> None:
    folder = city / "genk" / "rights" / EXAMPLE.name
    change(folder / "right.yaml", "sheet:\n", "sheet:\n  id: demo_fietscheque\n")
    assert local_right(folder).sheet.id == "demo_fietscheque"


def test_the_fictitious_example_is_given_to_nobody() -> None:
    assert EXAMPLE not in local_folders(ROOT / "data")
    assert "demo_fietscheque" not in shipped_rules().catalogue


def test_a_right_cannot_take_the_name_of_another(city: Path) -> None:
    old = city / "genk" / "rights" / EXAMPLE.name
    new = old.rename(old.with_name("vt"))
    change(new / "right.yaml", "demo_fietscheque", "vt")
    change(new / "parameters.yaml", "demo_fietscheque", "vt")
    with pytest.raises(DocumentError, match="there already is a right vt"):
        shipped_rules(city / "rights")


def test_a_right_without_figures_of_its_own_may_use_those_that_ship(city: Path) -> None:
    folder = city / "genk" / "rights" / EXAMPLE.name
    (folder / "parameters.yaml").unlink()
    change(folder / "right.yaml", "demo_fietscheque.leeftijd", "igo.pensioenleeftijd")
    change(folder / "right.yaml", "demo_fietscheque.inkomensgrens", "vt.huidig.basis")
    change(folder / "right.yaml", "demo_fietscheque.bedrag", "premie_nuts.bedrag")
    assert "demo_fietscheque" in with_local(core_rules(FOLDER), folder).rights


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: city", "level: federal", "a local right has `level: city`"),
        ("id: demo_fietscheque", "id: demo_bootcheque", "so `id` is demo_fietscheque"),
        ("sheet:", "fiche:", "a local right has no `fiche`; it has right, sheet, rule"),
        ("conditions: [wonen", "conditions: [doen, wonen", "that the rule does not have: doen"),
    ],
)
def test_a_right_that_does_not_fit_is_refused_as_a_whole(
    city: Path, old: str, new: str, said: str
) -> None:
    change(city / "genk" / "rights" / EXAMPLE.name / "right.yaml", old, new)
    with pytest.raises(DocumentError, match=said.replace("[", r"\[")):
        shipped_rules(city / "rights")


def test_figures_of_a_city_cannot_change_those_of_somebody_else(city: Path) -> None:
    file = city / "genk" / "rights" / EXAMPLE.name / "parameters.yaml"
    change(file, "demo_fietscheque.bedrag", "leefloon.categorie_9")
    with pytest.raises(DocumentError, match=r"begin with `demo_fietscheque\.`"):
        shipped_rules(city / "rights")


def test_figures_that_contradict_their_source_stop_everything(city: Path) -> None:
    file = city / "rights" / "parameters" / "premie_nutsvoorzieningen_genk.yaml"
    change(file, '"25630.67"', '"25630.68"')
    with pytest.raises(DocumentError, match="they are the same by rule"):
        shipped_rules(city / "rights")


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        document_of(tmp_path / "none.yaml")
    with pytest.raises(DocumentError, match="there is no such file"):
        document_of(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("a: ë".encode("latin-1"))
    with pytest.raises(DocumentError, match="save the file as UTF-8"):
        document_of(latin)
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(DocumentError, match=f"at most {MOST_BYTES} bytes"):
        document_of(large)


def test_a_name_that_no_disk_has_is_refused_in_words() -> None:
    with pytest.raises(DocumentError):
        document_of(Path("x" * 5000))
