"""Rights that a regulation of the council lets the city grant by itself: two people look at each.

There is no act here that refuses: what is not granted becomes an invitation. GDPR art. 22.
"""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.states import OUTCOMES, HitState
from verbond.rights.models import Access, Follow, GrantReview, Hit
from verbond.rights.operations.detecting.acting import (
    expect,
    log_access,
    need_reason,
    note,
    taken,
)
from verbond.rights.operations.detecting.following import hit_of
from verbond.rights.operations.detecting.opening import LIVE
from verbond.rights.queries.detecting.wall import Seat, Task

State = GrantReview.State
_OPEN = (State.PROPOSED, State.SEEN)


@transaction.atomic
def review_grant(
    *, seat: Seat, hit_id: int, agree: bool, reason: str, now: dt.datetime, today: dt.date
) -> GrantReview:
    """Look at one proposed grant. Two who agree grant it; one who doubts makes it an invitation.

    Raises `RunRefused`.
    """
    # Who signs must be able to read the file itself, and only contact people can.
    seat.need(Task.CONTACT)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, *LIVE)
    hit = hit_of(run, hit_id)
    review = _open_review(hit)
    _check_person(hit)
    if agree:
        _agree(review, hit, seat, now, today)
    else:
        review.state, review.because = State.INVITED, words
        _sign(review, seat, now)
    review.save()
    log_access([hit.found], Access.What.GRANT, seat=seat, reason=words, now=now)
    note(run, "review_grant", "een toekenning nagekeken.", actor=seat.actor, now=now)
    return review


def _open_review(hit: Hit) -> GrantReview:
    review = GrantReview.objects.select_for_update().filter(hit=hit).first()
    if review is None or review.state not in _OPEN:
        raise RunRefused("no_review", gettext("Hier valt niets (meer) na te kijken."))
    return review


def _check_person(hit: Hit) -> None:
    # Somebody who knows nothing of it can not say no to it.
    if hit.state == HitState.DETECTED:
        raise RunRefused("not_told", gettext("Stuur eerst de brief: de persoon mag nee zeggen."))
    if hit.found.opted_out_at is not None or hit.state in OUTCOMES:
        raise RunRefused("ended", gettext("Deze persoon zei nee, of het dossier is rond."))
    if hit.objections.filter(answered_at=None).exists():
        raise RunRefused("objection", gettext("De persoon vroeg iets. Antwoord daar eerst op."))


def _agree(review: GrantReview, hit: Hit, seat: Seat, now: dt.datetime, today: dt.date) -> None:
    if review.first_by_id == seat.person_id:
        raise RunRefused("own_review", gettext("Jij keek dit al na. Nu is iemand anders aan zet."))
    if review.state == State.PROPOSED:
        review.state = State.SEEN
        _sign(review, seat, now)
        return
    _sign(review, seat, now)
    review.state = State.GRANTED
    hit.state, hit.state_on = HitState.GRANTED, today
    hit.lock += 1
    hit.save()
    Follow.objects.create(
        hit=hit, state=HitState.GRANTED, on=today, channel=Follow.Channel.AUTHORITY,
        authority=review.regulation[:120], person_id=seat.person_id, at=now,
    )  # fmt: skip


def _sign(review: GrantReview, seat: Seat, now: dt.datetime) -> None:
    if review.first_at is None:
        review.first_by_id, review.first_at = seat.person_id, now
    else:
        review.second_by_id, review.second_at = seat.person_id, now
