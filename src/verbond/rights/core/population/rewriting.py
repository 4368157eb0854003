"""How trees are written more simply: constants, days, and what is of the household."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from verbond.rights.core import tree
from verbond.rights.core.calendar import shifted
from verbond.rights.core.population.interning import plain
from verbond.rights.core.tree import HOUSEHOLD, PERSON, Node
from verbond.rights.core.units import DATE


@dataclass(frozen=True, eq=False, kw_only=True)
class Since(Node):
    """The day of fact `name` has come on day `on`; who is listed is there on `today`."""

    name: str
    on: int
    today: int
    kind: ClassVar[str] = "since"


def is_const(node: Node, value: bool) -> bool:
    """Say whether a node is this truth, for everybody."""
    return isinstance(node, tree.Const) and node.value is value


def value_of(const: Any) -> Any:
    """Return the value of a constant."""
    return const.value


def whole(const: Any) -> int:
    """Return the whole number of a constant: steps, or a day."""
    return int(const.value)


def is_residents(node: tree.Over) -> bool:
    """Say whether the circle is that of the household itself."""
    return node.circle == "bewoners"


def home_of(of: Node) -> tree.At:
    """Return a value of the household as one of each person who lives there."""
    return tree.At(unit=of.unit, entity=PERSON, link="home", of=of)


def is_home(node: Node) -> bool:
    """Say whether a node only looks at the household."""
    return isinstance(node, tree.At) and node.link == "home"


def without_home(node: Node) -> Node:
    """Return the node as of the household: its parts are those that the links lead to."""

    def inner(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(inner, part))
        return part.of if isinstance(part, tree.At) and part.link == "home" else part

    names = {"day", "by", "left", "right", "of", "test", "then", "other"}
    held = {name: inner(getattr(node, name)) for name in names if hasattr(node, name)}
    return replace(node, entity=HOUSEHOLD, **held)


def threshold(left: Any, right: Any, op: str) -> tuple[Node, Node, str]:
    """Write "so many years after X is before a day" as "X is before another day"."""
    if _is_moved(left) and isinstance(right, tree.Const):
        moved, limit = left, whole(right) - (op == "<")
        return moved.day, plain(_last(moved, limit), DATE), "<="
    if _is_moved(right) and isinstance(left, tree.Const):
        moved, limit = right, whole(left) - (op == "<=")
        return plain(_last(moved, limit), DATE), moved.day, "<"
    return left, right, op


def _is_moved(node: Node) -> bool:
    return (
        isinstance(node, tree.Shift)
        and isinstance(node.by, tree.Const)
        and node.step != "days"
        and abs(whole(node.by)) < 200
    )


def _last(moved: Any, limit: int) -> int:
    return last_before(limit, whole(moved.by) * moved.sign, moved.step)


def last_before(limit: int, steps: int, step: str) -> int:
    """Return the last day that, so many steps later, is not after a limit."""
    day = shifted(limit, -steps, step) + 4
    while shifted(day, steps, step) > limit:
        day -= 1
    return day


def conditions_in(roots: Sequence[Node]) -> Iterator[tree.Condition]:
    """Yield the conditions of the subject itself, not those of persons around it."""
    seen: set[int] = set()
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        if id(node) in seen or isinstance(node, tree.Over | tree.At):
            continue
        seen.add(id(node))
        if isinstance(node, tree.Condition):
            yield node
        waiting.extend(reversed(node.parts()))
