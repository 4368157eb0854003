"""Publish the figures of rights for a quarter; nothing that was published ever changes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from verbond.journal.facade import Actor, record, wait_turn
from verbond.rights.core.measuring.quarters import span_of
from verbond.rights.models import Measure
from verbond.rights.operations.measuring_told import tell_agreement, tell_indicators


@dataclass(frozen=True, slots=True)
class ToPublish:
    """The figures of one right, and what they rest on; `right` is empty for all rules together."""

    right: str
    figures: Mapping[str, Any]
    origin: str
    source: str
    fictitious: bool


@dataclass(frozen=True, slots=True)
class Published:
    """How many rights got new figures, and how many stood there already, the same."""

    new: int
    same: int


@transaction.atomic
def publish_measures(
    *, quarter: str, on: date, measures: Sequence[ToPublish], actor: Actor, now: datetime
) -> Published:
    """Publish the figures of a quarter, all or none; the same figures again change nothing.

    Other figures than before are a new version; the old one stays. Raises `CaseError` for a
    quarter that is none.
    """
    span_of(quarter)
    wait_turn()
    newest = _newest(quarter)
    fresh = [
        row
        for one in measures
        if (row := _row(one, quarter, on, now, newest.get(one.right))) is not None
    ]
    Measure.objects.bulk_create(fresh)
    if fresh:
        _write(quarter, fresh, actor, now)
        tell_indicators(fresh, actor=actor, now=now)
        tell_agreement(fresh, actor=actor, now=now)
    return Published(len(fresh), len(measures) - len(fresh))


def _newest(quarter: str) -> Mapping[str, Measure]:
    versions = dict(
        Measure.objects.filter(quarter=quarter)
        .order_by()
        .values_list("right")
        .annotate(newest=Max("version"))
    )
    rows = Measure.objects.filter(quarter=quarter)
    return {row.right: row for row in rows if versions[row.right] == row.version}


def _row(
    one: ToPublish, quarter: str, on: date, now: datetime, before: Measure | None
) -> Measure | None:
    sha256 = fingerprint(one, quarter, on)
    if before is not None and before.sha256 == sha256:
        return None
    return Measure(
        right=one.right,
        quarter=quarter,
        version=before.version + 1 if before else 1,
        on=on,
        figures=one.figures,
        origin=one.origin,
        source=one.source,
        fictitious=one.fictitious,
        sha256=sha256,
        made_at=now,
    )


def fingerprint(one: ToPublish, quarter: str, on: date) -> str:
    """Return the hash of everything that a measure says."""
    said = {
        "right": one.right,
        "quarter": quarter,
        "on": on.isoformat(),
        "figures": one.figures,
        "origin": one.origin,
        "source": one.source,
        "fictitious": one.fictitious,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _write(quarter: str, rows: Sequence[Measure], actor: Actor, now: datetime) -> None:
    made = " (fictief)" if any(row.fictitious for row in rows) else ""
    rights = sum(row.right != "" for row in rows)
    record(
        actor=actor,
        verb="publish_measures",
        room="rights",
        object_kind="measures",
        object_key=quarter,
        summary=f"Cijfers over rechten gepubliceerd voor {quarter}{made}: {rights} rechten.",
        details={"measures": [[row.right, row.version, row.sha256] for row in rows]},
        at=now,
    )
