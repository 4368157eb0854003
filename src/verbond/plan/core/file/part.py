"""A part of a plan file that knows where it stands, so that a fault can be found."""

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from verbond.plan.core.errors import PlanUnreadable

LONGEST_CODE = 40
LONGEST_NAME = 500
# Control characters, halves of characters, and what no character is: they break a spreadsheet.
_REFUSED = {"Cc", "Cs", "Cn", "Co"}


@dataclass(frozen=True, slots=True)
class Part:
    """Keys and values of one place in a file; `rows` gives the row of a path in a table."""

    file: str
    path: str
    content: Mapping[str, Any]
    rows: Mapping[str, int] = field(default_factory=dict)

    def fault(self, key: str, message: str) -> PlanUnreadable:
        """Return an error that says file, row and path."""
        path = ".".join(part for part in (self.path, key) if part)
        row = self.rows.get(path) or self.rows.get(self.path)
        # A key may hold line ends, or orders to the terminal that shows the message.
        shown = path[:120] if path.isprintable() else repr(path[:120])
        where = [self.file, *([f"rij {row}"] if row else []), *([shown] if path else [])]
        return PlanUnreadable("plan_file", f"{', '.join(where)}: {message}")

    def only(self, keys: Iterable[str]) -> None:
        """Refuse a key that is not allowed; a comment may stand anywhere."""
        allowed = tuple(keys)
        for key in self.content:
            if key in allowed or key.startswith("comment"):
                continue
            near = difflib.get_close_matches(key[:80], allowed, n=1)
            hint = f"; bedoel je {near[0]}?" if near else ""
            raise self.fault(
                key[:80], f"dit veld bestaat niet{hint} Toegelaten: {', '.join(allowed)}"
            )

    def entries(self) -> Iterator[tuple[str, Any]]:
        """Yield what is no comment."""
        return ((k, v) for k, v in self.content.items() if not k.startswith("comment"))

    def part(self, key: str) -> "Part":
        value = self.content[key]
        if not isinstance(value, dict):
            raise self.fault(key, f"hier horen velden met een waarde, niet {kind(value)}")
        return Part(self.file, f"{self.path}.{key}".lstrip("."), value, self.rows)

    def parts(self, key: str) -> "list[Part]":
        value = self.content[key]
        if not isinstance(value, list):
            raise self.fault(key, f"hier hoort een lijst, niet {kind(value)}")
        found = []
        for place, one in enumerate(value):
            path = f"{self.path}.{key}[{place}]".lstrip(".")
            if not isinstance(one, dict):
                raise self.fault(f"{key}[{place}]", f"hier horen velden, niet {kind(one)}")
            found.append(Part(self.file, path, one, self.rows))
        return found

    def text(self, key: str, longest: int = LONGEST_NAME) -> str:
        """Return a text on one line, "" when it is left out or null."""
        value = self.content.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(key, f"hier hoort tekst, niet {kind(value)}")
        if len(value) > longest * 4 or len(value := " ".join(value.split())) > longest:
            raise self.fault(key, f"deze tekst is langer dan {longest} tekens")
        if not value.isprintable() and any(unicodedata.category(one) in _REFUSED for one in value):
            raise self.fault(key, "deze tekst bevat een teken dat geen schriftteken is")
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        among = tuple(allowed)
        value = self.text(key)
        if value not in among:
            raise self.fault(key, f"kies uit {', '.join(among)}; er staat {value[:40]!r}")
        return value


def kind(value: object) -> str:
    """Name the kind of a value in Dutch.

    >>> kind([]), kind(True), kind(None)
    ('een lijst', 'ja of nee', 'niets')
    """
    names: dict[type, str] = {
        dict: "velden",
        list: "een lijst",
        bool: "ja of nee",
        str: "tekst",
        type(None): "niets",
    }
    return names.get(type(value), "een getal")
