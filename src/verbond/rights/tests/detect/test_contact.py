"""Names need three people, a reason and the day of a wave."""

import datetime as dt
from typing import Any

import pytest

from verbond.rights.models import (
    Access,
    Envelope,
    Hit,
    Opening,
)
from verbond.rights.operations.detecting import (
    ending,
    keying,
    opening,
)
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    PASSPHRASE,
    TODAY,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_names_need_three_people_and_the_day_of_the_wave() -> None:
    world = made.executed()
    contact, other = world.seat(world.contact), world.seat(world.other_contact)

    def ask(seat: Any, wave: Any, reason: Any = REASON, today: Any = TODAY) -> Any:
        return opening.ask_opening(seat=seat, wave=wave, reason=reason, now=NOW, today=today)

    assert refused(lambda: ask(world.seat(world.officer), 1)) == "not_your_task"
    assert refused(lambda: ask(contact, 1, "zomaar")) == "reason"
    assert refused(lambda: ask(contact, 2)) == "too_early"
    assert refused(lambda: ask(contact, 3)) == "no_wave"
    asked = ask(contact, 1)
    assert refused(lambda: ask(other, 1)) == "asked"
    keys = world.seat(world.key_holder)

    def open_it() -> Any:
        return opening.open_envelope(
            seat=keys, number=1, passphrase=PASSPHRASE, now=NOW, today=TODAY
        )

    def decide(seat: Any) -> Any:
        return opening.decide_opening(seat=seat, number=asked.number, approve=True, now=NOW)

    assert refused(open_it) == "not_approved"
    assert refused(lambda: decide(contact)) == "own_request"
    assert refused(lambda: decide(keys)) == "not_your_task"
    decide(other)
    assert refused(lambda: decide(other)) == "decided"
    code = open_it()
    assert refused(open_it) == "not_approved"
    people = made.read(world, code.lower())
    assert len(people) == 6
    assert {one.name for one in people} < {made.name(one) for one in made.SEES_BADLY}
    assert Access.objects.filter(what="key").count() == 6
    assert ask(contact, 2, today=TODAY + dt.timedelta(days=30)).number == 2


def test_refused_request_opens_nothing_and_a_lost_code_may_be_asked_again() -> None:
    world = made.executed()
    opening.ask_opening(seat=world.seat(world.contact), wave=1, reason=REASON, now=NOW, today=TODAY)
    opening.decide_opening(seat=world.seat(world.officer), number=1, approve=False, now=NOW)
    assert Opening.objects.get().state == "refused"
    lost, fresh = made.opened(world), made.opened(world)
    assert refused(lambda: made.read(world, lost, 2)) == "no_list"
    assert len(made.read(world, fresh, 3)) == 6
    assert refused(lambda: made.read(world, fresh, 9)) == "no_opening"


def test_list_ends_after_its_days_and_with_the_run() -> None:
    world = made.executed()
    code = made.opened(world)
    late = TODAY + dt.timedelta(days=opening.ENVELOPE_DAYS + 1)
    assert refused(lambda: made.read(world, code, today=late)) == "no_list"
    ending.purge_due(now=NOW + dt.timedelta(days=opening.ENVELOPE_DAYS + 1))
    assert not Envelope.objects.exists()
    ending.close_run(seat=world.seat(world.officer), reason="het doel is bereikt", now=NOW)
    assert refused(lambda: made.read(world, code)) == "state"


def test_wrong_code_of_a_list_is_tried_few_times() -> None:
    world = made.executed()
    code = made.opened(world)
    for _one in range(keying.MOST_TRIES):
        assert refused(lambda: made.read(world, "AAAA-BBBB-CCCC-DDDD-EEEE")) == "key_wrong"
    assert refused(lambda: made.read(world, code)) == "blocked"


def test_every_look_needs_a_reason_and_is_there_for_the_person_to_read() -> None:
    world = made.executed()
    people = made.read(world, made.opened(world))

    def look(reason: Any, what: Any = "hit") -> Any:
        return opening.note_look(
            seat=world.seat(world.contact),
            number=1,
            people=people[:1],
            what=what,
            reason=reason,
            now=NOW,
        )

    assert refused(lambda: look("")) == "reason"
    look(REASON)
    row = Access.objects.get(what="hit")
    assert (row.found_id, row.reason, row.person) == (people[0].found_id, REASON, world.contact)


def test_letters_sent_before_the_day_or_opened_by_nobody_are_refused() -> None:
    world = made.executed()
    made.opened(world)

    def send(on: Any) -> Any:
        return opening.note_sent(
            seat=world.seat(world.contact), number=1, on=on, now=NOW, today=TODAY
        )

    assert refused(lambda: send(TODAY + dt.timedelta(days=1))) == "not_yet"
    assert refused(lambda: send(TODAY - dt.timedelta(days=1))) == "too_early"
    assert send(TODAY) == 6
    assert send(TODAY) == 0
    assert Hit.objects.filter(state="contacted").count() == 6
    assert world.now().state == "following"
