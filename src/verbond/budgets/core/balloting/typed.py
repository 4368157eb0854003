"""What a clerk types for a ballot on paper: the numbers that stand crossed on it."""

import re
from collections.abc import Mapping

from verbond.budgets.core.balloting.errors import TypedWrong
from verbond.budgets.core.recipe.shape import WITH_POINTS

_SEPARATOR = re.compile(r"[\s,;]+")
_POINTS = re.compile(r"(\d{1,6})[=:](\d{1,6})")
MOST_SIGNS = 2000
# What a sheet says when nobody can tell what its voter meant; no project has an empty key.
INVALID: Mapping[str, int] = {"": 1}


def read_typed(text: str, numbers: Mapping[int, str], kind: str) -> dict[str, int]:
    """Read numbers of projects as content of a ballot: id → 1, points, or place from 1.

    Crosses: `3 7 12`. Points: `3=2 7=1`. A ranking: the numbers, best first. `numbers` gives the id
    of each number on the paper. Raises `TypedWrong` with what was typed and what is allowed.

    >>> read_typed("3 7", {3: "bank", 7: "boom"}, "approval")
    {'bank': 1, 'boom': 1}
    >>> read_typed("7 3", {3: "bank", 7: "boom"}, "ordinal")
    {'boom': 1, 'bank': 2}
    """
    words = [word for word in _SEPARATOR.split(text[:MOST_SIGNS].strip()) if word]
    content: dict[str, int] = {}
    for place, word in enumerate(words, start=1):
        number, said = _read(word, kind, place)
        name = numbers.get(number)
        if name is None:
            raise TypedWrong("unknown_number", word)
        if name in content:
            raise TypedWrong("twice", word)
        content[name] = said
    return content


def written(content: Mapping[str, int], numbers: Mapping[str, int], kind: str) -> str:
    """Write content as a clerk would type it.

    >>> written({"boom": 1, "bank": 2}, {"bank": 3, "boom": 7}, "ordinal")
    '7 3'
    """
    if kind == "ordinal":
        return " ".join(
            str(numbers[name]) for name in sorted(content, key=lambda one: content[one])
        )
    found = sorted((numbers[name], said) for name, said in content.items())
    if kind in WITH_POINTS:
        return " ".join(f"{number}={said}" for number, said in found)
    return " ".join(str(number) for number, _ in found)


def _read(word: str, kind: str, place: int) -> tuple[int, int]:
    if kind in WITH_POINTS:
        found = _POINTS.fullmatch(word)
        if found is None:
            raise TypedWrong("points", word)
        return int(found[1]), int(found[2])
    if not (word.isascii() and word.isdecimal() and len(word) <= 6):
        raise TypedWrong("not_a_number", word)
    return int(word), place if kind == "ordinal" else 1
