"""Why a right is there or not, and by how much: the rule as it was worked out, as a tree.

Every condition with its truth and its own numbers; every fact, known or missing; every parameter
with date, source and grade. No word here speaks of one right: the tree is that of the rule.
"""

from collections.abc import Iterator

from verbond.rights.core import tree
from verbond.rights.core.answers import Answer, FactUse, ParameterUse, Step
from verbond.rights.core.explaining.steps import Steps
from verbond.rights.core.explaining.uses import fact_use
from verbond.rights.core.household import Evaluation, Subject, truth_of

__all__ = ["Explanations", "every_step", "explain", "missing_facts", "used_by"]

_NOT_EXAMINED = Step("unexamined", None, text="Dit recht rekenen we niet uit.")


class Explanations:
    """The explanations of one evaluation; rights that share a part share its steps."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self._steps = Steps(evaluation)

    def of(self, right: str, subject: str, about: str = "") -> Step:
        """Explain a right of a subject: conditions first, then amount, period and deadline."""
        rules = self.evaluation.rules
        rule = rules.rights.get(right)
        name = rules.catalogue[right].name
        if rule is None:
            return Step("right", None, right, name, subject, children=(_NOT_EXAMINED,))
        whose: Subject = (subject, about) if rule.subject == tree.CARE else subject
        parts = [self._steps.step(rule.condition, whose), *self._results(rule, whose)]
        truth = truth_of(self.evaluation.value(rule.condition, whose))
        return Step(
            "right", truth, id=right, text=name, subject=subject, children=tuple(parts),
        )  # fmt: skip

    def _results(self, rule: tree.Right, subject: Subject) -> Iterator[Step]:
        for kind in ("amount", "first", "last", "deadline"):
            node: tree.Node | None = getattr(rule, kind)
            if node is not None:
                inner = self._steps.step(node, subject)
                yield Step(
                    kind, None, subject=inner.subject, left=inner.left, unit=inner.unit,
                    children=(inner,),
                )  # fmt: skip


def explain(evaluation: Evaluation, right: str, subject: str, about: str = "") -> Step:
    """Explain one right of one subject; for several, `Explanations` shares what they share."""
    return Explanations(evaluation).of(right, subject, about)


def missing_facts(evaluation: Evaluation, answer: Answer) -> tuple[FactUse, ...]:
    """Return the facts that an answer still depends on, with label and unit."""
    return tuple(fact_use(evaluation.rules, evaluation.case, path) for path in answer.missing)


def every_step(*roots: Step) -> Iterator[Step]:
    """Yield every step of some trees once, from the top down."""
    waiting, seen = [*reversed(roots)], set()
    while waiting:
        step = waiting.pop()
        if id(step) not in seen:
            seen.add(id(step))
            yield step
            waiting.extend(reversed(step.children))


def used_by(*roots: Step) -> tuple[tuple[FactUse, ...], tuple[ParameterUse, ...]]:
    """Return each fact and parameter of some explanations once, in their order."""
    facts: dict[str, FactUse] = {}
    uses: dict[str, ParameterUse] = {}
    waiting = list(roots[::-1])
    while waiting:
        mine, figures, children = waiting.pop()[-3:]
        if mine:
            facts.update({fact.path: fact for fact in mine})
        if figures:
            uses.update({use.name: use for use in figures})
        if children:
            waiting.extend(children[::-1])
    return tuple(facts.values()), tuple(uses.values())
