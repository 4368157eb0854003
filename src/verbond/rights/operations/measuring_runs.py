"""What detection runs of this installation brought, as counts for the funnel."""

import datetime as dt
from collections.abc import Iterator

from verbond.rights.core.measuring import STAGES, Followed, funnels
from verbond.rights.core.measuring.quarters import span_of
from verbond.rights.models import Measure
from verbond.rights.operations.measuring import ToPublish
from verbond.rights.operations.measuring_city import as_json
from verbond.rights.queries.detecting.funnel import FunnelRow, MeasuredRun, funnel_of, measured_runs
from verbond.rights.queries.measures.rows import RUNS


def followed_in(first: dt.date, last: dt.date) -> tuple[tuple[Followed, ...], bool]:
    """Return how far the people of runs carried out in a period came, and if any is fictitious.

    Exact counts: whoever publishes them hides small ones. A wave is waiting when its letters had
    not gone out at the end of the period.
    """
    runs = [run for run in measured_runs() if first <= run.executed_on <= last]
    rows = tuple(row for run in runs for row in _rows(run, last))
    return rows, any(run.fictitious for run in runs)


def _rows(run: MeasuredRun, last: dt.date) -> Iterator[Followed]:
    for row in funnel_of(run.key):
        opens_on = run.wave_days[row.wave - 1] if row.wave <= len(run.wave_days) else None
        yield Followed(
            right=row.right,
            reached=tuple(int(getattr(row, stage)) for stage in STAGES),
            refused=row.refused,
            by_itself=row.granted_by_itself,
            is_waiting=_is_waiting(row, opens_on, last),
            channels=row.channels or {},
            days=row.median_days or {},
        )


def _is_waiting(row: FunnelRow, opens_on: dt.date | None, last: dt.date) -> bool:
    return not row.contacted and opens_on is not None and opens_on > last


def measure_of_runs(quarter: str) -> ToPublish | None:
    """Return the funnel of the runs of a quarter; None when none was carried out."""
    rows, is_made = followed_in(*span_of(quarter))
    if not rows:
        return None
    whole, each = funnels(rows)
    figures = {
        "funnel": as_json(whole),
        "rights": {right: as_json(one) for right, one in each.items()},
    }
    words = "Onderzoeken van de stad naar gemiste rechten"
    source = f"{words} (fictief)" if is_made else words
    return ToPublish(RUNS, figures, Measure.Origin.RUN, source, fictitious=is_made)
