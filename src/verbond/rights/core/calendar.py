"""Days that follow from other days, as ordinals: anniversaries, months, quarters.

Years and months run to the same day; a day that the month does not have is its last one.

>>> import datetime as dt
>>> dt.date.fromordinal(shifted(dt.date(2024, 2, 29).toordinal(), 1, "years"))
datetime.date(2025, 2, 28)
"""

import calendar
import datetime as dt
from functools import lru_cache

_LAST = dt.date.max.toordinal()


@lru_cache(maxsize=4096)
def shifted(ordinal: int, steps: int, step: str) -> int:
    """Return a day so many days, months or years later; days beyond the calendar are clipped."""
    if step == "days":
        return max(1, min(ordinal + steps, _LAST))
    day = dt.date.fromordinal(ordinal)
    months = day.year * 12 + day.month - 1 + steps * (12 if step == "years" else 1)
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return (dt.date.min if year < dt.MINYEAR else dt.date.max).toordinal()
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)).toordinal()


def day_of(anchor: str, day: dt.date, years: int = 0, month_day: str = "") -> dt.date:
    """Return the day that an anchor of core/tree.py, Today, means on a day."""
    found = ANCHORS[anchor](day, month_day)
    return dt.date.fromordinal(shifted(found.toordinal(), years, "years")) if years else found


def _named(day: dt.date, month_day: str) -> dt.date:
    month, number = map(int, month_day.split("-"))
    return dt.date(day.year, month, number)


def _september(day: dt.date, _given: str = "") -> dt.date:
    return dt.date(day.year if day.month >= 9 else day.year - 1, 9, 1)


ANCHORS = {
    "day": lambda day, _given: day,
    "year_start": lambda day, _given: dt.date(day.year, 1, 1),
    "year_end": lambda day, _given: dt.date(day.year, 12, 31),
    "quarter_start": lambda day, _given: dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
    "toeslag_start": _september,
    "toeslag_end": lambda day, _given: dt.date(_september(day).year + 1, 8, 31),
    "month_day": _named,
}
