"""Loading the shipped folder: once is enough, all or nothing, faults named."""

import shutil
from pathlib import Path

import pytest

from verbond.indicators.core.errors import DefinitionWrong, VintageConflict
from verbond.indicators.loading import load_folder
from verbond.indicators.models import Indicator, Milestone, Reading, Target
from verbond.indicators.tests.conftest import GENK, NOW
from verbond.journal.facade import SYSTEM, entries_about
from verbond.kit.errors import RuleBroken
from verbond.kit.testing import SHARED

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the city's data that a test may spoil."""
    shutil.copytree(GENK / "indicators", tmp_path / "indicators")
    shutil.copytree(GENK / "agreement", tmp_path / "agreement")
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "indicators" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_load_changes_nothing(genk: None) -> None:
    before = list(Reading.objects.values_list("pk", "value"))
    again = load_folder(folder=GENK / "indicators", actor=SYSTEM, now=NOW)
    assert (again.definitions, again.readings, again.revised) == (0, 0, 0)
    assert list(Reading.objects.values_list("pk", "value")) == before


def test_the_journal_tells_what_was_read_in(genk: None) -> None:
    entry = entries_about("indicators", "indicator", "road-victims")[0]
    assert "Verkeersslachtoffers: 46 nieuw, 0 herzien" in entry.summary
    assert entry.details["file"] == "TF_ACCIDENTS_VICTIMS_2022_genk.csv"


def test_a_changed_definition_is_taken_over(genk: None, city: Path) -> None:
    spoil(city, "indicators.yaml", "name: Inwoners\n", "name: Bewoners\n")
    assert load_folder(folder=city, actor=SYSTEM, now=NOW).definitions == 1
    assert Indicator.objects.get(code="population").name == "Bewoners"


def test_what_people_recorded_of_a_milestone_survives_a_load(genk: None) -> None:
    Milestone.objects.filter(code="labiomista").update(done_on=NOW.date(), evidence="fictief")
    load_folder(folder=GENK, actor=SYSTEM, now=NOW)
    assert Milestone.objects.get(code="labiomista").done_on == NOW.date()


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("indicators.yaml", "domain: context", "domain: contekst", "'contekst' is not allowed"),
        ("indicators.yaml", "unit: inwoners", "eenheid: inwoners", "unknown key"),
        ("targets.yaml", "  T49:", "  T50:", "no T49"),
        ("targets.yaml", "[collective-roofs]", "[roofs]", "there is no indicator 'roofs'"),
        ("points.yaml", 'value: "64.6"', 'value: "64,6"', "is not a number such as 64.6"),
        ("points.yaml", "indicator: activity-rate", "indicator: work", "no indicator 'work'"),
        ("mappings/road-victims-2022.yaml", "dead: MS_DEAD_30_DAYS", "killed: MS_DEAD_30_DAYS",
         "has no part 'severity=killed'"),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_is_named_and_nothing_is_stored(
    city: Path, name: str, old: str, new: str, words: str
) -> None:
    spoil(city, name, old, new)
    with pytest.raises(RuleBroken) as caught:
        load_folder(folder=city, actor=SYSTEM, now=NOW)
    assert words in caught.value.message
    assert not Reading.objects.exists()
    assert not Target.objects.exists()


def test_a_missing_file_is_named(city: Path) -> None:
    (city / "indicators/points.yaml").unlink()
    with pytest.raises(DefinitionWrong, match=r"points\.yaml is not there"):
        load_folder(folder=city, actor=SYSTEM, now=NOW)


def test_a_shipped_table_that_changes_needs_a_new_day(genk: None, city: Path) -> None:
    spoil(city, "genk_pop_2009_2015.csv", "2009,64527", "2009,64528")
    with pytest.raises(VintageConflict, match="needs the `vintage` of the day"):
        load_folder(folder=city, actor=SYSTEM, now=NOW)


def test_the_shipped_tables_are_those_of_the_sources() -> None:
    if SHARED is None:
        pytest.skip("no reference data beside this checkout")
    for source in (SHARED / "data/indicators").glob("*.csv"):
        assert (GENK / "indicators" / source.name).read_bytes() == source.read_bytes()
