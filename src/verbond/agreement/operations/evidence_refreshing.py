"""What time changes in statuses: measures, what has to go on, and evidence that grew old."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from verbond.agreement.models import Standing
from verbond.agreement.operations.evidence_measures import refresh_measures
from verbond.agreement.operations.recomputing import due_for_time, recompute, tell
from verbond.journal import facade as journal

_ABOUT = ("agreement", "standings", "old")


@transaction.atomic
def refresh_standings(*, now: datetime) -> int:
    """Bring statuses up to today; return how many changed or grew old.

    Public pages are kept until something is journalled, so that what grew old is told there.
    """
    journal.wait_turn()
    refresh_measures(now=now)
    today = localdate(now)
    due = due_for_time(today)
    changed = 0
    if due:
        done = recompute(now=now, commitment_ids=due)
        changed = len(tell(done, actor=journal.SYSTEM, now=now).changed)
    return changed + _tell_old(today, now)


def _tell_old(today: date, now: datetime) -> int:
    """Write once a day, if so, how many statuses rest on evidence that is old by now."""
    told = journal.entries_about(*_ABOUT, limit=1)
    rows = Standing.objects.filter(stale_on__lte=today, commitment__retired_at=None)
    if told:
        last = localdate(told[0].at)
        if last >= today:
            return 0
        rows = rows.filter(stale_on__gt=last)
    count = rows.count()
    if count:
        room, kind, key = _ABOUT
        journal.record(
            actor=journal.SYSTEM,
            verb="standings_grew_old",
            room=room,
            object_kind=kind,
            object_key=key,
            summary=f"Het bewijs van {count} beloften is sinds vandaag verouderd.",
            details={"count": count},
            at=now,
        )
    return count
