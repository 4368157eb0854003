"""Shapes that pages are held against, parsed once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbond.decisions.core.linked.reading import quiet

if TYPE_CHECKING:
    from rdflib import Graph

NAMES = ("basic-agenda", "decision-list", "decision", "notulen", "citerra")
LEVELS = ("Niveau 1", "Niveau 3", "Bonusniveau")
NO_LEVEL = "zonder niveau"
LEVEL = "http://lblod.data.gift/vocabularies/besluit/maturiteitsniveau"
# pyshacl puts `$this` in its place beforehand, and SPARQL then refuses to name it once more.
_REBOUND = re.compile(r"\(\s*\$this\s+as\s+\?this\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """One shapes graph by its name; `error` says why it could not be read."""

    name: str
    graph: "Graph | None"
    error: str | None = None


def parse_shapes(texts: Mapping[str, str]) -> tuple[Shape, ...]:
    """Parse shapes in Turtle, each by its name; a broken one says so and hides no other."""
    return tuple(_parsed(name, text) for name, text in texts.items())


def repaired(text: str) -> str | None:
    """Take `select ($this as ?this)` out of a shape; None when it has none.

    >>> repaired("select DISTINCT ($this as ?this) ?value where {}")
    'select DISTINCT $this ?value where {}'
    """
    mended, times = _REBOUND.subn("$this", text)
    return mended if times else None


def _parsed(name: str, text: str) -> Shape:
    from rdflib import Graph
    from rdflib.exceptions import ParserError

    try:
        with quiet():
            graph = Graph().parse(data=text, format="turtle")
    except (SyntaxError, ValueError, ParserError, RecursionError) as broken:
        first = str(broken).strip().splitlines()[0] if str(broken).strip() else repr(broken)
        return Shape(name, None, f"geen geldige Turtle: {first}")
    return Shape(name, graph)
