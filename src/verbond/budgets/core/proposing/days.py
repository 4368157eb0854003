"""Working days in Belgium, and the day a term ends."""

from datetime import date, timedelta
from functools import cache

# Law of 4 January 1974 on public holidays, Royal Decree of 18 April 1974: ten days.
_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
_SATURDAY = 5


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the ten legal holidays of a year.

    >>> date(2026, 5, 14) in holidays(2026), len(holidays(2026))
    (True, 10)
    """
    easter = _easter(year)
    moving = {easter + timedelta(days=days) for days in _AFTER_EASTER}
    return frozenset({date(year, month, day) for month, day in _FIXED} | moving)


def is_working_day(day: date) -> bool:
    """Say whether a day is no weekend and no legal holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def due(start: date, days: int) -> date:
    """Return the last day of a term in calendar days, counted from the day after `start`.

    A term that would end in a weekend or on a holiday ends on the next working day, as in art. 53
    of the Judicial Code.

    >>> due(date(2026, 12, 11), 14)
    datetime.date(2026, 12, 28)
    """
    last = start + timedelta(days=days)
    while not is_working_day(last):
        last += timedelta(days=1)
    return last


def _easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Jones and Butcher; Gregorian calendar)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, shift = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    quarter, left = divmod(rest, 4)
    week = (32 + 2 * shift + 2 * quarter - epact - left) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
