"""Turn the nodes of a rule, as they were worked out, into the steps of an explanation.

What an evaluation did not need, as the branch that was not taken, is no part of it. Every node
has one step for each subject: rights that share a part share its step.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple

from verbond.rights.core import tree
from verbond.rights.core.answers import FactUse, ParameterUse, Step, Truth
from verbond.rights.core.bounds import Value
from verbond.rights.core.circles import AT_HOME
from verbond.rights.core.explaining.uses import fact_use, parameter_use, shown
from verbond.rights.core.household import Evaluation, Subject, truth_of
from verbond.rights.core.units import DATE, TRUTH

type Facts = tuple[FactUse, ...]
type Uses = tuple[ParameterUse, ...]
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": ":"}


_COMMON = (tree.Param, tree.Const, tree.Today)
_SIMPLE = (tree.Fact, tree.Latest, tree.Param, tree.Today, tree.Const)


class _Side(NamedTuple):
    """A side of a comparison: its own step, or the fact or parameter that it is."""

    step: Step | None
    facts: Facts
    parameters: Uses


_NOTHING = _Side(None, (), ())


class Steps:
    """The steps of one evaluation, each made once."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.of = evaluation
        self._made: dict[tuple[tree.Node, Subject], Step] = {}
        self._facts: dict[str, FactUse] = {}
        self._uses: dict[str, Uses] = {}

    def step(self, node: tree.Node, subject: Subject) -> Step:
        """Return the step of a node for a subject."""
        # A figure or a day is the same step for everybody.
        key = (node, "" if isinstance(node, _COMMON) else subject)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._WAYS[type(node)](self, node, subject)
        return found

    def used(self, name: str) -> Uses:
        """Return a parameter as in force on the day of evaluation; none without a name."""
        found = self._uses.get(name)
        if found is None:
            use = parameter_use(self.of.rules, name, self.of.day) if name else None
            found = self._uses[name] = (use,) if use else ()
        return found

    def fact(self, path: str) -> FactUse:
        """Return a fact, known or not."""
        if path not in self._facts:
            self._facts[path] = fact_use(self.of.rules, self.of.case, path)
        return self._facts[path]

    # ---- one node

    def _made_step(
        self, kind: str, node: tree.Node, subject: Subject, *children: Step, text: str = "",
        facts: Facts = (), parameters: Uses = (),
    ) -> Step:  # fmt: skip
        value = self.of.known.get((node, subject)) or self.of.value(node, subject)
        # By place: a step has many fields, and there are a thousand steps.
        if node.unit == TRUTH:
            return Step(
                kind, truth_of(value), "", text, _person(subject), None, None, "", None, facts,
                parameters, children,
            )  # fmt: skip
        return Step(
            kind, None, "", text, _person(subject), _pair(value, node.unit), None, node.unit, None,
            facts, parameters, children,
        )  # fmt: skip

    def _const(self, node: tree.Const, subject: Subject) -> Step:
        return self._made_step("const", node, subject)

    def _param(self, node: tree.Param, subject: Subject) -> Step:
        return self._made_step("parameter", node, subject, parameters=self.used(node.name))

    def _fact(self, node: tree.Fact | tree.Latest, subject: Subject) -> Step:
        facts = (self.fact(self._path(node, subject)),)
        return self._made_step("fact", node, subject, facts=facts)

    def _today(self, node: tree.Today, subject: Subject) -> Step:
        uses = self.used(node.name)
        return self._made_step("today", node, subject, text=node.anchor, parameters=uses)

    def _shift(self, node: tree.Shift, subject: Subject) -> Step:
        parts = (self.step(node.day, subject), self.step(node.by, subject))
        return self._made_step("shift", node, subject, *parts, text=node.step)

    def _arith(self, node: tree.Arith, subject: Subject) -> Step:
        parts = (self.step(node.left, subject), self.step(node.right, subject))
        return self._made_step("arithmetic", node, subject, *parts, text=_SIGNS[node.op])

    def _extreme(self, node: tree.Extreme, subject: Subject) -> Step:
        parts = (self.step(part, subject) for part in node.of)
        return self._made_step("extreme", node, subject, *parts, text=node.op)

    def _bracket(self, node: tree.Bracket, subject: Subject) -> Step:
        part = self.step(node.of, subject)
        return self._made_step("bracket", node, subject, part, parameters=self.used(node.name))

    def _compare(self, node: tree.Compare, subject: Subject) -> Step:
        truth = truth_of(self.of.value(node, subject))
        left, right = self.of.value(node.left, subject), self.of.value(node.right, subject)
        if isinstance(node.left, tree.Shift):
            found = self._shifted(node, node.left, subject, truth)
            if found is not None:
                return found
        one, other = self._side(node.left, subject), self._side(node.right, subject)
        unit = node.left.unit
        both = left.is_exact and right.is_exact
        gap = self.of.gap_between(node.left, node.right, subject) if both else None
        return Step(
            "compare", truth, "", node.op, _person(subject), _pair(left, unit), _pair(right, unit),
            unit, gap, one.facts + other.facts, one.parameters + other.parameters,
            tuple([side.step for side in (one, other) if side.step is not None]),
        )  # fmt: skip

    def _shifted(
        self, node: tree.Compare, shift: tree.Shift, subject: Subject, truth: Truth
    ) -> Step | None:
        """Return one step for a day, so much later, held against another day: an age, a term."""
        by, sides = self.of.value(shift.by, subject), (shift.day, shift.by, node.right)
        if not by.is_exact or not all(isinstance(one, _SIMPLE) for one in sides):
            return None
        begin, step, end = (self._side(one, subject) for one in sides)
        left, right = self.of.value(shift, subject), self.of.value(node.right, subject)
        return Step(
            "term", truth, "", f"{node.op} {by.low * shift.sign} {shift.step}", _person(subject),
            _pair(left, DATE), _pair(right, DATE), DATE, None, begin.facts + end.facts,
            step.parameters + end.parameters,
        )  # fmt: skip

    def _side(self, node: tree.Node, subject: Subject) -> _Side:
        """Return a side of a comparison: what is simple stands in the comparison itself."""
        if isinstance(node, tree.Param | tree.Today):
            return _Side(None, (), self.used(node.name))
        if isinstance(node, tree.Fact | tree.Latest):
            return _Side(None, (self.fact(self._path(node, subject)),), ())
        if isinstance(node, tree.Const):
            return _NOTHING
        return _Side(self.step(node, subject), (), ())

    def _path(self, node: tree.Fact | tree.Latest, subject: Subject) -> str:
        if isinstance(node, tree.Latest):
            return f"{subject}.{self.of.latest_key(node, subject)}"
        year = "" if node.year is None else f".{self.of.day.year + node.year}"
        return f"{subject}.{node.name}{year}"

    def _among(self, node: tree.Among, subject: Subject) -> Step:
        facts = (self.fact(f"{subject}.{node.of.name}"),)
        uses = self.used(node.name)
        allowed: Any = uses[0].value if uses else node.choices
        text = ", ".join(map(str, allowed))
        return self._made_step("choice", node, subject, text=text, facts=facts, parameters=uses)

    def _reached(self, node: tree.Reached, subject: Subject) -> Step:
        facts = (self.fact(f"{subject}.birth_date"),)
        return self._made_step(
            "reached", node, subject, facts=facts, parameters=self.used(node.name)
        )

    # ---- joined nodes

    def _all(self, node: tree.All, subject: Subject) -> Step:
        last = node.of[-1]
        if isinstance(last, tree.Fact) and self._only_when(last):
            return self._of_whom_it_exists(node, last, subject)
        return self._made_step("all", node, subject, *self._flat(node, subject))

    def _only_when(self, node: tree.Fact) -> str:
        return self.of.rules.vocabulary[node.name].only_when if node.unit == TRUTH else ""

    def _of_whom_it_exists(self, node: tree.All, fact: tree.Fact, subject: Subject) -> Step:
        """Return one step for a fact of some persons only; its child says why it is not theirs."""
        value = self.of.value
        lacks = next((one for one in node.of[:-1] if not value(one, subject).high), None)
        children = (self.step(lacks, subject),) if lacks is not None else ()
        names = (fact.name, *_asked(self._only_when(fact)))
        facts = tuple([self.fact(f"{subject}.{name}") for name in names])
        return self._made_step("fact", node, subject, *children, facts=facts)

    def _any(self, node: tree.AnyOf, subject: Subject) -> Step:
        return self._made_step("any", node, subject, *self._flat(node, subject))

    def _flat(self, node: tree.All | tree.AnyOf, subject: Subject) -> list[Step]:
        """Return the parts, those of an AND in an AND (an OR in an OR) beside the others."""
        found: list[Step] = []
        for part in node.of:
            step = self.step(part, subject)
            found += step.children if type(part) is type(node) else [step]
        return found

    def _not(self, node: tree.Not, subject: Subject) -> Step:
        return self._made_step("not", node, subject, self.step(node.of, subject))

    def _if(self, node: tree.If, subject: Subject) -> Step:
        test = self.of.value(node.test, subject)
        taken = [node.then] * bool(test.high) + [node.other] * (not test.low)
        parts = (self.step(part, subject) for part in (node.test, *taken))
        return self._made_step("if", node, subject, *parts)

    def _at(self, node: tree.At, subject: Subject) -> Step:
        return self.step(node.of, self.of.linked(node, subject))

    def _over(self, node: tree.Over, subject: Subject) -> Step:
        parts, paths = [], dict[str, None]()
        around = self._around(node, subject)
        for one, here in around:
            # What leaves open whether somebody was there on the day is part of it.
            paths.update(dict.fromkeys(here.missing))
            given = self.of.value(node.given, one) if node.given is not None else None
            if node.how == "sum" and node.of is not None:
                parts += [self.step(node.of, one)] if given is None or given.high else []
            elif node.given is not None:
                parts.append(self.step(node.given, one))
        if node.how == "sum" and node.given is not None:
            # Whom a sum leaves out, and why, belongs to it: a minor, who does not live here.
            parts += [self.step(node.given, one) for one, _here in around]
        on = self.step(node.on, subject).parameters
        facts = tuple([self.fact(path) for path in paths])
        return self._made_step(
            node.how, node, subject, *parts, text=node.text, facts=facts, parameters=on
        )

    def _around(self, node: tree.Over, subject: Subject) -> list[tuple[str, Value]]:
        """Return who is there, or may be, on the day of the node."""
        on, at_home = self.of.value(node.on, subject), node.circle in AT_HOME
        if not on.is_exact:
            return []
        found = [
            (one, self.of.present(one, at_home=at_home, on=on.low))
            for one in self.of.circles.of(node.circle, subject)
        ]
        return [(one, here) for one, here in found if here.high]

    def _condition(self, node: tree.Condition, subject: Subject) -> Step:
        inner, of = self.step(node.of, subject), node.of
        person = _person(subject)
        if isinstance(of, tree.Compare) and (node.side, node.limit) in {
            (None, None),
            (of.left, of.right),
        }:
            return Step(
                "condition", inner.truth, node.id, node.text, person, inner.left, inner.right,
                inner.unit, inner.gap if node.side is not None else None, children=(inner,),
            )  # fmt: skip
        if node.side is None or node.limit is None:
            return Step("condition", inner.truth, node.id, node.text, person, children=(inner,))
        side, limit = (self.of.value(one, subject) for one in (node.side, node.limit))
        unit = node.side.unit
        parts = [self.step(one, subject) for one in (node.side, node.limit)]
        more = [one for one in parts if all(one is not part for part in inner.children)]
        return Step(
            "condition", inner.truth, node.id, node.text, person, _pair(side, unit),
            _pair(limit, unit), unit, self.of.gap(node, subject), children=(inner, *more),
        )  # fmt: skip

    def _proposed(self, node: tree.Proposed, subject: Subject) -> Step:
        inner = (self.step(node.of, subject),) if self.of.variant == "voorstel" else ()
        return self._made_step("proposed", node, subject, *inner, text=node.promise)

    def _unexamined(self, node: tree.Unexamined, subject: Subject) -> Step:
        return self._made_step("unexamined", node, subject, text=node.text)

    _WAYS: ClassVar[Mapping[type[tree.Node], Callable[..., Step]]] = {
        tree.Const: _const,
        tree.Param: _param,
        tree.Fact: _fact,
        tree.Latest: _fact,
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


@cache
def _asked(only_when: str) -> tuple[str, ...]:
    """Return the facts that tell for whom another fact exists."""
    first = [part.partition(" ")[0] for part in only_when.split(" and ")]
    return tuple("birth_date" if name in {"age", "born"} else name for name in first)


def _person(subject: Subject) -> str:
    return subject if isinstance(subject, str) else subject[0]


def _pair(value: Value, unit: str) -> tuple[object, object]:
    if unit != DATE:
        return value.low, value.high
    return shown(value.low, unit), shown(value.high, unit)
