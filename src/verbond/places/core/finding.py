"""Find the names of places in a text. Pure: names in, offsets out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

# Typists choose between these; a reader sees no difference.
_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a text may write the name of the place with this code.

    `exact` asks for the same capitals; `elsewhere` are words that hold a name but mean something
    else, so that they hide it.
    """

    code: str
    name: str
    words: str
    exact: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text: `text[start:end]` are its `words` as they stand there."""

    code: str
    name: str
    start: int
    end: int
    words: str


def without_accents(text: str) -> str:
    """Make equal what a reader takes for the same, except capitals, character by character.

    The result is exactly as long as the text, so offsets stay valid.

    >>> without_accents("Café d’Été")
    "Cafe d'Ete"
    """
    return "".join(unicodedata.normalize("NFD", one)[0] for one in text.translate(_SAME))


@dataclass(frozen=True)
class PlaceFinder:
    """Names of places, ready to be looked for in many texts."""

    spellings: tuple[Spelling, ...]

    @cached_property
    def _ordered(self) -> tuple[Spelling, ...]:
        # Longest first: "Nieuw Sledderlo" must not be cut to "Sledderlo". Stable: of two equal
        # names the first stays in front, and an alternation takes the first that fits.
        named = (spelling for spelling in self.spellings if spelling.words.split())
        return tuple(sorted(named, key=lambda spelling: -len(_joined(spelling.words))))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._ordered:
            return None
        choices = "|".join(_choice(spelling) for spelling in self._ordered)
        return re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])")

    def find(self, text: str) -> tuple[FoundPlace, ...]:
        """Return the places that a text names, in reading order, none overlapping.

        A name counts only as whole words; the longest wins; an inflection only when listed.
        """
        if self._pattern is None:
            return ()
        found = []
        for match in self._pattern.finditer(without_accents(text)):
            spelling = self._ordered[(match.lastindex or 1) - 1]
            if not spelling.elsewhere:
                start, end = match.span()
                found.append(FoundPlace(spelling.code, spelling.name, start, end, text[start:end]))
        return tuple(found)


def _choice(spelling: Spelling) -> str:
    words = r"\s+".join(re.escape(word) for word in without_accents(spelling.words).split())
    return f"({words})" if spelling.exact else f"((?i:{words}))"


def _joined(words: str) -> str:
    return " ".join(words.split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names differ only in accents, capitals or white space."""
    return _name_key(one) == _name_key(other)


def _name_key(name: str) -> str:
    return _joined(without_accents(name)).casefold()


def finder_of(spellings: Iterable[Spelling]) -> PlaceFinder:
    """Prepare a finder; of two places that write a name the same way, the first one wins."""
    return PlaceFinder(tuple(spellings))
