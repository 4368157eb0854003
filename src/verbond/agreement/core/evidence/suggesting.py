"""Which promises share the words of a text: proposals for a person, never a decision."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from verbond.agreement.core.proposals.text import Unit, as_written
from verbond.agreement.core.proposals.vocabulary import SCALE, Vocabulary
from verbond.kit.dutch import Word

FEWEST = 0.9  # of the points of a word that stands in one promise: or two words that are not rare
# Below it nearly all was chance on titles of real decisions: docs/reference/proposals.md.
LEAST_ALIKE = 0.2
SUREST = 95


@dataclass(frozen=True, slots=True)
class Likely:
    """A promise, the words of the text that led to it, and how much it has in common (percent)."""

    key: str
    words: tuple[str, ...]
    certainty: int


class Suggester:
    """Compares texts with the promises of one agreement; built once, asked often."""

    def __init__(self, units: Sequence[Unit], city: str = "") -> None:
        self._vocabulary = Vocabulary.of(units, city)
        self._order = {unit.key: place for place, unit in enumerate(units)}
        self._total: dict[str, float] = {}
        once = math.log((len(units) + 1) / 1.5) / math.log(len(units) + 2)
        self._fewest = FEWEST * SCALE * max(0.0, once)
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for unit in units:
            weights = self._weights(unit)
            self._total[unit.key] = sum(weight for weight, _word in weights.values())
            for token in weights:
                self._holders[token].append(unit.key)

    def suggest(self, text: str, limit: int = 5) -> tuple[Likely, ...]:
        """Return the promises that share most with a text, the likeliest first.

        Rare words weigh more, parts of compounds count. A promise that shares too little is left
        out, so that no suggestion is an answer too.
        """
        asked = self._weights(Unit("", "", text))
        total = sum(weight for weight, _word in asked.values())
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for token in asked:
            for key in self._holders.get(token, ()):
                shared[key].append(token)
        scored = []
        for key, tokens in shared.items():
            points = sum(asked[token][0] for token in tokens)
            # Two parts of one compound are one word.
            written = {asked[token][1] for token in tokens}
            alike = _alike(points, total, self._total[key], len(written))
            if points >= self._fewest and alike >= LEAST_ALIKE:
                scored.append((alike, key, written))
        scored.sort(key=lambda one: (-one[0], self._order[one[1]]))
        return tuple(
            Likely(key, as_written(text, written), min(SUREST, round(100 * alike)))
            for alike, key, written in scored[:limit]
        )

    def _weights(self, unit: Unit) -> dict[str, tuple[float, Word]]:
        subjects = self._vocabulary.subjects(unit)
        return {token: (self._vocabulary.rarity(token), word) for token, word in subjects.items()}


def _alike(points: float, asked: float, held: float, words: int) -> float:
    cosine = points / math.sqrt(asked * held)
    # One word in common is a subject, not a sentence.
    return cosine if words == 1 else (cosine + points / min(asked, held)) / 2
