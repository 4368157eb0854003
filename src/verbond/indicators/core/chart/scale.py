"""Axes: round steps that people count in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns values into places along an axis of pixels."""

    first: Decimal
    last: Decimal
    ticks: tuple[Decimal, ...]
    start: float
    end: float

    @property
    def from_zero(self) -> bool:
        return self.first <= 0 <= self.last

    @property
    def decimals(self) -> int:
        """Return how many decimals the ticks need."""
        step = self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else Decimal(1)
        return max(0, -int(step.normalize().as_tuple().exponent))

    def place(self, value: Decimal) -> float:
        share = float((value - self.first) / (self.last - self.first))
        return round(self.start + share * (self.end - self.start), 1)


def value_scale(
    values: Sequence[Decimal], *, start: float, end: float, wanted: int = 4, whole: bool = False
) -> Scale:
    """Choose round ticks around the values; zero is on the axis when it costs little room.

    >>> [int(tick) for tick in value_scale([Decimal(449)], start=0, end=1).ticks]
    [0, 200, 400, 600]
    """
    low, high = min(values), max(values)
    # An axis from zero shows size; far above zero it would flatten the movement away.
    if low >= 0 and (low == high or low <= (high - low) * 2):
        low = Decimal(0)
    elif high <= 0 and high >= (low - high) * 2:
        high = Decimal(0)
    if low == high:
        high = low + 1
    step = _step((high - low) / wanted, whole=whole)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    count = int((last - first) / step)
    return Scale(
        first, last, tuple(first + step * number for number in range(count + 1)), start, end
    )


def _step(rough: Decimal, *, whole: bool) -> Decimal:
    size = Decimal(1).scaleb(rough.adjusted())
    steps = [one * size for one in _STEPS if one * size >= rough]
    if whole:
        return next((one for one in steps if one == one.to_integral_value()), Decimal(1))
    return steps[0]
