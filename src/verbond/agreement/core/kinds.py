"""Propose what kind of commitment a sentence is, and show the words that say so."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

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
_SENTENCE_END = re.compile(r"[.!?] ")
_STEM = 4  # letters by which words with a `*` are looked up


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: Kind
    weight: float
    phrase: str = ""  # empty: the word alone is enough
    needs: str = ""  # what a text must hold for `phrase` to match: cheaper to ask first


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
    weights: dict[Kind, list[float]] = {}
    found: dict[Kind, list[str]] = {}
    lower = text[:TEXT_READ].lower()
    first_ends = _first_sentence_ends(lower)
    for pattern, start, words in _matches(lower):
        place = 1 if start < first_ends else LATER_SENTENCES
        weights.setdefault(pattern.kind, []).append(pattern.weight * place)
        found.setdefault(pattern.kind, []).append(words)
    scores = {kind: _score(weights[kind]) for kind in _ORDER if kind in weights}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or scores[best] < ENOUGH:
        return None, ()
    return best, tuple(dict.fromkeys(found[best]))[:WORDS_SHOWN]


def _score(weights: list[float]) -> float:
    """Let the strongest word count whole and each next one half as much as the one before."""
    return sum(weight * 0.5**rank for rank, weight in enumerate(sorted(weights, reverse=True)[:5]))


def _matches(lower: str) -> Iterator[tuple[_Pattern, int, str]]:
    at = 0
    for token in lower.split(" "):
        for pattern, offset, word in _patterns_in(token):
            words = _longer(pattern, lower, at + offset) if pattern.phrase else word
            if words:
                yield pattern, at + offset, words
        at += len(token) + 1
    if "%" in lower:
        for pattern in _index().percentages:
            if (first := _regex(pattern.phrase).search(lower)) is not None:
                yield pattern, 0, first[0]  # a percentage counts wherever it stands


def _longer(pattern: _Pattern, lower: str, start: int) -> str:
    if pattern.needs not in lower:
        return ""
    match = _regex(pattern.phrase).match(lower, start)
    return match[0] if match else ""


@lru_cache(maxsize=1 << 14)
def _patterns_in(token: str) -> tuple[tuple[_Pattern, int, str], ...]:
    """Look up what may begin in a token between two spaces; texts repeat most of them."""
    index = _index()
    return tuple(
        (pattern, match.start(), match[0])
        for match in _WORD.finditer(token)
        for pattern in (
            *index.words.get(match[0], ()),
            *index.stems.get(match[0][:_STEM], ()),
        )
    )


def _first_sentence_ends(text: str) -> int:
    match = _SENTENCE_END.search(text)
    return match.start() if match else len(text)


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
    if phrase.isalpha():
        return _Pattern(kind, weight)
    first, _, rest = phrase.partition(" ")
    literals = re.split(r"[ …*#]+|N%", phrase if first.endswith("*") else rest)
    return _Pattern(kind, weight, phrase, max(literals, key=len))


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
