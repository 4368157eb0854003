"""Counting, exact: greedy rules, equal shares with its completions, Phragmen."""

from verbond.budgets.core.counting.certificate import certificate
from verbond.budgets.core.counting.counting import count
from verbond.budgets.core.counting.result import (
    Comparison,
    Count,
    Dropped,
    Excluded,
    Increase,
    Jump,
    Over,
    Round,
    RunnerUp,
    Tie,
)

__all__ = [
    "Comparison",
    "Count",
    "Dropped",
    "Excluded",
    "Increase",
    "Jump",
    "Over",
    "Round",
    "RunnerUp",
    "Tie",
    "certificate",
    "count",
]
