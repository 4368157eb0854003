"""Sentences about figures: distance, trend, and what is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override

from verbond.indicators import facade, words
from verbond.indicators.core.cards import IndicatorCard
from verbond.indicators.core.period import read_period
from verbond.indicators.core.reading import ReadingCard, Status
from verbond.indicators.core.target import Direction, Goal, standing
from verbond.indicators.numbers import period_words
from verbond.indicators.queries import indicator_cards
from verbond.indicators.tests.core.making import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def rate(genk: None) -> IndicatorCard:
    return indicator_cards(["employment-rate"])[0]


def say(
    card: IndicatorCard,
    goal: Goal,
    *values: str,
    direction: Direction = "up",
    reference: tuple[ReadingCard, ...] = (),
) -> str:
    series = tuple(reading(2015 + n, value) for n, value in enumerate(values))
    found = standing(
        indicator=card.code, goal=goal, direction=direction, series=series, reference=reference
    )
    return " ".join(words.standing_words(found, card)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_gap_to_the_target_is_a_distance(rate: IndicatorCard) -> None:
    assert say(rate, Goal("reach", Decimal(70)), "66.5") == (
        "2015: 66,5 %. Dat is 3,5 onder het doel (70,0). "
        "Voor een richting zijn 3 meetpunten nodig; we hebben er 1."
    )
    assert "Dat is 1,0 boven het doel" in say(rate, Goal("reach", Decimal(70)), "71")
    assert "Dat is gelijk aan het doel" in say(rate, Goal("reach", Decimal(70)), "70")


def test_a_gap_to_the_reference_names_it(rate: IndicatorCard) -> None:
    said = say(rate, Goal("reference"), "66.5", reference=(reading(2015, "68"),))
    assert "Dat is 1,5 onder het gemiddelde van de centrumsteden (68,0)." in said
    said = say(rate, Goal("reference"), "66.5", reference=(reading(2014, "68"),))
    assert "geen cijfer van het gemiddelde van de centrumsteden voor dezelfde periode" in said


def test_a_missing_base_or_goal_is_said(rate: IndicatorCard) -> None:
    assert "We kennen geen cijfer van de start." in say(rate, Goal("direction"), "66.5")
    assert "Hoe hoog het doel is, staat niet in het akkoord." in say(rate, Goal("at-least"), "1")
    base = Goal("direction", base_period="2015")
    assert "Dat is 2,0 boven de start (66,5)." in say(rate, base, "66.5", "68.5")


def test_a_trend_is_said_with_its_interval_or_not_at_all(rate: IndicatorCard) -> None:
    goal = Goal("direction")
    assert "Het stijgt met 1,00 per jaar (tussen" in say(rate, goal, "1", "2", "3", "4")
    assert "Het daalt met 1,00 per jaar (tussen" in say(rate, goal, "4", "3", "2", "1")
    assert "geen duidelijke richting" in say(rate, goal, "1", "2", "1", "2")


def test_nobody_is_blamed_for_what_was_not_measured(rate: IndicatorCard) -> None:
    assert (
        say(rate, Goal("reference")) == "Onbekend. Wie het kan weten: de Vlaamse Arbeidsrekening."
    )
    own = replace(rate, room_name="Werk")
    assert say(own, Goal("reach")) == "Nog niet gemeten. Dit komt met het deel Werk van Verbond."


def test_every_status_has_its_own_words() -> None:
    assert len({words.status_words(status) for status in Status}) == len(Status)
    assert words.value_words(reading(2019, None), 0) == "geen cijfer"
    assert (words.points_words(0), words.points_words(3)) == ("onbekend", "3 meetpunten")


def test_every_target_says_where_it_stands(genk: None) -> None:
    said = {card.code: words.state_words(card)
            for card in facade.target_cards(["T01", "T03", "T08", "T11", "T34"])}  # fmt: skip
    assert said == {
        "T01": "komt met Wijkbudgetten",
        "T03": "open cijfers, nog niet ingelezen",
        "T08": "één meetpunt, laatst 2014",
        "T11": "4 manieren om het te lezen",
        "T34": "bewijs voor 0 van 3",
    }


def test_a_reader_of_english_gets_english_words_and_signs(rate: IndicatorCard) -> None:
    with override("en"):
        said = say(rate, Goal("reach", Decimal(70)), "66.5")
    assert said.startswith("2015: 66.5 %. That is 3.5 below the target (70.0).")


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("january", "2015", "1 January 2015"),
        ("month", "2012-11", "November 2012"),
        ("quarter", "2012-Q3", "July 2012 – September 2012"),
        ("school-year", "2018-2019", "school year 2018-2019"),
        ("year", "2015", "2015"),
    ],
)
def test_a_period_is_named_in_the_language_of_the_reader(kind: str, cell: str, said: str) -> None:
    found = read_period(cell, read_as=kind)
    card = reading(2015, "1")
    key = replace(card.key, period_from=found.first, period_to=found.last)
    card = replace(card, period=found.label, key=key)
    assert period_words(card) == found.label
    with override("en"):
        assert period_words(card) == said
