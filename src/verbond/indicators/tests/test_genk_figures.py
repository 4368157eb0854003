"""The figures of Genk, exactly as they were recounted from their sources."""

from decimal import Decimal

import pytest

from verbond.indicators import facade
from verbond.indicators.core.cards import IndicatorCard
from verbond.indicators.core.reading import latest
from verbond.indicators.queries import indicator_cards

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(genk: None) -> None:
    """Every test here reads the shipped figures."""


def card(code: str) -> IndicatorCard:
    return indicator_cards([code])[0]


def parts(code: str) -> dict[str, Decimal | None]:
    return {one.key.breakdown: one.value for one in latest(card(code).readings)}


def of_severity(*breakdown: str) -> tuple[int, int, int]:
    """Add up slight, severe and dead over these parts of a second dimension."""
    found = parts("road-victims")
    sums = []
    for severity in ("slight", "severe", "dead"):
        keys = [";".join(sorted([f"severity={severity}", part])) for part in breakdown]
        sums.append(sum(int(found[key] or 0) for key in keys))
    return (sums[0], sums[1], sums[2])


def test_population_2009_to_2015() -> None:
    values = [one.value for one in card("population").series]
    assert values == [64527, 64757, 64986, 65264, 65224, 65399, 65463]


def test_population_2015_by_age_and_nationality() -> None:
    last = {code: card(code).last for code in ("population-0-17", "population-20-64",
            "population-65-plus", "population-non-belgian")}  # fmt: skip
    assert [one and one.value for one in last.values()] == [13223, 39071, 11564, 7817]


def test_the_two_tables_of_2015_agree_by_sex_and_age() -> None:
    found = parts("population")
    by_sex = [found["sex=women"], found["sex=men"]]
    assert sum(value or 0 for value in by_sex) == 65463
    age = {part: sum(found[f"age={part};sex={sex}"] or 0 for sex in ("women", "men"))
           for part in ("0-17", "18-19", "20-64", "65-plus")}  # fmt: skip
    assert age == {"0-17": 13223, "18-19": 1605, "20-64": 39071, "65-plus": 11564}


def test_income_2013_to_the_cent() -> None:
    income, declarations = card("net-taxable-income").last, card("declarations-with-income").last
    assert income is not None
    assert declarations is not None
    assert [income.value, declarations.value] == [Decimal("995803140.45"), 36108]


def test_road_victims_are_those_hurt_not_all_involved() -> None:
    found = parts("road-victims")
    assert found[""] == 449
    assert [found[f"severity={name}"] for name in ("slight", "severe", "dead")] == [423, 21, 5]
    assert parts("road-involved") == {"": 781, "outcome=unhurt": 332}


def test_road_victims_by_type_of_road() -> None:
    assert of_severity("road=regional") == (232, 11, 3)
    assert of_severity("road=municipal") == (165, 7, 2)
    assert of_severity("road=motorway") == (26, 3, 0)


def test_road_victims_on_foot_and_on_two_wheels() -> None:
    soft = ["foot", "bicycle", "e-bike", "speed-pedelec", "moped"]
    assert of_severity(*(f"user={one}" for one in soft)) == (188, 11, 3)
    assert of_severity(*(f"user={one}" for one in [*soft, "motorcycle"])) == (201, 15, 4)


def test_the_second_source_for_2012_stands_beside_the_first() -> None:
    both = {one.key.source: one.value for one in card("population").readings
            if one.period == "1 januari 2012"}  # fmt: skip
    assert both == {"statbel-population": 65264, "second-population": 65239}
    assert "other" in facade.chart("population").kinds


def test_figures_of_the_labour_market_area_are_not_those_of_the_city() -> None:
    for code, value in (("employment-rate", 60), ("unemployment-rate", Decimal("10.2")),
                        ("jobs-per-100", 62)):  # fmt: skip
        found = card(code)
        assert [one.value for one in found.readings] == [value]
        assert {one.key.geography for one in found.readings} == {"labour-area-genk"}
        assert not found.is_measured


def test_what_nobody_knows_is_defined_empty_and_names_who_would_know() -> None:
    empty = [found for found in indicator_cards() if not found.readings]
    assert len(empty) > 60
    assert all(found.who_would_know for found in empty)
    assert facade.chart("neet").is_empty


def test_all_49_targets_have_their_status_and_a_way_to_be_measured() -> None:
    codes = [f"T{n:02}" for n in range(1, 50)]
    cards = facade.target_cards(codes)
    assert [one.code for one in cards] == codes
    counts = {status: sum(one.status == status for one in cards)
              for status in ("open-data", "own-register", "binary", "ambiguous")}  # fmt: skip
    assert counts == {"open-data": 23, "own-register": 18, "binary": 5, "ambiguous": 3}
    assert all(one.indicators or one.milestones for one in cards)
    assert facade.target_count() == 49


def test_only_what_is_measured_here_counts_as_measured() -> None:
    assert facade.measured_target_codes() == {"T08"}
    cards = facade.target_cards(f"T{n:02}" for n in range(1, 50))
    assert {one.code for one in cards if one.is_measured} == {"T08"}


def test_every_reading_of_an_ambiguous_promise_is_there_with_its_own_series() -> None:
    for card_ in facade.target_cards(["T11", "T13", "T15"]):
        assert len(card_.ways_to_read) == len(card_.indicators) >= 2


def test_targets_come_in_the_order_asked_and_unknown_ones_are_left_out() -> None:
    assert [one.code for one in facade.target_cards(["T05", "nope", "T01", "T05"])] == [
        "T05",
        "T01",
    ]
    assert facade.target_cards([]) == ()


def test_a_milestone_without_evidence_is_not_done() -> None:
    milestones = [one for card_ in facade.target_cards(["T16", "T27", "T33", "T34", "T42"])
                  for one in card_.milestones]  # fmt: skip
    assert len(milestones) == 9
    assert all(one.done_on is None and one.days_late is None for one in milestones)
