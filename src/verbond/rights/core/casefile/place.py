"""Where something stands in a case file: what every error names, and what a value may be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verbond.rights.core.errors import CaseError
from verbond.rights.core.reading.documents import Rows, Table

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: what an error names."""

    file: str
    path: str = ""
    line: int = 0

    def at(self, key: object, inside: object = None) -> "Place":
        """Return the place of a key of a mapping."""
        path = f"{self.path}.{key}" if self.path else str(key)
        lines = inside.lines if isinstance(inside, Table) else {}
        return Place(self.file, path, lines.get(key, self.line))

    def refuse(self, code: str, why: str) -> CaseError:
        """Return the error of this place: file, line, path, what is wrong and what is allowed."""
        line = f":{self.line}" if self.line else ""
        path = f"{self.path}: " if self.path else ""
        return CaseError(code, f"{self.file}{line}: {path}{why}")


def mapping(
    value: object, place: Place, *, needs: Iterable[str] = (), may: Iterable[str] = ()
) -> Mapping[str, Any]:
    """Return a mapping with the keys that it needs and none that it may not have."""
    needed, allowed = set(needs), {*needs, *may}
    if not isinstance(value, Mapping):
        raise place.refuse("no_mapping", f"this is {shown(value)}; a mapping is expected here.")
    for key in value:
        if allowed and key not in allowed:
            where = place.at(key, value)
            raise where.refuse(
                "unknown_key", f"unknown key; allowed: {', '.join(sorted(allowed))}."
            )
    if lacking := sorted(needed - set(value)):
        raise place.refuse("key_missing", f"{', '.join(lacking)} is missing.")
    return value


def items(value: object, place: Place) -> Iterator[tuple[Any, Place]]:
    """Yield what a list holds, each with its place."""
    if not isinstance(value, list):
        raise place.refuse("no_list", f"this is {shown(value)}; a list is expected here.")
    for number, item in enumerate(value):
        line = value.lines[number] if isinstance(value, Rows) else place.line
        yield item, Place(place.file, f"{place.path}[{number}]", line)


def words(value: object, place: Place) -> str:
    """Return a text of one line."""
    if not isinstance(value, str):
        raise place.refuse("no_text", f"this is {shown(value)}; text is expected here.")
    return value


def shown(value: object) -> str:
    """Show a value in an error: short, and never a whole file."""
    if value is None:
        return "empty"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    written = repr(value) if isinstance(value, str) else str(value)
    return written if len(written) <= MOST_SHOWN else f"{written[:MOST_SHOWN]}…"
