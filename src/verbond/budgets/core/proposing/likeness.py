"""Which proposals share their words: shown before somebody sends the same idea again."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from verbond.kit.dutch import STOPWORDS, analyse

LEAST_ALIKE: Final = 0.3
MOST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal by its key and its words."""

    key: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A proposal that shares words, how much (percent), and which words, as it writes them."""

    key: str
    percent: int
    words: tuple[str, ...]


def alike(told: Told, others: Sequence[Told]) -> tuple[Alike, ...]:
    """Return the proposals whose words overlap most, the likest first; often none.

    Rare words weigh more than words that stand in many proposals. The title counts double.
    """
    held = {other.key: _words(other) for other in others if other.key != told.key}
    spread = Counter(token for words in held.values() for token in words)
    asked = _words(told)
    found = []
    for key, words in held.items():
        share = _share(asked, words, spread, len(held))
        if share >= LEAST_ALIKE:
            shared = sorted({words[token][1] for token in asked.keys() & words.keys()})
            found.append(Alike(key, round(100 * share), tuple(shared)))
    return tuple(sorted(found, key=lambda one: (-one.percent, one.key))[:MOST_SHOWN])


def _words(told: Told) -> dict[str, tuple[int, str]]:
    """Return for each token its weight and the word it came from."""
    found: dict[str, tuple[int, str]] = {}
    for text, weight in ((told.summary, 1), (told.title, 2)):
        for token, word in _tokens(text):
            found[token] = (weight, word)
    return found


def _tokens(text: str) -> Iterable[tuple[str, str]]:
    for word in analyse(text).words:
        written = text[word.start : word.end].lower()
        if written not in STOPWORDS:
            yield word.token, written


def _share(
    one: dict[str, tuple[int, str]],
    other: dict[str, tuple[int, str]],
    spread: Counter[str],
    total: int,
) -> float:
    """Return the weighted overlap, from 0 to 1: what both say of what either says."""

    def weight(token: str, said: dict[str, tuple[int, str]]) -> float:
        rare = math.log((total + 2) / (spread[token] + 1))
        return said[token][0] * max(rare, 0.1) if token in said else 0.0

    tokens = one.keys() | other.keys()
    both = sum(min(weight(token, one), weight(token, other)) for token in tokens)
    either = sum(max(weight(token, one), weight(token, other)) for token in tokens)
    return both / either if either else 0.0
