"""What becomes of a hit is noted by people."""

import datetime as dt

import pytest

from verbond.rights.models import (
    Access,
    DetectionRun,
    Found,
    Hit,
)
from verbond.rights.operations.detecting import (
    following,
)
from verbond.rights.queries.detecting.funnel import funnel_of, measured_runs
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    TODAY,
    World,
    hit_of,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def step(
    world: World, hit: Hit, state: str, authority: str = "", on: dt.date = TODAY, lock: int = 0
) -> Hit:
    return following.note_step(
        seat=world.seat(world.contact), hit_id=hit.pk,
        step=following.Step(state, on, "phone", authority), reason=REASON,
        lock=lock or Hit.objects.get(pk=hit.pk).lock, now=NOW, today=TODAY,
    )  # fmt: skip


def test_steps_go_forward_and_outcomes_name_who_decided() -> None:
    world, people = made.contacted()
    hit = hit_of(people[0])
    step(world, hit, "answered")
    assert refused(lambda: step(world, hit, "contacted")) == "no_step"
    assert refused(lambda: step(world, hit, "applied", lock=99)) == "lock"
    assert refused(lambda: step(world, hit, "applied", on=TODAY + dt.timedelta(1))) == "day"
    assert refused(lambda: step(world, hit, "granted")) == "authority"
    assert refused(lambda: step(world, hit, "refused")) == "authority"
    assert step(world, hit, "granted", "stad Genk (fictief)").state == "granted"
    assert refused(lambda: step(world, hit, "refused", "iemand")) == "no_step"
    assert Access.objects.filter(found=hit.found, what="step").count() == 2


def test_nobody_of_a_later_wave_is_contacted_before_its_day() -> None:
    world = made.executed()
    late = Hit.objects.filter(found__wave=2).first()
    assert late is not None
    assert refused(lambda: step(world, late, "contacted")) == "too_early"
    assert refused(lambda: step(world, late, "answered")) == "no_step"


def test_hit_of_another_run_is_out_of_reach() -> None:
    world, people = made.contacted()
    hit = hit_of(people[0])
    other = DetectionRun.objects.create(key="ander", title="x", made_at=NOW)
    Found.objects.filter(pk=hit.found_id).update(run=other)
    assert refused(lambda: step(world, hit, "answered")) == "no_hit"


def test_funnel_counts_how_far_people_came() -> None:
    world, people = made.contacted()
    step(world, hit_of(people[0]), "applied")
    step(world, hit_of(people[0]), "refused", "stad Genk (fictief)")
    step(world, hit_of(people[1]), "declined")
    first, second = funnel_of(world.key)
    assert (first.wave, first.detected, first.contacted, first.answered) == (1, 6, 6, 2)
    assert (first.helped, first.applied, first.granted, first.refused) == (1, 1, 0, 1)
    assert first.declined == 1
    assert first.channels == {"letter": 6, "phone": 2}
    assert first.median_days == {"applied": 0}
    assert (second.wave, second.detected, second.contacted) == (2, 6, 0)
    (measured,) = measured_runs()
    assert measured.wave_days == (TODAY, TODAY + dt.timedelta(days=30))


def test_somebody_may_be_told_by_phone_and_not_after_they_opted_out() -> None:
    world = made.executed(waves=1, wave_gap_days=0)
    people = made.read(world, made.opened(world))
    assert step(world, hit_of(people[0]), "contacted").state == "contacted"
    assert world.now().state == "following"
    Found.objects.filter(pk=people[1].found_id).update(opted_out_at=NOW)
    assert refused(lambda: step(world, hit_of(people[1]), "contacted")) == "opted_out"
