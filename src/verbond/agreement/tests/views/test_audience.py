"""Residents follow and ask; every form has its errors and its success."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from verbond.agreement.models import Commitment, Follow, Question
from verbond.agreement.operations.following import new_token
from verbond.agreement.testing import work
from verbond.kit.testing import forget_caches


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    forget_caches()


def address(commitment: Commitment, name: str) -> str:
    return reverse(f"agreement:{name}", args=[commitment.agreement.slug, commitment.key])


def test_following_takes_one_mail_and_one_click(client: Client, commitment: Commitment) -> None:
    asked = client.post(address(commitment, "follow"), {"email": "rita@example.test"})
    assert "Kijk in je mailbox" in asked.text
    work()
    link = mail.outbox[0].body.split("http://127.0.0.1:8000")[1].split()[0]
    assert client.get(link).status_code == 200
    assert Follow.objects.get().confirmed_at is None
    client.post(link)
    assert Follow.objects.get().confirmed_at is not None


def test_a_wrong_address_is_explained_beside_the_field(
    client: Client, commitment: Commitment
) -> None:
    response = client.post(address(commitment, "follow"), {"email": "rita"})
    assert response.status_code == 422
    assert "form-error" in response.text
    assert not Follow.objects.exists()


def test_a_dead_link_says_so(client: Client, db: None) -> None:
    for name in ("confirm_follow", "stop_following"):
        response = client.get(reverse(f"agreement:{name}", args=["x" * 32]))
        assert response.status_code == 404
        assert "werkt niet meer" in response.text


def test_a_question_is_kept_and_not_shown_at_once(client: Client, commitment: Commitment) -> None:
    content = {"text": "Wanneer komt de schoolstraat?", "shown_name": "Rita", "email": ""}
    assert "Je vraag is verstuurd" in client.post(address(commitment, "ask"), content).text
    assert Question.objects.get().state == "waiting"
    assert "Wanneer komt" not in client.get(commitment.get_absolute_url()).text


def test_a_program_that_fills_every_field_is_ignored(
    client: Client, commitment: Commitment
) -> None:
    content = {"text": "Koop nu goedkope dingen!", "shown_name": "x", "website": "http://x.test"}
    client.post(address(commitment, "ask"), content)
    assert not Question.objects.exists()


def test_an_empty_question_is_explained(client: Client, commitment: Commitment) -> None:
    response = client.post(address(commitment, "ask"), {})
    assert response.status_code == 422
    assert "error-summary" in response.text


def test_who_sends_again_and_again_has_to_wait(client: Client, commitment: Commitment) -> None:
    for _ in range(10):
        client.post(address(commitment, "follow"), {"email": "rita@example.test"})
    response = client.post(address(commitment, "follow"), {"email": "rita@example.test"})
    assert response.status_code == 429
    assert "Even geduld" in response.text


def test_behind_a_proxy_one_visitor_does_not_hold_back_another(
    client: Client, commitment: Commitment, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    sent = {"email": "geen adres"}
    for number in range(11):
        answer = client.post(
            address(commitment, "follow"), sent, headers={"X-Forwarded-For": f"192.0.2.{number}"}
        )
        assert answer.status_code == 422


def test_who_follows_several_promises_can_stop_with_all_at_once(
    client: Client, commitment: Commitment
) -> None:
    other = Commitment.objects.promises().exclude(pk=commitment.pk).earliest("position")
    for unit in (commitment, other):
        client.post(address(unit, "follow"), {"email": "rita@example.test"})
    work()
    for letter in mail.outbox:
        client.post(letter.body.split("http://127.0.0.1:8000")[1].split()[0])
    token = new_token(follow=Follow.objects.get(commitment=commitment))
    stop = reverse("agreement:stop_following", args=[token])
    assert "Stop ook met de andere belofte" in client.get(stop).text
    done = client.post(stop, {"all": "1"}, follow=True)
    assert "Je volgt geen enkele belofte meer" in done.text
    assert not Follow.objects.exists()
