"""Units as the rules read them, and the parts of a unit that can be likened to another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from verbond.kit.dutch import STOPWORDS, Word, words

_CUT = re.compile(r"(?<=[.!?;:…])\s+")
SHORTEST_PART = 3  # words with a subject of their own; shorter parts go with the next


@dataclass(frozen=True)
class Unit:
    """One addressable unit of the text with what stands around it."""

    key: str
    role: str
    text: str
    chapter: str = ""  # key of its chapter, "" before the first
    section: str = ""  # what tells one section of a chapter from another
    parent: str = ""  # key of its goal
    theme: str = ""  # key of the theme whose prose or highlight it is
    is_promise: bool = False
    is_pointer: bool = False  # nothing but "zie …"

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(words(self.text))

    @cached_property
    def parts(self) -> tuple["Part", ...]:
        """Its sentences and the clauses between semicolons, each with its words."""
        return tuple(_parts(self))


@dataclass(frozen=True)
class Part:
    """A sentence or clause of a unit."""

    start: int
    end: int
    words: tuple[Word, ...]

    @cached_property
    def tokens(self) -> dict[str, Word]:
        """The words that carry a subject, by token; the first of each."""
        return first_by_token(self.words)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule proposes of one unit, with the words as they stand in the text."""

    key: str
    what: str
    value: str
    other: str = ""  # key of the other unit, for links
    words: tuple[str, ...] = ()
    certainty: int = 50  # percent
    note: str = ""


def first_by_token(found: Iterable[Word]) -> dict[str, Word]:
    """Give the first word of each token, without the words that have no subject."""
    kept: dict[str, Word] = {}
    for word in found:
        if word.form not in STOPWORDS and word.token not in STOPWORDS:
            kept.setdefault(word.token, word)
    return kept


def as_written(text: str, found: Iterable[Word]) -> tuple[str, ...]:
    """Give the words as they stand in the text, in its order, each once."""
    ordered = sorted(found, key=lambda word: word.start)
    return tuple(dict.fromkeys(text[word.start : word.end] for word in ordered))


def _parts(unit: Unit) -> Iterator[Part]:
    start, held = 0, 0
    found = unit.words
    for end in [*(match.start() for match in _CUT.finditer(unit.text)), len(unit.text)]:
        upto = held
        while upto < len(found) and found[upto].end <= end:
            upto += 1
        own = found[held:upto]
        if len(first_by_token(own)) >= SHORTEST_PART or (end == len(unit.text) and own):
            yield Part(start, end, own)
            start, held = end, upto
