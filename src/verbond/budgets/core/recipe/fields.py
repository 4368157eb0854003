"""Take fields out of a document, each with its place in the error."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from verbond.budgets.core.recipe.errors import RecipeWrong

_MOST_NUMBER = 10**9
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of a document; `place` says where it stands."""

    found: Mapping[str, Any]
    place: str

    @classmethod
    def of(cls, value: object, place: str, allowed: str) -> "Fields":
        if not isinstance(value, Mapping):
            raise RecipeWrong(place, f"expected fields, found {shown(value)}")
        known = allowed.split()
        odd = sorted(str(key) for key in value if key not in known)
        if odd:
            raise RecipeWrong(
                place, f"unknown field {', '.join(odd)}; allowed: {', '.join(sorted(known))}"
            )
        return cls(value, place)

    def part(self, name: str, allowed: str) -> "Fields":
        return Fields.of(self.found.get(name) or {}, self.at(name), allowed)

    def text(self, name: str, default: str | None = None, *, most: int = 1000) -> str:
        value = self.found.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise RecipeWrong(self.at(name), f"expected text, found {shown(value)}")
        text = " ".join(value.split())
        if len(text) > most:
            raise RecipeWrong(self.at(name), f"{len(text)} signs; at most {most}")
        return text

    def one_of(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise RecipeWrong(self.at(name), f"{value!r}; allowed: {', '.join(allowed) or 'none'}")
        return value

    def number(self, name: str, default: int | None = None, *, least: int = 0) -> int:
        found = self.number_or_none(name, default, least=least)
        if found is None:
            raise RecipeWrong(self.at(name), "expected a whole number, found nothing")
        return found

    def number_or_none(
        self, name: str, default: int | None = None, *, least: int = 0
    ) -> int | None:
        value = self.found.get(name, default)
        if value is None:
            return None
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not least <= value <= _MOST_NUMBER:
            raise RecipeWrong(
                self.at(name), f"expected a whole number of at least {least}, found {shown(value)}"
            )
        return int(value)

    def share(self, name: str, default: str | None = None) -> Fraction:
        """Read an exact part of a whole: `"1/3"`, `"0.05"`, `"5%"` or 0."""
        value = self.found.get(name, default)
        exact = _fraction(value)
        if exact is None or not 0 <= exact <= 1:
            raise RecipeWrong(
                self.at(name), f'expected a part of the whole, such as "1/10", found {shown(value)}'
            )
        return exact

    def positive(self, name: str) -> Fraction | None:
        """Read an exact number above zero, or nothing."""
        value = self.found.get(name)
        if value is None:
            return None
        exact = _fraction(value)
        if exact is None or not 0 < exact <= _MOST_NUMBER:
            raise RecipeWrong(self.at(name), f"expected a number above 0, found {shown(value)}")
        return exact

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.found.get(name, default)
        if not isinstance(value, bool):
            raise RecipeWrong(self.at(name), f"expected true or false, found {shown(value)}")
        return value

    def rows(self, name: str) -> list[Any]:
        value = self.found.get(name) or []
        if not isinstance(value, list) or len(value) > _MOST_ROWS:
            raise RecipeWrong(
                self.at(name), f"expected a list of at most {_MOST_ROWS}, found {shown(value)}"
            )
        return value

    def texts(self, name: str, allowed: tuple[str, ...] | None = None) -> tuple[str, ...]:
        rows = self.rows(name)
        for row in rows:
            if not isinstance(row, str) or not row.strip():
                raise RecipeWrong(self.at(name), f"expected texts, found {shown(row)}")
            if allowed is not None and row not in allowed:
                raise RecipeWrong(self.at(name), f"{row!r}; allowed: {', '.join(allowed)}")
        if len(set(rows)) < len(rows):
            raise RecipeWrong(self.at(name), "the same stands there twice")
        return tuple(rows)

    def at(self, name: str) -> str:
        return f"{self.place}, {name}"


def shown(value: object) -> str:
    """Show a value of a document, cut short."""
    return "nothing" if value is None else f"{value!r:.60}"


def _fraction(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Fraction):
        return None
    text = str(value).strip()
    if len(text) > 40:
        return None
    try:
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
