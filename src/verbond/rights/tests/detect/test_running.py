"""What a run keeps of a table, and which tables it refuses."""

import datetime as dt
import io
from functools import partial

import pytest

from verbond.rights.models import (
    DetectionRun,
    Found,
    RunTally,
)
from verbond.rights.operations.detecting import (
    keying,
    running,
)
from verbond.rights.queries.detecting.funnel import verdicts_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    PASSPHRASE,
    RIGHT,
    TODAY,
    World,
    refused,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def test_run_finds_who_misses_a_right_and_only_counts_the_others() -> None:
    world = made.executed()
    assert Found.objects.count() == len(made.SEES_BADLY)
    assert verdicts_of(world.key)[RIGHT] == {
        "ja": 14, "nee": 0, "misschien": 3, "niet_onderzocht": 0, "heeft_al": 2,
    }  # fmt: skip
    assert sorted(Found.objects.values_list("wave", flat=True)) == [1] * 6 + [2] * 6
    run = world.now()
    assert (run.state, run.rows_read) == ("run", 17)
    assert run.purge_on == TODAY + dt.timedelta(days=90)


def test_everybody_of_one_home_is_in_one_wave() -> None:
    lines = [made.line(one, household=f"h{one % 4}") for one in made.SEES_BADLY]
    world = made.executed(made.table(*lines), waves=4, wave_gap_days=10)
    assert sorted(Found.objects.filter(run=world.run).values_list("wave", flat=True)) == sorted(
        [1, 2, 3, 4] * 3
    )


def test_child_gets_no_letter_but_the_eldest_at_home_does() -> None:
    child = made.line(1, birth_date="2015-01-01", household="h")
    parent = made.line(15, household="h", birth_date="1980-01-01")
    world = made.executed(made.table(child, parent))
    (listed,) = made.read(world, made.opened(world))
    assert listed.name == made.name(15)


@pytest.mark.parametrize(
    ("header", "extra", "code"),
    [
        (f"{made.HEADER},debt_mediation", ",true", "columns_too_many"),
        (f"{made.HEADER},invalidity_pct", ",80", "columns_undeclared"),
        (made.HEADER.replace("household,", "").replace("person,", "person,"), "", "columns_lost"),
        (f"{made.HEADER},{'x' * 5000}", ",1", "columns_too_many"),
    ],
)
def test_table_with_another_column_is_refused_before_a_row_is_read(
    header: str, extra: str, code: str
) -> None:
    world = made.keyed()
    content = made.table("dit is geen rij" + extra, header=header)
    assert refused(lambda: made.execute(world, content)) == code
    assert world.now().state == "approved"
    assert not Found.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x00\xff\xfe", "t.csv", "table_unreadable"),
        (b"person,h\rousehold\r1,2\r", "t.csv", "table_unreadable"),
        (b"PAR1 no parquet", "t.parquet", "table_unreadable"),
        (f"{made.HEADER}\n1,2\n".encode(), "t.csv", "table"),
        (b"<html>", "t.html", "table_kind"),
        (b"", "t.csv", "columns_lost"),
    ],
)
def test_hostile_file_is_a_clear_refusal(content: bytes, name: str, code: str) -> None:
    world = made.keyed()
    assert refused(lambda: made.execute(world, io.BytesIO(content), name=name)) == code


def test_run_starts_once_and_only_with_its_key() -> None:
    world = made.approved()
    assert refused(lambda: made.execute(world)) == "no_key"
    world = World(**world.__dict__)
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase=PASSPHRASE,
        list_passphrase=made.LIST_PASSPHRASE, now=NOW,
    )  # fmt: skip
    assert refused(lambda: made.execute(world, passphrase="x")) == "key_wrong"
    made.execute(world)
    assert refused(lambda: made.execute(world)) == "state"
    assert Found.objects.count() == 12


def test_run_that_was_changed_behind_its_approval_does_not_start() -> None:
    world = made.keyed()
    DetectionRun.objects.filter(key=world.key).update(retention_days=700)
    assert refused(lambda: made.execute(world)) == "changed"


def test_run_that_stops_halfway_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    world = made.keyed()

    def stop(*_args: object, **_said: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "note", stop)
    with pytest.raises(KeyboardInterrupt):
        made.execute(world)
    assert world.now().state == "approved"
    assert not Found.objects.exists()
    assert not RunTally.objects.exists()


def test_officer_or_contact_cannot_carry_out() -> None:
    world = made.keyed()
    for who in (world.officer, world.contact, world.writer):
        seat = world.seat(who)
        assert refused(partial(made.execute, world, seat=seat)) == "not_your_task"
