"""Days moved by years, months or days, as core/calendar.py does for one."""

import datetime as dt
from typing import Any

import numpy as np

from verbond.rights.core.calendar import shifted
from verbond.rights.core.population.amounts import UNBOUNDED, Number
from verbond.rights.core.population.truths import any_of, only, united, where

# Day 1 of the calendar, as numpy counts days.
_EPOCH = dt.date(1970, 1, 1).toordinal()
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
MOST = _LAST


def moved(day: Number, steps: int, step: str) -> Number:
    """Return days so many steps later; what has no bound keeps none."""
    low = _moved(day.low, steps, step)
    if day.is_exact:
        return Number(low, low, most=MOST)
    return Number(low, _moved(day.high, steps, step), marks=day.marks, most=MOST)


def _moved(ends: Any, steps: int, step: str) -> Any:
    if not isinstance(ends, np.ndarray):
        return ends if abs(ends) >= UNBOUNDED else shifted(int(ends), steps, step)
    endless = abs(ends) >= UNBOUNDED
    if step == "days":
        return where(endless, ends, ends + steps)
    known = where(endless, _EPOCH, ends)
    return where(endless, ends, _months_later(known, steps * (12 if step == "years" else 1)))


def _months_later(days: Any, months: int) -> Any:
    stamps = (days - _EPOCH).astype("datetime64[D]")
    month = stamps.astype("datetime64[M]")
    inside = (stamps - month.astype("datetime64[D]")).astype(np.int64)
    new = month.astype(np.int64) + months
    year = new // 12 + 1970
    first = new.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    after = (new + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    found = first + np.minimum(inside, after - first - 1) + _EPOCH
    return where(year < dt.MINYEAR, _FIRST, where(year > dt.MAXYEAR, _LAST, found))


def moved_each(day: Number, by: Number, step: str, sign: int) -> Number:
    """Return days moved by a number of its own for each; without bounds where that is open."""
    marks = united([day.marks, by.marks])
    if not isinstance(by.low, np.ndarray):
        return Number(-UNBOUNDED, UNBOUNDED, marks=marks)
    steps = where(by.low < 0, -(-by.low // by.scale), by.low // by.scale)
    known = np.logical_not(by.open)
    ends = []
    for end, far in ((day.low, -UNBOUNDED), (day.high, UNBOUNDED)):
        found = where(known, end, far)
        for one in np.unique(steps[known]).tolist():
            found = where(known & (steps == one), _moved(found, one * sign, step), found)
        ends.append(found)
    low, high = ends
    return Number(low, high, marks=only(marks, any_of([high > low])), most=MOST)
