"""The words of all documents: exact, by their beginning, by their parts, and nearly."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from verbond.kit.dutch import Splitter, is_word, tokens

_SHORTEST_CORRECTED = 4
_SHORTEST_TWO_ERRORS = 8
_SHORTEST_PART = 4
_MOST_BY_PREFIX = 60


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tokens by number, the forms they were written in, and the compounds they are part of."""

    terms: tuple[str, ...]
    numbers: Mapping[str, int]
    forms: Mapping[str, tuple[int, ...]]  # folded form → numbers of its tokens
    spellings: Mapping[str, str]  # what a correction may lead to: form or token → a form to show
    frequency: Mapping[str, int]  # of a form, for choosing between corrections
    compounds: Mapping[str, tuple[int, ...]]  # token of a part → numbers of the compounds
    splitter: Splitter
    _sorted: Sequence[str] = field(repr=False)
    _by_length: Mapping[int, Sequence[str]] = field(repr=False)

    @classmethod
    def of(cls, forms: Mapping[str, Mapping[str, int]]) -> "Vocabulary":
        """Build from form → its tokens with their number of occurrences."""
        terms = tuple(sorted({token for found in forms.values() for token in found}))
        numbers = {term: number for number, term in enumerate(terms)}
        by_form = {
            form: tuple(sorted(numbers[token] for token in found)) for form, found in forms.items()
        }
        frequency = {form: sum(found.values()) for form, found in forms.items()}
        spellings = _spellings(by_form, terms, frequency)
        splitter = Splitter(is_word, by_form.__contains__)
        return cls(
            terms=terms,
            numbers=numbers,
            forms=by_form,
            spellings=spellings,
            frequency=frequency,
            compounds=_compounds(by_form, splitter),
            splitter=splitter,
            _sorted=sorted(by_form),
            _by_length=_by_length(spellings),
        )

    def exact(self, form: str, token: str) -> set[int]:
        """Give the tokens that a word has here: its own, and those its form got in a document."""
        found = set(self.forms.get(form, ()))
        if token in self.numbers:
            found.add(self.numbers[token])
        return found

    def beginning_with(self, start: str) -> set[int]:
        """Give the tokens of the forms that begin so, at most 60 forms."""
        at = bisect_left(self._sorted, start)
        found: set[int] = set()
        for form in self._sorted[at : at + _MOST_BY_PREFIX]:
            if not form.startswith(start):
                break
            found.update(self.forms[form])
        return found

    def touching(self, part: str) -> set[int]:
        """Give the tokens that begin or end with a part that is no word by itself here."""
        if len(part) < _SHORTEST_PART:
            return set()
        return {
            number
            for term, number in self.numbers.items()
            if len(term) > len(part) + 2 and (term.endswith(part) or term.startswith(part))
        }

    def nearest(self, form: str, most: int | None = None) -> tuple[str, ...]:
        """Give the other forms with the fewest typing errors between, the commonest first.

        One error from four letters on, two from eight; a swap of neighbours is one error. Errors
        are counted against forms and tokens, so that "kangeroestraat" is near to
        "kangoeroestraten".
        """
        length = len(form)
        if length < _SHORTEST_CORRECTED or length > 40 or not form.isalpha():
            return ()
        allowed = 2 if length >= _SHORTEST_TWO_ERRORS else 1
        allowed = min(allowed, most or allowed)
        near = [
            (int(errors), -self.frequency[self.spellings[candidate]], self.spellings[candidate])
            for size in range(length - allowed, length + allowed + 1)
            for candidate, errors, _ in extract(
                form,
                self._by_length.get(size, ()),
                scorer=OSA.distance,
                processor=None,
                score_cutoff=allowed,
                limit=10,
            )
            if candidate != form and (errors < 2 or candidate[0] == form[0])
        ]
        fewest = min(near, default=(0, 0, ""))[0]
        found = (spelling for errors, _, spelling in sorted(near) if errors == fewest)
        return tuple(dict.fromkeys(other for other in found if other != form))[:3]


def _compounds(
    forms: Mapping[str, tuple[int, ...]], splitter: Splitter
) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for form, numbers in forms.items():
        if len(form) < 7 or len(form) > 40 or not form.isalpha():
            continue
        for part in splitter.parts(form):
            for token in tokens(part):
                found[token].update(numbers)
    return {token: tuple(sorted(numbers)) for token, numbers in found.items()}


def _spellings(
    forms: Mapping[str, tuple[int, ...]], terms: Sequence[str], frequency: Mapping[str, int]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-frequency[form], form)):
        for number in forms[form]:
            found.setdefault(terms[number], form)
    return found | {form: form for form in forms}


def _by_length(forms: Iterable[str]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for form in sorted(forms):
        if form.isalpha():
            found[len(form)].append(form)
    return dict(found)
