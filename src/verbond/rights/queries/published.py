"""Everything public of the rights: what the rules say, what was measured, what runs were for.

Public is what a list here names, column by column; whatever is not named stays inside. Never, in
whatever state: who was found, pseudonyms, hits and their steps, letters, keys, contact lists, who
opted out, who has a task or looked at whom, saved checks, and reports that an outcome is wrong.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import CharField, F, Value

from verbond.rights.loading import shipped_rules
from verbond.rights.models import DetectionRun, Measure
from verbond.rights.queries import published_figures as figures
from verbond.rights.queries import published_rules as rules
from verbond.rights.queries import published_runs as runs
from verbond.rights.queries.measures.rows import TOGETHER

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


def counted() -> Mapping[str, int]:
    """Count the rows of the main lists, in one query: the catalogue of open data shows them."""
    names = ("of", "first", "second")
    measures = Measure.objects.exclude(right__in=TOGETHER).annotate(
        of=_text("right-measures"), first=F("right"), second=F("quarter")
    )
    approved = DetectionRun.objects.filter(approved_at__isnull=False).annotate(
        of=_text("detection-runs"), first=F("key"), second=_text("")
    )
    # A union leaves doubles out: the versions of a measure are one row.
    rows = (
        measures.order_by()
        .values_list(*names)
        .union(approved.order_by().values_list(*names))
        .order_by()
    )
    found = Counter(name for name, _first, _second in rows)
    return {
        "rights": len(shipped_rules().catalogue),
        "right-measures": found["right-measures"],
        "detection-runs": found["detection-runs"],
    }


def _text(word: str) -> Value:
    return Value(word, output_field=CharField())
