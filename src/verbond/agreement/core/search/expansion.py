"""From the words of a query to the tokens to look for, each with its weight."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from verbond.agreement.core.search.query import Query
from verbond.agreement.core.search.results import Correction
from verbond.agreement.core.search.spelling import Near
from verbond.agreement.core.search.vocabulary import Vocabulary
from verbond.kit.dutch import Synonyms, Word, is_word, words

EXACT = 1.0
CORRECTED = 0.9
UNFINISHED = 0.8  # the beginning of words, when the word itself is unknown
COMPOUND = 0.55
SYNONYM = 0.5
LONGER = 0.25  # the beginning of words, when the word itself is known
TOUCHING = 0.4
_SHORTEST_START = 2
_LONG_ENOUGH_TO_TRUST_ONE_ERROR = 8
_MOST_CORRECTED = 6


@dataclass(slots=True)
class Unit:
    """One word of the query: number of a token → weight. `asked` are the exact ones."""

    word: str
    weights: dict[int, float] = field(default_factory=dict)
    asked: frozenset[int] = frozenset()

    def add(self, numbers: Iterable[int], weight: float) -> None:
        """Take tokens in, each with the highest weight it was given."""
        for number in numbers:
            self.weights[number] = max(weight, self.weights.get(number, 0.0))


@dataclass(slots=True)
class Expansion:
    units: list[Unit] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    sought: int = 0  # words for which a correction was sought: the costly step


class Expander:
    """Knows the vocabulary and the synonyms, and turns a query into units."""

    def __init__(self, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self._vocabulary = vocabulary
        self._synonyms = synonyms

    def expand(self, query: Query) -> Expansion:
        """Give one unit per word, two where an unknown compound was taken apart."""
        found = Expansion()
        joined = self._joined_at(query)
        last = len(query.words) - 1
        for index, word in enumerate(query.words):
            units = self._units(word, query.open_end and index == last, found)
            for number in joined.get(index, ()):
                units[0].add((number,), EXACT)
            found.units += units
        return found

    def correct(self, word: Word) -> Unit | None:
        """Give a unit for the nearest other word, or None: for a known word that found nothing."""
        near = self.nearest(word).forms
        return self._corrected(word, near) if near else None

    def nearest(self, word: Word) -> Near:
        """Give the forms near to a word; to one that is good Dutch only those with one error."""
        return self._vocabulary.spelling.nearest(word.form, 1 if is_word(word.form) else 2)

    def _units(self, word: Word, unfinished: bool, found: Expansion) -> list[Unit]:
        unit = self._known(word)
        if unfinished and len(word.form) >= _SHORTEST_START:
            longer = self._vocabulary.beginning_with(word.form)
            unit.add(longer, LONGER if unit.weights else UNFINISHED)
        if unit.weights:
            return [unit]
        near = self._error_in(word) if found.sought < _MOST_CORRECTED else Near()
        found.sought += 1
        sure = near.errors == 1 and len(word.form) >= _LONG_ENOUGH_TO_TRUST_ONE_ERROR
        if not (near.forms and sure):
            parts = self._parts(word)
            if parts:
                return parts
            unit.add(self._vocabulary.touching(word.token), TOUCHING)
        if unit.weights or not near.forms:
            return [unit]
        found.corrections.append(Correction(word.form, near.forms[0]))
        return [self._corrected(word, near.forms)]

    def _error_in(self, word: Word) -> Near:
        """Give the forms that may have been meant; none for a word that is good Dutch."""
        return Near() if is_word(word.form) else self._vocabulary.spelling.nearest(word.form)

    def _known(self, word: Word) -> Unit:
        exact = self._vocabulary.exact(word.form, word.token)
        unit = Unit(word.form, asked=frozenset(exact))
        unit.add(exact, EXACT)
        unit.add(self._vocabulary.compounds.get(word.token, ()), COMPOUND)
        for token in self._synonyms.of.get(word.token, ()):
            number = self._vocabulary.numbers.get(token)
            if number is not None:
                unit.add((number,), SYNONYM)
            unit.add(self._vocabulary.compounds.get(token, ()), SYNONYM * COMPOUND)
        return unit

    def _corrected(self, word: Word, near: Iterable[str]) -> Unit:
        unit = Unit(word.form)
        for form in near:
            numbers = self._vocabulary.forms[form]
            unit.add(numbers, CORRECTED)
            for number in numbers:
                token = self._vocabulary.terms[number]
                unit.add(self._vocabulary.compounds.get(token, ()), CORRECTED * COMPOUND)
        return unit

    def _parts(self, word: Word) -> list[Unit]:
        pair = self._vocabulary.splitter.split(word.form)
        units = [self._known(part) for part in words(" ".join(pair or ()))]
        return units if any(unit.weights for unit in units) else []

    def _joined_at(self, query: Query) -> dict[int, list[int]]:
        """Find compounds that were written apart or with a hyphen: zonne panelen, co-housing."""
        found: dict[int, list[int]] = {}
        wholes = [(index, whole.form, whole.token) for index, whole in query.joined]
        for index, (left, right) in enumerate(pairwise(query.words)):
            for link in ("", "s", "n"):
                form = left.form + link + right.form
                if form in self._vocabulary.forms:
                    wholes.append((index, form, form))
                else:
                    token = left.form + link + right.token
                    wholes.append((index, form, token))
        for index, form, token in wholes:
            numbers = self._vocabulary.exact(form, token)
            for at in (index, index + 1):
                found.setdefault(at, []).extend(sorted(numbers))
        return found
