import datetime as dt
from pathlib import Path

import pytest

from verbond.journal.facade import SYSTEM, entries_about
from verbond.places import facade
from verbond.places.core.errors import PlacesFileWrong
from verbond.places.models import Edition, Place, PlaceKind, PlaceName

from .conftest import GENK, NOW

pytestmark = pytest.mark.django_db


def load(folder: Path, now: dt.datetime = NOW) -> facade.Loaded:
    return facade.load_places(folder, actor=SYSTEM, now=now)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_genk_has_31_wijken_59_sectors_and_a_code_for_nowhere(genk: None) -> None:
    wijken = facade.all_places("neighbourhood", with_shape=True)
    assert len(wijken) == 31
    assert all("(Genk)" not in wijk.name for wijk in wijken)
    sectors = Place.objects.filter(kind=PlaceKind.SECTOR)
    assert sectors.exclude(parent__code="71016WONB").count() == 59
    assert sectors.filter(geometry__isnull=False).count() == 0
    nowhere = facade.place_card("71016WONB")
    assert not nowhere.has_shape
    assert nowhere.name == "niet te lokaliseren"


def test_every_wijk_holds_its_own_middle(genk: None) -> None:
    from shapely.geometry import Point, shape

    for wijk in Place.objects.exclude(geometry__isnull=True):
        assert wijk.longitude is not None
        assert wijk.latitude is not None
        assert wijk.geometry is not None
        assert shape(wijk.geometry).contains(Point(wijk.longitude, wijk.latitude)), wijk.name


def test_the_outline_of_the_city_says_how_it_was_made(genk: None) -> None:
    city = facade.place_card("71016")
    assert city.has_shape
    assert "31 wijken" in city.note


def test_loading_twice_changes_nothing(genk: None) -> None:
    before = list(Place.objects.order_by("pk").values_list("pk", "code"))
    names = PlaceName.objects.count()
    assert load(GENK).editions == ()
    assert list(Place.objects.order_by("pk").values_list("pk", "code")) == before
    assert PlaceName.objects.count() == names
    assert len(entries_about("places", "edition", "ggw7-2026-03")) == 1


def test_a_better_list_of_names_replaces_the_old_one(folder: Path) -> None:
    load(folder)
    kept = Place.objects.get(code="c-mine").pk
    named = folder / "named-places.yaml"
    replace(named, "spellings: [C-mine]\n", "spellings: [C-mine, See-mijn]\n")
    replace(named, "{code: xentro, kind: site, name: Xentro", "{code: zentro, kind: site, name: X")
    assert load(folder).editions == ("genk-bestuursakkoord-2019",)
    assert Place.objects.get(code="c-mine").pk == kept
    today = NOW.date()
    assert [one.code for one in facade.find_places("naar See-mijn en Xentro", today)] == [
        "c-mine", "zentro",
    ]  # fmt: skip
    with pytest.raises(facade.PlaceUnknown):
        facade.place_card("xentro")
    assert facade.place_card("xentro", on=today - dt.timedelta(days=2)).name == "Xentro"
    replace(named, "code: zentro", "code: xentro")
    load(folder)
    assert facade.place_card("xentro").name == "X"


def test_other_geometry_under_the_same_edition_is_refused(folder: Path) -> None:
    load(folder)
    replace(folder / "genk-wijken.geojson", "5.445936", "5.445937")
    with pytest.raises(PlacesFileWrong, match="new edition code") as refused:
        load(folder)
    assert refused.value.code == "edition_changed"


def test_a_new_edition_leaves_the_old_one_on_its_days(folder: Path) -> None:
    load(folder)
    replace(folder / "genk-wijken.geojson", "Bokrijk (Genk)", "Nieuw-Bokrijk (Genk)")
    overview = folder / "places.yaml"
    replace(overview, "code: ggw7-2026-03", "code: ggw7-2028-01")
    with pytest.raises(PlacesFileWrong, match="must begin later"):
        load(folder)
    text = overview.read_text(encoding="utf-8").replace(
        "    valid_from:\n", "    valid_from: 2028-01-01\n", 1
    )
    overview.write_text(text, encoding="utf-8")
    assert load(folder).editions == ("ggw7-2028-01",)
    assert facade.place_card("71016W01", on=dt.date(2027, 12, 31)).name == "Bokrijk"
    assert facade.place_card("71016W01", on=dt.date(2028, 1, 1)).name == "Nieuw-Bokrijk"
    old = Edition.objects.get(code="ggw7-2026-03")
    assert old.valid_to == dt.date(2027, 12, 31)
    on_new_year = facade.all_places("neighbourhood", on=dt.date(2028, 1, 1), with_shape=True)
    assert {wijk.edition.code for wijk in on_new_year} == {"ggw7-2028-01"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("genk-statistische-sectoren.csv", ",71016W06,", ",71016W99,", "'71016W99'"),
        ("named-places.yaml", "wijk: 71016W02", "wijk: 71016W77", "'71016W77' is no wijk"),
        ("named-places.yaml", "code: xentro", "code: 71016W01", "the code of another place"),
        ("named-places.yaml", "area: thor-park", "area: thor-perk", "'thor-perk'"),
        ("places.yaml", "series: namen", "series: names", "allowed are"),
    ],
)
def test_a_wrong_file_changes_nothing(
    folder: Path, file: str, old: str, new: str, words: str
) -> None:
    replace(folder / file, old, new)
    with pytest.raises(PlacesFileWrong) as refused:
        load(folder)
    assert words in refused.value.message
    assert not Edition.objects.exists()
    assert not Place.objects.exists()


def test_a_missing_or_foreign_file_is_named(folder: Path) -> None:
    (folder / "named-places.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PlacesFileWrong, match=r"named-places\.yaml: not UTF-8"):
        load(folder)
    (folder / "named-places.yaml").unlink()
    with pytest.raises(PlacesFileWrong, match=r"named-places\.yaml: No such file"):
        load(folder)


def test_a_huge_file_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "named-places.yaml").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(PlacesFileWrong, match="larger than"):
        load(folder)
