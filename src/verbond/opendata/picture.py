"""The data drawn as what it is: things joined by lines, each as large as there is much of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Node:
    """A kind of data in the drawing: its circle, and where its words stand."""

    label: str
    count: int
    x: int
    y: int
    radius: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two circles; `path` is a curve that leaves and arrives upright."""

    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    words: str


_PLACES = {
    "commitments": (180, 64),
    "questions": (310, 64),
    "annotations": (66, 190),
    "systems": (180, 206),
    "targets": (294, 190),
    "places": (66, 320),
    "readings": (294, 320),
}
_JOINED = (
    ("commitments", "questions"),
    ("commitments", "annotations"),
    ("commitments", "systems"),
    ("commitments", "targets"),
    ("annotations", "places"),
    ("targets", "readings"),
)
_LARGEST_RADIUS = 40


def picture(counts: Mapping[str, int]) -> Picture:
    """Draw how the main kinds of data hang together; areas are in proportion to the counts."""
    labels = {
        "commitments": _("zinnen"),
        "annotations": _("notities"),
        "questions": _("vragen"),
        "targets": _("doelen"),
        "places": _("plekken"),
        "systems": _("systemen"),
        "readings": _("metingen"),
    }
    most = max([counts.get(name, 0) for name in _PLACES] + [1])
    nodes = {}
    for name, (x, y) in _PLACES.items():
        number = counts.get(name, 0)
        radius = max(4.0, _LARGEST_RADIUS * sqrt(number / most))
        nodes[name] = Node(labels[name], number, x, y, round(radius, 1), round(y + radius + 17, 1))
    lines = tuple(Line(_curve(_PLACES[above], _PLACES[below])) for above, below in _JOINED)
    words = ", ".join(f"{node.count} {node.label}" for node in nodes.values())
    return Picture(tuple(nodes.values()), lines, words)


def _curve(start: tuple[int, int], end: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = start, end
    middle = (y1 + y2) / 2
    return f"M{x1} {y1}C{x1} {middle:g} {x2} {middle:g} {x2} {y2}"
