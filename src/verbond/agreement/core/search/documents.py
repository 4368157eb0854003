"""What goes into the index."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from verbond.kit.dutch import pack

# How much a word counts by where it stands; a field not named here counts 1.
DEFAULT_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"text": 1.0, "places": 0.8, "parent": 0.35, "path": 0.3, "theme": 0.2}
)


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find: packed words by field (`kit.dutch.pack`), facets, and its place.

    `position` orders equal hits and the answer to an empty query; `key` breaks what is left.
    """

    key: str
    fields: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    position: int = 0

    @classmethod
    def of(
        cls,
        key: str,
        texts: Mapping[str, str],
        *,
        facets: Mapping[str, tuple[str, ...]] | None = None,
        position: int = 0,
    ) -> "Document":
        """Make a document of plain text."""
        packed = {name: pack(text) for name, text in texts.items()}
        return cls(key, packed, facets or {}, position)
