"""The days that the council's page looks back over: the last year and half-year of a term."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from verbond.council.core.euros import Sum


@dataclass(frozen=True, slots=True)
class Window:
    """The last day that is looked at, and the first days of the year and half-year before it."""

    year_first: date
    half_first: date
    last: date
    is_over: bool


def window_of(today: date, term_to: date | None) -> Window:
    """Return what to look back over: up to today, or to the end of a term that is over.

    >>> found = window_of(date(2026, 11, 23), date(2024, 12, 31))
    >>> found.year_first.isoformat(), found.half_first.isoformat(), found.is_over
    ('2024-01-01', '2024-07-01', True)
    """
    is_over = term_to is not None and term_to < today
    last = term_to if term_to is not None and is_over else today
    return Window(
        months_before(last, 12) + timedelta(days=1),
        months_before(last, 6) + timedelta(days=1),
        last,
        is_over,
    )


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier; the end of a month stays the end of a month.

    >>> months_before(date(2024, 12, 31), 6), months_before(date(2024, 3, 15), 12)
    (datetime.date(2024, 6, 30), datetime.date(2023, 3, 15))
    """
    ordinal = day.year * 12 + day.month - 1 - months
    year, month = ordinal // 12, ordinal % 12 + 1
    is_end = day.day == monthrange(day.year, day.month)[1]
    end = monthrange(year, month)[1]
    return date(year, month, end if is_end else min(day.day, end))


@dataclass(frozen=True, slots=True)
class Dot:
    """One decision in the picture: `x` in units of the drawing, `lane` the place of its body."""

    x: int
    lane: int


def dots_of(
    days: list[tuple[date, int]], window: Window, *, width: int, lanes: int
) -> tuple[Dot, ...]:
    """Place decisions on the line of the year, one lane for each body; none falls off the line.

    Decisions of one body that would lie on each other move on as far as there is room.
    """
    length = max(1, (window.last - window.year_first).days)
    found: list[Dot] = []
    for lane in range(lanes):
        before = -_STEP
        for day, _ in sorted(one for one in days if one[1] == lane):
            x = max(width * (day - window.year_first).days // length, before + _STEP)
            before = x
            found.append(Dot(min(max(x, 0), width), lane))
    return tuple(found)


_STEP = 9


def longest(sums: list[Sum]) -> int:
    """Return the largest amount of any sum, for the scale of their bars; 1 when there is none.

    >>> longest([Sum(5, 7), Sum(None, None)]), longest([])
    (7, 1)
    """
    amounts = [cents for one in sums for cents in (one.planned_cents, one.booked_cents)]
    return max((cents for cents in amounts if cents is not None), default=0) or 1
