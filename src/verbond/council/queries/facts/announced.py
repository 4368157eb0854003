"""The evaluations that the agreement announces for a period, and those that a report carries."""

from datetime import date
from typing import Any

from verbond.council.models import Evaluation

type Facts = dict[str, Any]


def evaluations_of(agreement_id: int, first: date, last: date) -> list[Facts]:
    """Return the evaluations with a day in the period, in the order of their days."""
    rows = Evaluation.objects.filter(agreement=agreement_id, on__range=(first, last))
    return [
        {
            "key": row.key,
            "title": row.title,
            "quote": row.quote,
            "line": row.line,
            "on": row.on.isoformat() if row.on else "",
        }
        for row in rows.order_by("on", "key")
    ]
