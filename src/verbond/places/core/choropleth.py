"""Colour places by a figure: few classes with round borders, and one for what is not known."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One class of figures, 1 the lowest: at least `low`, below `high` (the last: at most)."""

    number: int
    low: float
    high: float


def levels_of(values: Iterable[float | None], count: int = MOST_LEVELS) -> tuple[Level, ...]:
    """Divide the span of the figures into classes of equal, round width.

    Figures that are missing or not finite do not count. Fewer classes come out when the span is
    narrow; none when nothing is known.

    >>> [(level.low, level.high) for level in levels_of([3, 41, None])]
    [(0.0, 10.0), (10.0, 20.0), (20.0, 30.0), (30.0, 40.0), (40.0, 50.0)]
    """
    known = [value for value in values if value is not None and math.isfinite(value)]
    if not known:
        return ()
    low, high = min(known), max(known)
    if low == high:
        return (Level(1, low, high),)
    step = _round_step(low, high, count)
    start = math.floor(low / step)
    amount = max(1, math.ceil(round(high / step, 9)) - start)
    return tuple(
        Level(number + 1, _tidy((start + number) * step), _tidy((start + number + 1) * step))
        for number in range(amount)
    )


def _round_step(low: float, high: float, count: int) -> float:
    # Widths that people count in; the last one is always wide enough.
    power = 10.0 ** math.floor(math.log10((high - low) / count))
    steps = [factor * power for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100)]
    fitting = (
        step for step in steps if math.ceil(round(high / step, 9)) - math.floor(low / step) <= count
    )
    return next(fitting, steps[-1])


def _tidy(number: float) -> float:
    return float(f"{number:.10g}")


def level_numbers(
    values: Mapping[str, float | None], levels: tuple[Level, ...]
) -> dict[str, int | None]:
    """Give each place the number of its class, None where the figure is not known."""
    return {code: _level(value, levels) for code, value in values.items()}


def _level(value: float | None, levels: tuple[Level, ...]) -> int | None:
    if value is None or not math.isfinite(value) or not levels:
        return None
    return next((level.number for level in levels if value < level.high), levels[-1].number)
