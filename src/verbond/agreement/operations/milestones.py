"""Steps towards a promise: planned with a day, done with a proof."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from verbond.agreement.core.evidence import EvidenceRefused, Piece, Tie
from verbond.agreement.models import Commitment, Evidence, Milestone
from verbond.agreement.models.evidence import EvidenceKind, Shows
from verbond.agreement.operations.evidence import keep_evidence
from verbond.agreement.operations.generation import raise_generation
from verbond.agreement.operations.stating import ROOM, mark_of
from verbond.journal import facade as journal


@transaction.atomic
def plan_milestone(
    *,
    commitment: Commitment,
    title: str,
    due_on: date | None,
    actor: journal.Actor,
    now: datetime,
    is_last: bool = False,
    fictitious: bool = False,
) -> Milestone:
    """Plan a step of one promise, or give a step with this title another day; unchanged: nothing.

    Whether a step is the last one cannot change once it is proved. Raises `EvidenceRefused`.
    """
    title = title.strip()
    if not 1 <= len(title) <= 200:
        raise EvidenceRefused("title", gettext("Geef de stap een naam van hoogstens 200 tekens."))
    journal.wait_turn()
    row = Milestone.objects.filter(commitment=commitment, title=title).first()
    wanted = (due_on, is_last, fictitious or commitment.agreement.fictitious)
    if row is not None and (row.due_on, row.is_last, row.fictitious) == wanted:
        return row
    if row is not None and row.proof_id is not None and row.is_last != is_last:
        raise EvidenceRefused(
            "proved", gettext("Deze stap heeft al een bewijs. Trek dat eerst in.")
        )
    row = row or Milestone(commitment=commitment, title=title)
    row.due_on, row.is_last, row.fictitious = wanted
    row.save()
    raise_generation(commitment.agreement, now)
    day = f" tegen {due_on.isoformat()}" if due_on else ""
    _write(
        row, "plan_milestone", f"Stap gepland{day}: “{title}”.", {"is_last": is_last}, actor, now
    )
    return row


@transaction.atomic
def drop_milestone(
    *, milestone: Milestone, reason: str, actor: journal.Actor, now: datetime
) -> None:
    """Take a step away that has no proof yet, with a reason. Raises `EvidenceRefused`."""
    if not reason.strip():
        raise EvidenceRefused("reason", gettext("Schrijf waarom deze stap niet meer nodig is."))
    journal.wait_turn()
    row = _hold(milestone)
    if row.proof_id is not None:
        raise EvidenceRefused(
            "proved", gettext("Deze stap heeft al een bewijs. Trek dat eerst in.")
        )
    raise_generation(row.commitment.agreement, now)
    _write(row, "drop_milestone", f"Stap geschrapt: “{row.title}”.", {}, actor, now, reason)
    row.delete()


@transaction.atomic
def prove_milestone(
    *,
    milestone: Milestone,
    title: str,
    source: str,
    url: str,
    on: date,
    actor: journal.Actor,
    now: datetime,
) -> Milestone:
    """Say with a proof that a step is done; with the last one the promise is kept.

    A later proof replaces the earlier one. Raises `EvidenceRefused`.
    """
    if not title.strip() or not source.strip():
        raise EvidenceRefused("proof", gettext("Schrijf wat het bewijs is, en van wie het komt."))
    if on > localdate(now):
        raise EvidenceRefused("on", gettext("Kies een dag die al voorbij is, of vandaag."))
    journal.wait_turn()
    row = _hold(milestone)
    unit = row.commitment
    piece = Piece(
        room=ROOM,
        key=f"milestone/{mark_of(unit.agreement.slug, unit.key, row.title)}",
        kind=EvidenceKind.MILESTONE.value,
        shows=(Shows.DONE if row.is_last else Shows.STARTED).value,
        title=title.strip()[:300],
        source=source.strip()[:300],
        on=on,
        url=url.strip() or unit.get_absolute_url(),
        fictitious=row.fictitious,
    )
    ties = [Tie(unit.pk, confirmed=True, certainty=100)]
    kept = keep_evidence(pieces=[(piece, ties)], actor=actor, now=now, by_person=True)
    row.proof = Evidence.objects.get(room=ROOM, key=piece.key)
    row.save(update_fields=["proof"])
    if kept.is_new:
        summary = f"Stap bewezen: “{row.title}”." + kept.statuses
        _write(row, "prove_milestone", summary, kept.details, actor, now)
    return row


def _hold(milestone: Milestone) -> Milestone:
    rows = Milestone.objects.select_for_update(of=("self",)).select_related("commitment__agreement")
    row = rows.filter(pk=milestone.pk).first()
    if row is None:
        raise EvidenceRefused("gone", gettext("Deze stap is er niet meer."))
    return row


def _write(
    row: Milestone,
    verb: str,
    summary: str,
    details: dict[str, object],
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="agreement",
        object_kind="commitment",
        object_key=f"{row.commitment.agreement.slug}/{row.commitment.key}",
        summary=summary,
        reason=reason,
        details=details,
        at=now,
    )
