"""Facts, parameters and days: what a rule may name."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.tree import (
    PERSON,
    All,
    Compare,
    Fact,
    Latest,
    Node,
    Param,
    Shift,
    Today,
    as_node,
    common_entity,
)
from verbond.rights.core.units import CHOICE, DATE, PURE, TRUTH, normal
from verbond.rights.core.vocabulary import FactKind, Vocabulary

WRITERS.add(__file__)


@dataclass(frozen=True, slots=True)
class Book:
    """What rules may name: facts, and parameters with their units."""

    facts: Vocabulary
    units: Mapping[str, str]


_BOOK: ContextVar[Book] = ContextVar("book")


def open_book() -> Book:
    """Return the book that is open."""
    return _BOOK.get()


@contextmanager
def reading(book: Book) -> Iterator[None]:
    """Open a book: rules that are read inside may name its facts and parameters."""
    token = _BOOK.set(book)
    try:
        yield
    finally:
        _BOOK.reset(token)


def feit(name: str, *, jaar: int | None = None) -> Node:
    """A fact; `jaar` counts from the year of evaluation (-1: the year before)."""
    kind = kind_of(name)
    if kind.by_year != (jaar is not None):
        raise refused(f"fact {name}: {'give `jaar`' if kind.by_year else 'it has no year'}")
    return _made_fact(kind, jaar)


def _made_fact(kind: FactKind, year: int | None = None) -> Node:
    unit = _unit(kind)
    exists = tuple(_existing(part) for part in kind.only_when.split(" and ") if part)
    found = Fact(
        unit=unit, entity=kind.entity, where=line_of_rule(), text=kind.label, name=kind.name,
        year=year, is_judgement=kind.is_judgement,
        exists=() if unit == TRUTH else exists,
    )  # fmt: skip
    if unit == TRUTH and exists:
        return All(unit=TRUTH, entity=kind.entity, where=found.where, of=(*exists, found))
    return found


def _unit(kind: FactKind) -> str:
    if kind.is_truth:
        return TRUTH
    return CHOICE if kind.kind == "choice" else normal(kind.unit)


def _existing(part: str) -> Node:
    """Read one part of `only_when`: age < 18, born before 2019-01-01, or the name of a fact."""
    words = part.split()
    if words[0] == "age":
        born, limit = feit("birth_date"), as_node(int(words[2]))
        turned = Shift(unit=DATE, entity=PERSON, where=born.where, day=born, by=limit, step="years")
        op = {"<": ">", ">=": "<="}[words[1]]
        return Compare(
            unit=TRUTH, entity=PERSON, where=born.where, op=op, left=turned, right=vandaag()
        )
    if words[0] == "born":
        born, before = feit("birth_date"), as_node(dt.date.fromisoformat(words[2]))
        return Compare(unit=TRUTH, entity=PERSON, where=born.where, op="<", left=born, right=before)
    return feit(part)


def laatste_aanslag(name: str, *, jaren: tuple[int, ...] | None = None) -> Node:
    """The fact of the greatest year for which a value is given, before the year of evaluation."""
    kind = kind_of(name)
    if not kind.by_year:
        raise refused(f"fact {name} has no years")
    return Latest(
        unit=normal(kind.unit), entity=kind.entity, where=line_of_rule(), text=kind.label,
        name=name, years=jaren,
    )  # fmt: skip


def par(name: str) -> Node:
    """A dated parameter, as in force on the day of evaluation."""
    units = open_book().units
    if name not in units:
        raise refused(f"there is no parameter {name}")
    return Param(unit=normal(units[name]), where=line_of_rule(), name=name)


def cijfers(onder: str, *names: str) -> tuple[Node, ...]:
    """Several dated parameters under one name."""
    return tuple(par(f"{onder}.{name}") for name in names)


def vandaag() -> Node:
    """The day of evaluation."""
    return Today(unit=DATE, where=line_of_rule())


def dag(anchor: str, jaren: int = 0, parameter: str = "") -> Node:
    """A day that follows from that of evaluation: see core/tree.py, Today."""
    if parameter and parameter not in open_book().units:
        raise refused(f"there is no parameter {parameter}")
    return Today(unit=DATE, where=line_of_rule(), anchor=anchor, years=jaren, name=parameter)


def later(day: Node, by: Node, step: str, sign: int = 1) -> Node:
    """A day so many years, months or days later (sign 1) or earlier (sign -1)."""
    if day.unit != DATE or (by.unit not in PURE and by.unit != step):
        raise refused(f"{by.unit} cannot be counted as {step} from {day.unit}")
    return Shift(
        unit=DATE, entity=common_entity(day, by), where=line_of_rule(), exists=day.exists,
        day=day, by=by, step=step, sign=sign,
    )  # fmt: skip


def kind_of(name: str) -> FactKind:
    """Return a fact of the vocabulary, or refuse the rule."""
    kind = open_book().facts.get(name)
    if kind is None:
        raise refused(f"there is no fact {name}")
    return kind
