"""Our own vocabulary: every term that a column, a class, or a page with RDFa uses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from verbond.opendata.core.things import Thing
from verbond.opendata.things import things
from verbond.opendata.wording import described, in_english


@dataclass(frozen=True, slots=True)
class Term:
    """One term of our own vocabulary, with the columns or the forms that use it."""

    name: str
    is_class: bool
    words: str
    used_by: tuple[str, ...]
    form: str = ""


def terms(known: Iterable[Thing]) -> tuple[Term, ...]:
    """Return our own terms, classes first, with every column that uses them."""
    uses: dict[tuple[bool, str], list[tuple[str, str]]] = {}
    for is_class, name, words, user in _uses(known):
        uses.setdefault((is_class, name), []).append((words, user))
    found = [
        Term(name, is_class, used[0][0], tuple(user for _words, user in used))
        for (is_class, name), used in uses.items()
    ]
    columns = {one.name for one in found}
    found += [one for one in _beyond_columns() if one.name not in columns]
    return tuple(sorted(found, key=lambda one: (not one.is_class, one.name)))


def _uses(known: Iterable[Thing]) -> Iterator[tuple[bool, str, str, str]]:
    for thing in known:
        for name in thing.classes:
            if ":" not in name:
                yield True, name, described(thing), thing.many
        for field in thing.fields:
            if ":" not in field.term:
                yield False, field.term, described(field), f"{thing.many}.{field.name}"


@cache
def _written() -> Mapping[str, Any]:
    path = files("verbond.opendata.things") / "terms.yaml"
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _beyond_columns() -> Iterator[Term]:
    for name, entry in _written().items():
        words = entry["en" if in_english() else "nl"]
        if "each" not in entry:
            yield Term(name, False, words, (), entry["used_by"])
            continue
        many, _, column = entry["each"].partition(".")
        for value, label in things()[many].field(column).choices:
            yield Term(f"{name}{value}", False, f"{words}: {label}.", (), entry["used_by"])
