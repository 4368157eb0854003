"""The public pages of the journal."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.journal import addresses, facade
from verbond.journal.cards import Actor
from verbond.journal.core.chain import NOTHING_BEFORE
from verbond.journal.tests.test_operations import write

pytestmark = pytest.mark.django_db
HIDDEN = Actor("0123456789abcdef0123456789abcdef", "clerk")


def test_anybody_reads_who_did_what_when_why_without_a_name(client: Client) -> None:
    write(actor=HIDDEN, summary="Een editie werd gepubliceerd.", reason="De raad keurde ze goed.")
    answer = client.get("/journal/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Een medewerker", "Een editie werd gepubliceerd.", "De raad keurde ze goed."):
        assert words in page
    assert "23 november 2026, 13:00" in page
    assert HIDDEN.key not in page


def test_empty_journal_says_so(client: Client) -> None:
    assert "Hier staat nog niets" in client.get("/journal/").content.decode()


def test_entries_narrow_to_a_room_or_one_thing(client: Client) -> None:
    write(summary="over het akkoord")
    write(summary="over een persoon", room="accounts", object_kind="person", object_key="p")
    page = client.get("/journal/?room=accounts").content.decode()
    assert "over een persoon" in page
    assert "over het akkoord" not in page
    page = client.get("/journal/?room=agreement&kind=edition&key=1").content.decode()
    assert "over het akkoord" in page
    assert "over een persoon" not in page


def test_older_entries_stand_on_a_next_page_and_nothing_shows_twice(client: Client) -> None:
    for number in range(30):
        write(summary=f"gebeurtenis nummer {number:02}")
    first = client.get("/journal/?room=agreement")
    assert "room=agreement&amp;before=6" in first.content.decode()
    second = client.get("/journal/?room=agreement&before=6").content.decode()
    assert "nummer 04" in second
    assert "nummer 05" not in second
    assert "before=" not in second


@pytest.mark.parametrize(
    "query", ["before=0", "before=x", "before=99999999999999999999", "room=" + "x" * 31]
)
def test_wrong_address_gets_a_sentence_and_422(client: Client, query: str) -> None:
    answer = client.get(f"/journal/?{query}")
    assert answer.status_code == 422
    assert "Dat adres klopt niet" in answer.content.decode()


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    write(summary="<script>alert(1)</script>", object_key='"><img src=x onerror=alert(1)>')
    page = client.get("/journal/?room=agreement").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_entry_links_to_the_page_of_its_object_when_a_room_gave_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "_ADDRESSES", {})
    facade.register_address("agreement", "edition", lambda key: f"/agreement/edition/{key}/")
    write(object_key="7")
    assert 'href="/agreement/edition/7/"' in client.get("/journal/").content.decode()


def test_journal_page_asks_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        write()
    with django_assert_max_num_queries(4):
        client.get("/journal/")


def test_export_holds_every_entry_and_anybody_can_recompute_it(client: Client) -> None:
    cards = [write(actor=HIDDEN, details={"n": number}) for number in range(3)]
    answer = client.get("/journal/export.jsonl")
    lines = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert [line["hash"] for line in lines] == [card.hash for card in cards]
    assert lines[0]["previous"] == NOTHING_BEFORE
    assert [line["previous"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]
    assert HIDDEN.key not in answer.getvalue().decode()
    assert answer["X-Journal-Head"] == f"3 {cards[-1].hash}"


def test_export_comes_in_portions_that_join(client: Client) -> None:
    for _ in range(5):
        write()
    first = client.get("/journal/export.jsonl?limit=3")
    assert first["Link"] == '</journal/export.jsonl?after=3&limit=3>; rel="next"'
    second = client.get("/journal/export.jsonl?after=3&limit=3")
    assert "Link" not in second
    lines = (first.getvalue() + second.getvalue()).splitlines()
    assert [json.loads(line)["sequence"] for line in lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("query", ["after=-1", "limit=0", "limit=10001", "after=x"])
def test_impossible_portion_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/journal/export.jsonl?{query}").status_code == 422


def test_journal_cannot_be_written_from_outside(client: Client) -> None:
    assert client.post("/journal/").status_code == 405
    assert client.delete("/journal/export.jsonl").status_code == 405


def test_content_policy_is_kept(client: Client) -> None:
    write()
    page = client.get("/journal/").content.decode()
    assert "style=" not in page
    assert "<script>" not in page
