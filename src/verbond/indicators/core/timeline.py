"""When each target was measured and when it is due, on one axis of years for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verbond.indicators.core.cards import TargetCard

WIDTH, HEIGHT = 320, 26
_LEFT, _RIGHT = 8.0, 312.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """One target: the places of its measured periods, its due days and its deadline."""

    measured: tuple[float, ...]
    due: tuple[float, ...]
    done: tuple[float, ...]
    deadline: float | None


@dataclass(frozen=True, slots=True)
class Years:
    """The shared axis: first and last day, and where the years stand."""

    first: date
    last: date
    ticks: tuple[tuple[float, int], ...]

    def place(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + min(max(share, 0.0), 1.0) * (_RIGHT - _LEFT), 1)


def shared_years(targets: Iterable[TargetCard], today: date) -> Years:
    """Choose the axis: from the first known day of any target up to now."""
    days = [day for target in targets for day in _days(target)]
    first = date(min([*(day.year for day in days), today.year]), 1, 1)
    last = date(max([*(day.year for day in days), today.year]), 12, 31)
    years = Years(first, last, ())
    step = max(1, -(-(last.year - first.year + 1) // 6))
    ticks = [(years.place(date(year, 1, 1)), year) for year in range(first.year, last.year, step)]
    return Years(first, last, tuple(ticks))


def timeline_of(target: TargetCard, years: Years) -> Timeline:
    """Place one target on the shared axis."""
    measured = [
        one.key.period_from
        for card in target.indicators
        for one in card.series
        if one.value is not None
    ]
    due = [one.due_on for one in target.milestones if one.due_on]
    done = [one.done_on for one in target.milestones if one.done_on]
    return Timeline(
        measured=_places(measured, years),
        due=_places(due, years),
        done=_places(done, years),
        deadline=years.place(target.deadline_on) if target.deadline_on else None,
    )


def _days(target: TargetCard) -> Iterable[date]:
    for card in target.indicators:
        yield from (one.key.period_from for one in card.series if one.value is not None)
    for milestone in target.milestones:
        yield from (day for day in (milestone.due_on, milestone.done_on) if day)
    if target.deadline_on:
        yield target.deadline_on


def _places(days: Sequence[date], years: Years) -> tuple[float, ...]:
    return tuple(sorted({years.place(day) for day in days}))
