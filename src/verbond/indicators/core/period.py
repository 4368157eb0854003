"""When a value holds: a label that people know, with its first and last day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from verbond.indicators.core.errors import MappingWrong

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    label: str
    first: date
    last: date


def read_period(text: str, *, read_as: str) -> Period:
    """Read a cell as one of `KINDS`; raises `MappingWrong` when it is not of that kind.

    >>> read_period("2018-2019", read_as="school-year").label
    'schooljaar 2018-2019'
    >>> read_period("2015", read_as="january").label
    '1 januari 2015'
    """
    pattern, build, example = KINDS[read_as]
    match = re.fullmatch(pattern, text.strip(), re.ASCII)
    wrong = MappingWrong("period", f"{text[:40]!r} cannot be read as {read_as}, such as {example}")
    if match is None:
        raise wrong
    try:
        return build(*map(int, match.groups()))
    except (ValueError, OverflowError):
        raise wrong from None


def _year(year: int) -> Period:
    return Period(f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def _january(year: int) -> Period:
    return Period(f"1 januari {year:04}", date(year, 1, 1), date(year, 1, 1))


def _day(year: int, month: int, day: int) -> Period:
    on = date(year, month, day)
    return Period(f"{on.day} {MONTHS[month - 1]} {year:04}", on, on)


def _year_of(year: int, month: int, day: int) -> Period:
    return _year(date(year, month, day).year)


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(f"{MONTHS[month - 1]} {year:04}", first, following - timedelta(days=1))


def _quarter(year: int, quarter: int) -> Period:
    last = _month(year, 3 * quarter).last
    return Period(f"{quarter}e kwartaal {year:04}", date(year, 3 * quarter - 2, 1), last)


def _school_year(year: int, following: int) -> Period:
    if following != year + 1:
        raise ValueError
    return Period(f"schooljaar {year:04}-{following:04}", date(year, 9, 1), date(following, 8, 31))


KINDS: dict[str, tuple[str, Callable[..., Period], str]] = {
    "year": (r"(\d{4})", _year, "2015"),
    "january": (r"(\d{4})", _january, "2015 (the state on 1 January)"),
    "day": (r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", _day, "2022-03-23"),
    "year-of-day": (r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", _year_of, "2022-03-23"),
    "month": (r"(\d{4})-?(\d{2})", _month, "2012-11"),
    "quarter": (r"(\d{4})[ -]?[QK]([1-4])", _quarter, "2020-Q2"),
    "school-year": (r"(\d{4})[-/](\d{4})", _school_year, "2018-2019"),
}
