"""What is written in the log says nothing about a person."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from verbond.accounts.testing import make_person
from verbond.agreement import facade as agreement
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT
from verbond.web.core.discretion import discreet, network_of
from verbond.web.logs import JsonLines

WORDS = "klachtoverbuurman"
SENDER = "203.0.113.77"
SECRET = "Zeer-geheime-zin-9"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger writes, as it would stand in the log."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(level)


def _lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def _answers(log: io.StringIO) -> list[dict[str, object]]:
    return [line for line in _lines(log) if line["logger"] == "verbond.requests"]


@pytest.mark.django_db
def test_log_in_leaves_no_address_and_no_password(client: Client, log: io.StringIO) -> None:
    make_person("rita", password=SECRET)
    for password in ("verkeerd-woord", SECRET):
        client.post(
            "/accounts/login/",
            {"login": "rita@example.test", "password": password},
            REMOTE_ADDR=SENDER,
        )
    assert [line["status"] for line in _answers(log)][-1] in {200, 302}
    for word in ("rita", "example.test", SECRET, "verkeerd-woord", SENDER):
        assert word not in log.getvalue()


@pytest.mark.django_db
def test_search_leaves_no_words(client: Client, log: io.StringIO) -> None:
    client.get("/search/", {"q": WORDS}, REMOTE_ADDR=SENDER)
    client.get(f"/search/{WORDS}/rita@example.test", {"q": WORDS})
    (found, missed) = _answers(log)
    assert (found["route"], found["status"], found["network"]) == ("search/", 200, "203.0.113.0")
    assert (missed["route"], missed["status"]) == ("-", 404)
    assert WORDS not in log.getvalue()
    assert "rita" not in log.getvalue()


@pytest.mark.django_db
def test_question_leaves_nothing_of_who_asked(client: Client, log: io.StringIO) -> None:
    agreement.load_shipped(folder=ROOT / "data/genk/agreement", actor=SYSTEM, now=timezone.now())
    one = agreement.default_agreement()
    assert one
    unit = one.commitments.get(position=100)
    client.post(
        f"/agreement/{one.slug}/commitment/{unit.key}/ask/",
        {
            "text": "Wanneer komt er een bank in de Voorbeeldstraat? " + WORDS,
            "shown_name": "Rita Voorbeeld",
            "email": "rita@example.test",
        },
        REMOTE_ADDR=SENDER,
    )
    answered = _answers(log)[-1]
    assert answered["route"] == "agreement/<slug:slug>/commitment/<str:key>/ask/"
    assert answered["status"] in {200, 302}
    assert unit.questions.count() == 1
    for word in (WORDS, "Rita", "rita", "example.test", "Voorbeeldstraat", SENDER):
        assert word not in log.getvalue()


@pytest.mark.django_db
def test_answer_and_its_line_bear_the_same_name(client: Client, log: io.StringIO) -> None:
    response = client.get("/help/")
    assert _answers(log)[-1]["request"] == response.headers["X-Request-ID"]
    assert isinstance(_answers(log)[-1]["duration_ms"], float)


@pytest.mark.django_db
def test_name_of_a_request_is_taken_from_our_own_proxy_only(client: Client) -> None:
    given = {"X-Request-ID": "proxy-0001"}
    assert client.get("/help/", headers=given).headers["X-Request-ID"] != "proxy-0001"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert client.get("/help/", headers=given).headers["X-Request-ID"] == "proxy-0001"
        forged = {"X-Request-ID": 'x", "status": 200'}
        assert client.get("/help/", headers=forged).headers["X-Request-ID"].isalnum()


@pytest.mark.django_db
def test_page_from_memory_has_its_line_too(client: Client, log: io.StringIO) -> None:
    client.get("/help/")
    client.get("/help/")
    assert [line["route"] for line in _answers(log)] == ["help/", "help/"]


def test_scanner_with_another_name_leaves_one_line(client: Client, log: io.StringIO) -> None:
    client.get("/help/", headers={"host": "scanner.example.org"})
    lines = [line for line in _lines(log) if line["level"] != "DEBUG"]
    assert [(line["route"], line["status"]) for line in lines] == [("help/", 400)]


def test_watchers_and_static_files_leave_no_lines(client: Client, log: io.StringIO) -> None:
    client.get("/health/")
    assert _answers(log) == []


def test_fault_is_one_line_with_where_and_without_whom(log: io.StringIO) -> None:
    try:
        int("rita@example.test")
    except ValueError:
        logging.getLogger("verbond").exception("could not mail %s", "rita@example.test")
    (line,) = _lines(log)
    assert line["exception"] == "ValueError"
    assert "test_logs.py" in str(line["traceback"])
    assert "rita" not in log.getvalue()


@given(
    st.from_regex(r"[a-z0-9.+]{1,20}@[a-z0-9-]{1,10}\.test", fullmatch=True), st.text(max_size=50)
)
def test_address_of_a_mail_never_stays_in_a_message(address: str, around: str) -> None:
    assert address not in discreet(f"{around} {address} {around}")


@given(st.ip_addresses())
def test_network_says_too_little_to_find_a_person(address: object) -> None:
    shown = network_of(str(address))
    assert re.fullmatch(r"(\d+\.\d+\.\d+\.0)|([0-9a-f:]*::)", shown)
