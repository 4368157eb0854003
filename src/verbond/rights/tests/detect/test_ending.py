"""What is left of a run when it ends."""

import datetime as dt
from typing import Any

import pytest

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.rights.models import (
    Access,
    Envelope,
    Follow,
    Found,
    Hit,
    Opening,
    RunKey,
)
from verbond.rights.operations.detecting import (
    ending,
)
from verbond.rights.queries.detecting.funnel import funnel_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_retention_wipes_people_and_keys_and_keeps_counts() -> None:
    world, _people = made.contacted()
    before = funnel_of(world.key)
    assert ending.purge_due(now=NOW + dt.timedelta(days=89)) == 0
    assert ending.purge_due(now=NOW + dt.timedelta(days=90)) == 1
    assert ending.purge_due(now=NOW + dt.timedelta(days=91)) == 0
    for table in (Found, Hit, Follow, Access, Opening, Envelope, RunKey):
        assert not table.objects.exists()
    assert funnel_of(world.key) == before
    assert world.now().state == "purged"
    assert world.now().seed == ""


def test_early_purge_needs_the_officer_and_a_reason() -> None:
    world = made.executed()

    def purge(who: Any, reason: Any) -> Any:
        return ending.purge_run(seat=world.seat(who), reason=reason, now=NOW)

    assert refused(lambda: purge(world.contact, REASON)) == "not_your_task"
    assert refused(lambda: purge(world.officer, "")) == "reason"
    purge(world.officer, "de raad trok het besluit in")
    assert refused(lambda: purge(world.officer, REASON)) == "state"


def test_draft_that_is_closed_never_runs() -> None:
    world = made.keyed()
    ending.close_run(seat=world.seat(world.officer), reason="geen draagvlak meer", now=NOW)
    assert refused(lambda: made.execute(world)) == "state"
    assert not RunKey.objects.exists()
    assert latest_entries(limit=1)[0].actor != SYSTEM.key
