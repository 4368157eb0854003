"""Which document has which token, how strongly, and in what order: flat arrays."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbond.agreement.core.search.documents import Document
from verbond.agreement.core.search.vocabulary import Vocabulary
from verbond.kit.dutch import unpack

_K1 = 1.2  # how soon a repeated word stops counting more (BM25, Robertson & Zaragoza 2009)
_B = 0.5  # how much a long field counts less; commitments are short, so not the usual 0.75
_BREAK = -1


@dataclass(frozen=True, slots=True)
class Postings:
    """Token number n is in documents `documents[starts[n]:starts[n+1]]`."""

    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    impacts: NDArray[np.float64]  # BM25 of this token in this document
    rarity: NDArray[np.float64]  # idf of a token
    sequence: NDArray[np.int32]  # all tokens of all fields in order, −1 between fields
    sequence_documents: NDArray[np.int32]

    def of(self, number: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Give the documents of a token, and its impact in each."""
        span = slice(self.starts[number], self.starts[number + 1])
        return self.documents[span], self.impacts[span]

    def having(self, phrase: Sequence[frozenset[int]]) -> NDArray[np.int32]:
        """Give the documents where these tokens follow one another, once for each time."""
        length = len(self.sequence) - len(phrase) + 1
        if length <= 0:
            return np.empty(0, np.int32)
        here = np.ones(length, bool)
        for offset, numbers in enumerate(phrase):
            wanted = np.zeros(len(self.rarity) + 1, bool)  # the last place is that of breaks
            wanted[list(numbers)] = True
            here &= wanted[self.sequence[offset : offset + length]]
        return self.sequence_documents[:length][here]


@dataclass(slots=True)
class _Read:
    """A document unpacked: field → [(form, token, has a place)]."""

    fields: dict[str, list[tuple[str, str, bool]]]


def read_documents(documents: Sequence[Document]) -> list[_Read]:
    """Unpack the fields of every document."""
    return [_Read({name: list(unpack(p)) for name, p in d.fields.items()}) for d in documents]


def count_forms(read: Sequence[_Read]) -> dict[str, dict[str, int]]:
    """Count form → token → occurrences."""
    pairs = Counter(
        (form, token)
        for document in read
        for pieces in document.fields.values()
        for form, token, _ in pieces
    )
    forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (form, token), count in pairs.items():
        forms[form][token] = count
    return dict(forms)


def make_postings(
    read: Sequence[_Read], vocabulary: Vocabulary, weights: Mapping[str, float]
) -> Postings:
    """Weigh every token of every document by BM25 over its fields (BM25F)."""
    means = _mean_lengths(read)
    strengths: list[dict[int, float]] = [defaultdict(float) for _ in vocabulary.terms]
    for index, document in enumerate(read):
        for name, pieces in document.fields.items():
            shorter = 1 - _B + _B * len(pieces) / means[name]
            step = weights.get(name, 1.0) / shorter
            for _, token, _ in pieces:
                strengths[vocabulary.numbers[token]][index] += step
    counts = [len(found) for found in strengths]
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.int64)
    rarity = np.array([math.log(1 + (len(read) - n + 0.5) / (n + 0.5)) for n in counts])
    strength = np.array([s for found in strengths for s in found.values()], np.float64)
    impacts = strength * (_K1 + 1) / (strength + _K1) * np.repeat(rarity, counts)
    sequence, owners = _sequence(read, vocabulary)
    return Postings(
        starts=starts,
        documents=np.array([d for found in strengths for d in found], np.int32),
        impacts=impacts,
        rarity=rarity,
        sequence=sequence,
        sequence_documents=owners,
    )


def _mean_lengths(read: Sequence[_Read]) -> dict[str, float]:
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    for document in read:
        for name, pieces in document.fields.items():
            if pieces:
                lengths[name].append(len(pieces))
    means: defaultdict[str, float] = defaultdict(lambda: 1.0)
    means.update({name: sum(found) / len(found) for name, found in lengths.items()})
    return means


def _sequence(
    read: Sequence[_Read], vocabulary: Vocabulary
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    sequence: list[int] = []
    owners: list[int] = []
    for index, document in enumerate(read):
        for pieces in document.fields.values():
            placed = [vocabulary.numbers[token] for _, token, has_place in pieces if has_place]
            sequence += [*placed, _BREAK]
            owners += [index] * (len(placed) + 1)
    return np.array(sequence, np.int32), np.array(owners, np.int32)
