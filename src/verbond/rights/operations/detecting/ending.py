"""Close a run, and wipe everybody in it: at the end of its retention by itself, or before."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from verbond.journal import facade as journal
from verbond.rights.core.detecting.states import RunState
from verbond.rights.models import DetectionRun, Envelope, RunKey, RunTally
from verbond.rights.operations.detecting.acting import expect, need_reason, note, taken
from verbond.rights.queries.detecting.funnel import tallies_of
from verbond.rights.queries.detecting.wall import Seat, Task

_WITH_PEOPLE = (RunState.RUN, RunState.FOLLOWING, RunState.CLOSED)


@transaction.atomic
def close_run(*, seat: Seat, reason: str, now: dt.datetime) -> DetectionRun:
    """Stop contacting people; contact lists end at once, hits wait for the end of retention."""
    seat.need(Task.OFFICER)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, RunState.DRAFT, RunState.APPROVED, RunState.RUN, RunState.FOLLOWING)
    run.state, run.closed_at = RunState.CLOSED, now
    run.lock += 1
    run.save()
    Envelope.objects.filter(opening__run=run).delete()
    if run.executed_at is None:
        RunKey.objects.filter(run=run).delete()
    note(run, "close_run", "gesloten.", actor=seat.actor, now=now, reason=words)
    return run


@transaction.atomic
def purge_run(*, seat: Seat, reason: str, now: dt.datetime) -> DetectionRun:
    """Wipe a run before its day: people, keys and lists go, counts stay."""
    seat.need(Task.OFFICER)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, *_WITH_PEOPLE)
    _wipe(run, now)
    note(run, "purge_run", "vroeger gewist.", actor=seat.actor, now=now, reason=words)
    return run


def purge_due(*, now: dt.datetime) -> int:
    """Wipe every run whose retention ended, and contact lists that ran out; return how many."""
    today = timezone.localdate(now)
    due = DetectionRun.objects.filter(purge_on__lte=today, state__in=_WITH_PEOPLE)
    done = sum(_purge_one(pk, now) for pk in due.values_list("pk", flat=True))
    _forget_lists(today, now)
    return done


@transaction.atomic
def _purge_one(pk: int, now: dt.datetime) -> bool:
    journal.wait_turn()
    run = DetectionRun.objects.select_for_update().get(pk=pk)
    if run.state not in _WITH_PEOPLE:
        return False
    _wipe(run, now)
    note(run, "purge_run", "gewist op de dag die beloofd was.", actor=journal.SYSTEM, now=now)
    return True


@transaction.atomic
def _forget_lists(today: dt.date, now: dt.datetime) -> None:
    rows = Envelope.objects.filter(ends_on__lt=today).select_related("opening__run")
    for one in rows:
        run = one.opening.run
        one.delete()
        note(run, "forget_list", "een contactlijst is gewist.", actor=journal.SYSTEM, now=now)


def _wipe(run: DetectionRun, now: dt.datetime) -> None:
    run.tallies.filter(stage__in=[stage for _r, _w, stage, _n in tallies_of(run)]).delete()
    RunTally.objects.bulk_create(
        RunTally(run=run, right=right, wave=wave, stage=stage, count=count)
        for right, wave, stage, count in tallies_of(run)
    )
    run.found.all().delete()
    run.openings.all().delete()
    RunKey.objects.filter(run=run).delete()
    # A lot drawn from pseudonyms says nothing once they are gone, but nobody needs it either.
    run.state, run.purged_at, run.seed = RunState.PURGED, now, ""
    run.lock += 1
    run.save()
