"""What a letter says of one right: facts used with their source and day, conditions, what is open.

Only facts of the person themselves and of their home stand in it. What is known of others in the
house decides, but stays with them: the letter says only that the condition holds.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verbond.kit.money import exact
from verbond.rights.core.answers import Truth
from verbond.rights.core.detecting.columns import BOUNDS, bare
from verbond.rights.core.detecting.purpose import Source
from verbond.rights.core.tree import All, AnyOf, Condition, Fact, Latest, Node, Right, walk
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind, Vocabulary

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
            "year": self.year, "source": self.source,
            "on": f"{self.on:%d/%m/%Y}" if self.on else "",
        }  # fmt: skip


def facts_used(
    right: Right, truths: Mapping[str, str], row: Mapping[str, object], day: dt.date
) -> frozenset[str]:
    """Return the facts, with their year, on which the conditions that hold or are open rest.

    Of several ways to a condition only those count that were not shut: who has no pension is not
    told that nobody found a pension.
    """
    open_or_held = {key for key, truth in truths.items() if truth != Truth.NO}
    found: set[str] = set()
    for node in walk(right.condition):
        if isinstance(node, Condition) and node.id in open_or_held:
            found.update(_names(node.of, row, day))
    return frozenset(found)


def _names(node: Node, row: Mapping[str, object], day: dt.date) -> Iterator[str]:
    if isinstance(node, Fact):
        yield node.name if node.year is None else f"{node.name}.{day.year + node.year}"
    elif isinstance(node, Latest):
        yield from _latest(node, row, day)
    for part in node.parts():
        if not (isinstance(node, AnyOf) and _is_shut(part, row)):
            yield from _names(part, row, day)


def _latest(node: Latest, row: Mapping[str, object], day: dt.date) -> list[str]:
    given = [bare(one) for one in row if one.startswith(f"{node.name}.")]
    before = [one for one in given if int(one.rpartition(".")[2]) < day.year]
    return [max(before)] if before else []


def _is_shut(node: Node, row: Mapping[str, object]) -> bool:
    if isinstance(node, All):
        return any(_is_shut(part, row) for part in node.of)
    return isinstance(node, Fact) and row.get(node.name) is False


def told_facts(
    wanted: frozenset[str],
    row: Mapping[str, object],
    vocabulary: Vocabulary,
    sources: Iterable[Source],
) -> tuple[Told, ...]:
    """Return some facts of one row, each with its source and the day of it.

    `row` holds columns by name; money in cents. What is not in it is not known, so not told.
    """
    origin = {bare(name): one for one in sources for name in one.columns}
    found = []
    for column, value in sorted(row.items()):
        name, year, bound = _taken_apart(column)
        kind = vocabulary.get(name)
        if kind is None or bare(column) not in wanted:
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
        return YES if value else NO
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if is_money(kind.unit) and isinstance(value, int):
        return exact(value)
    return str(value)[:80]


def told_conditions(
    right: Right, truths: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[dict[str, str], ...]:
    """Return the conditions of a rule in its own order, each with its text and what is known."""
    found: dict[str, dict[str, str]] = {}
    for root in right.roots():
        for node in walk(root):
            if isinstance(node, Condition) and node.id in truths:
                found.setdefault(
                    node.id,
                    {
                        "id": node.id,
                        "text": texts.get(node.id, node.text),
                        "truth": str(Truth(truths[node.id])),
                    },
                )
    return tuple(found.values())


def _condition(
    node: Condition, truths: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, str]:
    text = texts.get(node.id, node.text)
    return {"id": node.id, "text": text, "truth": str(Truth(truths[node.id]))}
