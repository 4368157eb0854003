"""What became of a hit: noted by a person, with its day and channel; never decided here."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.states import HitState, RunState, next_steps
from verbond.rights.models import Access, DetectionRun, Follow, Hit
from verbond.rights.operations.detecting.acting import (
    expect,
    log_access,
    need_reason,
    note,
    taken,
)
from verbond.rights.operations.detecting.opening import LIVE, check_wave
from verbond.rights.queries.detecting.wall import Seat, Task


@dataclass(frozen=True, slots=True)
class Step:
    """One step as somebody notes it. `authority`: who granted or refused, outside Verbond."""

    state: str
    on: dt.date
    channel: str
    authority: str = ""


@transaction.atomic
def note_step(
    *, seat: Seat, hit_id: int, step: Step, reason: str, lock: int, now: dt.datetime, today: dt.date
) -> Hit:
    """Note the next step of a hit. Raises `RunRefused` when it can not be."""
    seat.need(Task.CONTACT)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, *LIVE)
    hit = hit_of(run, hit_id)
    if hit.lock != lock:
        raise RunRefused("lock", gettext("Iemand noteerde net een stap. Kijk eerst opnieuw."))
    _check_step(run, hit, step, today)
    hit.state, hit.state_on = step.state, step.on
    hit.lock += 1
    hit.save()
    Follow.objects.create(
        hit=hit, state=step.state, on=step.on, channel=step.channel,
        authority=step.authority.strip(), person_id=seat.person_id, at=now,
    )  # fmt: skip
    log_access([hit.found], Access.What.STEP, seat=seat, reason=words, now=now)
    if run.state == RunState.RUN:
        run.state = RunState.FOLLOWING
        run.save(update_fields=["state"])
    note(run, "note_step", "een stap genoteerd.", actor=seat.actor, now=now)
    return hit


def hit_of(run: DetectionRun, hit_id: int) -> Hit:
    """Return a hit of this very run, under lock. Raises `RunRefused`."""
    rows = Hit.objects.select_for_update(of=("self",)).select_related("found")
    found = rows.filter(found__run=run, pk=hit_id).first()
    if found is None:
        raise RunRefused("no_hit", gettext("Dit dossier is er niet."))
    return found


def _check_step(run: DetectionRun, hit: Hit, step: Step, today: dt.date) -> None:
    if hit.found.opted_out_at is not None:
        raise RunRefused("opted_out", gettext("Deze persoon wil geen berichten meer."))
    if step.state not in {str(one) for one in next_steps(hit.state)}:
        raise RunRefused("no_step", gettext("Die stap kan nu niet."))
    check_wave(run, hit.found.wave, step.on)
    if not hit.state_on <= step.on <= today:
        raise RunRefused("day", gettext("Kies een dag na de vorige stap, en ten laatste vandaag."))
    outside = step.state in {HitState.GRANTED, HitState.REFUSED}
    if outside and not step.authority.strip():
        raise RunRefused("authority", gettext("Schrijf wie dit besliste. Verbond beslist niet."))
