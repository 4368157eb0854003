"""Choose who gets a mail with what is new, and mark them, so that nobody gets the same twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from verbond.agreement.models import Follow
from verbond.agreement.queries.news import news_of

# A little less than a day, so that a timer that runs each day at the same time is in time.
AT_MOST_EACH = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one address: which follows have news, each with the moment it was last told."""

    follows: tuple[tuple[int, datetime], ...]
    until: datetime


def addresses_due(*, now: datetime) -> list[str]:
    """Return the addresses that had no mail for a day."""
    rows = Follow.objects.exclude(confirmed_at=None).values("email").annotate(last=Max("told_at"))
    return [
        row["email"]
        for row in rows.order_by("email")
        if row["last"] is None or row["last"] <= now - AT_MOST_EACH
    ]


def take_news(*, email: str, now: datetime) -> Letter | None:
    """Mark what one address is to be told, and return it; None when there is nothing new.

    To be called in the transaction that hands the letter to the worker: either both happen or
    neither, whenever the process is killed.
    """
    rows = list(Follow.objects.select_for_update().filter(email=email).exclude(confirmed_at=None))
    since = {row.commitment_id: row.told_at or row.confirmed_at or now for row in rows}
    if any(row.told_at and row.told_at > now - AT_MOST_EACH for row in rows):
        return None
    news = news_of(since, now)
    told = [row for row in rows if row.commitment_id in news]
    if not told:
        return None
    Follow.objects.filter(pk__in=[row.pk for row in told]).update(told_at=now)
    return Letter(tuple((row.pk, since[row.commitment_id]) for row in told), now)
