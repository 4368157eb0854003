"""What a letter says of one right: facts used with their source and day, conditions, what is open.

Only facts of the person themselves and of their home stand in it. What is known of others in the
house decides, but stays with them: the letter says only that the condition holds.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.kit.money import exact
from verbond.rights.core.answers import Truth
from verbond.rights.core.detecting.columns import BOUNDS, bare
from verbond.rights.core.detecting.purpose import Source
from verbond.rights.core.tree import Condition, Right, walk
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind, Vocabulary

# Tokens that a page says in its own language.
YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a letter tells it; `bound` is min or max when only that is known."""

    name: str
    label: str
    words: str
    bound: str
    year: str
    source: str
    on: dt.date | None

    def plain(self) -> dict[str, object]:
        """Return it as it is sealed."""
        return {
            "name": self.name, "label": self.label, "words": self.words, "bound": self.bound,
            "year": self.year, "source": self.source, "on": self.on.isoformat() if self.on else "",
        }  # fmt: skip


def fact_names(right: Right) -> frozenset[str]:
    """Return the names of all facts that a rule may use, without their year."""
    return frozenset(
        str(node.name)
        for root in right.roots()
        for node in walk(root)
        if node.kind in {"fact", "latest"} and hasattr(node, "name")
    )


def told_facts(
    right: Right, row: Mapping[str, object], vocabulary: Vocabulary, sources: Iterable[Source]
) -> tuple[Told, ...]:
    """Return the facts of one row that a rule used, each with its source and the day of it.

    `row` holds columns by name; money in cents. What is unknown (None) is not told.
    """
    wanted = fact_names(right)
    origin = {bare(name): one for one in sources for name in one.columns}
    found = []
    for column, value in sorted(row.items()):
        name, year, bound = _taken_apart(column)
        kind = vocabulary.get(name)
        if value is None or kind is None or name not in wanted:
            continue
        source = origin.get(bare(column))
        found.append(
            Told(
                name,
                kind.label,
                words(value, kind),
                bound,
                year,
                source.name if source else "",
                source.on if source else None,
            )
        )
    return tuple(found)


def _taken_apart(column: str) -> tuple[str, str, str]:
    name, _dot, year = bare(column).partition(".")
    bound = next((one.removeprefix(".") for one in BOUNDS if column.endswith(one)), "")
    return name, year, bound


def words(value: object, kind: FactKind) -> str:
    """Write a value as a letter shows it; truths are the tokens ja and nee.

    >>> from verbond.rights.core.vocabulary import FactKind
    >>> income = FactKind("i", "I", "EUR/year", "person", "number", True, 1)
    >>> words(2563067, income).replace(chr(160), " ")
    '€ 25.630,67'
    """
    if kind.is_truth:
        return YES if value is True or str(value).strip().lower() in {"true", "1", "ja"} else NO
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if is_money(kind.unit) and isinstance(value, int):
        return exact(value)
    return str(value)[:80]


def told_conditions(right: Right, truths: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """Return the conditions of a rule in its own order, each with its text and what is known."""
    found: dict[str, dict[str, str]] = {}
    for root in right.roots():
        for node in walk(root):
            if isinstance(node, Condition) and node.id in truths:
                found.setdefault(
                    node.id,
                    {"id": node.id, "text": node.text, "truth": str(Truth(truths[node.id]))},
                )
    return tuple(found.values())
