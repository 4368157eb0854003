"""The words of a rule, in Dutch: a jurist reads a rule aloud and it says what the law says.

Docs: docs/decisions/0027-rights-engine.md. Every word returns a node of core/tree.py. Facts and
parameters are looked up in the book that is open (`reading`), so units are checked while a rule
is read, with file and line.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from fractions import Fraction

from verbond.rights.core import tree
from verbond.rights.core.circles import CIRCLES
from verbond.rights.core.tree import (
    ANY,
    CARE,
    HOUSEHOLD,
    PERSON,
    All,
    Among,
    AnyOf,
    At,
    Bracket,
    Compare,
    Condition,
    Const,
    Extreme,
    Fact,
    If,
    Latest,
    Node,
    Not,
    Over,
    Param,
    Proposed,
    Reached,
    Right,
    Shift,
    Today,
    Unexamined,
    as_node,
    common_entity,
    line_of_rule,
    refused,
)  # fmt: skip
from verbond.rights.core.units import CHOICE, DATE, LIST, PURE, TRUTH, is_money, normal
from verbond.rights.core.vocabulary import FactKind, Vocabulary

tree.WRITERS.add(__file__)


@dataclass(frozen=True, slots=True)
class Book:
    """What rules may name: facts, and parameters with their units."""

    facts: Vocabulary
    units: Mapping[str, str]


_BOOK: ContextVar[Book] = ContextVar("book")
_RULES: dict[str, Callable[[], Right]] = {}


@contextmanager
def reading(book: Book) -> Iterator[None]:
    """Open a book: rules that are read inside may name its facts and parameters."""
    token = _BOOK.set(book)
    try:
        yield
    finally:
        _BOOK.reset(token)


# ---- facts, parameters and days


def feit(name: str, *, jaar: int | None = None) -> Node:
    """A fact; `jaar` counts from the year of evaluation (-1: the year before)."""
    kind = _kind(name)
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
        return eerder_dan(feit("birth_date"), dt.date.fromisoformat(words[2]))
    return feit(part)


def laatste_aanslag(name: str, *, jaren: tuple[int, ...] | None = None) -> Node:
    """The fact of the greatest year for which a value is given, before the year of evaluation."""
    kind = _kind(name)
    if not kind.by_year:
        raise refused(f"fact {name} has no years")
    return Latest(
        unit=normal(kind.unit), entity=kind.entity, where=line_of_rule(), text=kind.label,
        name=name, years=jaren,
    )  # fmt: skip


def par(name: str) -> Node:
    """A dated parameter, as in force on the day of evaluation."""
    units = _BOOK.get().units
    if name not in units:
        raise refused(f"there is no parameter {name}")
    return Param(unit=normal(units[name]), where=line_of_rule(), name=name)


def vandaag() -> Node:
    """The day of evaluation."""
    return Today(unit=DATE, where=line_of_rule())


def dag(anchor: str, jaren: int = 0, parameter: str = "") -> Node:
    """A day that follows from that of evaluation: see core/tree.py, Today."""
    if parameter and parameter not in _BOOK.get().units:
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


# ---- comparing


def _compared(op: str, left: Node, right: Node | int | dt.date) -> Node:
    other = as_node(right)
    alike = left.unit == other.unit or (left.unit in PURE and other.unit in PURE)
    # A bare number beside anything but money is a count of that unit: `points >= 4`.
    bare = isinstance(other, Const) and other.unit == "number" and not is_money(left.unit)
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
    allowed = _kind(fact.name).choices
    wrong = [one for one in choices if allowed and one not in allowed]
    if wrong:
        raise refused(f"{fact.name} has no choice {', '.join(wrong)}; it has {', '.join(allowed)}")
    if lijst and _BOOK.get().units.get(lijst) != LIST:
        raise refused(f"there is no list parameter {lijst}")
    found = Among(
        unit=TRUTH, entity=fact.entity, where=line_of_rule(), of=fact, choices=choices, name=lijst
    )
    return _only_existing(found, *fact.exists)


# ---- joining conditions


def alle(*of: Node) -> Node:
    """Every condition holds."""
    return All(unit=TRUTH, entity=_truths(of), where=line_of_rule(), of=of)


def een_van(*of: Node) -> Node:
    """One of the conditions holds."""
    return AnyOf(unit=TRUTH, entity=_truths(of), where=line_of_rule(), of=of)


def niet(of: Node) -> Node:
    """The condition does not hold."""
    return Not(unit=TRUTH, entity=_truths((of,)), where=line_of_rule(), of=of)


def voorwaarde(id: str, of: Node, *, tekst: str = "", te_veel: tuple[Node, Node] | None = None) -> Node:  # fmt: skip # noqa: A002, E501
    """A condition of the right, with its id; `te_veel`: fact side and limit of its gap."""
    side, limit = te_veel or (None, None)
    if side is not None and limit is not None and side.unit != limit.unit:
        raise refused(f"the gap of {id} is between “{side.unit}” and “{limit.unit}”")
    return Condition(
        unit=TRUTH, entity=_truths((of,)), where=line_of_rule(), text=tekst, id=id, of=of,
        side=side, limit=limit,
    )  # fmt: skip


def _truths(of: tuple[Node, ...]) -> str:
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
    return Proposed(unit=TRUTH, entity=_truths((of,)), where=line_of_rule(), of=of, promise=belofte)


def versie(*, van: str, geldt_voor: Node, nieuw: Node, oud: Node) -> Node:
    """A rule that changed: the new one from a day on, for whom the transition says."""
    return als(vanaf(van, geldt_voor), nieuw, oud)


# ---- calculating


def als(test: Node, dan: Node, anders: Node) -> Node:
    """One value or the other, by a condition."""
    if dan.unit != anders.unit:
        raise refused(f"a choice between “{dan.unit}” and “{anders.unit}”")
    _truths((test,))
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


def deel(value: Node, numerator: int, denominator: int) -> Node:
    """An exact part of a value."""
    return value * as_node(Fraction(numerator, denominator))


def schijf(value: Node, parameter: str) -> Node:
    """What the brackets of a parameter give for a value."""
    unit = _BOOK.get().units.get(parameter, "")
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


# ---- around the subject


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
        _truths((given,))
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


# ---- a right


def recht(id: str) -> Callable[[Callable[[], Right]], Callable[[], Right]]:  # noqa: A002
    """Name the function that reads the rule of a right."""

    def kept(rule: Callable[[], Right]) -> Callable[[], Right]:
        _RULES[id] = rule
        return rule

    return kept


def regel(
    onderwerp: str,
    voorwaarden: Node,
    *,
    bedrag: Node | None = None,
    van: Node | None = None,
    tot: Node | None = None,
    aanvragen_tot: Node | None = None,
) -> Right:
    """A right: for a person, household or care bond; what must hold, how much, and when."""
    subject = {"persoon": PERSON, "gezin": HOUSEHOLD, "zorgband": CARE}.get(onderwerp)
    if subject is None:
        raise refused("a right is of a `persoon`, a `gezin` or a `zorgband`")
    for node in (voorwaarden, bedrag, van, tot, aanvragen_tot):
        if node is not None and node.entity not in {ANY, subject}:
            raise refused(f"a right of a {subject} rests on a condition of a {node.entity}")
    _truths((voorwaarden,))
    if bedrag is not None and not is_money(bedrag.unit):
        raise refused(f"the amount is “{bedrag.unit}”, not money")
    return Right("", subject, voorwaarden, bedrag, van, tot, aanvragen_tot, line_of_rule())


def read_right(id: str, rule: Callable[[], Right]) -> Right:  # noqa: A002
    """Read one rule in the book that is open."""
    return replace(rule(), id=id)


def rules() -> Mapping[str, Callable[[], Right]]:
    """Return the rules that were named so far."""
    return dict(_RULES)


def _kind(name: str) -> FactKind:
    kind = _BOOK.get().facts.get(name)
    if kind is None:
        raise refused(f"there is no fact {name}")
    return kind
