"""A line through time: solid where there is evidence, a gap where there is none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Literal

from verbond.indicators.core.chart.scale import Scale, value_scale
from verbond.indicators.core.reading import Status
from verbond.kit.sheets.figures import dutch

MarkKind = Literal["final", "provisional", "revised", "before", "other", "missing", "suppressed"]


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One reading on its way to paper; `before` are the values that it replaced."""

    first: date
    last: date
    label: str
    short: str
    value: Decimal | None
    status: Status = Status.FINAL
    low: Decimal | None = None
    high: Decimal | None = None
    before: tuple[Decimal, ...] = ()

    @property
    def day(self) -> float:
        return (self.first.toordinal() + self.last.toordinal()) / 2


@dataclass(frozen=True, slots=True)
class Plot:
    """The series of one chart: our own, the one to compare with, and what other sources say."""

    points: tuple[PlotPoint, ...]
    reference: tuple[PlotPoint, ...] = ()
    others: tuple[PlotPoint, ...] = ()
    decimals: int = 0
    write: Callable[[Decimal, int], str] = dutch


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn point with the words that a pointer shows."""

    x: float
    y: float
    kind: MarkKind
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line chart in pixels; every path is ready for the attribute `d`."""

    width: int
    height: int
    left: float
    right: float
    bottom: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    bands: tuple[str, ...]
    lines: tuple[str, ...]
    reference_lines: tuple[str, ...]
    whiskers: tuple[str, ...]
    marks: tuple[Mark, ...]
    last: Tick | None
    last_x: float
    last_anchor: Literal["start", "end"]
    from_zero: bool
    first_tick: str


def draw(plot: Plot, *, width: int, height: int) -> Drawing | None:
    """Draw a plot in this many pixels; None when no value is known."""
    known = [point for point in plot.points if point.value is not None]
    everything = [*plot.points, *plot.reference, *plot.others]
    values = list(_values(everything))
    if not values:
        return None
    top, bottom = 26.0, height - 34.0
    scale = value_scale(values, start=bottom, end=top, whole=plot.decimals == 0)
    labels = [plot.write(tick, max(scale.decimals, 0)) for tick in scale.ticks]
    left = 14.0 + 8.2 * max(map(len, labels))
    across = Across(everything, left + 26, width - 26.0)
    runs = unbroken(plot.points)
    last = known[-1] if known else None
    last_x = across.place(last) if last else 0.0
    return Drawing(
        width=width,
        height=height,
        left=left,
        right=width - 8.0,
        bottom=bottom,
        x_ticks=_x_ticks(everything, across, (width - left) / 52),
        y_ticks=tuple(
            Tick(scale.place(tick), label) for tick, label in zip(scale.ticks, labels, strict=True)
        ),
        bands=tuple(_band(run, across, scale) for run in runs if _has_band(run)),
        lines=tuple(line_path(run, across, scale) for run in runs if len(run) > 1),
        reference_lines=tuple(
            line_path(run, across, scale) for run in unbroken(plot.reference) if len(run) > 1
        ),
        whiskers=tuple(_whiskers(runs, across, scale)),
        marks=tuple(_marks(plot, across, scale)),
        last=Tick(scale.place(last.value), plot.write(last.value, plot.decimals))
        if last and last.value is not None
        else None,
        last_x=last_x,
        last_anchor="end" if last_x > width * 0.6 else "start",
        from_zero=scale.from_zero,
        first_tick=labels[0],
    )


class Across:
    """Places of periods from left to right; a single period stands in the middle."""

    def __init__(self, points: Sequence[PlotPoint], left: float, right: float) -> None:
        days = [point.day for point in points]
        self.first, self.span = min(days), max(days) - min(days)
        self.left, self.right = left, right

    def place(self, point: PlotPoint) -> float:
        if not self.span:
            return round((self.left + self.right) / 2, 1)
        share = (point.day - self.first) / self.span
        return round(self.left + share * (self.right - self.left), 1)


def _values(points: Iterable[PlotPoint]) -> Iterable[Decimal]:
    for point in points:
        yield from (one for one in (point.value, point.low, point.high) if one is not None)
        yield from point.before


def unbroken(points: Sequence[PlotPoint]) -> list[list[PlotPoint]]:
    """Cut a series where a value is missing, or where periods were skipped."""
    steps = [later.day - earlier.day for earlier, later in pairwise(points)]
    usual = median(steps) if steps else 0.0
    runs: list[list[PlotPoint]] = [[]]
    previous: PlotPoint | None = None
    for point in points:
        skipped = previous is not None and point.day - previous.day > 1.5 * usual
        if (point.value is None or skipped) and runs[-1]:
            runs.append([])
        if point.value is not None:
            runs[-1].append(point)
        previous = point
    return [run for run in runs if run]


def line_path(run: Sequence[PlotPoint], across: Across, scale: Scale) -> str:
    """Return the path through points that all have a value."""
    places = [
        f"{across.place(point):g} {scale.place(point.value):g}"
        for point in run
        if point.value is not None
    ]
    return "M" + "L".join(places)


def _has_band(run: Sequence[PlotPoint]) -> bool:
    return len(run) > 1 and all(point.low is not None and point.high is not None for point in run)


def _band(run: Sequence[PlotPoint], across: Across, scale: Scale) -> str:
    above = [(across.place(p), scale.place(p.high)) for p in run if p.high is not None]
    below = [(across.place(p), scale.place(p.low)) for p in reversed(run) if p.low is not None]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in (*above, *below)) + "Z"


def _whiskers(runs: Sequence[Sequence[PlotPoint]], across: Across, scale: Scale) -> Iterable[str]:
    for run in runs:
        if _has_band(run):
            continue
        for point in run:
            if point.low is not None and point.high is not None:
                x = across.place(point)
                low, high = scale.place(point.low), scale.place(point.high)
                yield f"M{x:g} {low:g}V{high:g}M{x - 5:g} {low:g}h10M{x - 5:g} {high:g}h10"


def _marks(plot: Plot, across: Across, scale: Scale) -> Iterable[Mark]:
    for point in plot.others:
        if point.value is not None:
            yield _mark(point, point.value, "other", across, scale, plot)
    for point in plot.points:
        x = across.place(point)
        if point.value is None:
            kind: MarkKind = "suppressed" if point.status == Status.SUPPRESSED else "missing"
            yield Mark(x, scale.start, kind, point.label)
            continue
        for value in point.before:
            yield _mark(point, value, "before", across, scale, plot)
        status: MarkKind = "final"
        if point.status == Status.PROVISIONAL:
            status = "provisional"
        elif point.before:
            status = "revised"
        yield _mark(point, point.value, status, across, scale, plot)


def _mark(
    point: PlotPoint, value: Decimal, kind: MarkKind, across: Across, scale: Scale, plot: Plot
) -> Mark:
    words = f"{point.label}: {plot.write(value, plot.decimals)}"
    return Mark(across.place(point), scale.place(value), kind, words)


def _x_ticks(points: Sequence[PlotPoint], across: Across, room: float) -> tuple[Tick, ...]:
    places = sorted({across.place(point): point.short for point in points}.items())
    every = max(1, -(-len(places) // max(1, int(room))))
    # Counted from the last: the newest period always has its label.
    chosen = [tick for n, tick in enumerate(reversed(places)) if n % every == 0]
    return tuple(Tick(x, label) for x, label in reversed(chosen))
