"""A word-sized chart for lists: a line, one dot, or a dashed track for what nobody knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verbond.indicators.core.chart.line import Across, PlotPoint, line_path, unbroken
from verbond.indicators.core.chart.scale import Scale


@dataclass(frozen=True, slots=True)
class Spark:
    """A small drawing of 160 by 48; `dot` is the last value."""

    kind: str
    paths: tuple[str, ...] = ()
    dot: tuple[float, float] | None = None
    width: int = 160
    height: int = 48


def draw_spark(points: Sequence[PlotPoint]) -> Spark:
    """Draw a series without axes; its shape fills the height, so sizes are not compared."""
    known = [point for point in points if point.value is not None]
    values = [point.value for point in known if point.value is not None]
    if not values:
        return Spark("unknown")
    if len(values) == 1:
        return Spark("dot", dot=(80.0, 24.0))
    low, high = min(values), max(values)
    scale = Scale(low, high if high > low else low + Decimal(1), (), 42.0, 7.0)
    across = Across(known, 8.0, 152.0)
    last = known[-1]
    return Spark(
        "line",
        tuple(line_path(run, across, scale) for run in unbroken(points) if len(run) > 1),
        (across.place(last), scale.place(values[-1])),
    )
