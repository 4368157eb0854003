"""What somebody does with the code of their letter, and how staff answer it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts.facade import Person, Role, actor_of, has_role
from verbond.journal import facade as journal
from verbond.rights.core.detecting.errors import RunRefused, Walled
from verbond.rights.core.detecting.states import OUTCOMES, HitState
from verbond.rights.models import Access, Follow, Found, GrantReview, Hit, Objection, OptOut
from verbond.rights.operations.detecting.acting import (
    expect,
    log_access,
    need_reason,
    note,
    taken,
)
from verbond.rights.operations.detecting.keying import open_list_key
from verbond.rights.operations.detecting.opening import LIVE
from verbond.rights.queries.detecting.letters import tag_of
from verbond.rights.queries.detecting.wall import Seat, Task, may_enter

VISITOR = journal.Actor("", "visitor")
MOST_OPEN = 3


@transaction.atomic
def opt_out(
    *, found: Found, code: str, right: str, now: dt.datetime, person: Person | None
) -> None:
    """Leave somebody out of this run and all later ones, for one right or for all.

    The tag that later runs know them by is sealed in their letter: only the code opens it.
    """
    journal.wait_turn()
    held = Found.objects.select_for_update().select_related("run").get(pk=found.pk)
    if right and not held.hits.filter(right=right).exists():
        raise RunRefused("no_right", gettext("Over dit recht ging je brief niet."))
    OptOut.objects.get_or_create(
        tag=tag_of(held, code), right=right, defaults={"since": now, "person": person}
    )
    if right:
        _decline(held.hits.filter(right=right), now)
    else:
        held.opted_out_at = held.opted_out_at or now
        held.save(update_fields=["opted_out_at"])
        _decline(held.hits.all(), now)
    note(held.run, "opt_out", "iemand meldde zich af.", actor=VISITOR, now=now)


def _decline(hits: Iterable[Hit], now: dt.datetime) -> None:
    for hit in hits:
        if hit.state in OUTCOMES:
            continue
        hit.state, hit.state_on = HitState.DECLINED, now.date()
        hit.lock += 1
        hit.save()
        Follow.objects.create(
            hit=hit, state=HitState.DECLINED, on=now.date(), channel=Follow.Channel.ONLINE, at=now
        )
        GrantReview.objects.filter(hit=hit).exclude(state=GrantReview.State.GRANTED).update(
            state=GrantReview.State.DECLINED
        )


@transaction.atomic
def object_to(
    *, found: Found, hit_id: int, kind: str, facts: Sequence[str], now: dt.datetime
) -> Objection | None:
    """Let somebody say that a fact is wrong, ask a person to look again, or say no to a right."""
    journal.wait_turn()
    hit = Hit.objects.select_for_update().filter(found=found, pk=hit_id).first()
    if hit is None:
        raise RunRefused("no_hit", gettext("Over dit recht ging je brief niet."))
    if found.run.state not in LIVE:
        raise RunRefused("closed", gettext("Dit onderzoek is gesloten. Bel het contactpunt."))
    if kind == Objection.Kind.DECLINE:
        _decline([hit], now)
        made = None
    else:
        if hit.objections.filter(answered_at=None).count() >= MOST_OPEN:
            raise RunRefused("waiting", gettext("Je vraag is binnen. Iemand kijkt ernaar."))
        made = Objection.objects.create(hit=hit, kind=kind, facts=list(facts)[:40], at=now)
        _answered(hit, now)
    note(found.run, "answer_letter", "iemand antwoordde op een brief.", actor=VISITOR, now=now)
    return made


def _answered(hit: Hit, now: dt.datetime) -> None:
    if hit.state != HitState.CONTACTED:
        return
    hit.state, hit.state_on = HitState.ANSWERED, now.date()
    hit.lock += 1
    hit.save()
    Follow.objects.create(
        hit=hit, state=HitState.ANSWERED, on=now.date(), channel=Follow.Channel.ONLINE, at=now
    )


@transaction.atomic
def answer_objection(*, seat: Seat, objection_id: int, answer: str, now: dt.datetime) -> Objection:
    """Answer somebody who objected; they read it with the code of their letter."""
    seat.need(Task.CONTACT)
    words = need_reason(answer)
    run = taken(seat)
    expect(run, *LIVE)
    rows = Objection.objects.select_for_update(of=("self",)).select_related("hit__found")
    held = rows.filter(pk=objection_id, hit__found__run=run, answered_at=None).first()
    if held is None:
        raise RunRefused("no_objection", gettext("Deze vraag is al beantwoord."))
    held.answer, held.answered_at, held.answered_by_id = words, now, seat.person_id
    held.save()
    log_access([held.hit.found], Access.What.HIT, seat=seat, reason=words, now=now)
    note(run, "answer_objection", "een vraag beantwoord.", actor=seat.actor, now=now)
    return held


@transaction.atomic
def tie_letter(*, found: Found, person: Person, now: dt.datetime) -> None:
    """Show a letter, and who looked at it, on the own page of whoever holds its code."""
    journal.wait_turn()
    held = Found.objects.select_for_update().select_related("run").get(pk=found.pk)
    if held.person_id not in {None, person.pk}:
        raise RunRefused("tied", gettext("Deze brief hangt al aan een ander account."))
    held.person = person
    held.save(update_fields=["person"])
    note(held.run, "tie_letter", "een brief aan een account gekoppeld.", actor=VISITOR, now=now)


@transaction.atomic
def untie_letters(*, person: Person, now: dt.datetime) -> int:
    """Take every letter off an account again; the letters themselves stay as they are."""
    journal.wait_turn()
    rows = list(Found.objects.filter(person=person).select_related("run"))
    Found.objects.filter(pk__in=[one.pk for one in rows]).update(person=None)
    for one in rows:
        note(one.run, "untie_letter", "een brief losgemaakt.", actor=VISITOR, now=now)
    return len(rows)


def note_opt_out(
    *, keeper: Person, number: str, right: str, passphrase: str, now: dt.datetime
) -> None:
    """Note at a desk that somebody wants no letter, also when none ever came.

    The key holder types the number; only its tag is kept. Raises `RunRefused`.
    """
    if not may_enter(keeper) or not has_role(keeper, Role.KEY_HOLDER):
        raise Walled("walled", gettext("Dit is de taak van een sleutelhouder."))
    if not number.strip():
        raise RunRefused("number", gettext("Typ het nummer, zoals het in de tabellen staat."))
    tag = open_list_key(passphrase=passphrase, now=now).tag(number.strip())
    with transaction.atomic():
        journal.wait_turn()
        OptOut.objects.get_or_create(tag=tag, right=right, defaults={"since": now})
        journal.record(
            actor=actor_of(keeper, Role.KEY_HOLDER), verb="opt_out", room="rights",
            object_kind="opt_outs", object_key="list",
            summary="Iemand meldde zich aan een loket af voor brieven over rechten.", at=now,
        )  # fmt: skip
