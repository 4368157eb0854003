"""Calculating: choices between values, extremes, parts and brackets."""

from dataclasses import replace
from fractions import Fraction

from verbond.rights.core.language.book import open_book
from verbond.rights.core.language.conditions import joined_entity, vanaf
from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.tree import (
    Bracket,
    Const,
    Extreme,
    If,
    Node,
    Unexamined,
    as_node,
    common_entity,
)
from verbond.rights.core.units import normal

WRITERS.add(__file__)


def als(test: Node, dan: Node, anders: Node) -> Node:
    """One value or the other, by a condition."""
    if dan.unit != anders.unit:
        raise refused(f"a choice between “{dan.unit}” and “{anders.unit}”")
    joined_entity((test,))
    return If(
        unit=dan.unit, entity=common_entity(test, dan, anders), where=line_of_rule(),
        exists=(*dan.exists, *anders.exists), test=test, then=dan, other=anders,
    )  # fmt: skip


def _extreme(op: str, of: tuple[Node | int, ...]) -> Node:
    nodes = tuple(as_node(one) for one in of)
    unit = next((node.unit for node in nodes if node.unit != "number"), "number")
    # Nought has every unit: max(0, means) needs no unit of its own.
    if any(node.unit not in {unit, "number"} for node in nodes):
        raise refused(f"{op} of {', '.join(node.unit for node in nodes)}")
    return Extreme(
        unit=unit, entity=common_entity(*nodes), where=line_of_rule(), op=op, of=nodes,
        exists=tuple(one for node in nodes for one in node.exists),
    )  # fmt: skip


def laagste(*of: Node | int) -> Node:
    """The least of some values."""
    return _extreme("min", of)


def hoogste(*of: Node | int) -> Node:
    """The greatest of some values."""
    return _extreme("max", of)


def herleid(value: Node, *, deler: int, naar: str) -> Node:
    """Divide by a number of the law itself, which also changes the unit."""
    return replace(value / deler, unit=naar)


def nul(unit: str) -> Node:
    """Nothing, in a unit: for what is not counted."""
    return Const(unit=normal(unit), value=0, where=line_of_rule())


def deel(value: Node, numerator: int, denominator: int) -> Node:
    """An exact part of a value."""
    return value * as_node(Fraction(numerator, denominator))


def schijf(value: Node, parameter: str) -> Node:
    """What the brackets of a parameter give for a value."""
    unit = open_book().units.get(parameter, "")
    takes, _arrow, gives = unit.partition(" -> ")
    if not gives or takes != value.unit:
        raise refused(f"the brackets of {parameter} take “{takes}”, not “{value.unit}”")
    return Bracket(
        unit=gives, entity=value.entity, where=line_of_rule(), exists=value.exists, of=value,
        name=parameter,
    )  # fmt: skip


def niet_gekend(unit: str, tekst: str) -> Node:
    """What nobody verified: the path, or the whole right, is then not examined."""
    return Unexamined(unit=unit, where=line_of_rule(), text=tekst)


def versie(*, van: str, geldt_voor: Node, nieuw: Node, oud: Node) -> Node:
    """A rule that changed: the new one from a day on, for whom the transition says."""
    return als(vanaf(van, geldt_voor), nieuw, oud)
