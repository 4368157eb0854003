"""Quarters, as they are written in addresses and files: 2024-K2."""

import datetime as dt
import re

from verbond.rights.core.errors import CaseError

_WRITTEN = re.compile(r"(20\d\d)-K([1-4])")


def quarter_of(day: dt.date) -> str:
    """Return the quarter of a day.

    >>> quarter_of(dt.date(2024, 6, 30))
    '2024-K2'
    """
    return f"{day.year}-K{(day.month + 2) // 3}"


def span_of(quarter: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a quarter. Raises `CaseError` for other words.

    >>> str(span_of("2024-K1")[1])
    '2024-03-31'
    """
    found = _WRITTEN.fullmatch(quarter)
    if found is None:
        raise CaseError("quarter", f"{quarter!r} is no quarter: write it as 2024-K2.")
    year, number = int(found[1]), int(found[2])
    month = 3 * number
    next_day = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month - 2, 1), next_day - dt.timedelta(days=1)
