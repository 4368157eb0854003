"""How the site's search finds a right: by its name, its sheet, and what people call it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbond.rights.loading import FOLDER, document_of, shipped_rules, shipped_sheets
from verbond.rights.queries.pages.themes import shown, themes


@dataclass(frozen=True, slots=True)
class Findable:
    """A right with the words that find it; `about` is one short line, or empty.

    `called`: other names, also short ones such as IGO. `words`: those of its sheet.
    """

    id: str
    name: str
    about: str
    called: str
    words: str


@cache
def findable() -> tuple[Findable, ...]:
    """Return every right of the catalogue, those that the site works out first."""
    rules, called = shipped_rules(), _called()
    rows = sorted(rules.catalogue.values(), key=lambda row: (not row.is_computed, row.name))
    return tuple(
        Findable(row.id, row.name, shown(row.id).short, called.get(row.id, ""), _words(row.id))
        for row in rows
    )


def _words(right: str) -> str:
    one = shown(right)
    return " ".join((one.short, themes().names.get(one.theme, ""), _of_sheet(right)))


def _of_sheet(right: str) -> str:
    sheet = _sheets().get(right)
    if sheet is None:
        return ""
    # Not its conditions: those name other rights, and these would be found instead.
    return " ".join((sheet.name, sheet.short, sheet.description, *sheet.audiences))


@cache
def _sheets() -> Mapping[str, Any]:
    # Words are the same on every day: only the figures between them change.
    return shipped_sheets(dt.date(2026, 1, 1))


@cache
def _called() -> Mapping[str, str]:
    document: Mapping[str, Any] = document_of(FOLDER / "called.yaml")
    return {right: " ".join(words) for right, words in document["rights"].items()}
