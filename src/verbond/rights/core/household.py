"""The answers for one case with partial facts."""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from verbond.rights.core import tree
from verbond.rights.core.answers import Amount, Answer, Period, Truth, Verdict
from verbond.rights.core.bounds import Value
from verbond.rights.core.ruleset import RuleSet, parameters_of
from verbond.rights.core.structure import Case
from verbond.rights.core.units import is_money
from verbond.rights.core.valuing import VARIANTS, Subject, Values

__all__ = ["VARIANTS", "Evaluation", "Subject", "answers", "conditions_of", "rounded", "truth_of"]


def answers(
    rules: RuleSet,
    case: Case,
    day: dt.date,
    *,
    variant: str = "geldend",
    rights: tuple[str, ...] | None = None,
) -> tuple[Answer, ...]:
    """Answer every right, or some, for every subject of a case on a day."""
    evaluation = Evaluation(rules, case, day, variant)
    wanted = rules.catalogue if rights is None else rights
    return tuple(
        evaluation.answer(right, subject, about)
        for right in wanted
        for subject, about in evaluation.subjects(right)
    )


class Evaluation(Values):
    """Rules on one case and day, with the answers for its subjects."""

    def __init__(self, rules: RuleSet, case: Case, day: dt.date, variant: str = "geldend") -> None:
        super().__init__(rules, case, day, variant)
        self.stale: dict[str, bool] = {}

    def subjects(self, right: str) -> tuple[tuple[str, str], ...]:
        """Return (subject, about) of a right: those that exist on the day."""
        row = self.rules.catalogue[right]
        kind = {"person": "person", "carer": "care"}.get(row.subject, "household")
        return tuple(
            (one, about) for one, about in self.case.subjects(kind) if self._lives(one, about)
        )

    def _lives(self, *ids: str) -> bool:
        return all(
            self.present(one, at_home=False, on=self.today).high
            for one in ids
            if one in self.case.members
        )

    def answer(self, right: str, subject: str, about: str = "") -> Answer:
        """Answer one right for one subject."""
        made = self.rules.rights.get(right)
        if made is None:
            return self._answer(right, subject, about, Verdict.NOT_EXAMINED)
        whose: Subject = (subject, about) if made.subject == tree.CARE else subject
        verdict, missing, amount = self.outcome(made, whose)
        conditions, gaps = self._conditions(made, whose)
        is_open = verdict in {Verdict.YES, Verdict.MAYBE}
        return Answer(
            right, subject, about, self.day, self.variant, verdict,
            amount=_amount(verdict, amount),
            conditions=conditions,
            gaps=gaps,
            missing=missing,
            needs_judgement=bool(missing) and all(map(self._is_judgement, missing)),
            is_stale=self.is_stale(right),
            period=self._period(made, whose) if verdict == Verdict.YES else None,
            deadline=self._date(made.deadline, whose) if is_open else None,
        )  # fmt: skip

    def outcome(
        self, right: tree.Right, subject: Subject
    ) -> tuple[Verdict, tuple[str, ...], Value | None]:
        """Return verdict, missing facts and what is known of the amount: an answer in short."""
        holds = self.value(right.condition, subject)
        amount = self.value(right.amount, subject) if right.amount is not None else None
        verdict = self._verdict(right.id, holds, amount)
        return verdict, self._missing(verdict, holds, amount), amount

    def _answer(self, right: str, subject: str, about: str, verdict: Verdict) -> Answer:
        return Answer(right, subject, about, self.day, self.variant, verdict)

    def _verdict(self, right: str, holds: Value, amount: Value | None) -> Verdict:
        if not holds.high:
            return Verdict.NO
        is_money_right = self.rules.catalogue[right].result == "money"
        if amount is not None:
            if is_money_right and amount.high is not None and rounded(amount.high) <= 0:
                return Verdict.NO
            if amount.unexamined:
                return Verdict.NOT_EXAMINED
        if holds.low:
            may_be_nought = is_money_right and amount is not None and rounded(amount.low or 0) <= 0
            return Verdict.MAYBE if may_be_nought else Verdict.YES
        return Verdict.MAYBE if holds.attainable else Verdict.NOT_EXAMINED

    def _missing(self, verdict: Verdict, holds: Value, amount: Value | None) -> tuple[str, ...]:
        if verdict not in {Verdict.YES, Verdict.MAYBE}:
            return ()
        return tuple(dict.fromkeys((*holds.missing, *(amount.missing if amount else ()))))

    def _is_judgement(self, path: str) -> bool:
        return self.rules.vocabulary[path.split(".")[1]].is_judgement

    def is_stale(self, right: str) -> bool:
        """Say whether an amount that the rule refers to is past what is known of it."""
        if right not in self.stale:
            named = _parameters_of(self.rules.rights[right])
            parameters = self.rules.parameters
            self.stale[right] = any(parameters[name].is_stale_on(self.day) for name in named)
        return self.stale[right]

    def _conditions(
        self, right: tree.Right, subject: Subject
    ) -> tuple[dict[str, Truth], dict[str, int]]:
        truths: dict[str, Truth] = {}
        gaps: dict[str, int] = {}
        for node in conditions_of(right):
            value = self.known.get((node, subject))
            if value is None:
                continue
            truth = truth_of(value)
            truths[node.id] = truth if truths.get(node.id, truth) == truth else Truth.OPEN
            gap = self.gap(node, subject) if truth == Truth.NO else None
            if gap is not None:
                gaps[node.id] = gap
        return truths, gaps

    def gap(self, node: tree.Condition, subject: Subject) -> int | None:
        """Return fact side minus limit in cents, when both are exact money."""
        if node.side is None or node.limit is None:
            return None
        return self.gap_between(node.side, node.limit, subject)

    def gap_between(self, side: tree.Node, limit: tree.Node, subject: Subject) -> int | None:
        """Return by how many cents one side is above the other, when both are exact money."""
        if not is_money(side.unit):
            return None
        left, right = self.value(side, subject), self.value(limit, subject)
        return rounded(left.low - right.low) if left.is_exact and right.is_exact else None

    def _period(self, right: tree.Right, subject: Subject) -> Period | None:
        first, last = self._date(right.first, subject), self._date(right.last, subject)
        return Period(first, last) if first or last else None

    def _date(self, node: tree.Node | None, subject: Subject) -> dt.date | None:
        value = self.value(node, subject) if node is not None else None
        return dt.date.fromordinal(value.low) if value is not None and value.is_exact else None


def truth_of(value: Value) -> Truth:
    """Return what can be said of a truth."""
    if value.low:
        return Truth.YES
    return Truth.OPEN if value.high else Truth.NO


def rounded(value: int | Fraction) -> int:
    """Round to whole cents, half up: the one rounding, at the end."""
    return int((2 * value + 1) // 2)


def _amount(verdict: Verdict, value: Value | None) -> Amount | None:
    if value is None or verdict not in {Verdict.YES, Verdict.MAYBE}:
        return None
    high = None if value.high is None else rounded(value.high)
    low = rounded(value.low or 0) if verdict == Verdict.YES else 0
    return Amount(max(low, 0), high)


@lru_cache(maxsize=512)
def conditions_of(right: tree.Right) -> tuple[tree.Condition, ...]:
    """Return the named conditions of a rule, in its order."""
    nodes = tree.walk(*right.roots())
    return tuple(node for node in nodes if isinstance(node, tree.Condition))


@lru_cache(maxsize=512)
def _parameters_of(right: tree.Right) -> tuple[str, ...]:
    return parameters_of(right)
