"""From the text of an answer to what the engine knows: exact, between two bounds, or nothing."""

import calendar
import datetime as dt
import re
from fractions import Fraction

from verbond.rights.core.checking.answers import NOT_KNOWN
from verbond.rights.core.errors import CaseError
from verbond.rights.core.structure import Bound, Interval, Known
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind

YES, NO = "ja", "nee"
TODAY = "vandaag"
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,2})?")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def known(kind: FactKind, text: str, today: dt.date) -> Known | None:
    """Return what an answer says, or None when it is not known.

    Raises `CaseError` when the text is no answer to this fact.
    """
    if text in {"", NOT_KNOWN}:
        return None
    if kind.is_truth:
        return _truth(kind, text)
    if kind.kind == "choice":
        return text
    low, dots, high = text.partition("..")
    if kind.kind == "date":
        return _days(low, today) if not dots else _between(low, high, today)
    bounds = (_number(low, kind), _number(high if dots else low, kind))
    return Interval(*bounds)


def born(text: str) -> Interval | None:
    """Return between which days somebody was born.

    >>> both = born("2000-02")
    >>> [dt.date.fromordinal(int(day)).isoformat() for day in (both.low, both.high)]
    ['2000-02-01', '2000-02-29']
    """
    return _days(text, dt.date.max) if text else None


def _truth(kind: FactKind, text: str) -> bool:
    if text not in {YES, NO}:
        raise CaseError("answer", f"{kind.name}: {YES} or {NO}, not {text!r}.")
    return text == YES


def _number(text: str, kind: FactKind) -> Bound:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise CaseError("answer", f"{kind.name}: a number such as 1200.50, not {text!r}.")
    exact = Fraction(text) * (100 if is_money(kind.unit) else 1)
    return exact.numerator if exact.denominator == 1 else exact


def _between(low: str, high: str, today: dt.date) -> Interval:
    first, last = (_days(one, today) if one else None for one in (low, high))
    return Interval(first.low if first else None, last.high if last else None)


def _days(text: str, today: dt.date) -> Interval:
    if text == TODAY:
        return Interval(today.toordinal(), today.toordinal())
    found = _DAY.fullmatch(text)
    if not found:
        raise CaseError("answer", f"{text!r} is no day, month or year.")
    year, month, day = (int(one) if one else 0 for one in found.groups())
    try:
        first = dt.date(year, month or 1, day or 1)
        last = dt.date(year, month or 12, day or _last_day(year, month or 12))
    except ValueError as wrong:
        raise CaseError("answer", f"{text!r} is no day that exists.") from wrong
    return Interval(first.toordinal(), last.toordinal())


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
