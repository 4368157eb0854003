"""What this room does now and then, by itself; named in `settings.CHORES`."""

from datetime import datetime

from django.db import transaction

from verbond.budgets.models import Round
from verbond.budgets.operations.voting import reminding
from verbond.budgets.operations.voting.sealing import seal_box
from verbond.budgets.tasks import mail_reminder


def seal_boxes(*, now: datetime) -> int:
    """Shuffle the boxes of open votes in which something came in."""
    rows = Round.objects.filter(vote_opened_at__isnull=False, vote_closed_at=None)
    return sum(seal_box(round_id=pk, now=now) for pk in rows.values_list("pk", flat=True))


def remind_voters(*, now: datetime) -> int:
    """Hand out a mail to who asked to be reminded and has not voted yet."""
    sent = 0
    for pk in reminding.reminders_due(now=now):
        with transaction.atomic():
            if reminding.take_reminder(pk=pk, now=now):
                mail_reminder.enqueue(reminder_id=pk)
                sent += 1
    return sent
