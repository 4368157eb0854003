"""The list of words that the screening reads by, from a data file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from verbond.scorecards.core.errors import WordsWrong


@dataclass(frozen=True, slots=True)
class Listed:
    """What to write instead of a word, and the code of the reason."""

    instead: str
    why: str


@dataclass(frozen=True)
class Words:
    """The list as the screening uses it; every word in lower case."""

    why: Mapping[str, str]
    words: Mapping[str, Listed]
    heads: Mapping[str, Listed]
    phrases: Mapping[str, Listed]
    phrase_pattern: re.Pattern[str]
    never_words: frozenset[str]
    never_pattern: re.Pattern[str]
    anybody: frozenset[str]
    before_own: frozenset[str]
    after_verb: frozenset[str]
    stiff: Mapping[str, str]
    stiff_pattern: re.Pattern[str]


def read_words(content: Mapping[str, Any]) -> Words:
    """Read a list of words. Raises `WordsWrong` when a reason has no sentence or a word is two."""
    why = dict(content["why"])
    phrases = _listed(content["phrases"], why)
    stiff = dict(content["stiff"])
    words = _listed(content["words"], why)
    never = content["never"]
    both = sorted(set(words) & set(never["words"]))
    if both:
        raise WordsWrong(f"marked and left alone at once: {', '.join(both)}")
    return Words(
        why=why,
        words=words,
        heads=_listed(content["heads"], why),
        phrases=phrases,
        phrase_pattern=_any_of(phrases),
        never_words=frozenset(never["words"]),
        never_pattern=_any_of(never["phrases"]),
        anybody=frozenset(content["anybody"].split()),
        before_own=frozenset(content["before_own"].split()),
        after_verb=frozenset(content["after_verb"].split()),
        stiff=stiff,
        stiff_pattern=_any_of(stiff),
    )


@cache
def load_words() -> Words:
    """Read the reviewed list that comes with this package."""
    import yaml

    text = files("verbond.scorecards.core.screening").joinpath("words.yaml")
    return read_words(yaml.safe_load(text.read_text(encoding="utf-8")))


def _listed(groups: Mapping[str, Mapping[str, str]], why: Mapping[str, str]) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for code, words in groups.items():
        if code not in why:
            raise WordsWrong(f"no sentence says why {code!r}; known: {', '.join(why)}")
        for word, instead in words.items():
            if word in found:
                raise WordsWrong(f"{word!r} stands there twice")
            found[word] = Listed(str(instead), code)
    return found


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    # The longest first, so that "zijn of haar" is not read as "of haar".
    ordered = sorted(phrases, key=len, reverse=True)
    bodies = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in ordered)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(bodies)})(?![\w/-])", re.IGNORECASE)
