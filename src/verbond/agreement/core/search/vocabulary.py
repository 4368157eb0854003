"""The words of all documents: exact, by their beginning, by their parts, and nearly."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from verbond.agreement.core.search.spelling import Spelling
from verbond.kit.dutch import Splitter, is_word, tokens

_SHORTEST_PART = 4
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 7, 40
_MOST_BY_PREFIX = 60
_AFTER_ANY_LETTER = "{"  # the sign after z: folded words are [a-z0-9]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tokens by number, the forms they were written in, and the compounds they are part of."""

    terms: tuple[str, ...]
    numbers: Mapping[str, int]
    forms: Mapping[str, tuple[int, ...]]  # folded form → numbers of its tokens
    frequency: Mapping[str, int]  # of a form
    compounds: Mapping[str, tuple[int, ...]]  # token of a part → numbers of the compounds
    splitter: Splitter
    spelling: Spelling
    _sorted: Sequence[str] = field(repr=False)
    _sorted_backwards: Sequence[str] = field(repr=False)

    @classmethod
    def of(cls, forms: Mapping[str, Mapping[str, int]]) -> "Vocabulary":
        """Build from form → its tokens with their number of occurrences."""
        terms = tuple(sorted({token for found in forms.values() for token in found}))
        numbers = {term: number for number, term in enumerate(terms)}
        by_form = {
            form: tuple(sorted(numbers[token] for token in found)) for form, found in forms.items()
        }
        frequency = {form: sum(found.values()) for form, found in forms.items()}
        splitter = Splitter(is_word, by_form.__contains__)
        return cls(
            terms=terms,
            numbers=numbers,
            forms=by_form,
            frequency=frequency,
            compounds=_compounds(by_form, splitter),
            splitter=splitter,
            spelling=Spelling({form: sorted(found) for form, found in forms.items()}, frequency),
            _sorted=sorted(by_form),
            _sorted_backwards=sorted(term[::-1] for term in terms),
        )

    def exact(self, form: str, token: str) -> set[int]:
        """Give the tokens that a word has here: its own, and those its form got in a document."""
        found = set(self.forms.get(form, ()))
        if token in self.numbers:
            found.add(self.numbers[token])
        return found

    def beginning_with(self, start: str) -> set[int]:
        """Give the tokens of the sixty commonest forms that begin so."""
        forms = nsmallest(
            _MOST_BY_PREFIX,
            _starting(self._sorted, start),
            key=lambda form: (-self.frequency[form], form),
        )
        return {number for form in forms for number in self.forms[form]}

    def touching(self, part: str) -> set[int]:
        """Give the tokens that begin or end with a part that is no word by itself here."""
        if len(part) < _SHORTEST_PART:
            return set()
        begin = {number for form in _starting(self._sorted, part) for number in self.forms[form]}
        end = {self.numbers[b[::-1]] for b in _starting(self._sorted_backwards, part[::-1])}
        return {n for n in begin | end if len(self.terms[n]) > len(part) + 2}


def _starting(words: Sequence[str], start: str) -> Iterator[str]:
    first = bisect_left(words, start)
    last = bisect_left(words, start + _AFTER_ANY_LETTER, lo=first)
    return (words[at] for at in range(first, last))


def _compounds(
    forms: Mapping[str, tuple[int, ...]], splitter: Splitter
) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for form, numbers in forms.items():
        if not _SHORTEST_COMPOUND <= len(form) <= _LONGEST_COMPOUND or not form.isalpha():
            continue
        for part in splitter.parts(form):
            for token in tokens(part):
                found[token].update(numbers)
    return {token: tuple(sorted(numbers)) for token, numbers in found.items()}
