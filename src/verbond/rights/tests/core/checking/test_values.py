import datetime as dt
from fractions import Fraction

import pytest

from verbond.rights.core.checking.amounts import in_period, read_amount, read_number
from verbond.rights.core.checking.codes import code_of, spaced, typed
from verbond.rights.core.checking.values import born, known
from verbond.rights.core.errors import CaseError
from verbond.rights.core.structure import Interval
from verbond.rights.core.vocabulary import FactKind

TODAY = dt.date(2026, 11, 23)


def _kind(kind: str, unit: str = "-") -> FactKind:
    return FactKind("x", "X", unit, "person", kind, False, 1)


def _day(year: int, month: int, day: int) -> int:
    return dt.date(year, month, day).toordinal()


@pytest.mark.parametrize(
    ("kind", "unit", "text", "expected"),
    [
        ("bool", "-", "ja", True),
        ("bool", "-", "nee", False),
        ("bool", "-", "?", None),
        ("bool", "-", "", None),
        ("choice", "-", "huur_privaat", "huur_privaat"),
        ("number", "EUR/year", "25630.67", Interval(2563067, 2563067)),
        ("number", "EUR/year", "1000.00..1500.00", Interval(100000, 150000)),
        ("number", "EUR/year", "60000.00..", Interval(6000000, None)),
        ("number", "EUR/year", "..500.00", Interval(None, 50000)),
        ("number", "points", "12", Interval(12, 12)),
        ("number", "points", "5.5", Interval(Fraction(11, 2), Fraction(11, 2))),
        ("date", "date", "2024-02", Interval(_day(2024, 2, 1), _day(2024, 2, 29))),
        ("date", "date", "2024", Interval(_day(2024, 1, 1), _day(2024, 12, 31))),
        ("date", "date", "2024-05-06", Interval(_day(2024, 5, 6), _day(2024, 5, 6))),
        ("date", "date", "vandaag", Interval(_day(2026, 11, 23), _day(2026, 11, 23))),
        ("date", "date", "..2026-01-01", Interval(None, _day(2026, 1, 1))),
        ("date", "date", "2026-01..", Interval(_day(2026, 1, 1), None)),
    ],
)
def test_an_answer_says_what_was_meant(kind: str, unit: str, text: str, expected: object) -> None:
    assert known(_kind(kind, unit), text, TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [("bool", "misschien"), ("number", "-5"), ("number", "1e9"), ("number", "veel"),
     ("date", "2024-13"), ("date", "2023-02-29"), ("date", "gisteren"), ("date", "0000")],
)  # fmt: skip
def test_what_is_no_answer_is_refused(kind: str, text: str) -> None:
    with pytest.raises(CaseError):
        known(_kind(kind), text, TODAY)


def test_no_birth_date_is_no_birth_date() -> None:
    assert born("") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [("1.250", "1250.00"), ("1.250,75", "1250.75"), ("€ 1 250", "1250.00"), ("950 euro", "950.00"),
     ("1250.5", "1250.50"), ("0", "0.00"), ("12,5", "12.50"), ("999999999", "999999999.00"),
     ("1,250", "1250.00"), ("1,234,567.89", "1234567.89")],
)  # fmt: skip
def test_people_write_amounts_in_many_ways(written: str, read: str) -> None:
    assert read_amount(written) == read


@pytest.mark.parametrize("written", ["", "abc", "1,2,3", "1.2.3", "12345678901", "0,234"])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_amount(written)
    assert refused.value.code == "amount"


def test_a_negative_rent_is_refused_as_such() -> None:
    with pytest.raises(CaseError) as refused:
        read_amount("-500")
    assert refused.value.code == "negative"


def test_a_yearly_amount_that_grows_past_nine_digits_is_refused() -> None:
    with pytest.raises(CaseError):
        in_period("999999999.00", "month", "year")


def test_month_and_year_are_told_apart_to_the_cent() -> None:
    assert in_period("2000.00", "month", "year") == "24000.00"
    assert in_period("24000.00", "year", "month") == "2000.00"
    assert in_period("10000.00", "year", "month") == "833.33..833.34"
    assert in_period("5.00", "month", "month") == "5.00"
    assert read_number("66") == "66"


def test_a_code_is_read_back_however_it_is_typed() -> None:
    code = code_of(0x123456789ABCDEF)
    assert typed(spaced(code).lower()) == code
    assert typed(spaced(code).replace("-", " ").replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize("text", ["", "abc", "ABCD-2345-EFG", "ABCD-2345-EFGH-J", "ABCD-2345-EFG!"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert typed(text) is None
