"""What is taken over from the city's login provider."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.test import Client, RequestFactory

from verbond.accounts.adapter import ProviderAdapter
from verbond.accounts.models import Person


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"name": "Rita  Bewoner"}, "Rita Bewoner"),
        ({"first_name": "Rita", "last_name": "Bewoner"}, "Rita Bewoner"),
        ({"last_name": "Bewoner"}, "Bewoner"),
        ({}, ""),
        ({"name": "x" * 500}, "x" * 120),
        ({"name": "Ri\u202eta"}, "Ri\ufffdta"),
    ],
)
def test_name_of_the_provider_is_taken_over_tidily(given: dict[str, str], name: str) -> None:
    login = SocialLogin(user=Person(), account=SocialAccount(provider="city"))
    person = ProviderAdapter().populate_user(
        RequestFactory().get("/"), login, {"email": "rita@example.test", **given}
    )
    assert person.name == name
    assert person.email == "rita@example.test"


def test_closed_sign_up_closes_the_provider_too(settings: Any) -> None:
    request = RequestFactory().get("/")
    login = SocialLogin(user=Person(), account=SocialAccount(provider="city"))
    assert ProviderAdapter().is_open_for_signup(request, login)
    settings.SIGNUP_OPEN = False
    assert not ProviderAdapter().is_open_for_signup(request, login)


@pytest.mark.django_db
def test_mail_of_an_account_speaks_the_language_of_its_owner(client: Client) -> None:
    client.get("/language/en/")
    sent = {"email": "rita@example.test", "password1": "een lange zin hier"}
    client.post("/accounts/signup/", sent)
    assert Person.objects.get().language == "en"
    client.get("/language/nl/")
    client.post("/accounts/password/reset/", {"email": "rita@example.test"})
    assert [letter.subject for letter in mail.outbox] == [
        "Welcome: confirm your e-mail address",
        "Choose a new password",
    ]
