"""What has to be calculated for some rights on a day: the trees, simplified once for everybody.

Whatever does not depend on a person is worked out here, parts that cannot count on that day or in
that variant fall away, and what several rights ask is asked once. The columns that remain in the
plan are therefore the least that the rights need: core/population/needed.py.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from verbond.rights.core import bounds, tree
from verbond.rights.core.calendar import day_of, shifted
from verbond.rights.core.circles import AT_HOME
from verbond.rights.core.errors import LanguageError
from verbond.rights.core.population.interning import Kept, plain
from verbond.rights.core.population.rewriting import (
    Since,
    conditions_in,
    home_of,
    is_const,
    is_home,
    is_residents,
    last_before,
    threshold,
    value_of,
    whole,
    without_home,
)
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.tree import ANY, CARE, HOUSEHOLD, PERSON, Node
from verbond.rights.core.units import DATE, TRUTH


@dataclass(frozen=True, slots=True)
class PlannedRight:
    """A right that is ready to be calculated for every subject at once."""

    id: str
    subject: str
    is_money: bool
    condition: Node
    amount: Node | None
    conditions: tuple[tree.Condition, ...]


class Plan:
    """The simplified trees of some rights, for one day and one variant."""

    def __init__(
        self, rules: RuleSet, day: dt.date, variant: str, rights: Sequence[str] | None = None
    ) -> None:
        self.rules, self.day, self.variant = rules, day, variant
        self.today = day.toordinal()
        self.wanted = tuple(rules.catalogue) if rights is None else tuple(rights)
        self._kept = Kept()
        self._read: dict[tuple[int, str], Node] = {}
        self.lives = self._since("birth_date", self.today)
        self.rights = tuple(
            self._right(rules.rights[one]) for one in self.wanted if one in rules.rights
        )

    def subject_kind(self, right: str) -> str:
        """Return person, household or care: of whom a right is."""
        subject = self.rules.catalogue[right].subject
        return {"person": PERSON, "carer": CARE}.get(subject, HOUSEHOLD)

    def roots(self) -> Iterator[Node]:
        """Yield what has to be calculated."""
        yield self.lives
        for right in self.rights:
            yield right.condition
            if right.amount is not None:
                yield right.amount

    def _right(self, right: tree.Right) -> PlannedRight:
        condition = self.read(right.condition, right.subject)
        amount = self.read(right.amount, right.subject) if right.amount is not None else None
        roots = [condition] if amount is None else [condition, amount]
        return PlannedRight(
            right.id,
            right.subject,
            self.rules.catalogue[right.id].result == "money",
            condition,
            amount,
            tuple(conditions_in(roots)),
        )

    def read(self, node: Node, frame: str) -> Node:
        """Simplify a node for subjects of one kind."""
        key = (id(node), frame)
        if key not in self._read:
            self._read[key] = self._READERS[type(node)](self, node, frame)
        return self._read[key]

    def _made(self, node: Node, frame: str) -> Node:
        """Keep a node once; what only looks at the household is calculated for households."""
        parts = [part for part in node.parts() if part.entity != ANY]
        if not parts:
            return self._kept(replace(node, entity=ANY))
        if frame == PERSON and all(is_home(part) for part in parts):
            inside = self._kept(without_home(node))
            return self._kept(home_of(inside))
        return self._kept(replace(node, entity=frame))

    # ---- leaves

    def _const(self, node: tree.Const, _frame: str) -> Node:
        value = node.value
        return self._value(value.toordinal() if isinstance(value, dt.date) else value, node.unit)

    def _value(self, value: Any, unit: str) -> Node:
        return self._kept(plain(value, unit))

    def _unseen(self, unit: str) -> Node:
        return self._kept(tree.Unexamined(unit=unit))

    def _given(self, name: str) -> Any:
        return self.rules.parameters.value_on(name, self.day)

    def _param(self, node: tree.Param, _frame: str) -> Node:
        found = self._given(node.name)
        if found is None:
            return self._unseen(node.unit)
        return self._value(bool(found) if node.unit == TRUTH else found, node.unit)

    def _today(self, node: tree.Today, _frame: str) -> Node:
        given = self._given(node.name) if node.name else ""
        if given is None:
            return self._unseen(DATE)
        day = day_of(node.anchor, self.day, node.years, str(given))
        return self._value(day.toordinal(), DATE)

    def _fact(self, node: tree.Fact, frame: str) -> Node:
        year = "" if node.year is None else f".{self.day.year + node.year}"
        name = node.name + year
        return self._kept(tree.Fact(unit=node.unit, entity=frame, name=name))

    def _latest(self, node: tree.Latest, frame: str) -> Node:
        years = node.years
        if years is not None:
            absolute = {self.day.year + one for one in years if one < 0}
            years = tuple(sorted(absolute, reverse=True))
        return self._kept(tree.Latest(unit=node.unit, entity=frame, name=node.name, years=years))

    def _since(self, name: str, on: int) -> Node:
        return self._kept(Since(unit=TRUTH, entity=PERSON, name=name, on=on, today=self.today))

    # ---- days and numbers

    def _shift(self, node: tree.Shift, frame: str) -> Node:
        day, by = self.read(node.day, frame), self.read(node.by, frame)
        if isinstance(day, tree.Unexamined) or isinstance(by, tree.Unexamined):
            return self._unseen(DATE)
        if isinstance(day, tree.Const) and isinstance(by, tree.Const):
            steps = whole(by) * node.sign
            return self._value(shifted(whole(day), steps, node.step), DATE)
        return self._made(
            tree.Shift(unit=DATE, day=day, by=by, step=node.step, sign=node.sign), frame
        )

    def _arith(self, node: tree.Arith, frame: str) -> Node:
        left, right = self.read(node.left, frame), self.read(node.right, frame)
        both = (left, right)
        if all(isinstance(part, tree.Const) for part in both):
            way = {"+": bounds.plus, "-": bounds.minus, "*": bounds.times, "/": bounds.divided}
            found = way[node.op](*(bounds.exact(value_of(part)) for part in both))
            if found.is_exact:
                return self._value(found.low, node.unit)
        if node.op in "+-" and any(isinstance(part, tree.Unexamined) for part in both):
            return self._unseen(node.unit)
        return self._made(tree.Arith(unit=node.unit, op=node.op, left=left, right=right), frame)

    def _extreme(self, node: tree.Extreme, frame: str) -> Node:
        of = tuple(self.read(part, frame) for part in node.of)
        if all(isinstance(part, tree.Const) for part in of):
            pick: Any = min if node.op == "min" else max
            return self._value(pick(value_of(part) for part in of), node.unit)
        return self._made(tree.Extreme(unit=node.unit, op=node.op, of=of), frame)

    def _bracket(self, node: tree.Bracket, frame: str) -> Node:
        if self._given(node.name) is None:
            return self._unseen(node.unit)
        of = self.read(node.of, frame)
        return self._made(tree.Bracket(unit=node.unit, of=of, name=node.name), frame)

    # ---- comparing

    def _compare(self, node: tree.Compare, frame: str) -> Node:
        left, right = self.read(node.left, frame), self.read(node.right, frame)
        return self._compared(node.op, left, right, frame)

    def _compared(self, op: str, left: Node, right: Node, frame: str) -> Node:
        if op == "==":
            way = (
                self._compared("<=", left, right, frame),
                self._compared("<=", right, left, frame),
            )
            return self._joined(tree.All, way, frame)
        if op in {">", ">="}:
            return self._compared("<" if op == ">" else "<=", right, left, frame)
        if isinstance(left, tree.Unexamined) or isinstance(right, tree.Unexamined):
            return self._unseen(TRUTH)
        if isinstance(left, tree.Const) and isinstance(right, tree.Const):
            one, other = value_of(left), value_of(right)
            holds = one < other if op == "<" else one <= other
            return self._value(holds, TRUTH)
        left, right, op = threshold(left, right, op)
        left, right = self._kept(left), self._kept(right)
        return self._made(tree.Compare(unit=TRUTH, op=op, left=left, right=right), frame)

    def _among(self, node: tree.Among, frame: str) -> Node:
        allowed: Any = self._given(node.name) if node.name else node.choices
        if allowed is None:
            return self._unseen(TRUTH)
        of: Any = self.read(node.of, frame)
        choices = tuple(sorted(map(str, allowed)))
        return self._made(tree.Among(unit=TRUTH, of=of, choices=choices), frame)

    def _reached(self, node: tree.Reached, frame: str) -> Node:
        rows = [row for row in self.rules.parameters[node.name].rows if row.since <= self.day]
        if not rows:
            return self._unseen(TRUTH)
        ends = [*(row.since.toordinal() - 1 for row in rows[1:]), self.today]
        ages: list[Any] = [row.value for row in rows]
        last = max(last_before(end, int(age), "years") for age, end in zip(ages, ends, strict=True))
        born = self._kept(tree.Fact(unit=DATE, entity=frame, name="birth_date"))
        return self._compared("<=", born, self._value(last, DATE), frame)

    # ---- joining

    def _all(self, node: tree.All, frame: str) -> Node:
        return self._joined(tree.All, [self.read(part, frame) for part in node.of], frame)

    def _any(self, node: tree.AnyOf, frame: str) -> Node:
        return self._joined(tree.AnyOf, [self.read(part, frame) for part in node.of], frame)

    def _joined(
        self, kind: type[tree.All] | type[tree.AnyOf], of: Sequence[Node], frame: str
    ) -> Node:
        """Join; one false part decides an AND, one true part an OR, whatever the others are."""
        decides = kind is tree.AnyOf
        parts = [part for one in of for part in (one.of if isinstance(one, kind) else (one,))]
        if any(is_const(part, decides) for part in parts):
            return self._value(decides, TRUTH)
        rest = tuple(dict.fromkeys(p for p in parts if not is_const(p, not decides)))
        if not rest:
            return self._value(not decides, TRUTH)
        return rest[0] if len(rest) == 1 else self._made(kind(unit=TRUTH, of=rest), frame)

    def _not(self, node: tree.Not, frame: str) -> Node:
        return self._negated(self.read(node.of, frame), frame)

    def _negated(self, of: Node, frame: str) -> Node:
        if isinstance(of, tree.Const):
            return self._value(not of.value, TRUTH)
        if isinstance(of, tree.Unexamined):
            return of
        return self._made(tree.Not(unit=TRUTH, of=of), frame)

    def _if(self, node: tree.If, frame: str) -> Node:
        test = self.read(node.test, frame)
        if isinstance(test, tree.Const):
            return self.read(node.then if test.value else node.other, frame)
        then, other = self.read(node.then, frame), self.read(node.other, frame)
        return self._made(tree.If(unit=node.unit, test=test, then=then, other=other), frame)

    # ---- around the subject

    def _at(self, node: tree.At, _frame: str) -> Node:
        if node.link == "home":
            of = self.read(node.of, HOUSEHOLD)
            return of if of.entity == ANY else self._kept(home_of(of))
        of = self.read(node.of, PERSON)
        if of.entity == ANY:
            return of
        return self._kept(tree.At(unit=of.unit, entity=CARE, link=node.link, of=of))

    def _over(self, node: tree.Over, frame: str) -> Node:
        on = self.read(node.on, frame)
        if not isinstance(on, tree.Const):
            if on.entity == ANY:
                return self._unseen(node.unit)
            raise LanguageError("day", f"{node.where}: `op` must be one day for everybody.")
        found = self._around(node, whole(on))
        if isinstance(found, tree.Const):
            return found
        return self._kept(home_of(found)) if is_residents(node) and frame == PERSON else found

    def _around(self, node: tree.Over, on: int) -> Node:
        facts = ("birth_date", "domicile_since") if node.circle in AT_HOME else ("birth_date",)
        here = self._joined(tree.All, [self._since(name, on) for name in facts], PERSON)
        given = (
            self.read(node.given, PERSON) if node.given is not None else self._value(True, TRUTH)
        )
        if node.how == "everyone":
            given = self._joined(tree.AnyOf, [self._negated(here, PERSON), given], PERSON)
        else:
            given = self._joined(tree.All, [here, given], PERSON)
        if isinstance(given, tree.Const) and bool(given.value) == (node.how == "everyone"):
            return self._value({"count": 0, "sum": 0}.get(node.how, bool(given.value)), node.unit)
        of = self.read(node.of, PERSON) if node.how == "sum" and node.of is not None else None
        entity = HOUSEHOLD if is_residents(node) else PERSON
        # A day that is worked out already stands in `given`.
        made = tree.Over(
            unit=node.unit, entity=entity, how=node.how, circle=node.circle, of=of, given=given,
            on=self._value(on, DATE),
        )  # fmt: skip
        return self._kept(made)

    # ---- as it is written

    def _condition(self, node: tree.Condition, frame: str) -> Node:
        of = self.read(node.of, frame)
        return self._kept(tree.Condition(unit=TRUTH, entity=of.entity, id=node.id, of=of))

    def _proposed(self, node: tree.Proposed, frame: str) -> Node:
        if self.variant != "voorstel":
            return self._value(False, TRUTH)
        return self.read(node.of, frame)

    def _unexamined(self, node: tree.Unexamined, _frame: str) -> Node:
        return self._unseen(node.unit)

    _READERS: ClassVar[dict[type[Node], Callable[["Plan", Any, str], Node]]] = {
        tree.Const: _const,
        tree.Param: _param,
        tree.Today: _today,
        tree.Fact: _fact,
        tree.Latest: _latest,
        tree.Shift: _shift,
        tree.Arith: _arith,
        tree.Extreme: _extreme,
        tree.Bracket: _bracket,
        tree.Compare: _compare,
        tree.Among: _among,
        tree.Reached: _reached,
        tree.All: _all,
        tree.AnyOf: _any,
        tree.Not: _not,
        tree.If: _if,
        tree.At: _at,
        tree.Over: _over,
        tree.Condition: _condition,
        tree.Proposed: _proposed,
        tree.Unexamined: _unexamined,
    }
