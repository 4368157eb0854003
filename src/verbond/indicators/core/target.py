"""How a measured series stands against its target: a distance, never a percentage of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import floor, sqrt
from typing import Literal

from verbond.indicators.core.reading import ReadingCard

GoalKind = Literal["reach", "at-least", "at-most", "reference", "direction", "keep", "done"]
Direction = Literal["up", "down", "none"]
Against = Literal["target", "reference", "base"]
Unknown = Literal["no-readings", "no-base", "no-reference", "no-goal-value", ""]

# Fewer points show two states, not a movement.
TREND_POINTS = 3
_TWO_SIDED_90_PERCENT = 1.645


@dataclass(frozen=True, slots=True)
class Goal:
    """What the promise asks of a series."""

    kind: GoalKind
    value: Decimal | None = None
    deadline_on: date | None = None
    base_period: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """Change per year: the middle of all pairs of points, and an interval around it."""

    per_year: Fraction
    low: Fraction
    high: Fraction
    points: int

    @property
    def course(self) -> Literal["rising", "falling", "unclear"]:
        if self.low > 0:
            return "rising"
        return "falling" if self.high < 0 else "unclear"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one series stands. `gap` is signed, in the unit of the series: measured minus goal."""

    indicator: str
    last: ReadingCard | None
    points: int
    against: Against | None
    goal: Decimal | None
    gap: Decimal | None
    is_met: bool | None
    trend: Trend | None
    unknown: Unknown


def standing(
    *,
    indicator: str,
    goal: Goal,
    direction: Direction,
    series: Sequence[ReadingCard],
    reference: Sequence[ReadingCard] = (),
) -> Standing:
    """Compare the last value of a series with what the goal is measured against.

    `series` and `reference` hold one reading per period, oldest first. What cannot be compared
    stays None, and `unknown` says what is missing.
    """
    known = [reading for reading in series if reading.value is not None]
    compared = _opponent(goal, known, reference)
    last, against, opponent, unknown = compared
    value = last.value if last else None
    gap = value - opponent if value is not None and opponent is not None else None
    return Standing(
        indicator=indicator,
        last=last or (known[-1] if known else None),
        points=len(known),
        against=against if gap is not None else None,
        goal=opponent,
        gap=gap,
        is_met=None if gap is None else _is_met(gap, goal.kind, direction),
        trend=trend_of(known),
        unknown=unknown,
    )


def is_over(goal: Goal, today: date) -> bool:
    """Tell whether the day of the promise has passed; without a day it never has."""
    return goal.deadline_on is not None and today > goal.deadline_on


def trend_of(series: Iterable[ReadingCard]) -> Trend | None:
    """Estimate the change per year, or None below three points.

    Theil-Sen: the median slope of all pairs; its 90 % interval by Sen (1968), from the ranks of
    those slopes. With three to five points the interval is every slope there is.
    """
    points = [
        (Fraction(_middle(reading)), Fraction(reading.value))
        for reading in series
        if reading.value is not None
    ]
    if len({when for when, _ in points}) < TREND_POINTS:
        return None
    slopes = sorted(
        (later - earlier) / (until - since) * Fraction(1461, 4)
        for (since, earlier), (until, later) in combinations(sorted(points), 2)
        if until != since
    )
    n, pairs = len(points), len(slopes)
    spread = _TWO_SIDED_90_PERCENT * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(floor((pairs - spread) / 2), 0)
    # The same rank from above: a series upside down has the opposite interval.
    high = pairs - 1 - low
    middle = (slopes[(pairs - 1) // 2] + slopes[pairs // 2]) / 2
    return Trend(middle, slopes[low], slopes[high], n)


def _opponent(
    goal: Goal, known: list[ReadingCard], reference: Sequence[ReadingCard]
) -> tuple[ReadingCard | None, Against | None, Decimal | None, Unknown]:
    if not known:
        return None, None, None, "no-readings"
    if goal.kind == "reference":
        return _same_period(known, reference)
    if goal.kind in {"direction", "keep"}:
        base = next((one.value for one in known if one.period == goal.base_period), None)
        return known[-1], "base", base, "no-base" if base is None else ""
    if goal.value is None:
        return known[-1], None, None, "no-goal-value"
    return known[-1], "target", goal.value, ""


def _same_period(
    known: list[ReadingCard], reference: Sequence[ReadingCard]
) -> tuple[ReadingCard | None, Against | None, Decimal | None, Unknown]:
    # A gap to the reference of another year would be a gap between two years.
    values = {
        (one.key.period_from, one.key.period_to): one.value
        for one in reference
        if one.value is not None
    }
    for reading in reversed(known):
        other = values.get((reading.key.period_from, reading.key.period_to))
        if other is not None:
            return reading, "reference", other, ""
    return known[-1], None, None, "no-reference"


def _is_met(gap: Decimal, kind: GoalKind, direction: Direction) -> bool:
    if kind == "at-most" or (kind != "at-least" and direction == "down"):
        # Going down is met below the base; everything else already at it.
        return gap < 0 if kind == "direction" else gap <= 0
    if kind == "keep" and direction == "none":
        return gap == 0
    return gap > 0 if kind == "direction" else gap >= 0


def _middle(reading: ReadingCard) -> Fraction:
    first, last = reading.key.period_from.toordinal(), reading.key.period_to.toordinal()
    return Fraction(first + last, 2)
