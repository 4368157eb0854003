"""What a run states, from its row."""

import datetime as dt
from collections.abc import Mapping

from verbond.rights.core.detecting.purpose import Deciding, Purpose, Source
from verbond.rights.models import DetectionRun, RunTask


def purpose_of(run: DetectionRun) -> Purpose:
    """Return the purpose of a run as the core judges it."""
    return Purpose(
        title=run.title,
        why=run.why,
        rights=tuple(run.rights),
        decision=Deciding(
            run.decision_number, run.decision_on, run.decision_body, run.decision_key
        ),
        legal_basis=run.legal_basis,
        sources=tuple(_source(one) for one in run.sources),
        retention_days=run.retention_days,
        dpia=run.dpia,
        contact_point=run.contact_point,
        reference_on=run.reference_on,
        waves=run.waves,
        wave_gap_days=run.wave_gap_days,
        with_maybe=run.with_maybe,
        automation=run.automation,
        regulations=run.regulations,
    )


def _source(row: Mapping[str, object]) -> Source:
    day, columns = row.get("on"), row.get("columns")
    return Source(
        name=str(row.get("name") or ""),
        on=dt.date.fromisoformat(day) if isinstance(day, str) else None,
        columns=tuple(map(str, columns)) if isinstance(columns, list) else (),
    )


def people_of(run: DetectionRun) -> Mapping[str, tuple[int, ...]]:
    """Return the persons of each task."""
    rows = list(run.tasks.values_list("task", "person_id").order_by("person_id"))
    return {
        task: tuple(person for one, person in rows if one == task) for task in RunTask.Task.values
    }
