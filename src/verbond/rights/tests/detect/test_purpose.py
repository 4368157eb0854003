"""A run says all that it must before somebody else approves it."""

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from verbond.accounts.facade import Person, Role
from verbond.accounts.testing import make_person
from verbond.journal.facade import latest_entries
from verbond.rights.core.detecting.errors import RunRefused, Walled
from verbond.rights.core.detecting.purpose import Deciding, Source
from verbond.rights.models import (
    DetectionRun,
)
from verbond.rights.operations.detecting import (
    drafting,
)
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    TODAY,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_run_without_a_decision_is_never_approved() -> None:
    for decision in (
        Deciding("", None, ""),
        Deciding("2026/17", None, "raad"),
        Deciding("", dt.date(2026, 10, 1), "raad"),
        Deciding("2026/17", TODAY + dt.timedelta(days=1), "raad"),
        Deciding("2026/17", dt.date(2026, 10, 1), "raad", key="bestaat-niet"),
    ):
        world = made.drafted(decision=decision)
        assert refused(partial(made.approve, world)) == "lacking"
        assert world.now().state == "draft"
        Person.objects.all().delete()


@pytest.mark.parametrize(
    "field", ["why", "legal_basis", "dpia", "contact_point", "sources", "automation"]
)
def test_nothing_starts_with_an_empty_field(field: str) -> None:
    empty: object = {"sources": (), "automation": {}}.get(field, "")
    world = made.drafted(**{field: empty})
    assert refused(lambda: made.approve(world)) == "lacking"


def test_who_wrote_a_draft_does_not_approve_it() -> None:
    world = made.drafted()
    world.writer.grants.create(role=Role.OFFICER, granted_at=NOW)
    world.run.tasks.create(person=world.writer, task="officer")  # type: ignore[union-attr]
    seat = world.seat(world.writer)
    said = refused(
        lambda: drafting.approve_run(
            seat=seat, sha256=drafting.draft_sha256(world.now()), now=NOW, today=TODAY
        )
    )
    assert said == "own_draft"


def test_approval_of_an_older_text_is_void() -> None:
    world = made.drafted()
    read = drafting.draft_sha256(world.now())
    drafting.change_run(
        seat=world.seat(world.writer), purpose=replace(world.purpose, retention_days=365),
        people=made.people_of(world), lock=1, now=NOW,
    )  # fmt: skip
    seat = world.seat(world.officer)
    said = refused(lambda: drafting.approve_run(seat=seat, sha256=read, now=NOW, today=TODAY))
    assert said == "changed"


def test_approval_cannot_be_replayed_and_nothing_changes_after_it() -> None:
    world = made.approved()
    assert refused(lambda: made.approve(world)) == "state"
    seat = world.seat(world.writer)

    def change() -> Any:
        return drafting.change_run(
            seat=seat, purpose=world.purpose, people=made.people_of(world), lock=2, now=NOW
        )

    assert refused(change) == "state"


def test_public_journal_lets_nobody_try_out_who_has_which_task() -> None:
    world = made.approved()
    run = world.now()
    entry = next(one for one in latest_entries(limit=99) if one.verb == "approve_run")
    said = entry.details["sha256"]
    assert said != run.approved_sha256
    run.tasks.all().delete()
    run.contact_point = "Iemand anders (fictief)"
    assert drafting.public_sha256(run) == said
    run.retention_days += 1
    assert drafting.public_sha256(run) != said


def test_two_writers_at_once_do_not_overwrite_each_other() -> None:
    world = made.drafted()

    def change() -> Any:
        return drafting.change_run(
            seat=world.seat(world.writer),
            purpose=world.purpose,
            people=made.people_of(world),
            lock=1,
            now=NOW,
        )

    change()
    assert refused(change) == "lock"


def test_column_that_no_rule_needs_is_refused_in_the_purpose() -> None:
    world = made.make_world()
    greedy = Source("Bron", TODAY, (*made.COLUMNS, "debt_mediation", "taxable_income.2024"))
    with pytest.raises(RunRefused, match="debt_mediation"):
        drafting.write_run(
            writer=world.writer, purpose=replace(made.PURPOSE, sources=(greedy,)),
            people=made.people_of(world), now=NOW,
        )  # fmt: skip
    assert not DetectionRun.objects.exists()


def test_tasks_are_given_by_role_and_kept_apart() -> None:
    world = made.make_world()
    people = replace(made.people_of(world), officer=world.contact.pk)
    with pytest.raises(RunRefused, match="kan deze taak niet"):
        drafting.write_run(writer=world.writer, purpose=made.PURPOSE, people=people, now=NOW)
    alone = replace(made.people_of(world), contacts=(world.contact.pk,), key_holder=None)
    world.run = drafting.write_run(writer=world.writer, purpose=made.PURPOSE, people=alone, now=NOW)
    lacks = {one.code for one in drafting.lacks_of(world.now(), today=TODAY)}
    assert lacks == {"contacts", "key_holder"}


def test_somebody_who_controls_cannot_write_a_run() -> None:
    both = make_person("both", Role.SOCIAL_WORKER, Role.ENFORCER)
    with pytest.raises(Walled):
        drafting.write_run(
            writer=both, purpose=made.PURPOSE, people=drafting.People(None, None, ()), now=NOW
        )
