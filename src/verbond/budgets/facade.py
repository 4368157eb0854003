"""What other rooms may use of budgets."""

from verbond.budgets.operations.demo import load_demo_budgets
from verbond.budgets.operations.lab.loading import load_models
from verbond.budgets.operations.lab.trials import forget_trials
from verbond.budgets.queries.published import TABLES, published

__all__ = ["TABLES", "forget_trials", "load_demo_budgets", "load_models", "published"]
