"""Take fields out of what a file says, each with its place in the error."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from verbond.scorecards.core.errors import TemplateWrong


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of a file; `place` says where it stands."""

    found: Mapping[str, Any]
    place: str

    @classmethod
    def of(cls, value: object, place: str, allowed: frozenset[str]) -> "Fields":
        if not isinstance(value, Mapping):
            raise TemplateWrong(place, f"expected fields, found {_shown(value)}")
        odd = sorted(str(key) for key in value if key not in allowed)
        if odd:
            raise TemplateWrong(
                place, f"unknown field {', '.join(odd)}; allowed: {', '.join(sorted(allowed))}"
            )
        return cls(value, place)

    def text(self, name: str, default: str | None = None, *, most: int = 2000) -> str:
        value = self.found.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise TemplateWrong(self._at(name), f"expected text, found {_shown(value)}")
        text = " ".join(value.split())
        if len(text) > most:
            raise TemplateWrong(self._at(name), f"{len(text)} signs; at most {most}")
        return text

    def one_of(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise TemplateWrong(self._at(name), f"{value!r}; allowed: {', '.join(allowed)}")
        return value

    def number(self, name: str, default: int | None = None, *, least: int = -1000) -> int:
        value = self.found.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= 10**6:
            raise TemplateWrong(self._at(name), f"expected a whole number, found {_shown(value)}")
        return value

    def decimal(self, name: str) -> Decimal | None:
        value = self.found.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TemplateWrong(self._at(name), f"expected a number, found {_shown(value)}")
        found = Decimal(str(value))
        if not found.is_finite():
            raise TemplateWrong(self._at(name), f"expected a number, found {_shown(value)}")
        return found

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.found.get(name, default)
        if not isinstance(value, bool):
            raise TemplateWrong(self._at(name), f"expected true or false, found {_shown(value)}")
        return value

    def day(self, name: str) -> date | None:
        value = self.found.get(name)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError) as wrong:
            raise TemplateWrong(
                self._at(name), f"expected a day such as 2026-01-31, found {_shown(value)}"
            ) from wrong

    def rows(self, name: str) -> list[Any]:
        value = self.found.get(name, [])
        if not isinstance(value, list):
            raise TemplateWrong(self._at(name), f"expected a list, found {_shown(value)}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        rows = self.rows(name)
        if any(not isinstance(row, str) or not row.strip() for row in rows):
            raise TemplateWrong(self._at(name), "expected a list of texts")
        return tuple(rows)

    def _at(self, name: str) -> str:
        return f"{self.place}, {name}"


def _shown(value: object) -> str:
    return "nothing" if value is None else f"{value!r:.60}"
