"""Writing in the journal."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from verbond.journal import facade
from verbond.journal.cards import SYSTEM, Actor, EntryCard
from verbond.journal.core.errors import DetailsNotExact, HeadLost, JournalSealed
from verbond.journal.models import Entry, Head

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def write(**changed: Any) -> EntryCard:
    act: dict[str, Any] = {
        "actor": SYSTEM,
        "verb": "publish",
        "room": "agreement",
        "object_kind": "edition",
        "object_key": "1",
        "summary": "Een editie werd gepubliceerd.",
        "at": NOON,
    }
    return facade.record(**{**act, **changed})


def test_entries_are_numbered_without_holes_and_the_chain_is_whole() -> None:
    cards = [write(object_key=str(number)) for number in range(5)]
    assert [card.sequence for card in cards] == [1, 2, 3, 4, 5]
    found = facade.verify()
    assert found.is_whole
    assert (found.entries, found.head) == (5, cards[-1].hash)


def write_then_fail() -> None:
    write()
    write(details={"a": 0.5})


def test_refused_act_leaves_neither_entry_nor_hole() -> None:
    write()
    with pytest.raises(DetailsNotExact), transaction.atomic():
        write(details={"a": 0.5})
    with pytest.raises(DetailsNotExact), transaction.atomic():
        write_then_fail()
    assert write().sequence == 2
    assert facade.verify().is_whole


@pytest.mark.parametrize("already", [0, 2])
def test_act_that_asked_its_turn_writes_the_next_number(already: int) -> None:
    for _ in range(already):
        write()
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        facade.wait_turn()
    locks = ["FOR UPDATE" in query["sql"] for query in asked.captured_queries]
    # Before the first act there is no row to wait for: it is made, and waited for then.
    assert locks[-1] == connection.features.has_select_for_update
    assert (len(locks) == 1) == bool(already)
    assert write().sequence == already + 1


def test_entries_about_one_thing_come_newest_first() -> None:
    write(summary="eerst")
    write(summary="iets anders", object_key="2")
    write(summary="laatst")
    assert [card.summary for card in facade.entries_about("agreement", "edition", "1")] == [
        "laatst",
        "eerst",
    ]
    assert len(facade.entries_about("agreement", "edition", "1", limit=1)) == 1


def test_person_finds_own_entries_by_key_and_nobody_else_can() -> None:
    write(actor=Actor("key of An", "clerk"))
    write(actor=Actor("key of Bea", "clerk"))
    write(actor=Actor("key of An", "keeper"), summary="tweede")
    mine = facade.entries_by("key of An")
    assert [card.sequence for card in mine] == [3, 1]
    assert all(card.was_by("key of An") for card in mine)
    assert not mine[0].was_by("key of Bea")
    assert not mine[0].was_by("")
    assert mine[0].actor != mine[1].actor
    assert facade.entries_by("") == ()
    assert len(facade.entries_by("key of An", limit=1)) == 1


def test_time_is_kept_in_utc_to_the_microsecond() -> None:
    brussels = dt.timezone(dt.timedelta(hours=1))
    write(at=dt.datetime(2026, 11, 23, 13, 0, 0, 123456, tzinfo=brussels))
    entry = Entry.objects.get()
    assert entry.link().at == "2026-11-23T12:00:00.123456Z"
    assert facade.verify().is_whole


@pytest.mark.parametrize(
    "hostile",
    ["\x00", "\u202egnitset", "<script>alert(1)</script>", "\ud800", "é" * 100_000, "😀", "\r\n"],
)
def test_hostile_text_is_kept_harmless_and_the_chain_stays_whole(hostile: str) -> None:
    write(summary=hostile, reason=hostile, details={"text": hostile})
    assert facade.verify().is_whole


def test_view_of_a_file_is_written() -> None:
    card = facade.record_view(
        actor=Actor("k", "keeper"),
        room="accounts",
        object_kind="person",
        object_key="u",
        reason="Vraag van de bewoner.",
        at=NOON,
    )
    assert (card.verb, card.role) == ("view", "keeper")


def test_model_refuses_every_way_to_change_or_remove() -> None:
    write()
    entry = Entry.objects.get()
    attempts: list[Callable[[], object]] = [
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(summary="anders"),
        lambda: Entry.objects.bulk_update([entry], ["summary"]),
    ]
    for attempt in attempts:
        with pytest.raises(JournalSealed):
            attempt()


def test_database_refuses_what_goes_around_the_model() -> None:
    write()
    for statement in (
        "UPDATE journal_entry SET summary = 'anders'",
        "DELETE FROM journal_entry",
        "UPDATE journal_head SET sequence = 0",
        "DELETE FROM journal_head",
    ):
        with (
            pytest.raises(IntegrityError, match="sealed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert facade.verify().is_whole


def test_lost_head_stops_writing_instead_of_starting_again() -> None:
    from verbond.journal.seal import unsealed

    write()
    with unsealed(connection):
        Head.objects.all().delete()
    with pytest.raises(HeadLost):
        write()
    assert not facade.verify().is_whole
