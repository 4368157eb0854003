"""Two amounts on one line: what was planned as a track, what was booked as what fills it."""

from dataclasses import dataclass

LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Pair:
    """Lengths in thousandths of the scale; `over` is what was booked beyond the plan."""

    planned: float
    booked: float
    over: float


def pair(planned: int | None, booked: int | None, most: int) -> Pair:
    """Measure planned against booked cents on a scale that ends at `most` cents.

    An amount that nobody knows has no length. Amounts below zero have none either.

    >>> pair(50, 75, 100)
    Pair(planned=500.0, booked=500.0, over=250.0)
    """
    if most <= 0:
        return Pair(0.0, 0.0, 0.0)
    track, filled = (_length(cents, most) for cents in (planned, booked))
    return Pair(track, min(track, filled), round(max(0.0, filled - track), 1))


def longest(*amounts: int | None) -> int:
    """Return the largest known amount in cents, or 0: where a shared scale ends."""
    return max((cents for cents in amounts if cents is not None), default=0)


def _length(cents: int | None, most: int) -> float:
    return round(LENGTH * max(0, cents or 0) / most, 1)
