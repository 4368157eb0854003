"""Amounts as cities write them: to the cent, or refused."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.sheets.amounts import MAX_CENTS, cents_of, read_cents
from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import NumberText, dutch

cents = st.integers(-MAX_CENTS, MAX_CENTS)


@given(cents)
def test_an_amount_in_flemish_notation_comes_back_to_the_cent(amount: int) -> None:
    assert read_cents(dutch(Decimal(amount).scaleb(-2), 2)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", 123456),
        ("1234,5", 123450),
        ("-1.234.567", -123456700),
        ("1,234.56", 123456),
        ("399998.96", 39999896),
        (" € 12,00 ", 1200),
        ("12 €", 1200),
        ("+7", 700),
        ("0.000", 0),
        ("990 000", 99000000),
        ("1\u202f234\u00a0567,5", 123456750),
        (NumberText("990.0"), 99000),
        (NumberText("990.000"), 99000),
    ],
)
def test_what_can_be_read_in_one_way_is_read(text: str, amount: int) -> None:
    assert read_cents(text) == amount


@pytest.mark.parametrize("text", ["990.000", "1.234", "1,234", "990.0", "12.34", "-990.5"])
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(NumberUnclear, match="twee manieren") as caught:
        read_cents(text)
    assert caught.value.code == "amount_ambiguous"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_number"),
        ("n.v.t.", "not_a_number"),
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("--5", "not_a_number"),
        ("12 34", "not_a_number"),
        ("1 234 56", "not_a_number"),
        ("990 000.5", "not_a_number"),
        ("1.23.456", "not_a_number"),
        ("٣", "not_a_number"),
        ("1" * 41, "not_a_number"),
        (NumberText("1e+16"), "not_a_number"),
        ("12,345", "amount_ambiguous"),
        ("1.234,567", "part_of_a_cent"),
        ("100000000000000", "too_large"),
        ("10000000000000,01", "too_large"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NumberUnclear) as caught:
        read_cents(text)
    assert caught.value.code == code


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999999999", "0.001", "1e-999999"])
def test_a_number_that_is_no_amount_is_refused(number: str) -> None:
    with pytest.raises(NumberUnclear):
        cents_of(Decimal(number))


@given(st.text(st.sampled_from("0123456789.,-+€ e"), max_size=45))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(NumberUnclear):
        assert abs(read_cents(text)) <= MAX_CENTS
