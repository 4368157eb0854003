"""The interpreter over columns: every node of a plan once, for all subjects together.

Same answers as core/household.py. A value is forgotten as soon as nothing asks for it any more.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from verbond.rights.core import tree
from verbond.rights.core.population import amounts, truths
from verbond.rights.core.population.amounts import UNBOUNDED, Number
from verbond.rights.core.population.columns import NOT_KNOWN, Column, Population
from verbond.rights.core.population.days import moved, moved_each
from verbond.rights.core.population.plan import Plan
from verbond.rights.core.population.rewriting import Since
from verbond.rights.core.population.truths import Truth, certain, is_plain, where
from verbond.rights.core.units import DATE, TRUTH

type Known = Truth | Number


class Work:
    """The values of a plan over a population; `bits` gives each fact a mark when it is missing."""

    def __init__(
        self,
        plan: Plan,
        population: Population,
        bits: Mapping[str, int] | None = None,
        *,
        conditions: bool = True,
    ) -> None:
        self.plan, self.of, self.bits = plan, population, bits or {}
        self._values: dict[tree.Node, Known] = {}
        self._uses = uses_of(plan, conditions=conditions)

    def truth(self, node: tree.Node) -> Truth:
        found = self.value(node)
        assert isinstance(found, Truth)  # noqa: S101 - units are checked when a rule is read
        return found

    def number(self, node: tree.Node) -> Number:
        found = self.value(node)
        assert isinstance(found, Number)  # noqa: S101 - idem
        return found

    def value(self, node: tree.Node) -> Known:
        """Return what is known of a node for every subject."""
        found = self._values.get(node)
        if found is None:
            found = self._WAYS[type(node)](self, node)
            self._values[node] = found
            for part in node.parts():
                self.forget(part)
        return found

    def forget(self, node: tree.Node) -> None:
        """Say that one who asked for a value has it; the last one lets it go."""
        self._uses[node] -= 1
        if not self._uses[node]:
            self._values.pop(node, None)

    def _bit(self, name: str) -> int:
        return self.bits.get(name.partition(".")[0], 0)

    def _columns(self, entity: str) -> Mapping[str, Column]:
        return self.of.homes if entity == tree.HOUSEHOLD else self.of.persons

    # ---- leaves

    def _const(self, node: tree.Const) -> Known:
        value: Any = node.value
        return certain(value) if node.unit == TRUTH else amounts.exact(value)

    def _unseen(self, node: tree.Unexamined) -> Known:
        return truths.UNEXAMINED if node.unit == TRUTH else amounts.UNEXAMINED

    def _fact(self, node: tree.Fact) -> Known:
        column = self._columns(node.entity).get(node.name)
        if node.unit == TRUTH:
            return self._fact_truth(node.name, column)
        return self._fact_number(node, column)

    def _fact_truth(self, name: str, column: Column | None) -> Truth:
        bit = self._bit(name)
        if column is None:
            return Truth(False, True, bit)
        if column.is_exact:
            return certain(column.low)
        return Truth(column.low, column.high, where(column.high > column.low, bit, 0) if bit else 0)

    def _fact_number(self, node: tree.Fact | tree.Latest, column: Column | None) -> Number:
        floor, bit = (-UNBOUNDED if node.unit == DATE else 0), self._bit(node.name)
        if column is None:
            return Number(floor, UNBOUNDED, marks=bit)
        most = self.of.most(node.entity, node.name, column)
        if column.is_exact:
            low = column.low.astype(np.int64, copy=False)
            return amounts.checked(Number(low, low, column.scale, most=most))
        low, high = (end.astype(np.int64, copy=False) for end in (column.low, column.high))
        if floor == 0:
            low = where(low <= -UNBOUNDED * column.scale, 0, low)
        marks = where(high > low, bit, 0) if bit else 0
        return amounts.checked(Number(low, high, column.scale, marks, most))

    def _latest(self, node: tree.Latest) -> Number:
        columns, year = self._columns(node.entity), self.plan.day.year
        years = node.years
        if years is None:
            head = f"{node.name}."
            given = (int(name[len(head) :]) for name in columns if name.startswith(head))
            years = tuple(sorted((one for one in given if one < year), reverse=True))
        found = self._fact_number(node, None)
        for one in reversed(years):
            column = columns.get(f"{node.name}.{one}")
            if column is not None:
                fact = tree.Fact(unit=node.unit, entity=node.entity, name=f"{node.name}.{one}")
                value = self._fact_number(fact, column)
                if column.is_exact:
                    found = value
                else:
                    found = amounts.chosen(certain(~column.absent), value, found)
        return found

    def _since(self, node: Since) -> Truth:
        column, bit = self.of.persons.get(node.name), self._bit(node.name)
        absent = certain(True) if node.on >= node.today else Truth(False, True, bit)
        if column is None:
            return absent
        low = column.high <= node.on
        if column.is_exact:
            return certain(low)
        high = column.low <= node.on
        if absent.is_exact:
            gone = column.absent
            low, high = low | gone, high | gone
        return Truth(low, high, where(high > low, bit, 0) if bit else 0)

    # ---- days and numbers

    def _shift(self, node: tree.Shift) -> Number:
        day, by = self.number(node.day), self.number(node.by)
        if by.is_exact and not isinstance(by.low, np.ndarray):
            return moved(day, int(Fraction(by.low, by.scale)) * node.sign, node.step)
        return moved_each(day, by, node.step, node.sign)

    def _arith(self, node: tree.Arith) -> Number:
        way = {
            "+": amounts.plus, "-": amounts.minus, "*": amounts.times, "/": amounts.divided
        }  # fmt: skip
        return way[node.op](self.number(node.left), self.number(node.right))

    def _extreme(self, node: tree.Extreme) -> Number:
        return amounts.extreme([self.number(part) for part in node.of], least=node.op == "min")

    def _bracket(self, node: tree.Bracket) -> Number:
        rows: Any = self.plan.rules.parameters.value_on(node.name, self.plan.day)
        value = self.number(node.of)
        tops = np.array([top * value.scale for top, _given in rows if top is not None], np.int64)
        given = np.array([amount for _top, amount in rows], np.int64)
        most = int(abs(given).max())
        low, high = self._rows_of(tops, value)
        if value.is_exact:
            found = given[low]
            return Number(found, found, most=most)
        spans = [
            [amounts_of(given, first, last) for last in range(len(given))]
            for first in range(len(given))
        ]
        table = np.array(spans, np.int64)
        ends = table[low, high]
        low, high = ends[..., 0], ends[..., 1]
        return Number(low, high, marks=truths.only(value.marks, high > low), most=most)

    @staticmethod
    def _rows_of(tops: Any, value: Number) -> tuple[Any, Any]:
        # The first row whose top is not below the value; without a bound, the first or the last.
        return np.searchsorted(tops, value.low), np.searchsorted(tops, value.high)

    # ---- comparing and joining

    def _compare(self, node: tree.Compare) -> Truth:
        return amounts.compared(node.op, self.number(node.left), self.number(node.right))

    def _among(self, node: tree.Among) -> Truth:
        fact = node.of
        column, bit = self._columns(fact.entity).get(fact.name), self._bit(fact.name)
        if column is None:
            return Truth(False, True, bit)
        # One more place, at the end, for what is not known: code -1.
        allowed = np.array([word in node.choices for word in column.words] + [False])
        low = allowed[column.low]
        unknown = column.low == NOT_KNOWN
        if not unknown.any():
            return certain(low)
        return Truth(low, low | unknown, where(unknown, bit, 0) if bit else 0)

    def _all(self, node: tree.All) -> Truth:
        return truths.every([self.truth(part) for part in node.of])

    def _any(self, node: tree.AnyOf) -> Truth:
        return truths.some([self.truth(part) for part in node.of])

    def _not(self, node: tree.Not) -> Truth:
        return truths.negated(self.truth(node.of))

    def _if(self, node: tree.If) -> Known:
        test = self.truth(node.test)
        if node.unit == TRUTH:
            return truths.chosen(test, self.truth(node.then), self.truth(node.other))
        return amounts.chosen(test, self.number(node.then), self.number(node.other))

    def _condition(self, node: tree.Condition) -> Truth:
        return self.truth(node.of)

    # ---- around the subject

    def _at(self, node: tree.At) -> Known:
        ties = self.of.ties
        rows = {"home": self.of.home, "carer": ties.carer, "cared": ties.cared}
        return self.value(node.of).taken(rows[node.link])

    def _over(self, node: tree.Over) -> Known:
        assert node.given is not None  # noqa: S101 - the plan always says who counts
        edges, given = self.of.circle(node.circle), self.truth(node.given)
        if node.how == "sum" and node.of is not None:
            part = amounts.summed(given, self.number(node.of))
            low = edges.total(part.low)
            high = low if part.is_exact else edges.total(part.high)
            return amounts.bounded_sum(low, high, part, edges.marks(part.marks), edges.most)
        if node.how == "count":
            low = edges.total(given.low)
            high = low if given.is_exact else edges.total(given.high)
            return Number(low, high, marks=edges.marks(given.marks), most=edges.most)
        return _in_circle(edges, given, everyone=node.how == "everyone")

    _WAYS: ClassVar[dict[type[tree.Node], Callable[["Work", Any], Known]]] = {
        tree.Const: _const,
        tree.Unexamined: _unseen,
        tree.Fact: _fact,
        tree.Latest: _latest,
        Since: _since,
        tree.Shift: _shift,
        tree.Arith: _arith,
        tree.Extreme: _extreme,
        tree.Bracket: _bracket,
        tree.Compare: _compare,
        tree.Among: _among,
        tree.All: _all,
        tree.AnyOf: _any,
        tree.Not: _not,
        tree.If: _if,
        tree.Condition: _condition,
        tree.At: _at,
        tree.Over: _over,
    }


def _in_circle(edges: Any, given: Truth, *, everyone: bool) -> Truth:
    """Return someone (OR), or everyone (AND: nobody for whom it is not so)."""
    flip: Callable[[Any], Any] = np.logical_not if everyone else _as_is
    low = flip(edges.anybody(flip(given.low)))
    if given.is_exact:
        return certain(low)
    high = flip(edges.anybody(flip(given.high)))
    if is_plain(given.marks, 0) and is_plain(given.stuck, False):
        return Truth(low, high)
    is_open = high > low
    if everyone:
        stuck = edges.anybody(given.stuck)
    else:
        stuck = np.logical_not(edges.anybody(given.open & np.logical_not(given.stuck)))
    return Truth(low, high, truths.only(edges.marks(given.marks), is_open), is_open & stuck)


def _as_is(values: Any) -> Any:
    return values


def amounts_of(given: Any, first: int, last: int) -> tuple[int, int]:
    """Return the least and the greatest of the rows of a bracket."""
    rows = given[first : last + 1] if first <= last else given[last : first + 1]
    return int(rows.min()), int(rows.max())


def uses_of(plan: Plan, *, conditions: bool) -> Counter[tree.Node]:
    """Count how often the value of each node is asked for."""
    uses: Counter[tree.Node] = Counter()
    for node in tree.walk(*plan.roots()):
        uses.update(node.parts())
    uses.update(plan.roots())
    if conditions:
        uses.update(one for right in plan.rights for one in right.conditions)
    return uses
