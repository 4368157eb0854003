"""Horizontal bars of a breakdown, one scale for all, in parts that lightness tells apart."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from verbond.indicators.core.cards import Dimension
from verbond.indicators.core.reading import ReadingCard
from verbond.kit.sheets.figures import dutch

WIDTH = 1000
type _Known = tuple[ReadingCard, Decimal]  # a reading that has a value, and that value


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar, in thousandths of the longest bar."""

    x: float
    width: float
    part: int
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, its total in words, its pieces."""

    label: str
    total: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BarGroup:
    """All rows of one dimension in one period; `parts` is the legend, empty without pieces."""

    label: str
    period: str
    parts: tuple[str, ...]
    parts_label: str
    bars: tuple[Bar, ...]


def bar_groups(
    readings: Iterable[ReadingCard],
    dimensions: dict[str, Dimension],
    *,
    decimals: int,
    write: Callable[[Decimal, int], str] = dutch,
) -> tuple[BarGroup, ...]:
    """Draw the breakdowns of the newest period of each dimension.

    A breakdown by two dimensions gives rows of the one with the most parts, in pieces of the other.
    """
    newest: dict[tuple[str, ...], list[_Known]] = {}
    for reading in sorted(readings, key=lambda one: one.key.period_to):
        value = reading.value
        if not reading.key.breakdown or value is None:
            continue
        names = tuple(sorted(_parts(reading)))
        group = newest.setdefault(names, [])
        if group and group[0][0].key.period_to != reading.key.period_to:
            group.clear()
        group.append((reading, value))
    drawable = {names: group for names, group in newest.items() if 1 <= len(names) <= 2}
    # One dimension alone is left out where a breakdown by two has it already, as rows or pieces.
    covered = {name for names in drawable if len(names) == 2 for name in names}
    return tuple(
        _group(names, group, dimensions, lambda value: write(value, decimals))
        for names, group in sorted(drawable.items(), key=lambda one: (len(one[0]), one[0]))
        if len(names) == 2 or names[0] not in covered or _is_pieces(names[0], drawable, dimensions)
    )


def _is_pieces(
    name: str, drawable: dict[tuple[str, ...], list[_Known]], dimensions: dict[str, Dimension]
) -> bool:
    return all(
        _rows_and_pieces(names, dimensions)[0] != name
        for names in drawable
        if len(names) == 2 and name in names
    )


def _rows_and_pieces(
    names: tuple[str, ...], dimensions: dict[str, Dimension]
) -> tuple[str, str | None]:
    if len(names) == 1:
        return names[0], None
    rows, pieces = sorted(names, key=lambda name: -len(dimensions[name].values))
    return rows, pieces


def _parts(reading: ReadingCard) -> dict[str, str]:
    return dict(part.split("=", 1) for part in reading.key.breakdown.split(";"))


def _group(
    names: tuple[str, ...],
    readings: list[_Known],
    dimensions: dict[str, Dimension],
    write: Callable[[Decimal], str],
) -> BarGroup:
    rows, pieces = _rows_and_pieces(names, dimensions)
    cells: dict[str, dict[str, Decimal]] = {}
    for reading, value in readings:
        parts = _parts(reading)
        cells.setdefault(parts[rows], {})[parts[pieces] if pieces else ""] = value
    order = [name for name in dimensions[rows].values if name in cells]
    longest = max((sum(row.values(), Decimal(0)) for row in cells.values()), default=Decimal(0))
    legend = dimensions[pieces].values if pieces else {"": ""}
    return BarGroup(
        label=dimensions[rows].label,
        period=readings[0][0].period,
        parts=tuple(legend.values()) if pieces else (),
        parts_label=dimensions[pieces].label if pieces else "",
        bars=tuple(
            Bar(
                dimensions[rows].values[name],
                write(sum(cells[name].values(), Decimal(0))),
                _segments(cells[name], legend, longest, write),
            )
            for name in order
        ),
    )


def _segments(
    cells: dict[str, Decimal],
    legend: dict[str, str],
    longest: Decimal,
    write: Callable[[Decimal], str],
) -> tuple[Segment, ...]:
    found: list[Segment] = []
    start = Decimal(0)
    for part, (name, label) in enumerate(legend.items(), start=1):
        value = cells.get(name, Decimal(0))
        x, end = (_pixels(one, longest) for one in (start, start + value))
        if value > 0:
            found.append(Segment(x, round(end - x, 1), part, label, write(value)))
        start += value
    return tuple(found)


def _pixels(value: Decimal, longest: Decimal) -> float:
    return round(float(value / longest) * WIDTH, 1) if longest else 0.0
