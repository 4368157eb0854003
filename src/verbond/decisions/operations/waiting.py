"""A page of elsewhere on its way: kept, read, looked at by a clerk, and taken over whole or not."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from verbond.decisions import apart
from verbond.decisions.core.linked.errors import PageDoesNotFit, PageUnreadable
from verbond.decisions.models import WaitingPage
from verbond.decisions.operations.harvesting import check_fits, harvest_meeting
from verbond.decisions.queries.harvest_preview import preview_of
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken

MOST_BYTES = 3_000_000
MOST_NOTES = 200
KEPT_FOR = timedelta(days=30)
# A task that says nothing for so long has died: the page may be taken over again.
SILENT_FOR = timedelta(minutes=15)
State = WaitingPage.State


@transaction.atomic
def keep_page(
    *,
    name: str,
    source_url: str,
    content: bytes,
    fictitious: bool,
    actor: journal.Actor,
    now: datetime,
) -> WaitingPage:
    """Keep a page to be read; what nobody took over in a month goes. Raises `PageUnreadable`."""
    if not content.strip():
        raise PageUnreadable(gettext("De pagina is leeg."))
    if len(content) > MOST_BYTES:
        raise PageUnreadable(
            gettext("De pagina is te groot: hoogstens %(most)s MB kan.")
            % {"most": MOST_BYTES // 1_000_000}
        )
    WaitingPage.objects.filter(asked_at__lt=now - KEPT_FOR).delete()
    return WaitingPage.objects.create(
        name=name.replace("\x00", "")[:200],
        source_url=source_url,
        content=content,
        fictitious=fictitious,
        asked_at=now,
        asked_by=actor.key,
    )


def is_small(row: WaitingPage) -> bool:
    """Say whether a page can be read while somebody waits."""
    return apart.is_small(row.content)


def read_waiting(*, pk: int, now: datetime) -> WaitingPage:
    """Read a page and keep what it would bring; nothing else changes."""
    row = WaitingPage.objects.get(pk=pk)
    if row.state not in {State.WAITING, State.READING}:
        return row
    _show(row, State.READING)
    try:
        found, notes = _read(row)
        check_fits(found, now)
        row.preview = preview_of(found, (*notes, *found.notes))
        row.state = State.SAME if row.preview["is_same"] else State.READY
    except RuleBroken as problem:
        row.state, row.problem = State.FAILED, problem.message
    if row.state != State.READY:
        row.content = b""
    row.save(update_fields=["state", "problem", "preview", "content"])
    return row


@transaction.atomic
def decide_to_apply(*, pk: int, now: datetime) -> WaitingPage:
    """Mark a page that a clerk looked at to be taken over; one click counts."""
    row = WaitingPage.objects.select_for_update().get(pk=pk)
    died = row.state == State.APPLYING and now - row.asked_at > SILENT_FOR
    if row.state != State.READY and not died:
        raise PageDoesNotFit(
            gettext("Deze pagina: %(state)s. Er is nu niets overgenomen.")
            % {"state": row.get_state_display()}
        )
    row.state, row.asked_at = State.APPLYING, now
    row.save(update_fields=["state", "asked_at"])
    return row


def apply_waiting(*, pk: int, actor: journal.Actor, now: datetime) -> WaitingPage:
    """Take a page over, all of it or nothing; killed half-way, it can be done again."""
    row = WaitingPage.objects.get(pk=pk)
    if row.state != State.APPLYING:
        return row
    try:
        found, notes = _read(row)
        with transaction.atomic():
            result = harvest_meeting(
                found=found,
                source_url=row.source_url,
                actor=actor,
                now=now,
                fictitious=row.fictitious,
            )
            row.state, row.content, row.meeting_id = State.APPLIED, b"", result.meeting_id
            row.preview |= {
                "made": result.made,
                "proposed": result.proposed,
                "notes": [*notes, *result.notes][:MOST_NOTES],
            }
            row.save(update_fields=["state", "content", "preview", "meeting"])
    except RuleBroken as problem:
        row.state, row.problem, row.content, row.meeting = State.FAILED, problem.message, b"", None
        row.save(update_fields=["state", "problem", "content", "meeting"])
    return row


def _read(row: WaitingPage) -> apart.Found:
    return apart.read_apart(bytes(row.content), row.source_url)


def _show(row: WaitingPage, state: str) -> None:
    row.state = state
    row.save(update_fields=["state"])
