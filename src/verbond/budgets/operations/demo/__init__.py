"""The fictitious rounds of the demo: one that is carried out, one to vote in, one for ideas."""

from verbond.budgets.operations.demo.loading import load_demo_budgets

__all__ = ["load_demo_budgets"]
