"""Periods: a label for people, a first and a last day for programs."""

import datetime as dt

import pytest

from verbond.indicators.core.errors import MappingWrong
from verbond.indicators.core.period import read_period


@pytest.mark.parametrize(
    ("text", "read_as", "label", "first", "last"),
    [
        ("2015", "year", "2015", "2015-01-01", "2015-12-31"),
        ("2015", "january", "1 januari 2015", "2015-01-01", "2015-01-01"),
        ("2022-03-23", "day", "23 maart 2022", "2022-03-23", "2022-03-23"),
        ("2022-03-23T14:00", "year-of-day", "2022", "2022-01-01", "2022-12-31"),
        ("2012-11", "month", "november 2012", "2012-11-01", "2012-11-30"),
        ("201212", "month", "december 2012", "2012-12-01", "2012-12-31"),
        ("2020-Q2", "quarter", "2e kwartaal 2020", "2020-04-01", "2020-06-30"),
        ("2018-2019", "school-year", "schooljaar 2018-2019", "2018-09-01", "2019-08-31"),
    ],
)
def test_a_period_has_its_days(text: str, read_as: str, label: str, first: str, last: str) -> None:
    found = read_period(text, read_as=read_as)
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (found.label, (found.first, found.last)) == (label, days)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("20155", "year"),
        ("0000", "year"),
        ("2022-02-30", "day"),
        ("2012-13", "month"),
        ("2020-Q5", "quarter"),
        ("2018-2020", "school-year"),
        ("٢٠١٥", "year"),
        ("", "year"),
    ],
)
def test_what_is_no_period_is_refused_with_an_example(text: str, read_as: str) -> None:
    with pytest.raises(MappingWrong, match="cannot be read as"):
        read_period(text, read_as=read_as)
