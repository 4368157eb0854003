"""Comparing, and joining conditions."""

import datetime as dt

from verbond.rights.core.language.book import feit, kind_of, later, open_book, par, vandaag
from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.tree import (
    PERSON,
    All,
    Among,
    AnyOf,
    Compare,
    Condition,
    Const,
    Fact,
    Node,
    Not,
    Proposed,
    Reached,
    as_node,
    common_entity,
)
from verbond.rights.core.units import CHOICE, DATE, LIST, PURE, TRUTH, is_money

WRITERS.add(__file__)


def verjaardag(age: Node | int) -> Node:
    """The day on which a person reaches an age, in years."""
    return later(feit("birth_date"), as_node(age), "years")


def minstens_jaar(age: Node | int, op: Node | None = None) -> Node:
    """The person has reached an age, in years, on a day (default: the day of evaluation)."""
    return hoogstens(verjaardag(age), op or vandaag())


def jonger_dan(age: Node | int, op: Node | None = None) -> Node:
    """The person has not reached an age, in years, on a day (default: the day of evaluation)."""
    return meer_dan(verjaardag(age), op or vandaag())


def leeftijd_bereikt(parameter: str) -> Node:
    """On some day up to now the person had at least the age in force that day."""
    par(parameter)
    return Reached(unit=TRUTH, entity=PERSON, where=line_of_rule(), name=parameter)


def _compared(op: str, left: Node, right: Node | int | dt.date) -> Node:
    other = as_node(right)
    alike = left.unit == other.unit or (left.unit in PURE and other.unit in PURE)
    # A bare number beside anything but money is a count of that unit: `points >= 4`.
    counted = not is_money(left.unit) and left.unit != DATE
    bare = counted and isinstance(other, Const) and other.unit == "number"
    if not (alike or bare) or left.unit in {TRUTH, LIST, CHOICE}:
        raise refused(f"“{left.unit}” cannot be held against “{other.unit}”")
    found = Compare(
        unit=TRUTH, entity=common_entity(left, other), where=line_of_rule(),
        op=op, left=left, right=other,
    )  # fmt: skip
    return _only_existing(found, *left.exists, *other.exists)


def _only_existing(node: Node, *exists: Node) -> Node:
    if not exists:
        return node
    wanted = (*dict.fromkeys(exists), node)
    return All(unit=TRUTH, entity=common_entity(*wanted), where=node.where, of=wanted)


def hoogstens(left: Node, right: Node | int | dt.date) -> Node:
    """Left is not more than right (for days: not later)."""
    return _compared("<=", left, right)


def minder_dan(left: Node, right: Node | int | dt.date) -> Node:
    """Left is less than right."""
    return _compared("<", left, right)


def minstens(left: Node, right: Node | int | dt.date) -> Node:
    """Left is not less than right."""
    return _compared(">=", left, right)


def meer_dan(left: Node, right: Node | int | dt.date) -> Node:
    """Left is more than right (for days: later)."""
    return _compared(">", left, right)


eerder_dan, niet_eerder_dan = minder_dan, minstens


def is_een(fact: Node, *choices: str, lijst: str = "") -> Node:
    """A choice is one of these, or of a list parameter."""
    if not isinstance(fact, Fact) or fact.unit != CHOICE:
        raise refused("only a fact with choices can be one of a list")
    allowed = kind_of(fact.name).choices
    wrong = [one for one in choices if allowed and one not in allowed]
    if wrong:
        raise refused(f"{fact.name} has no choice {', '.join(wrong)}; it has {', '.join(allowed)}")
    if lijst and open_book().units.get(lijst) != LIST:
        raise refused(f"there is no list parameter {lijst}")
    found = Among(
        unit=TRUTH, entity=fact.entity, where=line_of_rule(), of=fact, choices=choices, name=lijst
    )
    return _only_existing(found, *fact.exists)


# ---- joining conditions


def alle(*of: Node) -> Node:
    """Every condition holds."""
    return All(unit=TRUTH, entity=joined_entity(of), where=line_of_rule(), of=of)


def een_van(*of: Node) -> Node:
    """One of the conditions holds."""
    return AnyOf(unit=TRUTH, entity=joined_entity(of), where=line_of_rule(), of=of)


def niet(of: Node) -> Node:
    """The condition does not hold."""
    return Not(unit=TRUTH, entity=joined_entity((of,)), where=line_of_rule(), of=of)


def voorwaarde(id: str, of: Node, *, tekst: str = "", te_veel: tuple[Node, Node] | None = None) -> Node:  # fmt: skip # noqa: A002, E501
    """A condition of the right, with its id; `te_veel`: fact side and limit of its gap."""
    side, limit = te_veel or (None, None)
    if side is not None and limit is not None and side.unit != limit.unit:
        raise refused(f"the gap of {id} is between “{side.unit}” and “{limit.unit}”")
    return Condition(
        unit=TRUTH, entity=joined_entity((of,)), where=line_of_rule(), text=tekst, id=id, of=of,
        side=side, limit=limit,
    )  # fmt: skip


def binnen_grens(id: str, waarde: Node, grens: Node) -> Node:  # noqa: A002
    """A condition of the right: a value is not more than a limit; by how much it is, is said."""
    return voorwaarde(id, hoogstens(waarde, grens), te_veel=(waarde, grens))


def onder_grens(id: str, waarde: Node, grens: Node) -> Node:  # noqa: A002
    """A condition of the right: a value is less than a limit; by how much it is not, is said."""
    return voorwaarde(id, minder_dan(waarde, grens), te_veel=(waarde, grens))


def joined_entity(of: tuple[Node, ...]) -> str:
    """Return what some conditions speak of together; refuse what is no condition."""
    wrong = [node.unit for node in of if node.unit != TRUTH]
    if wrong or not of:
        raise refused(f"a condition is true or false, not “{', '.join(wrong)}”")
    return common_entity(*of)


def altijd() -> Node:
    """A condition that always holds: the subject itself is the condition."""
    return as_node(True)


def vanaf(day: str, of: Node) -> Node:
    """A part of the rule that exists since a day."""
    since = hoogstens(as_node(dt.date.fromisoformat(day)), vandaag())
    return alle(since, of)


def tot_en_met(day: str, of: Node) -> Node:
    """A part of the rule that existed until a day, that day included."""
    until = minstens(as_node(dt.date.fromisoformat(day)), vandaag())
    return alle(until, of)


def volgens(parameter: str) -> Node:
    """A truth that is a dated parameter: the rule knew this, or did not, on that day."""
    found = par(parameter)
    if found.unit != TRUTH:
        raise refused(f"{parameter} is “{found.unit}”, not true or false")
    return found


def voorstel(of: Node, *, belofte: str) -> Node:
    """A part that is promised and not enacted: it holds in the variant `voorstel` only."""
    return Proposed(
        unit=TRUTH, entity=joined_entity((of,)), where=line_of_rule(), of=of, promise=belofte
    )
