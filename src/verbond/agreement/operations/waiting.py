"""An upload on its way: kept, read by a task, looked at by a clerk, applied by a task."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, WaitingImport
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.operations.preview import diff_as_json, preview_import
from verbond.agreement.operations.proposing import propose_all
from verbond.agreement.parsing import parse_apart
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken

MOST_BYTES = 60 * 1024 * 1024
KEPT_FOR = timedelta(days=30)
State = WaitingImport.State


@transaction.atomic
def keep_upload(
    *, slug: str, name: str, content: bytes, profile: str, actor: journal.Actor, now: datetime
) -> WaitingImport:
    """Keep an uploaded document for the task. Raises `ImportRefused` when empty or too large."""
    if not content:
        raise ImportRefused(
            "empty", gettext("%(name)s is leeg. Kies een bestand met tekst.") % {"name": name}
        )
    if len(content) > MOST_BYTES:
        size, most = len(content) // 2**20, MOST_BYTES // 2**20
        raise ImportRefused(
            "too_large",
            gettext("%(name)s is %(size)s MB groot. Hoogstens %(most)s MB kan.")
            % {"name": name, "size": size, "most": most},
        )
    return WaitingImport.objects.create(
        agreement_slug=slug,
        name=name[:200],
        content=content,
        profile=profile,
        asked_at=now,
        asked_by=actor.key,
    )


def read_waiting(*, pk: int, now: datetime) -> WaitingImport:
    """Read an upload in a child process and keep its diff; a failure is kept in words."""
    row = WaitingImport.objects.get(pk=pk)
    if row.state not in {State.WAITING, State.READING}:
        return row
    row.state, row.progress = State.READING, 10
    row.save(update_fields=["state", "progress"])
    try:
        found = parse_apart(bytes(row.content), row.name, row.profile)
        against = _current_edition(row)
        row.diff = diff_as_json(preview_import(slug=row.agreement_slug, outline=found))
        row.diff["against"] = against
    except RuleBroken as problem:
        row.state, row.problem, row.content = State.FAILED, problem.message, b""
    else:
        row.state = State.READY
    row.progress, row.finished_at = 100, now
    row.save(update_fields=["state", "problem", "content", "diff", "progress", "finished_at"])
    return row


@transaction.atomic
def decide_to_apply(*, pk: int, apart: Collection[str]) -> WaitingImport:
    """Mark a looked-at upload for the task that applies it; only one click counts."""
    row = WaitingImport.objects.select_for_update().defer("content").get(pk=pk)
    if row.state != State.READY:
        words = {"name": row.name, "state": row.get_state_display()}
        raise ImportRefused(
            "not_ready", gettext("%(name)s: %(state)s. Er is niets toegepast.") % words
        )
    _check_is_what_was_seen(row)
    known = {change["key"] for change in row.diff["changes"] if change["what"] == "changed"}
    row.apart = sorted(known & set(apart))
    row.state = State.APPLYING
    row.save(update_fields=["state", "apart"])
    return row


def apply_waiting(*, pk: int, actor: journal.Actor, now: datetime) -> WaitingImport:
    """Apply an upload that a clerk looked at, in one transaction; a failure is kept in words."""
    row = WaitingImport.objects.get(pk=pk)
    if row.state != State.APPLYING:
        return row
    try:
        found = parse_apart(bytes(row.content), row.name, row.profile)
        with transaction.atomic():
            journal.wait_turn()
            _check_is_what_was_seen(row)
            edition = apply_import(
                slug=row.agreement_slug, outline=found, actor=actor, now=now, apart=row.apart
            )
            propose_all(agreement=edition.agreement, now=now)
            row.state, row.content = State.APPLIED, b""
            row.save(update_fields=["state", "content"])
    except RuleBroken as problem:
        row.state, row.problem = State.FAILED, problem.message
        row.save(update_fields=["state", "problem"])
    return row


def _current_edition(row: WaitingImport) -> int | None:
    found = Agreement.objects.filter(slug=row.agreement_slug).values_list("edition", flat=True)
    return found.first()


def _check_is_what_was_seen(row: WaitingImport) -> None:
    """Refuse when the clerk saw the differences with an edition that is no longer on the site."""
    if row.diff.get("against") != _current_edition(row):
        raise ImportRefused(
            "other_edition",
            gettext(
                "%(name)s: intussen staat er een andere editie op de site. Er is niets toegepast. "
                "Lees het document opnieuw in."
            )
            % {"name": row.name},
        )


def forget_waiting(*, now: datetime) -> int:
    """Erase uploads that nobody applied in a month."""
    gone, _ = WaitingImport.objects.filter(asked_at__lt=now - KEPT_FOR).delete()
    return gone
