"""Targets on the budget, in every way that an unclear promise can be read."""

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
    "BudgetLine",
    "BudgetTarget",
    "Outcome",
    "Part",
    "Whole",
    "budget_targets",
    "outcomes",
]
