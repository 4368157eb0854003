"""Only a passphrase opens a run, and few tries are made of it."""

import datetime as dt
from typing import Any

import pytest

from verbond.journal.facade import latest_entries
from verbond.rights.models import (
    DetectionRun,
    RunKey,
)
from verbond.rights.operations.detecting import (
    keying,
)
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    PASSPHRASE,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_key_opens_with_its_passphrase_only_and_few_times() -> None:
    world = made.keyed()
    seat = world.seat(world.key_holder)
    for _one in range(keying.MOST_TRIES):
        assert (
            refused(
                lambda: keying.open_key(seat=seat, passphrase="een andere zin die lang is", now=NOW)
            )
            == "key_wrong"
        )
    assert refused(lambda: keying.open_key(seat=seat, passphrase=PASSPHRASE, now=NOW)) == "blocked"
    later = NOW + keying.BLOCKED + dt.timedelta(seconds=1)
    assert keying.open_key(seat=seat, passphrase=f"  {PASSPHRASE} ", now=later).run == world.key
    wrong = [one for one in latest_entries(limit=20) if one.verb == "wrong_passphrase"]
    assert len(wrong) == keying.MOST_TRIES


def test_key_is_made_once_by_the_key_holder_and_with_a_long_passphrase() -> None:
    world = made.approved()

    def make(who: Any, one: Any, other: Any) -> Any:
        return keying.make_key(seat=world.seat(who), passphrase=one, list_passphrase=other, now=NOW)

    keys, long, other = world.key_holder, PASSPHRASE, made.LIST_PASSPHRASE
    assert refused(lambda: make(world.officer, long, other)) == "not_your_task"
    assert refused(lambda: make(keys, "kort", other)) == "passphrase_short"
    assert refused(lambda: make(keys, "a" * 40, other)) == "passphrase_short"
    assert refused(lambda: make(keys, long, long)) == "same_passphrase"
    make(keys, long, other)
    assert refused(lambda: make(keys, long, other)) == "key_made"
    assert refused(lambda: make(keys, long, "nog een heel andere lange zin")) == "key_wrong"


def test_key_of_one_run_opens_no_other() -> None:
    world = made.keyed()
    one = RunKey.objects.get()
    other = DetectionRun.objects.create(key="ander", title="x", made_at=NOW, state="approved")
    RunKey.objects.create(run=other, salt=one.salt, sealed=one.sealed, made_at=NOW)
    other.tasks.create(person=world.key_holder, task="key_holder")
    world.run = other
    seat = world.seat(world.key_holder)
    assert (
        refused(lambda: keying.open_key(seat=seat, passphrase=PASSPHRASE, now=NOW)) == "key_wrong"
    )
