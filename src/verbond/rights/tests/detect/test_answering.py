"""What somebody does with the code of their letter."""

from typing import Any

import pytest

from verbond.accounts.facade import Person
from verbond.journal.facade import latest_entries
from verbond.rights.core.detecting.errors import Walled
from verbond.rights.models import (
    Found,
    Objection,
    OptOut,
)
from verbond.rights.operations.detecting import (
    answering,
    drafting,
    ending,
    keying,
    opening,
)
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    RIGHT,
    World,
    found_of,
    hit_of,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_opting_out_holds_in_the_next_run_though_its_pseudonyms_differ() -> None:
    world, people = made.contacted()
    gone = people[0]
    before = found_of(gone).pseudonym
    answering.opt_out(found=found_of(gone), code=gone.code, right="", now=NOW, person=None)
    assert hit_of(gone).state == "declined"
    assert gone.found_id not in {one.found_id for one in _again(world)}
    ending.purge_run(seat=world.seat(world.officer), reason="opnieuw beginnen", now=NOW)
    world.run = drafting.write_run(
        writer=world.writer, purpose=world.purpose, people=made.people_of(world), now=NOW
    )
    made.approve(world)
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase="een tweede zin voor dit onderzoek",
        list_passphrase=made.LIST_PASSPHRASE, now=NOW,
    )  # fmt: skip
    made.execute(world, passphrase="een tweede zin voor dit onderzoek")
    assert Found.objects.count() == 11
    assert world.now().left_out == 1
    assert not Found.objects.filter(pseudonym=before).exists()


def _again(world: World) -> tuple[opening.Listed, ...]:
    return made.read(world, made.opened(world), 2)


def test_opting_out_of_one_right_keeps_the_others() -> None:
    _world, people = made.contacted()
    one = people[0]

    def out(right: Any) -> Any:
        return answering.opt_out(
            found=found_of(one), code=one.code, right=right, now=NOW, person=None
        )

    assert refused(lambda: out("vt")) == "no_right"
    out(RIGHT)
    assert found_of(one).opted_out_at is None
    assert OptOut.objects.get().right == RIGHT


def test_wrong_code_opens_no_letter_and_so_no_opt_out() -> None:
    _world, people = made.contacted()
    found = found_of(people[0])
    assert (
        refused(
            lambda: answering.opt_out(
                found=found, code=people[1].code, right="", now=NOW, person=None
            )
        )
        == "key_wrong"
    )
    assert not OptOut.objects.exists()


def test_objection_is_answered_once_and_by_a_contact_person() -> None:
    world, people = made.contacted()
    found, hit = found_of(people[0]), hit_of(people[0])

    def ask(pk: Any) -> Any:
        return answering.object_to(
            found=found, hit_id=pk, kind="wrong", facts=["best_eye_visus"], now=NOW
        )

    assert refused(lambda: ask(0)) == "no_hit"
    for _one in range(answering.MOST_OPEN):
        ask(hit.pk)
    assert refused(lambda: ask(hit.pk)) == "waiting"
    assert hit_of(people[0]).state == "answered"
    first = Objection.objects.first()
    assert first is not None

    def answer(who: Any) -> Any:
        return answering.answer_objection(
            seat=world.seat(who),
            objection_id=first.pk,
            answer="We vroegen het na bij de bron.",
            now=NOW,
        )

    assert refused(lambda: answer(world.officer)) == "not_your_task"
    answer(world.contact)
    assert refused(lambda: answer(world.contact)) == "no_objection"


def test_letter_hangs_at_one_account(resident: Person, outsider: Person) -> None:
    _world, people = made.contacted()
    answering.tie_letter(found=found_of(people[0]), person=resident, now=NOW)
    found = found_of(people[0])
    assert refused(lambda: answering.tie_letter(found=found, person=outsider, now=NOW)) == "tied"
    assert answering.untie_letters(person=resident, now=NOW) == 1


def test_closed_run_takes_no_answers() -> None:
    world, people = made.contacted()
    ending.close_run(seat=world.seat(world.officer), reason="het doel is bereikt", now=NOW)
    found, hit = found_of(people[0]), hit_of(people[0])
    said = refused(
        lambda: answering.object_to(found=found, hit_id=hit.pk, kind="wrong", facts=(), now=NOW)
    )
    assert said == "closed"


def test_opt_out_noted_at_a_desk_holds_for_who_never_had_a_letter(client_of: Any) -> None:
    world = made.keyed()
    desk = "/rights/desk/runs/opt-outs/"
    said = {"number": made.number(1), "right": "*", "passphrase": "een andere zin die lang is"}
    assert client_of(world.contact).get(desk).status_code == 403
    keys = client_of(world.key_holder)
    assert keys.get(desk).status_code == 200
    assert keys.post(desk, said).status_code == 422
    assert keys.post(desk, said | {"passphrase": made.LIST_PASSPHRASE}).status_code == 302
    made.execute(world)
    assert Found.objects.count() == 11


def test_desk_notes_no_opt_out_before_there_is_a_list_or_without_a_number() -> None:
    world = made.approved()

    def out(who: Person, number: str) -> Any:
        return answering.note_opt_out(
            keeper=who, number=number, right="", passphrase=made.LIST_PASSPHRASE, now=NOW
        )

    assert refused(lambda: out(world.key_holder, "1")) == "no_list_key"
    assert refused(lambda: out(world.key_holder, " ")) == "number"
    with pytest.raises(Walled):
        out(world.contact, "1")


def test_the_journal_does_not_tell_how_many_said_no() -> None:
    _world, people = made.contacted()
    for person in people[:2]:
        answering.opt_out(found=found_of(person), code=person.code, right="", now=NOW, person=None)
    told = [one for one in latest_entries(200) if one.verb == "opt_out"]
    assert OptOut.objects.count() == 2
    assert len(told) == 1
