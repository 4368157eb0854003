"""What other rooms may use of budgets."""

from verbond.budgets.operations.demo import load_demo_budgets
from verbond.budgets.operations.lab.loading import load_models

__all__ = ["load_demo_budgets", "load_models"]
