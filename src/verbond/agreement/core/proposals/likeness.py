"""Find the parts of a document that say nearly the same, without comparing all with all."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from verbond.agreement.core.proposals.text import Part, Unit, as_written
from verbond.agreement.core.proposals.vocabulary import Vocabulary

RARE = 12  # parts: a word in more parts than this brings no two together
TEMPLATE_UNITS = 3  # so many units with the same long sentence have a template in common
TEMPLATE_WORDS = 6
READ_WORDS = 80  # words of one part that are compared; a longer one is no sentence


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two units, their most alike parts, and how alike these are."""

    one: Unit
    other: Unit
    one_part: Part
    other_part: Part
    shared: frozenset[str]
    weight: float  # of the shared words
    likeness: float  # 0 to 1: the mean of cosine and containment in the shorter part
    rarest: int  # how many units hold the rarest word that they share

    @property
    def words(self) -> tuple[str, ...]:
        """The shared words as they stand in the first unit."""
        found = [word for word in self.one_part.words if word.token in self.shared]
        return as_written(self.one.text, found)


@dataclass(frozen=True, slots=True)
class _Weighed:
    unit: Unit
    part: Part
    weights: dict[str, float]
    total: float


def likenesses(units: Sequence[Unit], vocabulary: Vocabulary) -> list[Likeness]:
    """Compare parts that share a rare word; return each pair of units once, by its best parts.

    Sentences that three or more units have in common are a template and no evidence: equal words
    about sport, culture and youth are three promises.
    """
    parts = list(_weighed(units, vocabulary))
    best: dict[tuple[str, str], Likeness] = {}
    for left, right in _candidates(parts):
        found = _compare(parts[left], parts[right], vocabulary)
        address = (found.one.key, found.other.key)
        held = best.get(address)
        if held is None or found.likeness > held.likeness:
            best[address] = found
    return list(best.values())


def template_words(units: Iterable[Unit]) -> set[frozenset[str]]:
    """Find the long sentences that at least three units of the chapters have in common."""
    counted = Counter(
        words
        for unit in units
        if unit.chapter
        for words in {frozenset(part.tokens) for part in unit.parts}
        if len(words) >= TEMPLATE_WORDS
    )
    return {words for words, number in counted.items() if number >= TEMPLATE_UNITS}


def _weighed(units: Sequence[Unit], vocabulary: Vocabulary) -> Iterator[_Weighed]:
    templates = template_words(units)
    for unit in units:
        own = {frozenset(part.tokens) for part in unit.parts}
        if own & templates:
            continue
        for part in unit.parts:
            kept = list(part.tokens.items())[:READ_WORDS]
            weights = {token: vocabulary.weight(word) for token, word in kept}
            total = sum(weights.values())
            if total:
                yield _Weighed(unit, part, weights, total)


def _candidates(parts: Sequence[_Weighed]) -> Iterator[tuple[int, int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        for token in part.weights:
            holders[token].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) <= RARE:
            seen.update(combinations(numbers, 2))
    for left, right in sorted(seen):
        if parts[left].unit is not parts[right].unit:
            yield left, right


def _compare(left: _Weighed, right: _Weighed, vocabulary: Vocabulary) -> Likeness:
    shared = left.weights.keys() & right.weights.keys()
    weight = sum(left.weights[token] for token in shared)
    cosine = weight / math.sqrt(left.total * right.total)
    contained = weight / min(left.total, right.total)
    return Likeness(
        one=left.unit,
        other=right.unit,
        one_part=left.part,
        other_part=right.part,
        shared=frozenset(shared),
        weight=weight,
        # One word in common is a subject, not a sentence.
        likeness=(cosine + contained) / 2 if len(shared) > 1 else cosine,
        rarest=min(vocabulary.held_by[token] for token in shared),
    )
