"""Everything public of the rights: what the rules say, what was measured, what runs were for.

Public is what a list here names, column by column; whatever is not named stays inside. Never, in
whatever state: who was found, pseudonyms, hits and their steps, letters, keys, contact lists, who
opted out, who has a task or looked at whom, saved checks, and reports that an outcome is wrong.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from verbond.rights.queries import published_figures as figures
from verbond.rights.queries import published_rules as rules
from verbond.rights.queries import published_runs as runs

type Rows = Iterator[dict[str, Any]]

# In the order of the dictionary. Each takes the day that it is asked on: "in force" is of a day.
TABLES: Mapping[str, Callable[[dt.date], Rows]] = {
    "rights": rules.rights,
    "right-parameters": rules.parameters,
    "product-sheets": rules.product_sheets,
    "right-measures": figures.measures,
    "right-totals": figures.totals,
    "what-ifs": figures.what_ifs,
    "detection-runs": runs.runs,
    "detection-counts": runs.counts,
}


def published(table: str, *, today: dt.date) -> Rows:
    """Give the public rows of one list of this room, by its name in `TABLES`, in one order.

    Amounts are whole euro cents, shares ten-thousandths. What is hidden on the pages is None here.
    """
    return TABLES[table](today)
