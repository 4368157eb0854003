import pytest

from verbond.places.core.errors import DistrictsWrong, PlacesFileWrong
from verbond.places.core.sources.districts import check_division, read_division
from verbond.places.core.sources.editions import read_city
from verbond.places.core.sources.fields import read_yaml
from verbond.places.core.sources.named import read_named
from verbond.places.core.sources.wijken import read_sectors, read_wijken

DIVISION = """\
edition: {edition}
name: Proef
valid_from: 2026-01-01
source: eigen werk
licence: vrij
districts:
  - {{code: a, name: Noord, holds: [{a}]}}
  - {{code: b, name: Zuid, holds: [{b}]}}
"""
SECTORS = {"s1": "w1", "s2": "w1", "s3": "w2"}


def check(a: str, b: str, *, edition: str = "proef") -> None:
    division = read_division(DIVISION.format(edition=edition, a=a, b=b), "proef.yaml")
    check_division(division, wijken=["w1", "w2"], sectors=SECTORS, taken={"thor-park"})


@pytest.mark.parametrize(("a", "b"), [("w1", "w2"), ("s1, s2", "w2"), ("s1", "s2, w2")])
def test_a_division_may_hold_wijken_and_sectors(a: str, b: str) -> None:
    check(a, b)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("w1", "w1, w2", "'w1' is listed 2 times"),
        ("w1", "", "'w2' is in no district"),
        ("w1, w9", "w2", "line 7: 'w9' in 'Noord' is no wijk or sector"),
        ("w1", "s1, w2", "'w1' is listed whole and by its sector 's1'"),
        ("s1", "w2", "listed by sectors, but 's2' is missing"),
        ("", "w1, w2", "line 7: 'Noord' holds nothing"),
    ],
)
def test_a_wrong_division_says_what_is_wrong(a: str, b: str, words: str) -> None:
    with pytest.raises(DistrictsWrong, match=words):
        check(a, b)


def test_every_fault_of_a_division_is_named_at_once() -> None:
    with pytest.raises(DistrictsWrong) as refused:
        check("w1, w9", "w1")
    assert refused.value.message.count("\n") == 3


def test_a_district_cannot_take_the_code_of_another_place() -> None:
    text = DIVISION.format(edition="x", a="w1", b="w2").replace("code: a", "code: thor-park")
    with pytest.raises(DistrictsWrong, match="code of another place"):
        check_division(
            read_division(text, "f"), wijken=["w1", "w2"], sectors={}, taken={"thor-park"}
        )


def test_two_districts_cannot_share_a_name() -> None:
    text = DIVISION.format(edition="x", a="w1", b="w2").replace("Zuid", "Noord")
    with pytest.raises(DistrictsWrong, match="'Noord' is given 2 times"):
        check_division(read_division(text, "f"), wijken=["w1", "w2"], sectors={}, taken=set())


def test_a_division_without_districts_is_refused() -> None:
    text = DIVISION.format(edition="x", a="w1", b="w2").split("districts:")[0]
    with pytest.raises(DistrictsWrong, match="lists no districts"):
        check_division(read_division(text, "f"), wijken=["w1"], sectors={}, taken=set())


def test_a_fictitious_district_says_so_in_its_name() -> None:
    text = DIVISION.format(edition="x", a="w1", b="w2") + "fictitious: true\n"
    with pytest.raises(PlacesFileWrong, match="must say 'fictief'"):
        read_division(text, "f")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no fields"),
        ("- a\n- b", "holds no fields"),
        ("a: [", "line 1"),
        ("a: 1\na: 2", "given twice"),
        ("edition: x\nnaam: y", "line 1: unknown field 'naam'"),
        ("edition: 5\nvalid_from: 2026-01-01", "write '5' between quotes"),
        ("edition: x", "'valid_from' must be a day"),
        ("edition: ../x\nvalid_from: 2026-01-01", "letters, digits and hyphens"),
        ("edition: x\nvalid_from: 2026-02-31", ""),
        ("!!python/object/apply:os.system ['true']", "line 1"),
        ("a: &a [*a]", "unknown field"),
        ("[" * 5000, ""),
        ("\0", ""),
        (
            "edition: x\nname: y\nvalid_from: 2026-01-01\nsource: z\nlicence: q\ndistricts: [1]",
            "hold",
        ),
        ("edition: x\nname: y\nvalid_from: morgen", "such as 2026-01-31"),
        ("edition: x\nvalid_from: 2026-01-01\nname: " + "y" * 201, "more than 200"),
        (DIVISION.format(edition="x", a="[w1]", b="w2"), "'holds' lists texts"),
        ("edition: x\nname: y\nvalid_from: 2026-01-01\nfictitious: ja", "true or false"),
        (
            "edition: x\nname: y\nvalid_from: 2026-01-01\nsource: z\nlicence: q\ndistricts: nee",
            "list",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_name(text: str, words: str) -> None:
    with pytest.raises(PlacesFileWrong, match=r"bad\.yaml") as refused:
        read_division(text, "bad.yaml")
    assert words in refused.value.message


def test_a_file_beyond_its_limit_is_refused() -> None:
    with pytest.raises(PlacesFileWrong, match="more than"):
        read_yaml("#" * 2_000_001, "big.yaml")


FEATURE = (
    '{"type":"Feature","properties":{"geoitem":"%s","naam":"%s"},"geometry":{"type":"Polygon",'
    '"coordinates":[[[5,50],[6,50],[6,51],[5,50]]]}}'
)


def collection(*features: str) -> str:
    return '{"type":"FeatureCollection","features":[' + ",".join(features) + "]}"


def test_the_city_between_brackets_is_taken_off_a_name() -> None:
    text = collection(FEATURE % ("W2", "Bret (Genk)"), FEATURE % ("W1", "Oord (Peer)"))
    wijken = read_wijken(text, "f", "Genk")
    assert [(wijk.code, wijk.name) for wijk in wijken] == [("W1", "Oord (Peer)"), ("W2", "Bret")]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"features": 3}', collection(), collection("3"),
        collection('{"properties": {"geoitem": 5, "naam": "x"}}'),
        collection('{"properties": {"geoitem": "W1", "naam": "x"}}'),
        collection(FEATURE % ("W1", "a"), FEATURE % ("W1", "b")),
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_bad_geojson_is_refused(text: str) -> None:
    with pytest.raises(PlacesFileWrong, match=r"^bad\.geojson"):
        read_wijken(text, "bad.geojson", "Genk")


HEAD = "sector,naam,wijk,wijknaam\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: expected the columns"),
        ("sector;naam;wijk;wijknaam\n", "line 1: expected the columns"),
        (HEAD + "s1,Een,w1\n", "line 2: needs exactly 4"),
        (HEAD + "s1,Een,w1,W,x\n", "line 2: needs exactly 4"),
        (HEAD + "s1,,w1,W\n", "line 2: needs exactly 4"),
        (HEAD + "s1,Een,w1,W\ns1,Twee,w1,W\n", "line 3: sector s1 again"),
        (HEAD + 's1,"Een,w1,W\n', "line 2"),
    ],
)
def test_a_bad_table_of_sectors_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(PlacesFileWrong) as refused:
        read_sectors(text, "bad.csv")
    assert words in refused.value.message


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("{code: a, kind: planet, name: A, first_line: 1, spellings: [A]}", "allowed are"),
        ("{code: a, kind: site, name: A, first_line: 1}", "at least one spelling"),
        ("{code: a, kind: site, name: A, first_line: 0, spellings: [A]}", "whole number"),
        ("{code: a, kind: site, name: A, first_line: 1, spellings: [A, A]}", "listed twice"),
        ("{code: a, kind: site, name: A, first_line: 1, spellings: [no]}", "'spellings' must hold"),
    ],
)
def test_a_bad_named_place_is_refused(place: str, words: str) -> None:
    with pytest.raises(PlacesFileWrong, match="line 2") as refused:
        read_named(f"places:\n  - {place}\n", "named.yaml")
    assert words in refused.value.message


def test_a_named_place_stands_in_the_file_once() -> None:
    place = "  - {code: a, kind: site, name: A, first_line: 1, spellings: [A]}\n"
    with pytest.raises(PlacesFileWrong, match="line 3: place 'a' is listed twice"):
        read_named(f"places:\n{place}{place}", "named.yaml")


CITY = """\
city: {code: "71016", name: Genk}
nowhere: {wijk: x, name: nergens}
editions:
  - {code: a, series: wijken, name: A, file: a.geojson, source: s, licence: l}
"""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("series: wijken", "series: wegen"), "allowed are"),
        (("file: a.geojson", "file: ../a.geojson"), "same folder"),
        (("file: a.geojson", "file: .env"), "same folder"),
        (("x", "x"), "no edition of the series 'sectoren'"),
    ],
)
def test_a_city_without_its_editions_is_refused(change: tuple[str, str], words: str) -> None:
    with pytest.raises(PlacesFileWrong) as refused:
        read_city(CITY.replace(*change), "places.yaml")
    assert words in refused.value.message


def test_a_series_stands_in_the_file_once() -> None:
    with pytest.raises(PlacesFileWrong, match="series 'wijken' is listed twice"):
        read_city(CITY + CITY.splitlines()[-1] + "\n", "places.yaml")
