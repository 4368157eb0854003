"""Remind who asked for it, once, before the last day; only who has not voted yet."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from verbond.budgets.models import AccountElector, Participation, PhaseCode, Reminder
from verbond.budgets.operations.voting.register import who_of_account, who_of_elector

DAYS_BEFORE = 2
_State = Participation.State


@transaction.atomic
def ask_reminder(*, round_id: int, person_id: int, wanted: bool) -> None:
    """Note that somebody wants a mail before the vote closes, or no longer wants it."""
    if wanted:
        Reminder.objects.get_or_create(round_id=round_id, person_id=person_id)
    else:
        Reminder.objects.filter(round=round_id, person=person_id).delete()


def is_asked(*, round_id: int, person_id: int) -> bool:
    return Reminder.objects.filter(round=round_id, person=person_id).exists()


@transaction.atomic
def take_reminder(*, pk: int, now: datetime) -> Reminder | None:
    """Take a reminder to send it, once; None when it was sent, or its owner has voted."""
    row = (
        Reminder.objects.select_for_update(of=("self",))
        .select_related("round", "person")
        .filter(pk=pk, sent_at=None, round__vote_closed_at=None)
        .first()
    )
    if row is None or has_voted(row):
        return None
    row.sent_at = now
    row.save(update_fields=["sent_at"])
    return row


def reminders_due(*, now: datetime) -> list[int]:
    """Return the reminders of votes that end within two days."""
    today = timezone.localdate(now)
    rows = Reminder.objects.filter(
        sent_at=None,
        round__vote_opened_at__isnull=False,
        round__vote_closed_at=None,
        round__phases__code=PhaseCode.VOTE,
        round__phases__last_on__range=(today, today + timedelta(days=DAYS_BEFORE)),
    )
    return list(rows.values_list("pk", flat=True))


def has_voted(row: Reminder) -> bool:
    """Whether the register knows somebody by the account, or as the elector it is tied to."""
    salt = row.round.salt
    names = [who_of_account(salt, str(row.person.uuid))]
    tie = AccountElector.objects.filter(round=row.round, person=row.person_id)
    names += [who_of_elector(salt, key) for key in tie.values_list("elector__key_hash", flat=True)]
    voted = Participation.objects.filter(round=row.round, who_hash__in=names, state=_State.VOTED)
    return voted.exists()
