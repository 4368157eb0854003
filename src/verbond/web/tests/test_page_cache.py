"""A public page is drawn once, until something is journalled; nothing personal is ever kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db


def queries(client: Client, address: str = "/journal/", **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers=headers).status_code == 200
    return len(asked)


def write() -> None:
    journal.record(
        actor=journal.SYSTEM, verb="test", room="web", object_kind="page", object_key="x",
        summary="Er gebeurde iets (fictief).", at=timezone.now(),
    )  # fmt: skip


def test_the_second_visitor_costs_one_question(client: Client) -> None:
    assert queries(client) > 1
    assert queries(Client()) == 1


def test_what_was_journalled_shows_at_once(client: Client) -> None:
    queries(client)
    write()
    assert "Er gebeurde iets (fictief)." in client.get("/journal/").text


def test_a_page_that_did_not_change_is_not_sent_again(client: Client) -> None:
    first = client.get("/journal/")
    again = client.get("/journal/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_who_is_logged_in_gets_an_own_page(
    client: Client, client_of: Callable[[Any], Client], resident: Any
) -> None:
    queries(client)
    assert "Mijn pagina" in client_of(resident).get("/journal/").text
    assert "Mijn pagina" not in client.get("/journal/").text


def test_each_language_is_kept_apart(client: Client) -> None:
    assert '<html lang="nl">' in client.get("/help/").text
    english = client.get("/help/", headers={"Accept-Language": "en"})
    assert '<html lang="en">' in english.text
    assert '<html lang="nl">' in client.get("/help/").text


def test_a_form_with_a_token_is_never_kept(client: Client) -> None:
    first, second = Client().get("/accounts/login/"), Client().get("/accounts/login/")
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_a_reader_without_compression_gets_plain_bytes(client: Client) -> None:
    client.get("/help/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in client.get("/help/").headers
    packed = client.get("/help/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"


def test_questions_without_end_push_no_page_out(client: Client) -> None:
    client.get("/help/")
    for number in range(400):
        client.get(f"/health/?n={number}")
        client.get(f"/privacy/?n={number}")
    assert queries(client, "/help/") == 1


def test_a_missing_page_is_not_kept(client: Client) -> None:
    assert client.get("/bestaat-niet/").status_code == 404
    assert client.get("/bestaat-niet/").status_code == 404


def test_a_head_request_has_no_body(client: Client) -> None:
    client.get("/help/")
    assert client.head("/help/").content == b""
    assert len(client.get("/help/").content) > 1000


def test_no_cache_on_the_way_keeps_a_page_of_who_is_logged_in(
    client_of: Callable[[Any], Client], resident: Any
) -> None:
    assert "private" in client_of(resident).get("/journal/")["Cache-Control"]
