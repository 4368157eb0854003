"""Let a thing go without a test, said by a named person for a reason that everybody can read."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.scorecards.cards import ExemptionCard
from verbond.scorecards.errors import ExemptionRefused
from verbond.scorecards.models import Exemption, Run
from verbond.scorecards.operations.filling import template_in_force
from verbond.scorecards.operations.turn import check_not_decided
from verbond.scorecards.queries.runs import exemption_cards
from verbond.scorecards.subjects import Subject, subject_now

SHORTEST_REASON, LONGEST_REASON = 20, 2000


@transaction.atomic
def exempt(
    *,
    subject: Subject,
    code: str,
    reason: str,
    said_by: str,
    actor: journal.Actor,
    now: datetime,
) -> ExemptionCard:
    """Exempt a thing from one test. Raises `ExemptionRefused` with what is needed."""
    journal.wait_turn()
    check_not_decided(subject)
    template = template_in_force(code, now)
    reason, said_by = reason.strip(), said_by.strip()
    _check(reason, said_by)
    rows = Exemption.objects.filter(room=subject.room, subject=subject.key, code=code)
    if rows.filter(withdrawn_at__isnull=True).exists():
        raise ExemptionRefused("twice", gettext("Er is al een vrijstelling voor deze toets."))
    signed = Run.objects.filter(
        room=subject.room,
        subject=subject.key,
        subject_version=subject.version,
        template__code=code,
        state=Run.State.SIGNED,
    )
    if signed.exists():
        raise ExemptionRefused("tested", gettext("Deze tekst is al getoetst."))
    row = Exemption.objects.create(
        code=code,
        room=subject.room,
        subject=subject.key,
        subject_version=subject.version,
        title=subject.title[:500],
        reason=reason,
        said_by=said_by,
        at=now,
        by=actor.key,
        is_public=subject.is_public,
    )
    summary = f"Vrijstelling van {template.name.lower()}{_title(row)}, gegeven door {said_by}."
    _record(row, "exempt", summary, reason, actor, now)
    return ExemptionCard.of(row, template.name)


@transaction.atomic
def withdraw_exemption(
    *, exemption: int, reason: str, actor: journal.Actor, now: datetime
) -> ExemptionCard:
    """Take an exemption back; the test is asked again."""
    journal.wait_turn()
    rows = Exemption.objects.select_for_update().filter(withdrawn_at__isnull=True)
    row = rows.filter(pk=exemption).first()
    if row is None:
        raise ExemptionRefused("gone", gettext("Deze vrijstelling is er niet meer."))
    check_not_decided(subject_now(row.room, row.subject))
    if not 5 <= len(reason.strip()) <= LONGEST_REASON:
        raise ExemptionRefused("reason", gettext("Schrijf waarom je de vrijstelling intrekt."))
    row.withdrawn_at, row.withdrawn_why = now, reason.strip()
    row.save()
    _record(
        row, "withdraw_exemption", f"Vrijstelling ingetrokken{_title(row)}.", reason, actor, now
    )
    return exemption_cards([row])[0]


def _check(reason: str, said_by: str) -> None:
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON or "\x00" in reason:
        words = {"least": SHORTEST_REASON, "most": LONGEST_REASON}
        raise ExemptionRefused(
            "reason",
            gettext("Leg uit waarom, in %(least)s tot %(most)s tekens. Iedereen kan het lezen.")
            % words,
        )
    if not 2 <= len(said_by) <= 160 or "\x00" in said_by:
        raise ExemptionRefused(
            "said_by", gettext("Schrijf wie de vrijstelling geeft: functie en naam.")
        )


def _title(row: Exemption) -> str:
    return f" voor “{row.title}”" if row.is_public else ""


def _record(
    row: Exemption, verb: str, summary: str, reason: str, actor: journal.Actor, now: datetime
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="scorecards",
        object_kind="exemption",
        object_key=str(row.pk),
        summary=summary if row.is_public else "Een vrijstelling van een toets.",
        reason=reason if row.is_public else "",
        details={"test": row.code},
        at=now,
    )
