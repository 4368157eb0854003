"""What another rule does: who gains, who loses, how many euros a year, for which households."""

from verbond.rights.core.reform.differing import (
    GroupRow,
    Held,
    Pair,
    Reform,
    RightChange,
    Table,
    change_of,
    difference,
)
from verbond.rights.core.reform.groups import Grouping, by_income, by_kind, by_label
from verbond.rights.core.reform.hiding import SMALLEST, hidden_rows
from verbond.rights.core.reform.outcomes import Euros, Outcome, effects

__all__ = [
    "SMALLEST",
    "Euros",
    "GroupRow",
    "Grouping",
    "Held",
    "Outcome",
    "Pair",
    "Reform",
    "RightChange",
    "Table",
    "by_income",
    "by_kind",
    "by_label",
    "change_of",
    "difference",
    "effects",
    "hidden_rows",
]
