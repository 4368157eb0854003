"""An uploaded plan on its way: kept, read by a task, looked at by a clerk, applied by a task."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.plan.apart import read_apart
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import Reading
from verbond.plan.models import Version, WaitingPlan
from verbond.plan.operations.domains import preview_domains, store_domains
from verbond.plan.operations.importing import check_import, import_plan
from verbond.plan.operations.staging import drop_versions
from verbond.plan.queries.changes import changes_of

MOST_BYTES = 50 * 1024 * 1024
KEPT_FOR = timedelta(days=30)
State = WaitingPlan.State
# Where reading ends and writing begins, in percent of the whole.
READ_AT, WRITTEN_AT = 15, 95


@transaction.atomic
def keep_upload(
    *,
    name: str,
    shape: str,
    content: bytes,
    facts: Mapping[str, object],
    actor: journal.Actor,
    now: datetime,
) -> WaitingPlan:
    """Keep an uploaded file for the task. Raises `PlanRefused` when empty or too large."""
    if not content:
        raise PlanRefused("empty", gettext("%(name)s is leeg.") % {"name": name})
    if len(content) > MOST_BYTES:
        words = {"name": name, "size": len(content) // 2**20, "most": MOST_BYTES // 2**20}
        raise PlanRefused(
            "too_large",
            gettext("%(name)s is %(size)s MB groot. Hoogstens %(most)s MB kan.") % words,
        )
    return WaitingPlan.objects.create(
        name=name[:200],
        shape=shape,
        content=content,
        facts=dict(facts),
        asked_at=now,
        asked_by=actor.key,
    )


def read_waiting(*, pk: int, now: datetime) -> WaitingPlan:
    """Read an upload in a child process; keep its faults, or what it would change."""
    row = WaitingPlan.objects.get(pk=pk)
    if row.state not in {State.WAITING, State.READING}:
        return row
    _progress(row, State.READING, 10)
    try:
        found = read_apart(bytes(row.content), row.name, row.shape, row.facts)
        _progress(row, State.READING, 70)
        _keep_outcome(row, found, now)
    except RuleBroken as problem:
        row.state, row.problem, row.content = State.FAILED, problem.message, b""
    row.progress, row.finished_at = 100, now
    row.save()
    return row


def _keep_outcome(row: WaitingPlan, found: Reading, now: datetime) -> None:
    row.faults = [asdict(one) for one in (*found.faults, *found.warnings)]
    row.preview = {
        "rows": found.rows,
        "faults": found.fault_count,
        "warnings": found.warning_count,
        "shown_faults": len(found.faults),
    }
    if found.domains is not None:
        row.preview |= preview_domains(rows=found.domains, facts=row.facts)
    elif found.sheet is not None:
        check_import(found.sheet, now)
        row.preview |= changes_of(found.sheet).as_json()
    else:
        row.state, row.content = State.WRONG, b""
        return
    row.state = State.SAME if row.preview["is_same"] else State.READY
    if row.state == State.SAME:
        row.content = b""


@transaction.atomic
def decide_to_apply(*, pk: int) -> WaitingPlan:
    """Mark a looked-at upload for the task that applies it; only one click counts."""
    row = WaitingPlan.objects.select_for_update().defer("content").get(pk=pk)
    if row.state != State.READY:
        words = {"name": row.name, "state": row.get_state_display()}
        raise PlanRefused(
            "not_ready", gettext("%(name)s: %(state)s. Er is niets toegepast.") % words
        )
    row.state, row.progress = State.APPLYING, 0
    row.save(update_fields=["state", "progress"])
    return row


def apply_waiting(*, pk: int, actor: journal.Actor, now: datetime) -> WaitingPlan:
    """Apply an upload that a clerk looked at, all or nothing; a failure is kept in words.

    The rows are written piece by piece where nobody sees them, so that its progress shows and
    others can go on; a worker that dies on the way leaves nothing that shows, and starts again.
    """
    row = WaitingPlan.objects.get(pk=pk)
    if row.state != State.APPLYING:
        return row
    try:
        found = read_apart(bytes(row.content), row.name, row.shape, row.facts)
        _progress(row, State.APPLYING, READ_AT)
        _apply(row, found, actor, now)
    except RuleBroken as problem:
        row.state, row.problem = State.FAILED, problem.message
        drop_versions(Version.objects.filter(is_whole=False, waiting=row))
    row.content, row.progress = b"", 100
    row.save(update_fields=["state", "problem", "content", "progress"])
    return row


def _apply(row: WaitingPlan, found: Reading, actor: journal.Actor, now: datetime) -> None:
    against = str(row.preview["against"])
    if found.domains is not None:
        store_domains(rows=found.domains, facts=row.facts, against=against, actor=actor, now=now)
    else:

        def tell(done: int, of: int) -> None:
            _progress(row, State.APPLYING, READ_AT + (WRITTEN_AT - READ_AT) * done // of)

        import_plan(
            sheet=found.whole,
            actor=actor,
            now=now,
            against=against,
            waiting=row,
            progress=tell,
        )
    row.state = State.APPLIED


def _progress(row: WaitingPlan, state: str, percent: int) -> None:
    row.state, row.progress = state, percent
    row.save(update_fields=["state", "progress"])


def forget_waiting(*, now: datetime) -> int:
    """Erase uploads that nobody applied in a month, and what broken attempts left behind."""
    old = WaitingPlan.objects.filter(asked_at__lt=now - KEPT_FOR)
    drop_versions(Version.objects.filter(is_whole=False, waiting__in=old))
    orphans = Version.objects.filter(is_whole=False, imported_at__lt=now - KEPT_FOR)
    drop_versions(orphans)
    gone, _ = old.delete()
    return gone
