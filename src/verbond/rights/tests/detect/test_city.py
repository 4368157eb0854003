"""A run on a fictitious city, and the run of the demo."""

from typing import Any

import pytest

from verbond.accounts.facade import load_demo_people
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.rights.making import made_batches
from verbond.rights.models import DetectionRun, Follow, Found, Hit
from verbond.rights.operations.detecting import demo
from verbond.rights.queries.detecting.funnel import funnel_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import NOW, TODAY

pytestmark = pytest.mark.django_db
PERSONS = 1500


def test_run_on_a_made_city_finds_exactly_the_imposed_non_take_up() -> None:
    purpose = demo._purpose(TODAY)
    world = made.keyed(
        rights=purpose.rights, sources=purpose.sources, automation=dict(purpose.automation),
        reference_on=purpose.reference_on, waves=1, wave_gap_days=0,
    )  # fmt: skip
    table = demo.made_table(purpose, persons=PERSONS, seed=3)
    made.execute(world, table, name="stad.parquet")
    (city,) = made_batches(persons=PERSONS, seed=3, day=demo.REFERENCE)
    for right in purpose.rights:
        truth = city.truths[right]
        missed = int((truth.entitled & ~truth.held).sum())
        assert missed > 0
        assert Hit.objects.filter(right=right).count() == missed


def test_demo_has_one_run_that_is_fictitious_and_loads_once(settings: Any) -> None:
    settings.DEMO = True
    assert "left out" in demo.load_demo_runs(actor=SYSTEM, now=NOW, today=TODAY)
    load_demo_people(now=NOW)
    assert demo.PASSPHRASE in demo.load_demo_runs(actor=SYSTEM, now=NOW, today=TODAY)
    before = head_sequence()
    assert demo.load_demo_runs(actor=SYSTEM, now=NOW, today=TODAY) == "there already"
    assert head_sequence() == before
    run = DetectionRun.objects.get()
    assert (run.state, run.fictitious) == ("following", True)
    assert Found.objects.exists()
    reached = {row.state for row in Follow.objects.all()}
    assert {"contacted", "answered", "applied"} <= reached
    assert all(row.contacted == 0 for row in funnel_of(run.key) if row.wave > 1)
    refused = Follow.objects.filter(state="refused")
    assert all(row.authority for row in refused)
