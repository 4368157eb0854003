"""The index: built once from all documents, then asked."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from verbond.agreement.core.search.documents import DEFAULT_WEIGHTS, Document
from verbond.agreement.core.search.expansion import Expander, Expansion, Unit
from verbond.agreement.core.search.facets import Facets
from verbond.agreement.core.search.postings import (
    Postings,
    count_forms,
    make_postings,
    read_documents,
)
from verbond.agreement.core.search.query import Query, parse_query
from verbond.agreement.core.search.results import Correction, Hit, Results
from verbond.agreement.core.search.vocabulary import Vocabulary
from verbond.kit.dutch import Synonyms, Word

_NO_FILTERS: Mapping[str, Collection[str]] = {}
_NO_SYNONYMS = Synonyms({})
# A document must have this share of what the best one has of the query's words, by their rarity.
_SHARE_OF_BEST = 0.45
_Scores = NDArray[np.float64]


class SearchIndex:
    """Finds documents by words in memory; never changes after `build`, so threads can share it."""

    def __init__(
        self,
        documents: tuple[Document, ...],
        vocabulary: Vocabulary,
        postings: Postings,
        synonyms: Synonyms,
    ) -> None:
        self._documents = documents
        self._vocabulary = vocabulary
        self._postings = postings
        self._facets = Facets(documents)
        self._expander = Expander(vocabulary, synonyms)

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        *,
        synonyms: Synonyms = _NO_SYNONYMS,
        weights: Mapping[str, float] = DEFAULT_WEIGHTS,
    ) -> "SearchIndex":
        """Build from documents in any order; their order never shows in the results."""
        ordered = tuple(sorted(documents, key=lambda d: (d.position, d.key)))
        read = read_documents(ordered)
        vocabulary = Vocabulary.of(count_forms(read))
        return cls(ordered, vocabulary, make_postings(read, vocabulary, weights), synonyms)

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def vocabulary(self) -> Vocabulary:
        return self._vocabulary

    def search(
        self,
        text: str,
        *,
        filters: Mapping[str, Collection[str]] = _NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """Find documents, best first; equal scores by position.

        A query without words gives every document that passes the filters, by position. A known
        word is never corrected, unless the query finds nothing at all.
        """
        query = parse_query(text)
        expansion = self._expander.expand(query)
        scores, coverage = self._score(expansion.units)
        hits = self._hits(query, coverage)
        if not hits.any():
            scores, hits = self._second_try(query, expansion)
        return self._results(expansion, scores, hits, filters, slice(offset, offset + limit))

    def _results(
        self,
        expansion: Expansion,
        scores: _Scores,
        hits: NDArray[np.bool_],
        filters: Mapping[str, Collection[str]],
        page: slice,
    ) -> Results:
        passed, counts = self._facets.apply(hits, filters)
        found = np.flatnonzero(passed)
        # Rounded, so that sums made in another order cannot change the order of hits.
        order = found[np.argsort(-np.round(scores[found], 6), kind="stable")]
        terms = frozenset(self._vocabulary.terms[n] for u in expansion.units for n in u.weights)
        return Results(
            hits=self._page(order[page], scores, expansion.units),
            total=len(found),
            facets=counts,
            corrections=tuple(expansion.corrections),
            terms=terms,
            unknown=tuple(unit.word for unit in expansion.units if not unit.weights),
        )

    def _score(self, units: list[Unit]) -> tuple[_Scores, _Scores]:
        """Add up the units; the coverage is the share of the query that a document has."""
        size = len(self._documents)
        total, coverage, whole = np.zeros(size), np.zeros(size), 0.0
        for unit in units:
            if not unit.weights:
                continue
            ceiling = self._ceiling(unit)
            best = np.zeros(size)
            for number, weight in unit.weights.items():
                documents, impacts = self._postings.of(number)
                share = min(1.0, ceiling / float(self._postings.rarity[number]))
                best[documents] = np.maximum(best[documents], weight * share * impacts)
            total += best
            coverage += ceiling * (best > 0)
            whole += ceiling
        if whole:
            coverage /= whole
        return total * coverage, coverage

    def _ceiling(self, unit: Unit) -> float:
        """Give the rarity of the word asked: what stands in for it is not worth more."""
        numbers = unit.asked or unit.weights
        return max(float(self._postings.rarity[number]) for number in numbers)

    def _hits(self, query: Query, coverage: _Scores) -> NDArray[np.bool_]:
        if query.words:
            best = float(coverage.max(initial=0.0))
            hits = (coverage > 0) & (coverage >= _SHARE_OF_BEST * best)
        else:
            hits = np.ones(len(self._documents), bool)
        for phrase in query.phrases:
            hits &= self._having(phrase)
        for word in query.excluded:
            hits &= ~self._having((word,))
        return hits

    def _having(self, phrase: tuple[Word, ...]) -> NDArray[np.bool_]:
        numbers = [frozenset(self._vocabulary.exact(w.form, w.token)) for w in phrase]
        found = np.zeros(len(self._documents), bool)
        if all(numbers):
            found[self._postings.having(numbers)] = True
        return found

    def _second_try(self, query: Query, expansion: Expansion) -> tuple[_Scores, NDArray[np.bool_]]:
        """Correct known words, or the words of phrases, now that nothing was found."""
        size = len(self._documents)
        words = query.words + tuple(word for phrase in query.phrases for word in phrase)
        units = []
        for word in words[:4]:
            unit = self._expander.correct(word)
            if unit:
                units.append(unit)
                nearest = self._expander.nearest(word).forms[0]
                expansion.corrections.append(Correction(word.form, nearest))
        expansion.units += units
        if not units:
            return np.zeros(size), np.zeros(size, bool)
        scores, coverage = self._score(units)
        return scores, coverage > 0

    def _page(self, page: NDArray[np.intp], scores: _Scores, units: list[Unit]) -> tuple[Hit, ...]:
        matched: list[set[str]] = [set() for _ in page]
        for number in {number for unit in units for number in unit.weights}:
            documents, _ = self._postings.of(number)
            places = np.searchsorted(documents, page).clip(max=len(documents) - 1)
            for at in np.flatnonzero(documents[places] == page):
                matched[at].add(self._vocabulary.terms[number])
        return tuple(
            Hit(self._documents[at].key, round(float(scores[at]), 6), frozenset(found))
            for at, found in zip(page.tolist(), matched, strict=True)
        )
