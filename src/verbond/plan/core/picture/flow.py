"""Where the euros go: streams from a kind of money, by a goal, to what it serves, to scale."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BAR = 10.0  # width of the upright bar of a node
LINE = 18.0  # height of a line of a label
SLOT = 2 * LINE + 6  # the least height of a node: its name, its amount, and some air
GAP = 12.0
HEAD = 34.0  # room for the names of the columns
TOTAL_HEIGHT = 460.0  # what all euros together are high
THIN = 1.0  # below this many pixels a stream cannot be seen at its true width
LINE_LETTERS = 30
LABEL_LINES = 2
type Path = tuple[str, ...]  # the keys of the stops of a stream, from left to right
type Part = tuple[str, str, str]  # the stop on the left, on the right, and the last of all


@dataclass(frozen=True, slots=True)
class Stream:
    """An amount in cents that goes by these stops, one in each column."""

    stops: Path
    cents: int


@dataclass(frozen=True, slots=True)
class Stop:
    """What a stop is called, and which colour it has (0: none of a domain)."""

    key: str
    name: str
    hue: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A stop as drawn: an upright bar and its label in short lines."""

    stop: Stop
    column: int
    cents: int
    x: float
    y: float
    height: float
    label: tuple[str, ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a stream between two stops, as a closed path; `thin` ones are a line."""

    path: str
    first: Stop
    second: Stop
    end: Stop
    cents: int
    width: float
    thin: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture in pixels; amounts in cents."""

    width: float
    height: float
    total: int
    columns: tuple[tuple[Node, ...], ...]
    bands: tuple[Band, ...]


def draw_flow(
    streams: Iterable[Stream], columns: Sequence[Sequence[Stop]], *, places: Sequence[float]
) -> Flow | None:
    """Draw streams through columns of stops; None when there is nothing to draw.

    Stops stand in the order given; those without euros are left out, and so are streams of nothing
    or less: a picture has no negative width, so the caller says what was left out. `places` gives
    the left side of each column in pixels. All widths follow from running sums of cents, so that
    what enters a stop is exactly what leaves it.
    """
    flowing = [stream for stream in streams if stream.cents > 0]
    total = sum(stream.cents for stream in flowing)
    if not total:
        return None
    scale = TOTAL_HEIGHT / total
    stacks = [_stack(flowing, number, stops, scale) for number, stops in enumerate(columns)]
    height = max(_bottom(nodes) for nodes in stacks)
    # A shorter column stands in the middle of the highest one: bands then bend least.
    drawn = [
        _placed(nodes, places[number], (height - _bottom(nodes)) / 2)
        for number, nodes in enumerate(stacks)
    ]
    return Flow(
        width=places[-1] + BAR,
        height=round(height + 8, 1),
        total=total,
        columns=tuple(drawn),
        bands=tuple(_bands(flowing, drawn, scale)),
    )


def _stack(
    streams: Sequence[Stream], column: int, stops: Sequence[Stop], scale: float
) -> list[Node]:
    sums = _sums(streams, column)
    nodes: list[Node] = []
    y = HEAD
    for stop in stops:
        if stop.key not in sums:
            continue
        height = sums[stop.key] * scale
        label = shortened(stop.name)
        slot = max(height, _slot(label))
        top = y + (slot - height) / 2
        # The amount stands under the name, as one line more.
        label_y = y + slot / 2 - LINE / 2 * len(label) + 5
        nodes.append(Node(stop, column, sums[stop.key], 0.0, top, height, label, label_y))
        y += slot + GAP
    return nodes


def _sums(streams: Iterable[Stream], column: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for stream in streams:
        key = stream.stops[column]
        sums[key] = sums.get(key, 0) + stream.cents
    return sums


def _slot(label: Sequence[str]) -> float:
    """Return the height that a label needs: its lines, its amount, and some air."""
    return LINE * (len(label) + 1) + SLOT - 2 * LINE


def _bottom(nodes: Sequence[Node]) -> float:
    last = nodes[-1]
    return last.y + last.height / 2 + max(last.height, _slot(last.label)) / 2


def _placed(nodes: Iterable[Node], x: float, down: float) -> tuple[Node, ...]:
    return tuple(
        Node(
            node.stop,
            node.column,
            node.cents,
            x,
            round(node.y + down, 2),
            round(node.height, 2),
            node.label,
            round(node.label_y + down, 1),
        )
        for node in nodes
    )


def _bands(
    streams: Sequence[Stream], columns: Sequence[Sequence[Node]], scale: float
) -> Iterable[Band]:
    for left, right in pairwise(range(len(columns))):
        parts: dict[Part, int] = {}
        for stream in streams:
            key = (stream.stops[left], stream.stops[right], stream.stops[-1])
            parts[key] = parts.get(key, 0) + stream.cents
        yield from _bands_between(parts, columns[left], columns[right], columns[-1], scale)


def _bands_between(
    parts: Mapping[Part, int],
    left: Sequence[Node],
    right: Sequence[Node],
    last: Sequence[Node],
    scale: float,
) -> Iterable[Band]:
    froms, tos, ends = (
        {node.stop.key: (place, node) for place, node in enumerate(column)}
        for column in (left, right, last)
    )
    # Each side is filled from the top in the order of the other side: fewest crossings.
    starts = _running(parts, 0, lambda key: (tos[key[1]][0], ends[key[2]][0]))
    stops = _running(parts, 1, lambda key: (froms[key[0]][0], ends[key[2]][0]))
    for key, cents in sorted(parts.items(), key=lambda part: -part[1]):
        first, second = froms[key[0]][1], tos[key[1]][1]
        width = cents * scale
        yield Band(
            path=_path(first, starts[key] * scale, second, stops[key] * scale, width),
            first=first.stop,
            second=second.stop,
            end=ends[key[2]][1].stop,
            cents=cents,
            width=round(width, 2),
            thin=width < THIN,
        )


def _running(
    parts: Mapping[Part, int], side: int, order: Callable[[Part], tuple[int, int]]
) -> dict[Part, int]:
    """Return where each part starts within its stop on one side, in cents from the top."""
    filled: dict[str, int] = {}
    starts: dict[Part, int] = {}
    for key in sorted(parts, key=order):
        starts[key] = filled.get(key[side], 0)
        filled[key[side]] = starts[key] + parts[key]
    return starts


def _path(first: Node, start: float, second: Node, end: float, width: float) -> str:
    x0, x1 = first.x + BAR, second.x
    middle = (x0 + x1) / 2
    top0, top1 = first.y + start, second.y + end
    if width < THIN:
        y0, y1 = top0 + width / 2, top1 + width / 2
        return f"M{x0:g} {y0:.2f}C{middle:g} {y0:.2f} {middle:g} {y1:.2f} {x1:g} {y1:.2f}"
    low0, low1 = top0 + width, top1 + width
    return (
        f"M{x0:g} {top0:.2f}C{middle:g} {top0:.2f} {middle:g} {top1:.2f} {x1:g} {top1:.2f}"
        f"V{low1:.2f}C{middle:g} {low1:.2f} {middle:g} {low0:.2f} {x0:g} {low0:.2f}Z"
    )


def shortened(
    name: str, *, letters: int = LINE_LETTERS, lines: int = LABEL_LINES
) -> tuple[str, ...]:
    """Break a name into lines of at most so many letters; what does not fit ends in three dots.

    >>> shortened("Genk is een stad waar iedereen veilig onderweg is", letters=20)
    ('Genk is een stad', 'waar iedereen…')
    """
    found = [""]
    for word in name.split():
        joined = f"{found[-1]} {word}".strip()
        if len(joined) <= letters or not found[-1]:
            found[-1] = joined
        else:
            found.append(word)
    if len(found) <= lines:
        return tuple(found)
    kept = found[:lines]
    last = kept[-1] if len(kept[-1]) < letters else kept[-1].rsplit(" ", 1)[0]
    kept[-1] = f"{last.rstrip(' ,;:')}…"
    return tuple(kept)
