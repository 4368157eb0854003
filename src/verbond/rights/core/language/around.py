"""Around the subject: sums and counts over a circle, and links to another subject."""

from dataclasses import replace

from verbond.rights.core.circles import CIRCLES
from verbond.rights.core.language.book import vandaag
from verbond.rights.core.language.conditions import alle, joined_entity
from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.tree import (
    ANY,
    CARE,
    HOUSEHOLD,
    PERSON,
    At,
    Node,
    Over,
    common_entity,
)
from verbond.rights.core.units import TRUTH

WRITERS.add(__file__)


def som(kring: str, value: Node, *, waarbij: Node | None = None, op: Node | None = None) -> Node:
    """The sum of a value of persons over a circle, of those with a condition."""
    given = [*value.exists, *([waarbij] if waarbij else [])]
    return _over("sum", kring, replace(value, exists=()), _joined(given), op)


def aantal(kring: str, *, waarbij: Node | None = None, op: Node | None = None) -> Node:
    """How many persons of a circle there are, of those with a condition."""
    return _over("count", kring, None, waarbij, op)


def iemand(kring: str, of: Node, *, op: Node | None = None) -> Node:
    """Somebody of a circle has a condition."""
    return _over("someone", kring, None, of, op)


def iedereen(kring: str, of: Node, *, op: Node | None = None) -> Node:
    """Everybody of a circle has a condition; true of an empty circle."""
    return _over("everyone", kring, None, of, op)


def _joined(given: list[Node]) -> Node | None:
    return alle(*given) if len(given) > 1 else given[0] if given else None


def _over(how: str, circle: str, of: Node | None, given: Node | None, on: Node | None) -> Node:
    if circle not in CIRCLES:
        raise refused(f"there is no circle {circle}; there are {', '.join(CIRCLES)}")
    inner = [node for node in (of, given) if node is not None]
    if common_entity(*inner) not in {PERSON, ANY}:
        raise refused(f"over a circle of persons, {inner[0].entity} cannot be counted")
    if given is not None:
        joined_entity((given,))
    unit = of.unit if of is not None else "count" if how == "count" else TRUTH
    whose = ANY if circle == "bewoners" else PERSON
    return Over(
        unit=unit, entity=whose, where=line_of_rule(), text=CIRCLES[circle], how=how,
        circle=circle, of=of, given=given, on=on or vandaag(),
    )  # fmt: skip


def thuis(of: Node) -> Node:
    """A value of the household of the person."""
    return _at("home", of, HOUSEHOLD, PERSON)


def van_mantelzorger(of: Node) -> Node:
    """A value of the person who gives the care."""
    return _at("carer", of, PERSON, CARE)


def van_zorgbehoevende(of: Node) -> Node:
    """A value of the person who is cared for."""
    return _at("cared", of, PERSON, CARE)


def _at(link: str, of: Node, takes: str, gives: str) -> Node:
    if of.entity not in {takes, ANY}:
        raise refused(f"{link} leads to a {takes}, and this speaks of a {of.entity}")
    exists = tuple(replace(_at(link, one, takes, gives)) for one in of.exists)
    inner = replace(of, exists=()) if of.exists else of
    return At(unit=of.unit, entity=gives, where=line_of_rule(), exists=exists, link=link, of=inner)
