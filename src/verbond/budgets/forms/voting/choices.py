"""From the fields of a ballot to its content, and to a short text that fits a cookie."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict

from verbond.budgets.core.balloting import Content, Frozen
from verbond.budgets.core.recipe.shape import WITH_POINTS

CROSS: Final = "p"
_NUMBER_FIELD: Final = "n-"
# What a cookie may hold beside its name and signature.
LONGEST: Final = 3000
_MOST_DIGITS: Final = 7


def is_counted(frozen: Frozen) -> bool:
    """Whether voters write numbers (points, places) instead of crosses."""
    kind = frozen.recipe.ballot.type
    return kind in WITH_POINTS or kind == "ordinal"


def read_fields(data: QueryDict, frozen: Frozen) -> Mapping[str, object]:
    """Read a posted ballot; a project that is not on it stays in, for the check to refuse."""
    if not is_counted(frozen):
        return {_id(frozen, number): 1 for number in data.getlist(CROSS)}
    found: dict[str, object] = {}
    for name in data:
        if name.startswith(_NUMBER_FIELD):
            typed = data.get(name, "").strip()
            if typed and typed != "0":
                found[_id(frozen, name.removeprefix(_NUMBER_FIELD))] = _number(typed)
    return found


def packed(content: Mapping[str, object], frozen: Frozen) -> str:
    """Write a choice as `3:1,7:1`: numbers on the ballot with what was filled in."""
    rows = sorted(
        (frozen.by_id[name].number, number)
        for name, number in content.items()
        if name in frozen.by_id and isinstance(number, int)
    )
    return ",".join(f"{project}:{number}" for project, number in rows)[:LONGEST]


def unpacked(text: str, frozen: Frozen) -> Mapping[str, object]:
    """Read what `packed` wrote; anything else becomes a project that nobody knows."""
    found: dict[str, object] = {}
    for pair in text[:LONGEST].split(",") if text else ():
        project, _, number = pair.partition(":")
        found[_id(frozen, project)] = _number(number)
    return found


def as_content(raw: Mapping[str, object]) -> Content:
    """Keep the whole numbers of a choice, to show it again as it was filled in."""
    return {name: number for name, number in raw.items() if isinstance(number, int)}


def _id(frozen: Frozen, number: str) -> str:
    known = number.isascii() and number.isdecimal() and len(number) < _MOST_DIGITS
    found = frozen.by_number.get(int(number)) if known else None
    return found.id if found else f"?{number[:20]}"


def _number(typed: str) -> object:
    fits = typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS
    return int(typed) if fits else typed[:20]
