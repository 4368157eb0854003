"""Pages of words, the frame around every page, and what stands there when something is wrong."""

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from verbond.web.navigation import main_menu
from verbond.web.views import errors

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/"])
def test_page_of_words_opens_for_everyone_and_sets_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert 'class="skip-link" href="#content"' in answer.content.decode()


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/"])
def test_page_of_words_cannot_be_posted_to(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_language_is_remembered_and_the_reader_stays_on_the_page(client: Client) -> None:
    answer = client.get("/language/en/?next=/help/")
    assert answer["Location"] == "/help/"
    assert 'lang="en"' in client.get("/help/").content.decode()[:200]


@pytest.mark.parametrize(
    "far", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:1"]
)
def test_language_switch_never_leads_to_another_site(client: Client, far: str) -> None:
    assert client.get("/language/nl/", {"next": far})["Location"] == "/"


def test_language_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/language/tlh/").status_code == 404


def test_lost_reader_finds_the_way_on(client: Client) -> None:
    answer = client.get("/does-not-exist/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Hier loopt het spoor dood" in page
    assert 'href="/help/"' in page


def test_expired_form_says_that_nothing_was_sent(rf: RequestFactory) -> None:
    answer = errors.form_expired(rf.get("/"))
    assert answer.status_code == 403
    assert "Er is niets verstuurd" in answer.content.decode()


def test_strange_request_says_that_nothing_changed(rf: RequestFactory) -> None:
    answer = errors.bad_request(rf.get("/"), ValueError())
    assert answer.status_code == 400
    assert "Er is niets veranderd" in answer.content.decode()


def test_broken_site_still_shows_a_page_without_asking_anything() -> None:
    assert "Er ging iets mis bij ons" in render_to_string("500.html")


def _here(path: str) -> list[str]:
    request = HttpRequest()
    request.path = path
    return [station.label for station in main_menu(request) if station.here]


@pytest.mark.parametrize(
    ("path", "station"),
    [
        ("/agreement/voorbeeld/", ["Het akkoord"]),
        ("/agreement/voorbeeld/targets/T03/", ["Doelen"]),
        ("/agreement/voorbeeld/places/", ["Mijn buurt"]),
        ("/search/", ["Zoeken"]),
        ("/help/", []),
    ],
)
def test_menu_marks_the_station_where_the_reader_is(path: str, station: list[str]) -> None:
    assert _here(path) == station
