"""Targets on the budget, in every way that an unclear promise can be read."""

from verbond.plan.core.targets.amounts import AmountTarget, amount_targets, is_reached
from verbond.plan.core.targets.readings import (
    BudgetLine,
    BudgetTarget,
    Outcome,
    Part,
    Whole,
    budget_targets,
    outcomes,
)

__all__ = [
    "AmountTarget",
    "BudgetLine",
    "BudgetTarget",
    "Outcome",
    "Part",
    "Whole",
    "amount_targets",
    "budget_targets",
    "is_reached",
    "outcomes",
]
