"""What no honest visitor sends is refused before it can break a page."""

import pytest
from django.conf import settings
from django.test import Client

from verbond.web.guard import LARGEST_BODY, LONGEST_ADDRESS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/places/a%00b/",
        "/search/?agreement=%00",
        "/journal/?key=a%00b",
        "/accounts/oidc/%00/login/",
        "/opendata/place/%00.csv",
    ],
)
def test_an_address_with_nul_is_a_bad_request(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "messages", "anything"])
def test_a_cookie_with_nul_is_a_bad_request(client: Client, name: str) -> None:
    answer = client.get("/help/", headers={"Cookie": rf'{name}="\000aaaaaaaaaaaa"'})
    assert answer.status_code == 400


def test_a_form_with_nul_is_a_bad_request(client: Client) -> None:
    sent = {"login": "a\0b@voorbeeld.invalid", "password": "geheim"}
    assert client.post("/accounts/login/", sent).status_code == 400


def test_a_percent_sign_before_two_zeros_is_no_nul(client: Client) -> None:
    assert client.get("/search/?q=%2500").status_code == 200


def test_an_endless_address_is_refused_in_the_frame_of_the_site(client: Client) -> None:
    assert client.get("/search/", {"q": "a" * (LONGEST_ADDRESS - 20)}).status_code == 200
    answer = client.get("/search/", {"q": "a" * LONGEST_ADDRESS})
    assert answer.status_code == 414
    assert "<html" in answer.text


def test_an_endless_body_is_refused_unread(client: Client) -> None:
    answer = client.post("/accounts/login/", CONTENT_LENGTH=str(LARGEST_BODY + 1))
    assert answer.status_code == 413


def test_a_method_that_nobody_knows_is_refused(client: Client) -> None:
    assert client.generic("TRACE", "/help/").status_code == 405


def test_an_answer_to_a_wrong_host_has_the_content_policy_too(client: Client) -> None:
    answer = client.get("/", headers={"Host": "elders.invalid"})
    assert answer.status_code == 400
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_noise_cannot_push_out_what_was_counted() -> None:
    # Pages are kept apart from the counters of logins and forms, which noise must not erase.
    assert settings.CACHES["pages"]["LOCATION"] != settings.CACHES["default"].get("LOCATION", "")
