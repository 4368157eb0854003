"""What another rule does: who gains, who loses, how many euros a year, for which households."""

from verbond.rights.core.reform.comparing import compare, groupings_of
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
from verbond.rights.core.reform.outcomes import Euros, Outcome, effects

__all__ = [
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
    "compare",
    "difference",
    "effects",
    "groupings_of",
]
