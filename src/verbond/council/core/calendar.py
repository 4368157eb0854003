"""Evaluations that a document announces: read from a file, dated by the term of the agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from verbond.kit.errors import RuleBroken

_FIELDS = {"key": str, "title": str, "line": int, "quote": str, "when": str}
_WHEN = ("halfway", "none")


class EvaluationsRefused(RuleBroken):
    """The file with evaluations is wrong."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One evaluation, with the words that announce it; `on` is None when no day follows."""

    key: str
    title: str
    line: int
    quote: str
    on: date | None


def halfway(first: date, last: date) -> date:
    """Return the day in the middle of a term.

    >>> halfway(date(2019, 1, 1), date(2024, 12, 31))
    datetime.date(2021, 12, 31)
    """
    return first + timedelta(days=(last - first).days // 2)


def read_evaluations(
    content: Any, *, name: str, first: date | None, last: date | None
) -> tuple[Announced, ...]:
    """Read the evaluations of a file. Raises `EvaluationsRefused` with entry and field."""
    entries = content.get("evaluations") if isinstance(content, Mapping) else None
    if not isinstance(entries, list):
        raise EvaluationsRefused("list", f"{name}: expected a list under 'evaluations'")
    found = tuple(
        _read(entry, f"{name}, evaluation {number}", first, last)
        for number, entry in enumerate(entries, 1)
    )
    if len({one.key for one in found}) < len(found):
        raise EvaluationsRefused("twice", f"{name}: a key stands there twice")
    return found


def _read(entry: Any, place: str, first: date | None, last: date | None) -> Announced:
    if not isinstance(entry, Mapping):
        raise EvaluationsRefused("entry", f"{place}: expected {', '.join(_FIELDS)}")
    for field, kind in _FIELDS.items():
        if not isinstance(entry.get(field), kind):
            raise EvaluationsRefused("field", f"{place}, {field}: expected {kind.__name__}")
    if entry["when"] not in _WHEN:
        raise EvaluationsRefused("when", f"{place}, when: expected one of {', '.join(_WHEN)}")
    is_dated = entry["when"] == "halfway" and first is not None and last is not None
    on = halfway(first, last) if is_dated and first and last else None
    return Announced(entry["key"], entry["title"], entry["line"], entry["quote"], on)
