"""The known spelling nearest to what was typed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from verbond.kit.dutch import fold, lemma

_SHORTEST_CORRECTED = 4
_SHORTEST_TWO_ERRORS = 8
_LONGEST_CORRECTED = 40
_MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Near:
    """The forms that stand nearest, commonest first, and how many errors away."""

    forms: tuple[str, ...] = ()
    errors: int = 0


class Spelling:
    """Knows every form, its lemma and its tokens, each leading to a form that can be shown."""

    def __init__(self, tokens: Mapping[str, Sequence[str]], frequency: Mapping[str, int]) -> None:
        self._frequency = frequency
        self._shown = _shown(tokens, frequency)
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._by_start: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for spelling in sorted(filter(str.isalpha, self._shown)):
            self._by_length[len(spelling)].append(spelling)
            self._by_start[spelling[0], len(spelling)].append(spelling)

    def nearest(self, form: str, most: int = 2) -> Near:
        """Give the other forms with the fewest typing errors between, three at most.

        One error from four letters on; two from eight, then with the same first letter. A swap
        of neighbours is one error. Errors are counted against forms, their lemmas and tokens, so
        that "kangeroestraat" is near to "kangoeroestraten".
        """
        length = len(form)
        if not _SHORTEST_CORRECTED <= length <= _LONGEST_CORRECTED or not form.isalpha():
            return Near()
        near = self._within(form, 1, (self._by_length[length + d] for d in (-1, 0, 1)))
        if near or most < 2 or length < _SHORTEST_TWO_ERRORS:
            return Near(near, 1)
        same_start = (self._by_start[form[0], length + d] for d in (-2, -1, 0, 1, 2))
        return Near(self._within(form, 2, same_start), 2)

    def _within(self, form: str, errors: int, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
        found = {
            self._shown[spelling]
            for group in groups
            for spelling, _, _ in extract_iter(
                form, group, scorer=OSA.distance, processor=None, score_cutoff=errors
            )
        }
        ordered = sorted(found - {form}, key=lambda other: (-self._frequency[other], other))
        return tuple(ordered[:_MOST_SUGGESTED])


def _shown(tokens: Mapping[str, Sequence[str]], frequency: Mapping[str, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in sorted(tokens, key=lambda form: (-frequency[form], form)):
        for spelling in (*tokens[form], *_shorter(form)):
            found.setdefault(spelling, form)
    return found | {form: form for form in tokens}


def _shorter(form: str) -> Iterable[str]:
    """Give what a person may have meant to type where the text has a longer form."""
    yield fold(lemma(form))
    for ending in ("en", "e", "s"):
        if form.endswith(ending) and len(form) > _SHORTEST_TWO_ERRORS:
            yield form.removesuffix(ending)
