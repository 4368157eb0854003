import datetime as dt
from pathlib import Path

import pytest

from verbond.journal.facade import SYSTEM, entries_about
from verbond.places import facade
from verbond.places.models import Edition, PlaceMember
from verbond.places.operations import plan_districts

from .conftest import NOW, STADSDELEN
from .test_loading import replace

pytestmark = pytest.mark.django_db


def load(path: Path) -> facade.DistrictsPlan:
    return facade.load_districts(path, actor=SYSTEM, now=NOW)


def test_the_demo_divides_all_31_wijken_into_eight_whole_parts(genk: None) -> None:
    plan = load(STADSDELEN)
    assert plan.warnings == ()
    districts = facade.all_places("district")
    assert [district.name for district in districts] == [
        f"Stadsdeel {n} (fictief)" for n in range(1, 9)
    ]
    assert all(district.fictitious and district.has_shape for district in districts)
    assert PlaceMember.objects.count() == 31


def test_a_fictitious_district_carries_the_credit_of_its_borders(demo: None) -> None:
    district = facade.place_card("stadsdeel-1")
    assert district.edition.fictitious
    assert "© gemeentebesturen" in district.edition.credit
    assert district.edition.credit_link.startswith("https://")


def test_a_dry_run_changes_nothing(genk: None) -> None:
    plan = plan_districts(STADSDELEN)
    assert not plan.is_loaded
    assert plan.names["71016W01"] == "Bokrijk"
    assert not Edition.objects.filter(series="stadsdelen").exists()


def test_the_same_division_again_changes_nothing(demo: None) -> None:
    assert load(STADSDELEN).is_loaded
    assert PlaceMember.objects.count() == 31
    assert len(entries_about("places", "edition", "stadsdelen-fictief")) == 1


def test_a_division_that_changes_needs_a_new_code(demo: None, division: Path) -> None:
    replace(division, "Stadsdeel 1 (fictief)", "Stadsdeel één (fictief)")
    with pytest.raises(facade.DistrictsWrong, match="new edition code"):
        load(division)


def test_a_new_division_leaves_the_old_one_on_its_days(demo: None, division: Path) -> None:
    replace(division, "edition: stadsdelen-fictief", "edition: stadsdelen-2030")
    with pytest.raises(facade.PlacesFileWrong, match="must begin later"):
        load(division)
    replace(division, "valid_from: 2019-01-01", "valid_from: 2030-01-01")
    replace(division, "71016W06, 71016W07", "71016W07")
    replace(division, "[71016W13, ", "[71016W06, 71016W13, ")
    assert load(division).ends == "stadsdelen-fictief"
    before, after = dt.date(2029, 12, 31), dt.date(2030, 1, 1)
    [old] = facade.place_card("71016W06", on=before).districts
    [new] = facade.place_card("71016W06", on=after).districts
    assert (old.code, new.code) == ("stadsdeel-1", "stadsdeel-2")
    assert facade.place_card("stadsdeel-1", on=before).edition.code == "stadsdelen-fictief"
    assert len(facade.all_places("district", on=before)) == 8
    assert len(facade.all_places("district", on=after)) == 8


def test_separate_parts_are_a_warning(genk: None, division: Path) -> None:
    replace(division, "[71016W03, ", "[71016W01, 71016W03, ")
    replace(division, "[71016W01, 71016W02", "[71016W02")
    plan = load(division)
    assert len(plan.warnings) == 1
    assert "'Stadsdeel 1 (fictief)' lies in 2 separate parts: 71016W01 | " in plan.warnings[0]


def test_a_district_of_sectors_has_no_border(genk: None, division: Path) -> None:
    replace(division, "[71016W01, ", "[71016A490, 71016A59K, 71016A600, ")
    plan = load(division)
    assert "borders are not known" in plan.warnings[0]
    district = facade.place_card("stadsdeel-8")
    assert not district.has_shape
    assert "71016A490" in {member.code for member in district.members}
    assert facade.wijken_of(["stadsdeel-8"])["stadsdeel-8"]["71016W01"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("71016W03, ", "", "'71016W03' is in no district"),
        ("71016W03, ", "71016W01, 71016W03, ", "'71016W01' is listed 2 times"),
        ("71016W03, ", "71016W99, 71016W03, ", "'71016W99' in 'Stadsdeel 1 (fictief)' is no wijk"),
        ("71016W03, ", "71016WONB, 71016W03, ", "'71016WONB'"),
        ("code: stadsdeel-1", "code: c-mine", "the code of another place"),
    ],
)
def test_a_wrong_division_changes_nothing(
    genk: None, division: Path, old: str, new: str, words: str
) -> None:
    replace(division, old, new)
    with pytest.raises(facade.DistrictsWrong) as refused:
        load(division)
    assert words in refused.value.message
    assert not Edition.objects.filter(series="stadsdelen").exists()


def test_without_wijken_there_is_nothing_to_divide(db: None) -> None:
    with pytest.raises(facade.DistrictsWrong, match="load them first"):
        plan_districts(STADSDELEN)
