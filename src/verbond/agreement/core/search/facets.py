"""Filters, and how many hits each choice would give."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbond.agreement.core.search.documents import Document

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Facet:
    values: tuple[str, ...]
    owners: NDArray[np.int32]  # a document, once for each of its values
    numbers: NDArray[np.int32]  # the value's number

    def mask(self, chosen: Collection[str], size: int) -> Mask:
        wanted = np.array([value in chosen for value in self.values], bool)
        found = np.zeros(size, bool)
        if wanted.size:
            found[self.owners[wanted[self.numbers]]] = True
        return found

    def counts(self, hits: Mask) -> dict[str, int]:
        counted = np.bincount(self.numbers[hits[self.owners]], minlength=len(self.values))
        return {v: int(n) for v, n in zip(self.values, counted.tolist(), strict=True) if n}


class Facets:
    """All facets of all documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._size = len(documents)
        names = sorted({name for document in documents for name in document.facets})
        self._facets = {name: _make(name, documents) for name in names}

    def apply(
        self, hits: Mask, filters: Mapping[str, Collection[str]]
    ) -> tuple[Mask, dict[str, dict[str, int]]]:
        """Give the hits that pass every filter, and the counts per facet and value.

        Values of one facet are alternatives; facets must all fit. A filter without values is no
        filter; a facet that no document has lets nothing pass.
        """
        masks = {name: self._mask(name, set(chosen)) for name, chosen in filters.items() if chosen}
        passed = _all_of(hits, masks.values())
        counts = {
            name: facet.counts(_all_of(hits, (m for other, m in masks.items() if other != name)))
            for name, facet in self._facets.items()
        }
        return passed, counts

    def _mask(self, name: str, chosen: set[str]) -> Mask:
        facet = self._facets.get(name)
        return facet.mask(chosen, self._size) if facet else np.zeros(self._size, bool)


def _all_of(hits: Mask, masks: Iterable[Mask]) -> Mask:
    passed = hits.copy()
    for mask in masks:
        passed &= mask
    return passed


def _make(name: str, documents: Sequence[Document]) -> _Facet:
    values = tuple(sorted({v for document in documents for v in document.facets.get(name, ())}))
    number = {value: index for index, value in enumerate(values)}
    pairs = [
        (owner, number[value])
        for owner, document in enumerate(documents)
        for value in sorted(set(document.facets.get(name, ())))
    ]
    return _Facet(
        values,
        np.array([owner for owner, _ in pairs], np.int32),
        np.array([value for _, value in pairs], np.int32),
    )
