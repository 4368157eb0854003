"""What comes out of the index."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FacetCounts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that no document has, and the known word that was looked for instead."""

    word: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A found document, its score, and the tokens in it that answered the query."""

    key: str
    score: float
    matched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, the number of all, and what was made of the query.

    `facets` counts per facet and value, each facet as if its own filter were off, so that a
    person sees what another choice would give. `terms` are all tokens looked for, for `highlight`.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: FacetCounts
    corrections: tuple[Correction, ...] = ()
    terms: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = field(default=())
