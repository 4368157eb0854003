"""Detection runs as purposes: what each was for and may read, and counts too large to point at.

Only what was approved: a draft is of who writes it. Nobody is in it, nor who has a task, nor the
contact point, which may be a person. Not the fingerprint of the approval either: it is taken over
the numbers of those persons too, and these are few enough to try.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from verbond.decisions import facade as decisions
from verbond.rights.core.measuring import shown
from verbond.rights.core.measuring.quarters import quarter_of
from verbond.rights.models import DetectionRun, RunTally
from verbond.rights.queries.detecting.funnel import tallies_of
from verbond.rights.queries.detecting.purposes import purpose_of

# So coarse that the count of a verdict, taken from it, leaves no small group.
ROUNDED_TO = 100
_FOUND = "detected"


def runs(_today: dt.date) -> Iterator[dict[str, Any]]:
    """Give every run that was approved, in the order of their keys."""
    rows = list(DetectionRun.objects.filter(approved_at__isnull=False).order_by("key"))
    public = _public_decisions(rows)
    for row in rows:
        yield _run(row, public)


def _public_decisions(rows: Iterable[DetectionRun]) -> frozenset[str]:
    """Return which decisions of runs everybody may read: a key of another leads nowhere."""
    keys = {row.decision_key for row in rows} - {""}
    if not keys:
        return frozenset()
    whole = decisions.TABLES["decisions"]
    light = replace(whole, columns={"key": whole.columns["key"]})
    wanted: dict[str, Any] = {f"{whole.columns['key']}__in": keys}
    return frozenset(row["key"] for row in light.rows(**wanted))


def _run(row: DetectionRun, public: frozenset[str]) -> dict[str, Any]:
    purpose = purpose_of(row)
    return {
        "key": row.key,
        "title": row.title,
        "why": row.why,
        "rights": list(row.rights),
        "decision_number": row.decision_number,
        "decision_on": row.decision_on,
        "decision_body": row.decision_body,
        "decision": row.decision_key if row.decision_key in public else "",
        "legal_basis": row.legal_basis,
        "sources": [_source(one.name, one.on, one.columns) for one in purpose.sources],
        "columns": sorted(purpose.columns),
        "reference_on": row.reference_on,
        "with_maybe": row.with_maybe,
        "automation": row.automation,
        "regulations": row.regulations,
        "waves": row.waves,
        "wave_gap_days": row.wave_gap_days,
        "retention_days": row.retention_days,
        "dpia": row.dpia,
        "state": row.state,
        "approved_at": row.approved_at,
        "executed_on": row.executed_on,
        "people_read": _rounded(row),
        "purge_on": row.purge_on,
        "closed_at": row.closed_at,
        "purged_at": row.purged_at,
        "fictitious": row.fictitious,
    }


def _source(name: str, on: dt.date | None, columns: Iterable[str]) -> dict[str, Any]:
    return {"name": name, "on": on.isoformat() if on else None, "columns": sorted(columns)}


def _rounded(row: DetectionRun) -> int | None:
    if row.executed_on is None:
        return None
    return (row.rows_read + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def counts(_today: dt.date) -> Iterator[dict[str, Any]]:
    """Give for how many people a wiped run found each of its rights; None where it is hidden.

    Only of wiped runs: counts that move while people answer would tell who just did. All runs of a
    quarter share a public total (the measures), so their small counts are hidden together.
    """
    done = DetectionRun.objects.filter(executed_on__isnull=False).order_by("key")
    wiped = [row for row in done if row.state == DetectionRun.State.PURGED]
    found = _found(done) if wiped else {}
    for row in wiped:
        for right in sorted(row.rights):
            table = {
                one.key: (found.get((one.key, right), 0),)
                for one in done
                if _quarter(one) == _quarter(row)
            }
            cell = shown(table)[row.key]
            yield {"run": row.key, "right": right, "found": cell[0] if cell else None}


def _quarter(row: DetectionRun) -> str:
    return quarter_of(row.executed_on) if row.executed_on else ""


def _found(rows: Iterable[DetectionRun]) -> Mapping[tuple[str, str], int]:
    """Count who was found per run and right; of a wiped run from what was kept."""
    kept = RunTally.objects.filter(stage=_FOUND).values_list("run__key", "right", "count")
    found: dict[tuple[str, str], int] = {}
    for key, right, count in kept:
        found[key, right] = found.get((key, right), 0) + count
    for row in rows:
        if row.state != DetectionRun.State.PURGED:
            for right, _wave, stage, count in tallies_of(row):
                if stage == _FOUND:
                    found[row.key, right] = found.get((row.key, right), 0) + count
    return found
