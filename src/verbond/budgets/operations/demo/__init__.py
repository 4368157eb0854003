"""The fictitious rounds of the demo: one that is carried out, one to vote in, one for ideas."""

from verbond.budgets.operations.demo.loading import load_demo_budgets
from verbond.budgets.operations.demo.voting import how_to_vote

__all__ = ["how_to_vote", "load_demo_budgets"]
