"""Propose what kind of commitment a sentence is, and show the words that say so."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbond.agreement.core.document import Kind
from verbond.agreement.core.kind_words import KIND_WORDS

TEXT_READ = 1_500  # characters: what comes later does not change what a commitment is
LATER_SENTENCES = 0.4  # weight of words after the first sentence
WORDS_SHOWN = 5
ENOUGH = 1.0  # below it nothing is proposed

# Where two kinds score the same, the one that asks less of the city is not claimed by accident.
_ORDER: tuple[Kind, ...] = (
    "test", "lobby", "study", "formula", "target", "principle", "deliver", "continue",
)  # fmt: skip

_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = (". ", "! ", "? ")
_NOT_LITERAL = re.compile(r"[…*#]+|N%")
_STEM = 4  # letters by which words with a `*` are looked up
_TOKENS_KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: Kind
    weight: float
    stem: str  # with what its first word begins
    phrase: str = ""  # empty: the first word alone is enough
    # Cheaper to ask first: what the text must hold, or else with what a match begins.
    begins: str = ""
    needs: str = ""


_Match = tuple[_Pattern, int, str]  # where it begins, and the words
# Where it begins; the words, or where those are still to be read: what to ask before reading them.
_Begun = tuple[_Pattern, int, str, str, str]


@dataclass(frozen=True, slots=True)
class _Index:
    words: dict[str, list[_Pattern]]  # by their whole first word
    stems: dict[str, list[_Pattern]]  # by the first letters of their first word
    percentages: list[_Pattern]


def propose_kind(text: str) -> tuple[Kind | None, tuple[str, ...]]:
    """Propose a kind and the words that led to it; None where nothing says enough.

    >>> propose_kind("We onderzoeken of een eigen busdienst haalbaar is.")
    ('study', ('onderzoeken',))
    """
    lower = text[:TEXT_READ].lower()
    matches = _matches(lower)
    if not matches:
        return None, ()
    weights: dict[Kind, list[float]] = {}
    first_ends = _first_sentence_ends(lower)
    for pattern, start, _ in matches:
        place = 1 if start < first_ends else LATER_SENTENCES
        weights.setdefault(pattern.kind, []).append(pattern.weight * place)
    scores = {kind: _score(weights[kind]) for kind in sorted(weights, key=_ORDER.index)}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < ENOUGH:
        return None, ()
    words = [words for pattern, _, words in matches if pattern.kind == best]
    return best, tuple(dict.fromkeys(words))[:WORDS_SHOWN]


def _score(weights: list[float]) -> float:
    """Let the strongest word count whole and each next one half as much as the one before."""
    if len(weights) == 1:
        return weights[0]
    return sum(weight * 0.5**rank for rank, weight in enumerate(sorted(weights, reverse=True)[:5]))


def _matches(lower: str) -> list[_Match]:
    matches: list[_Match] = []
    tokens = lower.split(" ")
    at = 0
    for token, begun in zip(tokens, map(_begun_by_token.__getitem__, tokens), strict=True):
        for pattern, offset, words, begins, needs in begun:
            if words:
                matches.append((pattern, at + offset, words))
            elif needs in lower if needs else lower.startswith(begins, at + offset):
                match = _regex(pattern.phrase).match(lower, at + offset)
                if match is not None:
                    matches.append((pattern, at + offset, match[0]))
        at += len(token) + 1
    if "%" in lower:
        matches += _percentages(lower)
    return matches


def _percentages(lower: str) -> list[_Match]:
    found = ((one, _regex(one.phrase).search(lower)) for one in _index().percentages)
    return [(one, 0, first[0]) for one, first in found if first]  # it counts wherever it stands


class _BegunByToken(dict[str, tuple[_Begun, ...]]):
    """What was found in tokens before; texts repeat most of them."""

    def __missing__(self, token: str) -> tuple[_Begun, ...]:
        if len(self) >= _TOKENS_KEPT:
            self.clear()
        self[token] = found = tuple(_begun_in(token))
        return found


_begun_by_token = _BegunByToken()


def _begun_in(token: str) -> Iterator[_Begun]:
    """Look up what stands in a token between two spaces, or may begin there."""
    index = _index()
    for match in _WORD.finditer(token):
        word = match[0]
        for pattern in (*index.words.get(word, ()), *index.stems.get(word[:_STEM], ())):
            if not word.startswith(pattern.stem):
                continue
            if not pattern.phrase:
                yield pattern, match.start(), word, "", ""
            elif match.end() == len(token):  # only there a space and another word follow
                yield pattern, match.start(), "", pattern.begins, pattern.needs


def _first_sentence_ends(text: str) -> int:
    ends = len(text)
    for end in _SENTENCE_ENDS:  # three times as fast as one regular expression
        place = text.find(end, 0, ends)
        if place >= 0:
            ends = place
    return ends


@cache
def _index() -> _Index:
    index = _Index(defaultdict(list), defaultdict(list), [])
    for kind, words in KIND_WORDS.items():
        for phrase, weight in words:
            first = phrase.split(" ")[0]
            pattern = _pattern(kind, weight, phrase)
            if first == "N%":
                index.percentages.append(pattern)
            elif first.endswith("*"):
                index.stems[first[:_STEM]].append(pattern)
            else:
                index.words[first].append(pattern)
    return index


def _pattern(kind: Kind, weight: float, phrase: str) -> _Pattern:
    first, _, rest = phrase.partition(" ")
    stem = first.removesuffix("*")
    if not rest and stem.isalpha():
        return _Pattern(kind, weight, stem)
    begins = _NOT_LITERAL.split(phrase)[0]
    needs = max(re.split(r"[ …*#]+|N%", rest), key=len) if "…" in phrase else ""
    return _Pattern(kind, weight, stem, phrase, begins, needs)


@cache  # compiled when first needed: all of them at once would take longer than one document
def _regex(phrase: str) -> re.Pattern[str]:
    words = [_regex_of_word(word) for word in phrase.split(" ")]
    pattern = " ".join(words).replace(" … ", r" (?:[^.;]{0,80} )??")
    return re.compile(pattern + (r"\b" if not phrase.endswith("%") else ""))


def _regex_of_word(word: str) -> str:
    if word == "…":
        return word
    if word == "N%":
        return r"\d[\d.,]{0,12} ?%"
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d")
