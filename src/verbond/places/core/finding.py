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
    """One way in which a text may write the name of the place with this code."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text: `text[start:end]` are its `words` as they stand there."""

    code: str
    name: str
    start: int
    end: int
    words: str


def fold(text: str) -> str:
    """Make spellings equal that a reader takes for the same, character by character.

    The result is exactly as long as the text, so offsets stay valid.

    >>> fold("Café d’Été")
    'cafe d'ete'
    """
    return "".join(_fold_character(character) for character in text.translate(_SAME))


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


@dataclass(frozen=True)
class PlaceFinder:
    """Names of places, ready to be looked for in many texts."""

    spellings: tuple[Spelling, ...]

    @cached_property
    def _by_key(self) -> dict[str, Spelling]:
        found: dict[str, Spelling] = {}
        for spelling in self.spellings:
            found.setdefault(_key(spelling.words), spelling)
        found.pop("", None)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # Longest first: "Nieuw Sledderlo" must not be cut to "Sledderlo".
        keys = sorted(self._by_key, key=lambda key: (-len(key), key))
        if not keys:
            return None
        choices = "|".join(r"\s+".join(map(re.escape, key.split(" "))) for key in keys)
        return re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])")

    def find(self, text: str) -> tuple[FoundPlace, ...]:
        """Return the places that a text names, in reading order, none overlapping.

        A name counts only as whole words; the longest name wins; an inflection only when listed.
        """
        if self._pattern is None:
            return ()
        return tuple(
            self._found(text, match.start(), match.end())
            for match in self._pattern.finditer(fold(text))
        )

    def _found(self, text: str, start: int, end: int) -> FoundPlace:
        words = text[start:end]
        spelling = self._by_key[_key(words)]
        return FoundPlace(spelling.code, spelling.name, start, end, words)


def _key(words: str) -> str:
    return " ".join(fold(words).split())


def finder_of(spellings: Iterable[Spelling]) -> PlaceFinder:
    """Prepare a finder; of two places that write a name the same way, the first one wins."""
    return PlaceFinder(tuple(spellings))
