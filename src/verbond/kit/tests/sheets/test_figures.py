"""Numbers as people write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import (
    DecimalSign,
    NumberText,
    checked,
    detect_decimal_sign,
    dutch,
    english,
    read_number,
)

exact = st.decimals(
    min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False
)
signs: st.SearchStrategy[DecimalSign] = st.sampled_from([",", "."])


def test_a_point_before_three_digits_is_not_guessed() -> None:
    with pytest.raises(NumberUnclear, match="twee manieren") as caught:
        detect_decimal_sign(["990.000", "12.500"])
    assert caught.value.code == "decimal_ambiguous"


def test_a_clear_cell_decides_for_the_column() -> None:
    assert detect_decimal_sign(["990.000", "12,5"]) == ","
    assert detect_decimal_sign(["990,000", "12.5"]) == "."
    assert detect_decimal_sign(["1.234.567"]) == ","
    assert detect_decimal_sign(["0.123"]) == "."


def test_a_column_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(NumberUnclear, match="in één kolom"):
        detect_decimal_sign(["12,5", "12.5"])


def test_the_same_cell_under_both_signs() -> None:
    assert read_number("990.000", ",") == Decimal(990000)
    assert read_number("990.000", ".") == Decimal(990)


def test_a_number_of_a_spreadsheet_keeps_its_point_under_a_decimal_comma() -> None:
    assert read_number(NumberText("12.5"), ",") == Decimal("12.5")


@pytest.mark.parametrize(
    "cell", ["", "x", "1.2.3,4,5", "12,34.567", "1e5", "NaN", "٣", "--4", "1.23.456", "1,5,0", "²"]
)
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(NumberUnclear):
        read_number(cell, ",")


@pytest.mark.parametrize("cell", ["1234567890123456", "0,1234567", "1" * 5000])
def test_more_digits_than_both_databases_keep_are_refused(cell: str) -> None:
    with pytest.raises(NumberUnclear, match="meer cijfers"):
        read_number(cell, ",")


def test_digits_are_counted_without_rounding_first() -> None:
    with pytest.raises(NumberUnclear):
        checked(Decimal("1." + "0" * 30 + "1"))


@given(exact, signs)
def test_a_written_number_is_read_back(number: Decimal, sign: DecimalSign) -> None:
    thousands = "." if sign == "," else ","
    written = f"{number:,f}".replace(",", "T").replace(".", sign).replace("T", thousands)
    assert read_number(written, sign) == number


@given(exact)
def test_what_is_shown_in_dutch_is_read_back(number: Decimal) -> None:
    assert read_number(dutch(number, 4), ",") == number


@given(st.text(max_size=60), signs)
def test_no_text_breaks_the_reading_of_numbers(text: str, sign: DecimalSign) -> None:
    with suppress(NumberUnclear):
        assert read_number(text, sign).is_finite()


def test_dutch_numbers_round_half_away_from_zero() -> None:
    assert dutch(Decimal("0.05"), 1) == "0,1"
    assert dutch(Decimal("-1234.5"), 0) == "−1.235"


@given(exact)
def test_what_is_shown_in_english_is_read_back(number: Decimal) -> None:
    assert read_number(english(number, 4), ".") == number


def test_nothing_below_zero_is_shown_without_a_minus() -> None:
    assert english(Decimal("-1234.5"), 0) == "−1,235"
    assert english(Decimal("-0.04"), 1) == "0.0"
