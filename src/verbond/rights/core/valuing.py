"""What is known of each node of a rule, for each subject of one case: unknown stays unknown.

Every node is worked out once for each subject. Semantics: docs/explanation/rights-engine.md; the
interpreter over columns, core/population, gives the same answers.
"""

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Self

from verbond.rights.core import tree
from verbond.rights.core.bounds import (
    NO,
    UNEXAMINED,
    UNEXAMINED_TRUTH,
    YES,
    Value,
    compared,
    divided,
    every,
    exact,
    greatest,
    hull,
    least,
    minus,
    negated,
    number,
    open_truth,
    plus,
    some,
    times,
)  # fmt: skip
from verbond.rights.core.calendar import day_of, shifted
from verbond.rights.core.circles import AT_HOME
from verbond.rights.core.errors import CaseError
from verbond.rights.core.home_circles import Circles
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.structure import Case, Facts, Interval, Known
from verbond.rights.core.units import CHOICE, DATE, TRUTH

type Subject = str | tuple[str, str]
VARIANTS = ("geldend", "voorstel")


class Values:
    """Rules on one case and day; `known` keeps what was worked out, for the explanation."""

    def __init__(self, rules: RuleSet, case: Case, day: dt.date, variant: str = "geldend") -> None:
        if variant not in VARIANTS:
            raise CaseError("variant", f"The variant is one of {', '.join(VARIANTS)}.")
        self.rules, self.case, self.day, self.variant = rules, case, day, variant
        self.today = day.toordinal()
        self.circles = Circles(case)
        self.known: dict[tuple[tree.Node, Subject], Value] = {}
        self.presence: dict[tuple[str, bool, int], Value] = {}
        self.common: dict[tree.Node, Value] = {}
        self.rests: dict[str, list[tuple[tree.Node, Subject]]] = {}

    def value(self, node: tree.Node, subject: Subject) -> Value:
        """Return what is known of a node for a subject."""
        key = (node, subject)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._WAYS[type(node)](self, node, subject)
        return found

    def knowing(self, path: str, known: Known) -> Self:
        """Return the same with one fact known, or better known than before.

        `path` is `subject.fact` or `subject.fact.year`. What did not miss the fact stays as it is:
        a value that is certain, or open for other reasons, cannot change by it. What is then no
        longer needed is not worked out: ask it for outcomes, not for every condition. A later year
        of a fact is no better knowledge where an earlier one counted as the latest: begin anew.
        """
        subject, _dot, key = path.partition(".")
        new = copy.copy(self)
        new.case = _with_fact(self.case, subject, key, known)
        new.known = self.known.copy()
        for one in self._resting_on(subject, key):
            del new.known[one]
        new.presence, new.rests = {}, {}
        return new

    def _resting_on(self, subject: str, key: str) -> list[tuple[tree.Node, Subject]]:
        """Return what misses a fact, of this year or of any year."""
        if not self.rests:
            for one, value in self.known.items():
                for path in value.missing:
                    self.rests.setdefault(path, []).append(one)
        paths = {f"{subject}.{key}", f"{subject}.{key.partition('.')[0]}"}
        return list(dict.fromkeys(one for path in paths for one in self.rests.get(path, ())))

    def _const(self, node: tree.Const, _subject: Subject) -> Value:
        value = node.value
        return exact(value.toordinal() if isinstance(value, dt.date) else value)

    def _param(self, node: tree.Param, _subject: Subject) -> Value:
        # Of everybody the same: asked once for each day, not for each person.
        if node not in self.common:
            self.common[node] = self._figure(node)
        return self.common[node]

    def _figure(self, node: tree.Param) -> Value:
        found = self.rules.parameters.value_on(node.name, self.day)
        if found is None:
            return UNEXAMINED_TRUTH if node.unit == TRUTH else UNEXAMINED
        return (YES if found else NO) if node.unit == TRUTH else exact(found)

    def _fact(self, node: tree.Fact, subject: Subject) -> Value:
        key = node.name if node.year is None else f"{node.name}.{self.day.year + node.year}"
        return self._of_fact(self._facts(subject).get(key), node.unit, f"{subject}.{key}")

    def _facts(self, subject: Subject) -> Facts:
        member = self.case.members.get(str(subject))
        return member.facts if member else self.case.homes[str(subject)].facts

    @staticmethod
    def _of_fact(known: Known | None, unit: str, path: str) -> Value:
        if isinstance(known, bool):
            return YES if known else NO
        if isinstance(known, str):
            return exact(known)
        if unit == TRUTH:
            return Value(False, True, (path,))
        floor = None if unit in {DATE, CHOICE} else 0
        bounds = known or Interval(None, None)
        low = floor if bounds.low is None else bounds.low
        if bounds.is_exact:
            return exact(low)
        return Value(low, bounds.high, (path,))

    def _latest(self, node: tree.Latest, subject: Subject) -> Value:
        key = self.latest_key(node, subject)
        return self._of_fact(self._facts(subject).get(key), node.unit, f"{subject}.{key}")

    def latest_key(self, node: tree.Latest, subject: Subject) -> str:
        """Return `fact.year` of the greatest year that counts, or `fact` when none is given."""
        facts, year = self._facts(subject), self.day.year
        if node.years is None:
            head = f"{node.name}."
            years = [int(key[len(head) :]) for key in facts if key.startswith(head)]
        else:
            years = [year + step for step in node.years]
        given = (f"{node.name}.{one}" for one in sorted(years, reverse=True) if one < year)
        return next((key for key in given if key in facts), node.name)

    def _today(self, node: tree.Today, _subject: Subject) -> Value:
        if node not in self.common:
            self.common[node] = self._anchored(node)
        return self.common[node]

    def _anchored(self, node: tree.Today) -> Value:
        given = self.rules.parameters.value_on(node.name, self.day) if node.name else None
        if node.name and given is None:
            return UNEXAMINED
        return exact(day_of(node.anchor, self.day, node.years, str(given or "")).toordinal())

    def _shift(self, node: tree.Shift, subject: Subject) -> Value:
        day, by = self.value(node.day, subject), self.value(node.by, subject)
        if not by.is_exact:
            return number(None, None, (day, by))
        steps = int(by.low) * node.sign
        low, high = (
            None if bound is None else shifted(bound, steps, node.step)
            for bound in (day.low, day.high)
        )
        return number(low, high, (day,))

    def _arith(self, node: tree.Arith, subject: Subject) -> Value:
        left, right = self.value(node.left, subject), self.value(node.right, subject)
        return {"+": plus, "-": minus, "*": times, "/": divided}[node.op](left, right)

    def _extreme(self, node: tree.Extreme, subject: Subject) -> Value:
        parts = [self.value(part, subject) for part in node.of]
        return least(parts) if node.op == "min" else greatest(parts)

    def _bracket(self, node: tree.Bracket, subject: Subject) -> Value:
        rows: Any = self.rules.parameters.value_on(node.name, self.day)
        if rows is None:
            return UNEXAMINED
        value = self.value(node.of, subject)
        first = _row_of(rows, value.low) if value.low is not None else 0
        last = _row_of(rows, value.high) if value.high is not None else len(rows) - 1
        given = [amount for _top, amount in rows[first : last + 1]]
        return number(min(given), max(given), (value,))

    def _compare(self, node: tree.Compare, subject: Subject) -> Value:
        return compared(node.op, self.value(node.left, subject), self.value(node.right, subject))

    def _among(self, node: tree.Among, subject: Subject) -> Value:
        allowed: Any = node.choices
        if node.name:
            allowed = self.rules.parameters.value_on(node.name, self.day)
            if allowed is None:
                return UNEXAMINED_TRUTH
        value = self.value(node.of, subject)
        if not value.is_exact:
            return open_truth((value,), attainable=True)
        return YES if value.low in allowed else NO

    def _reached(self, node: tree.Reached, subject: Subject) -> Value:
        rows = [row for row in self.rules.parameters[node.name].rows if row.since <= self.day]
        if not rows:
            return UNEXAMINED_TRUTH
        born = self._of_fact(self._facts(subject).get("birth_date"), DATE, f"{subject}.birth_date")
        ends = [*(row.since.toordinal() - 1 for row in rows[1:]), self.today]
        ages: list[Any] = [row.value for row in rows]
        return some(
            [
                compared("<=", _turned(born, age), exact(end))
                for age, end in zip(ages, ends, strict=True)
            ]
        )

    def _all(self, node: tree.All, subject: Subject) -> Value:
        return every([self.value(part, subject) for part in node.of])

    def _any(self, node: tree.AnyOf, subject: Subject) -> Value:
        return some([self.value(part, subject) for part in node.of])

    def _not(self, node: tree.Not, subject: Subject) -> Value:
        return negated(self.value(node.of, subject))

    def _if(self, node: tree.If, subject: Subject) -> Value:
        test = self.value(node.test, subject)
        if test.low == test.high:
            return self.value(node.then if test.low else node.other, subject)
        then, other = self.value(node.then, subject), self.value(node.other, subject)
        if node.unit != TRUTH:
            return hull((then, other), beside=(test,))
        if then.low == then.high == other.low == other.high:
            return then
        reach = then.attainable or other.attainable
        return open_truth((test, then, other), attainable=reach and test.attainable)

    def _at(self, node: tree.At, subject: Subject) -> Value:
        return self.value(node.of, self.linked(node, subject))

    def linked(self, node: tree.At, subject: Subject) -> Subject:
        """Return the subject that a link leads to."""
        if node.link == "home":
            return self.case.members[str(subject)].home
        return subject[0 if node.link == "carer" else 1]

    def _over(self, node: tree.Over, subject: Subject) -> Value:
        on = self.value(node.on, subject)
        if not on.is_exact:
            return UNEXAMINED_TRUTH if node.unit == TRUTH else UNEXAMINED
        at_home = node.circle in AT_HOME
        parts: list[tuple[Value, Value]] = []
        for one in self.circles.of(node.circle, subject):
            here = self.present(one, at_home=at_home, on=on.low)
            if not here.high:
                continue
            given = self.value(node.given, one) if node.given is not None else YES
            if node.of is None:
                parts.append((here, given))
            elif (counts := every((here, given))).high:
                # What somebody has who does not count is not asked, and not explained.
                parts.append((counts, self.value(node.of, one)))
        return _OVER[node.how](parts)

    def present(self, person: str, *, at_home: bool, on: int) -> Value:
        """Say whether somebody exists, and lives at their address, on a day (ordinal)."""
        key = (person, at_home, on)
        if key not in self.presence:
            facts = self.case.members[person].facts
            days = [("birth_date", self.today)]
            if at_home:
                days.append(("domicile_since", self.today))
            self.presence[key] = every([self._since(person, facts, *day, on) for day in days])
        return self.presence[key]

    def _since(self, person: str, facts: Facts, name: str, latest: int, on: int) -> Value:
        """Say whether a day has come. Who is listed exists and lives there today."""
        known = facts.get(name)
        path = f"{person}.{name}"
        if known is None:
            known = Interval(None, latest)
        return compared("<=", self._of_fact(known, DATE, path), exact(on))

    def _condition(self, node: tree.Condition, subject: Subject) -> Value:
        return self.value(node.of, subject)

    def _proposed(self, node: tree.Proposed, subject: Subject) -> Value:
        return self.value(node.of, subject) if self.variant == "voorstel" else NO

    def _unexamined(self, node: tree.Unexamined, _subject: Subject) -> Value:
        return UNEXAMINED_TRUTH if node.unit == TRUTH else UNEXAMINED

    _WAYS: ClassVar[Mapping[type[tree.Node], Callable[..., Value]]] = {
        tree.Const: _const,
        tree.Param: _param,
        tree.Fact: _fact,
        tree.Latest: _latest,
        tree.Today: _today,
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


def _with_fact(case: Case, subject: str, key: str, known: Known) -> Case:
    homes, members = case.homes, case.members
    if subject in members:
        one = members[subject]
        members = {**members, subject: replace(one, facts={**one.facts, key: known})}
    else:
        home = homes[subject]
        homes = {**homes, subject: replace(home, facts={**home.facts, key: known})}
    return Case(homes, members, case.bonds)


def _summed(parts: list[tuple[Value, Value]]) -> Value:
    total = exact(0)
    for counts, value in parts:
        if counts.low:
            total = plus(total, value)
        elif counts.high:
            total = plus(total, hull((exact(0), value), beside=(counts,)))
    return total


def _counted(parts: list[tuple[Value, Value]]) -> Value:
    truths = [every(part) for part in parts]
    low = sum(1 for truth in truths if truth.low)
    high = sum(1 for truth in truths if truth.high)
    return number(low, high, [truth for truth in truths if truth.high and not truth.low])


_OVER: dict[str, Callable[[list[tuple[Value, Value]]], Value]] = {
    "sum": _summed,
    "count": _counted,
    "someone": lambda parts: some([every(part) for part in parts]),
    "everyone": lambda parts: every([some((negated(here), of)) for here, of in parts]),
}


def _turned(born: Value, years: Any) -> Value:
    low, high = (
        None if bound is None else shifted(bound, int(years), "years")
        for bound in (born.low, born.high)
    )
    return number(low, high, (born,))


def _row_of(rows: Any, value: Any) -> int:
    return next(i for i, (top, _given) in enumerate(rows) if top is None or value <= top)
