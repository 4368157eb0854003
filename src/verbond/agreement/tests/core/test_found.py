"""Numbers, dates and conditions as they stand in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.found import find_facts


def facts(text: str) -> list[tuple[str, str, Decimal | None, str]]:
    return [(one.text, one.what, one.value, one.unit) for one in find_facts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voor 0,7% van het budget.", ("0,7%", "percentage", Decimal("0.7"), "%")),
        ("Minstens 12 procent groen.", ("12 procent", "percentage", Decimal(12), "%")),
        ("Dat is 1 miljoen euro.", ("1 miljoen euro", "amount", Decimal(1_000_000), "EUR")),
        ("We zetten € 2.500,50 in.", ("€ 2.500,50", "amount", Decimal("2500.50"), "EUR")),
        ("Zo’n € 13 miljard.", ("€ 13 miljard", "amount", Decimal(13_000_000_000), "EUR")),
        ("Er komen 2.000 daken.", ("2.000", "count", Decimal(2000), "daken")),
        ("Er komt één zorgloket.", ("één", "count", Decimal(1), "zorgloket")),
        ("De komende zes jaar.", ("zes jaar", "duration", Decimal(6), "jaar")),
        ("Het aantal verdubbelt.", ("verdubbelt", "factor", Decimal(2), "")),
        ("De uitstoot is gehalveerd.", ("gehalveerd", "factor", Decimal("0.5"), "")),
        ("Klaar tegen eind 2024.", ("tegen eind 2024", "deadline", Decimal(2024), "")),
        ("Woningen van voor 1995.", ("1995", "year", Decimal(1995), "")),
        ("Geopend op 3 mei 2019.", ("3 mei 2019", "date", None, "")),
        ("Voor kinderen van 0 tot 3 jaar.", ("0 tot 3 jaar", "age", Decimal(3), "jaar")),
        ("Voor jongeren tot 25 jaar.", ("tot 25 jaar", "age", Decimal(25), "jaar")),
    ],
)
def test_number_is_found_with_what_it_is(
    text: str, found: tuple[str, str, Decimal | None, str]
) -> None:
    assert facts(text) == [found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoals Perron 13 en Jungle.", "Perron 13"),
        ("We versterken Shopping 2 en 3 samen.", "Shopping 2 en 3"),
        ("De T2-campus groeit.", "T2-campus"),
        ("De politie is 24/7 bereikbaar.", "24/7"),
        ("Via artikel 60§7 aan het werk.", "artikel 60§7"),
        ("De stap naar Industrie 4.0 lukt.", "Industrie 4.0"),
    ],
)
def test_number_in_a_name_is_no_number(text: str, name: str) -> None:
    assert facts(text) == [(name, "name", None, "")]


@pytest.mark.parametrize(
    "condition",
    ["waar nodig", "indien haalbaar", "waar mogelijk", "in functie van de haalbaarheid",
     "eventueel", "bij voorkeur", "desgevallend", "op termijn"],
)  # fmt: skip
def test_condition_is_found(condition: str) -> None:
    assert facts(f"De weg wordt {condition} hersteld.") == [(condition, "condition", None, "")]


def test_number_word_without_what_it_counts_is_passed_over() -> None:
    assert facts("De twee zijn er, en drie.") == []


@given(st.text(alphabet=st.sampled_from("0123456789 .,/%€§³aA-éen\n")) | st.text())
def test_passages_are_quoted_exactly(text: str) -> None:
    for one in find_facts(text):
        assert text[one.start : one.end] == one.text


def test_long_row_of_digits_is_read_in_no_time() -> None:
    assert find_facts("1" * 20_000 + " Campus" * 2_000) is not None
