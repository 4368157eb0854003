"""The expression tree of a rule: what the two interpreters read.

A node says what to calculate, never how. Every node knows its unit, the thing it speaks of (a
person, a household, a care bond, or anything) and the line of the rule that made it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.units import CHOICE, DATE, LIST, PURE, TRUTH, product

ANY, PERSON, HOUSEHOLD, CARE = "any", "person", "household", "care"
WRITERS.add(__file__)


@dataclass(frozen=True, eq=False, kw_only=True)
class Node:
    """One part of a rule. `exists`: conditions without which the facts in it do not exist."""

    unit: str
    entity: str = ANY
    where: str = ""
    text: str = ""
    exists: tuple["Node", ...] = ()
    kind: ClassVar[str] = "node"

    def parts(self) -> tuple["Node", ...]:
        """Return the nodes that this one is made of, in the order of the rule."""
        return ()

    def __add__(self, other: "Node | int") -> "Node":
        return calculated("+", self, as_node(other))

    def __sub__(self, other: "Node | int") -> "Node":
        return calculated("-", self, as_node(other))

    def __mul__(self, other: "Node | int | Fraction") -> "Node":
        return calculated("*", self, as_node(other))

    def __truediv__(self, other: "Node | int") -> "Node":
        return calculated("/", self, as_node(other))


@dataclass(frozen=True, eq=False, kw_only=True)
class Const(Node):
    """A value that the rule itself names: cents, a number, a truth, a day or a choice."""

    value: int | Fraction | bool | dt.date | str
    kind: ClassVar[str] = "const"


@dataclass(frozen=True, eq=False, kw_only=True)
class Param(Node):
    """A dated parameter, as in force on the day of evaluation."""

    name: str
    kind: ClassVar[str] = "parameter"


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact(Node):
    """A fact of the vocabulary; `year` counts from the year of evaluation, None: no year."""

    name: str
    year: int | None = None
    is_judgement: bool = False
    kind: ClassVar[str] = "fact"


@dataclass(frozen=True, eq=False, kw_only=True)
class Latest(Node):
    """A fact by year: that of the greatest year among `years` for which a value is given.

    `years` counts from the year of evaluation; None: any year before it.
    """

    name: str
    years: tuple[int, ...] | None = None
    kind: ClassVar[str] = "latest"


@dataclass(frozen=True, eq=False, kw_only=True)
class Today(Node):
    """The day of evaluation, or a day that follows from it.

    `anchor`: day, year_start (1 January), year_end (31 December), quarter_start, toeslag_start
    (1 September on or before), toeslag_end (31 August after it), or month_day (of parameter
    `name`); then `years` are added.
    """

    anchor: str = "day"
    years: int = 0
    name: str = ""
    kind: ClassVar[str] = "today"


@dataclass(frozen=True, eq=False, kw_only=True)
class Shift(Node):
    """A day, months or days or years later; months are clipped to the end of the month."""

    day: Node
    by: Node
    step: str  # "years" | "months" | "days"
    sign: int = 1
    kind: ClassVar[str] = "shift"

    def parts(self) -> tuple[Node, ...]:
        return self.day, self.by


@dataclass(frozen=True, eq=False, kw_only=True)
class Arith(Node):
    """Exact arithmetic: `op` is one of + - * /; of a division the right side is a constant."""

    op: str
    left: Node
    right: Node
    kind: ClassVar[str] = "arithmetic"

    def parts(self) -> tuple[Node, ...]:
        return self.left, self.right


@dataclass(frozen=True, eq=False, kw_only=True)
class Extreme(Node):
    """The least or the greatest of some values; `op` is "min" or "max"."""

    op: str
    of: tuple[Node, ...]
    kind: ClassVar[str] = "extreme"

    def parts(self) -> tuple[Node, ...]:
        return self.of


@dataclass(frozen=True, eq=False, kw_only=True)
class Bracket(Node):
    """What a parameter with brackets gives: the first row whose `tot` is not below the value."""

    of: Node
    name: str
    kind: ClassVar[str] = "bracket"

    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Compare(Node):
    """`op` is one of < <= > >= == and both sides have the same unit."""

    op: str
    left: Node
    right: Node
    kind: ClassVar[str] = "compare"

    def parts(self) -> tuple[Node, ...]:
        return self.left, self.right


@dataclass(frozen=True, eq=False, kw_only=True)
class Among(Node):
    """A choice is one of some; `name` is a list parameter, otherwise `choices` counts."""

    of: Fact
    choices: tuple[str, ...] = ()
    name: str = ""
    kind: ClassVar[str] = "choice"

    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Reached(Node):
    """On some day up to the day of evaluation the age was at least the one in force that day."""

    name: str
    kind: ClassVar[str] = "reached"


@dataclass(frozen=True, eq=False, kw_only=True)
class All(Node):
    """Every part holds: one false part decides."""

    of: tuple[Node, ...]
    kind: ClassVar[str] = "all"

    def parts(self) -> tuple[Node, ...]:
        return self.of


@dataclass(frozen=True, eq=False, kw_only=True)
class AnyOf(Node):
    """One part holds: one true part decides."""

    of: tuple[Node, ...]
    kind: ClassVar[str] = "any"

    def parts(self) -> tuple[Node, ...]:
        return self.of


@dataclass(frozen=True, eq=False, kw_only=True)
class Not(Node):
    of: Node
    kind: ClassVar[str] = "not"

    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, eq=False, kw_only=True)
class If(Node):
    """One of two, by a condition; when that is open, the hull of both."""

    test: Node
    then: Node
    other: Node
    kind: ClassVar[str] = "if"

    def parts(self) -> tuple[Node, ...]:
        return self.test, self.then, self.other


@dataclass(frozen=True, eq=False, kw_only=True)
class At(Node):
    """A value of the thing that a link leads to.

    `link`: home (person → household), carer or cared (care bond → person).
    """

    link: str
    of: Node
    kind: ClassVar[str] = "at"

    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Over(Node):
    """A sum, count, someone or everyone over a circle of persons around the subject.

    `how`: sum, count, someone, everyone. `circle`: a name of core/circles.py. `on`: the day on
    which who is counted must exist, and live there when the circle is one of the home.
    """

    how: str
    circle: str
    of: Node | None = None
    given: Node | None = None
    on: Node = field(default_factory=lambda: Today(unit="date"))
    kind: ClassVar[str] = "over"

    def parts(self) -> tuple[Node, ...]:
        return tuple(part for part in (self.of, self.given, self.on) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Condition(Node):
    """A named condition of a right: `id` stands in the catalogue. `side` and `limit`: its gap."""

    id: str
    of: Node
    side: Node | None = None
    limit: Node | None = None
    kind: ClassVar[str] = "condition"

    def parts(self) -> tuple[Node, ...]:
        return tuple(part for part in (self.of, self.side, self.limit) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Proposed(Node):
    """Holds in the variant `voorstel` only: promised, not enacted. `promise` names the promise."""

    of: Node
    promise: str
    kind: ClassVar[str] = "proposed"

    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Unexamined(Node):
    """What nobody verified: it decides nothing, and says so in `text`."""

    kind: ClassVar[str] = "unexamined"


@dataclass(frozen=True, slots=True)
class Right:
    """A right as a rule: who gets what, and when. `amount` is in the unit of the catalogue."""

    id: str
    subject: str
    condition: Node
    amount: Node | None = None
    first: Node | None = None
    last: Node | None = None
    deadline: Node | None = None
    where: str = ""

    def roots(self) -> tuple[Node, ...]:
        found = (self.condition, self.amount, self.first, self.last, self.deadline)
        return tuple(node for node in found if node is not None)


def walk(*roots: Node) -> Iterator[Node]:
    """Yield every node under some roots once, in the order of the rule."""
    seen: set[int] = set()
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        waiting.extend(reversed((*node.parts(), *node.exists)))


def as_node(value: "Node | int | Fraction | bool | dt.date") -> Node:
    """Return a node for a value that a rule names itself; a bare number has no unit."""
    if isinstance(value, Node):
        return value
    unit = TRUTH if isinstance(value, bool) else DATE if isinstance(value, dt.date) else "number"
    return Const(unit=unit, value=value, where=line_of_rule())


def calculated(op: str, left: Node, right: Node) -> Node:
    """Return exact arithmetic on two nodes; refuse units and entities that do not fit."""
    unit = _unit_of(op, left, right)
    if unit is None:
        raise refused(f"“{left.unit} {op} {right.unit}” has no meaning")
    if op == "/" and not isinstance(right, Const | Param):
        raise refused("a rule divides by a constant or a parameter only")
    if op == "/" and isinstance(right, Const) and not right.value:
        raise refused("nothing can be divided by nought")
    return Arith(
        unit=unit,
        entity=common_entity(left, right),
        where=line_of_rule(),
        exists=(*left.exists, *right.exists),
        op=op,
        left=left,
        right=right,
    )


def _unit_of(op: str, left: Node, right: Node) -> str | None:
    if op == "*":
        return product(left.unit, right.unit)
    if op == "/":
        return left.unit if right.unit in PURE else None
    if left.unit in PURE and right.unit in PURE:
        return "count"
    fits = left.unit == right.unit and left.unit not in {TRUTH, DATE, CHOICE, LIST}
    return left.unit if fits else None


def common_entity(*nodes: Node) -> str:
    """Return what some nodes together speak of; refuse a person beside a household."""
    found = sorted({node.entity for node in nodes} - {ANY})
    if len(found) > 1:
        raise refused(f"one part speaks of a {found[0]}, another of a {found[1]}")
    return found[0] if found else ANY
