"""What this room does now and then, by itself; named in `settings.CHORES`."""

from datetime import datetime

from django.db import transaction

from verbond.agreement.operations import confirming, telling
from verbond.agreement.tasks import mail_digest, mail_owner


def tell_followers(*, now: datetime) -> int:
    """Hand out one mail a day to each follower, with everything new since the last."""
    sent = 0
    for email in telling.addresses_due(now=now):
        with transaction.atomic():
            letter = telling.take_news(email=email, now=now)
            if letter is not None:
                windows = [[pk, since.isoformat()] for pk, since in letter.follows]
                mail_digest.enqueue(windows=windows, until=letter.until.isoformat())
                sent += 1
    return sent


def remind_owners(*, now: datetime) -> int:
    """Hand out one mail a week to each owner, with what is old or becomes so."""
    sent = 0
    for person_id in confirming.owners_due(now=now):
        with transaction.atomic():
            if confirming.prepare_links(person_id=person_id, now=now):
                mail_owner.enqueue(person_id=person_id, made_at=now.isoformat())
                sent += 1
    return sent


def forget_confirmations(*, now: datetime) -> int:
    """Erase links of owners that ended a month ago."""
    return confirming.forget_confirmations(now=now)
