"""A grant by itself needs the council, two people and a letter; nobody is ever refused."""

from typing import Any

import pytest

from verbond.accounts.facade import Person
from verbond.rights.models import (
    Follow,
    GrantReview,
    Hit,
)
from verbond.rights.operations.detecting import (
    answering,
    ending,
    granting,
    opening,
)
from verbond.rights.queries.detecting.funnel import funnel_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    RIGHT,
    TODAY,
    World,
    found_of,
    hit_of,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


GRANTING: dict[str, Any] = {
    "automation": {RIGHT: 1},
    "regulations": {RIGHT: "Reglement raad (fictief)"},
}


def review(world: World, who: Person, hit: Hit, *, agree: bool = True) -> GrantReview:
    return granting.review_grant(
        seat=world.seat(who), hit_id=hit.pk, agree=agree, reason=REASON, now=NOW, today=TODAY
    )


def test_grant_by_itself_needs_a_regulation_of_the_council() -> None:
    world = made.drafted(automation={RIGHT: 1})
    assert refused(lambda: made.approve(world)) == "lacking"
    assert not GrantReview.objects.exists()


def test_grant_needs_a_letter_and_two_people() -> None:
    world = made.executed(**GRANTING)
    waits = Hit.objects.filter(found__wave=2).first()
    assert waits is not None
    assert refused(lambda: review(world, world.contact, waits)) == "not_told"
    people = made.read(world, made.opened(world))
    opening.note_sent(seat=world.seat(world.contact), number=1, on=TODAY, now=NOW, today=TODAY)
    hit = hit_of(people[0])
    assert review(world, world.contact, hit).state == "seen"
    assert refused(lambda: review(world, world.contact, hit)) == "own_review"
    assert hit_of(people[0]).state == "contacted"
    assert review(world, world.other_contact, hit).state == "granted"
    assert hit_of(people[0]).state == "granted"
    assert refused(lambda: review(world, world.other_contact, hit)) == "no_review"
    first, _second = funnel_of(world.key)
    assert (first.granted, first.granted_by_itself, first.applied) == (1, 1, 0)


def test_doubt_makes_a_grant_an_invitation_and_refuses_nobody() -> None:
    world, people = made.contacted(**GRANTING)
    hit = hit_of(people[0])
    assert review(world, world.contact, hit, agree=False).state == "invited"
    assert hit_of(people[0]).state == "contacted"
    assert not Follow.objects.filter(state="refused").exists()


def test_person_may_refuse_a_grant_or_have_it_looked_at_again() -> None:
    world, people = made.contacted(**GRANTING)
    asks, declines = people[0], people[1]
    answering.object_to(
        found=found_of(asks), hit_id=hit_of(asks).pk, kind="review", facts=(), now=NOW
    )
    assert refused(lambda: review(world, world.contact, hit_of(asks))) == "objection"
    answering.object_to(
        found=found_of(declines), hit_id=hit_of(declines).pk, kind="decline", facts=(), now=NOW
    )
    assert hit_of(declines).state == "declined"
    assert refused(lambda: review(world, world.contact, hit_of(declines))) == "no_review"


def test_no_computed_answer_ever_refuses_anybody() -> None:
    """Go through every act; a refusal comes only from a person who names who decided."""
    world, people = made.contacted(**GRANTING)
    review(world, world.contact, hit_of(people[0]), agree=False)
    answering.opt_out(
        found=found_of(people[1]), code=people[1].code, right="", now=NOW, person=None
    )
    ending.purge_due(now=NOW)
    assert not Hit.objects.filter(state="refused").exists()
    assert not Follow.objects.filter(state="refused").exists()
    assert not Hit.objects.filter(verdict="nee").exists()
