"""Find where a text only points to another chapter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_LABEL = 4  # words before "zie": "Aanbod voor alle kinderen: zie …"
SAME_START = 4  # letters: "mobiliteit" points to MOBIELE STAD
TEXT_READ = 4_000

_POINTER = re.compile(r"(?:^|(?<=[.!?:;(] )|(?<=\())[Zz]ie (?:ook )?([^.!?()]{3,200})")
_WORD = re.compile(r"\w+")
_COMMON = frozenset(("stad", "en", "de", "het", "van", "thema", "ook", "een", "in", "voor"))


@dataclass(frozen=True, slots=True)
class Pointer:
    """A phrase that points to chapters, by their position, in the order it names them."""

    text: str
    start: int
    targets: tuple[int, ...]
    standalone: bool  # the text is nothing but the pointer, at most with a label before it


class ChapterWords:
    """The words by which texts call chapters."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._by_start: dict[str, list[tuple[int, list[str]]]] = {}
        for title, position in _first_positions(titles).items():
            words = [word for word in _WORD.findall(title) if word not in _COMMON]
            if words:
                self._by_start.setdefault(words[0][:SAME_START], []).append((position, words))

    def pointer_in(self, text: str) -> Pointer | None:
        """Find the first phrase with "zie" or "zie ook" that names a chapter of this document."""
        if "zie " not in text and "Zie " not in text:
            return None
        for match in _POINTER.finditer(text[:TEXT_READ]):
            targets = self._named(match[1])
            if targets:
                return _pointer(text, match, targets)
        return None

    def _named(self, phrase: str) -> tuple[int, ...]:
        said = _WORD.findall(phrase.lower())
        found = set()
        for start in {word[:SAME_START] for word in said}:
            for position, words in self._by_start.get(start, ()):
                places = [_place(word, said) for word in words]
                if min(places) >= 0:
                    found.add((places[0], position))
        return tuple(position for _, position in sorted(found))


def _first_positions(titles: Sequence[str]) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, title in enumerate(titles):
        positions.setdefault(title.lower(), position)
    return positions


def _place(word: str, said: list[str]) -> int:
    return next((at for at, other in enumerate(said) if _akin(word, other)), -1)


def _akin(one: str, other: str) -> bool:
    return one == other or (len(one) > SAME_START and one[:SAME_START] == other[:SAME_START])


def _pointer(text: str, match: re.Match[str], targets: tuple[int, ...]) -> Pointer:
    start, end = match.span()
    if text[start - 1 : start] == "(":
        start, end = start - 1, end + text[end:].startswith(")")
    else:
        end += text[end:].startswith(".")
    before, after = text[:start].strip(), text[end:].strip()
    label = not before or (before.endswith(":") and len(before.split()) <= LONGEST_LABEL)
    return Pointer(text[start:end], start, targets, standalone=label and not after)
