"""Rights of a whole population on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from verbond.rights.core import tree
from verbond.rights.core.errors import CaseError
from verbond.rights.core.household import VARIANTS
from verbond.rights.core.population.amounts import Number, rounded
from verbond.rights.core.population.batching import in_batches
from verbond.rights.core.population.columns import Population
from verbond.rights.core.population.ordering import ordered
from verbond.rights.core.population.plan import Plan, PlannedRight
from verbond.rights.core.population.results import (
    MAYBE,
    NO,
    NO_SUBJECT,
    NOT_EXAMINED,
    YES,
    Results,
    RightResult,
    joined,
)
from verbond.rights.core.population.truths import NOT_EXAMINED_BIT, Truth, is_plain, where
from verbond.rights.core.population.working import Work
from verbond.rights.core.ruleset import RuleSet


def plan_for(
    rules: RuleSet,
    day: dt.date,
    *,
    variant: str = "geldend",
    rights: Sequence[str] | None = None,
) -> Plan:
    """Work out once what rights ask of everybody, to use for many parts of a population."""
    if variant not in VARIANTS:
        raise CaseError("variant", f"The variant is one of {', '.join(VARIANTS)}.")
    unknown = [one for one in rights or () if one not in rules.catalogue]
    if unknown:
        raise CaseError(
            "no_right", f"There is no right {', '.join(unknown)}; there are {_list(rules)}."
        )
    return Plan(rules, day, variant, rights)


def evaluate(
    rules: RuleSet,
    population: Population,
    day: dt.date,
    *,
    variant: str = "geldend",
    rights: Sequence[str] | None = None,
    conditions: bool = True,
) -> Results:
    """Answer every right, or some, for every subject of a population on a day.

    The same verdicts and amounts as `household.answers` gives one by one. Large populations are
    worked out in parts. Raises `CaseError` for a right or variant that does not exist, and for
    amounts that are too large to calculate with exactly.
    """
    plan = plan_for(rules, day, variant=variant, rights=rights)
    parts = ordered(population)
    found = [calculated(plan, part, conditions=conditions) for part in in_batches(parts.population)]
    return parts.put_back(joined(found))


def _list(rules: RuleSet) -> str:
    return ", ".join(rules.catalogue)


def calculated(
    plan: Plan,
    population: Population,
    *,
    conditions: bool = True,
    bits: Mapping[str, int] | None = None,
) -> Results:
    """Calculate a plan over one population, in one piece."""
    work = Work(plan, population, bits, conditions=conditions)
    lives = work.truth(plan.lives).high
    if isinstance(lives, np.ndarray) and lives.all():
        lives = True
    counts = {
        tree.PERSON: population.person_count,
        tree.HOUSEHOLD: population.home_count,
        tree.CARE: population.care_count,
    }
    alive: dict[str, Any] = {tree.PERSON: lives, tree.HOUSEHOLD: True, tree.CARE: True}
    if isinstance(lives, np.ndarray):
        ties = population.ties
        alive[tree.CARE] = lives[ties.carer] & lives[ties.cared]
    made = {one.id: one for one in plan.rights}
    found: dict[str, RightResult] = {}
    for right in plan.wanted:
        kind = plan.subject_kind(right)
        if right in made:
            found[right] = _right(work, made[right], counts[kind], alive[kind], conditions)
        else:
            codes = _column(NOT_EXAMINED, counts[kind], np.int8)
            found[right] = RightResult(right, kind, _without(codes, alive[kind]))
    return Results(found)


def _right(
    work: Work, right: PlannedRight, count: int, alive: Any, conditions: bool
) -> RightResult:
    holds = work.truth(right.condition)
    amount = work.number(right.amount) if right.amount is not None else None
    truths = _conditions(work, right, count) if conditions else {}
    for node in (right.condition, right.amount):
        if node is not None:
            work.forget(node)
    ends = None if amount is None else _cents(amount)
    codes = _without(_verdicts(right, holds, amount, ends, count), alive)
    if amount is None or ends is None:
        return RightResult(right.id, right.subject, codes, conditions=truths, marks=holds.marks)
    if holds.is_exact and amount.is_exact:
        low = _column(np.maximum(ends[0], 0), count, np.int64) * (codes == YES)
        return RightResult(right.id, right.subject, codes, low, low, truths)
    is_open = (codes == YES) | (codes == MAYBE)
    low = _column(np.maximum(ends[0], 0), count, np.int64) * (codes == YES)
    high = _column(ends[1], count, np.int64) * is_open
    marks = holds.marks | amount.marks
    return RightResult(right.id, right.subject, codes, low, high, truths, marks)


def _cents(amount: Number) -> tuple[Any, Any]:
    low = rounded(amount.low, amount.scale)
    return low, low if amount.is_exact else rounded(amount.high, amount.scale)


def _verdicts(
    right: PlannedRight, holds: Truth, amount: Number | None, ends: Any, count: int
) -> Any:
    """Return the codes, in the order of core/household.py: what is certain goes first."""
    if holds.is_exact and (amount is None or amount.is_exact):
        has = holds.low if amount is None or not right.is_money else holds.low & (ends[0] > 0)
        return _column(has, count, np.int8) * np.int8(YES)
    codes = _column(holds.low, count, np.int8) + _column(holds.high, count, np.int8)
    if not is_plain(holds.stuck, False):
        codes = where(holds.stuck, NOT_EXAMINED, codes)
    if amount is None:
        return codes
    never = np.logical_not(holds.high)
    if right.is_money:
        # A right that is certain, of which the amount may be nought, is a perhaps.
        codes = where((codes == YES) & (ends[0] <= 0), MAYBE, codes)
    if not is_plain(amount.marks, 0):
        unseen = (amount.marks & NOT_EXAMINED_BIT) > 0
        codes = where(unseen & (codes != NO), NOT_EXAMINED, codes)
    if right.is_money:
        codes = where(never | (ends[1] <= 0), NO, codes)
    return codes.astype(np.int8, copy=False)


def _conditions(work: Work, right: PlannedRight, count: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for node in right.conditions:
        truth = work.truth(node)
        codes = _column(truth.low, count, np.int8) + _column(truth.high, count, np.int8)
        before = found.get(node.id)
        # Two versions of a condition that do not agree: it is open.
        found[node.id] = codes if before is None else where(before == codes, codes, 1)
        work.forget(node)
    return found


def _column(value: Any, count: int, kind: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.astype(kind) if value.dtype != bool or kind != np.int8 else value.view(np.int8)
    return np.full(count, value, kind)


def _without(codes: Any, alive: Any) -> Any:
    return codes if is_plain(alive, True) else where(alive, codes, np.int8(NO_SUBJECT))
