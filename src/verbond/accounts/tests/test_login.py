"""Logging in, signing up, second factors, throttling, the city's provider."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from verbond.accounts.facade import Role
from verbond.accounts.models import Person
from verbond.accounts.testing import PASSWORD, SECRET, code_now, make_person

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def log_in(client: Client, person: Person, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": person.email, "password": password})


LIBRARY_PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/1-wrong/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/wrong/",
    "/accounts/inactive/",
    "/accounts/3rdparty/login/cancelled/",
    "/accounts/3rdparty/login/error/",
]
OWN_LIBRARY_PAGES = [
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/3rdparty/",
    "/accounts/reauthenticate/",
]
FRESH_LIBRARY_PAGES = [
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/totp/activate/",
]


def assert_ours(page: str) -> None:
    assert "Verbond" in page
    assert "style=" not in page
    for script in re.findall(r"<script[^>]*>", page):
        assert "src=" in script or "json" in script, script
    for english in ("Sign In", "Password<", "Email<", "Confirm", "Change Password"):
        assert english not in page, english


@pytest.mark.parametrize("address", LIBRARY_PAGES)
def test_library_page_is_dutch_in_our_frame_and_keeps_the_policy(
    client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == (401 if "error" in address else 200)
    assert_ours(answer.content.decode())


@pytest.mark.parametrize("address", OWN_LIBRARY_PAGES + FRESH_LIBRARY_PAGES)
def test_own_library_page_is_dutch_in_our_frame(client: Client, address: str) -> None:
    log_in(client, make_person("an", password=PASSWORD))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.get(address)
    assert answer.status_code == 200
    assert_ours(answer.content.decode())


def test_resident_logs_in_and_out(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    assert log_in(client, person)["Location"] == "/accounts/me/"
    assert "Je bent aangemeld." in client.get("/accounts/me/").content.decode()
    client.post("/accounts/logout/")
    assert client.get("/accounts/me/").status_code == 302


def test_wrong_password_is_refused_without_telling_who_exists(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    wrong = log_in(client, person, "fout").content.decode()
    person.email = "niemand@example.test"
    unknown = log_in(client, person, "fout").content.decode()
    said = "Het door jou opgegeven e-mailadres en/of wachtwoord is niet correct."
    assert said in wrong
    assert said in unknown


def test_guessing_is_slowed_down(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    for _ in range(5):
        log_in(client, person, "fout")
    page = log_in(client, person).content.decode()
    assert "Te veel inlogpogingen" in page
    assert client.get("/accounts/me/").status_code == 302


def test_many_requests_get_a_calm_page_and_429(client: Client) -> None:
    answers = [client.post("/accounts/signup/", {"email": "x"}) for _ in range(21)]
    assert answers[-1].status_code == 429
    assert "Even geduld" in answers[-1].content.decode()


def test_clerk_needs_the_code_of_the_app(client: Client) -> None:
    person = make_person("karim", Role.CLERK, password=PASSWORD)
    assert log_in(client, person)["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/accounts/me/").status_code == 302
    page = client.get("/accounts/2fa/authenticate/").content.decode()
    assert "Nog één stap" in page
    assert_ours(page)
    assert (
        "Ongeldige code"
        in client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    )
    assert client.post("/accounts/2fa/authenticate/", {"code": code_now()}).status_code == 302
    assert client.get("/accounts/me/").status_code == 200


def test_secret_of_the_app_is_kept_encrypted() -> None:
    person = make_person("karim", Role.CLERK)
    kept = Authenticator.objects.get(user_id=person.pk)
    assert SECRET not in str(kept.data)
    assert isinstance(kept.wrap(), TOTP)
    assert kept.wrap().validate_code(code_now())


def test_second_factor_survives_a_change_of_the_secret_key(settings: Any) -> None:
    person = make_person("karim", Role.CLERK)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "nieuw" * 12
    assert Authenticator.objects.get(user_id=person.pk).wrap().validate_code(code_now())


def test_new_resident_confirms_the_address_first(client: Client) -> None:
    answer = client.post(
        "/accounts/signup/", {"email": "Rita@Example.test", "password1": "een lange zin hier"}
    )
    assert answer["Location"] == "/accounts/confirm-email/"
    (letter,) = mail.outbox
    assert letter.subject == "Welkom: bevestig je e-mailadres"
    assert "Fijn dat je erbij bent." in letter.body
    found = re.search(r"http://testserver(\S+)", str(letter.body))
    assert found
    assert "rita@example.test" in client.get(found.group(1)).content.decode()
    client.post(found.group(1))
    person = Person.objects.get()
    assert person.email == "rita@example.test"
    assert log_in(client, person, "een lange zin hier").status_code == 302
    assert client.get("/accounts/me/").status_code == 200


def test_sign_up_with_a_known_address_tells_only_its_owner(client: Client) -> None:
    make_person("an")
    answer = client.post(
        "/accounts/signup/", {"email": "an@example.test", "password1": "een lange zin hier"}
    )
    assert answer["Location"] == "/accounts/confirm-email/"
    assert mail.outbox[0].subject == "Je hebt al een account"


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "te kort"),
        ("password1234", "Veel mensen gebruiken"),
        ("098165432176", "alleen uit cijfers"),
        ("annemie@example.test", "lijkt te veel op"),
    ],
)
def test_weak_password_is_refused_in_plain_words(client: Client, password: str, said: str) -> None:
    sent = {"email": "annemie@example.test", "password1": password}
    page = client.post("/accounts/signup/", sent).content.decode()
    assert said in page
    assert "Niet alleen cijfers." in page
    assert "Uw " not in page
    assert not Person.objects.exists()


def test_closed_sign_up_makes_no_account(client: Client, settings: Any) -> None:
    settings.SIGNUP_OPEN = False
    assert "Maak er een" not in client.get("/accounts/login/").content.decode()
    answer = client.post(
        "/accounts/signup/", {"email": "a@example.test", "password1": "een lange zin hier"}
    )
    assert "Je kunt nu geen account maken" in answer.content.decode()
    assert not Person.objects.exists()


def test_forgotten_password_is_replaced_by_a_letter(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    client.post("/accounts/password/reset/", {"email": person.email})
    (letter,) = mail.outbox
    assert letter.subject == "Kies een nieuw wachtwoord"
    found = re.search(r"http://testserver(\S+)", str(letter.body))
    assert found
    page = client.get(found.group(1), follow=True)
    assert "Bewaar mijn wachtwoord" in page.content.decode()
    fresh = {"password1": "een andere zin hier", "password2": "een andere zin hier"}
    client.post(page.redirect_chain[-1][0], fresh)
    assert log_in(Client(), person, "een andere zin hier").status_code == 302


def test_other_address_counts_only_after_its_letter(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    log_in(client, person)
    client.post("/accounts/email/", {"action_add": "1", "email": "nieuw@example.test"})
    page = client.get("/accounts/email/").content.decode()
    assert "nieuw@example.test" in page
    assert Person.objects.get().email == "an@example.test"
    found = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert found
    client.post(found.group(1))
    assert Person.objects.get().email == "nieuw@example.test"


def test_codes_are_put_on_and_off_with_reserve_codes(client: Client) -> None:
    person = make_person("an", password=PASSWORD)
    log_in(client, person)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code class="accounts-long">(\w+)</code>', page)
    assert secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret.group(1))})
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li><code>\w+</code></li>", page)) == 10
    assert_ours(client.get("/accounts/2fa/recovery-codes/generate/").content.decode())
    assert_ours(client.get("/accounts/2fa/totp/deactivate/").content.decode())
    assert_ours(client.get("/accounts/2fa/reauthenticate/").content.decode())
    assert "Reservecodes" in client.get("/accounts/2fa/").content.decode()
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()


# the city's provider

PROVIDER = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "city",
                "name": "itsme",
                "client_id": "c",
                "secret": "s",
                "settings": {"server_url": "https://login.example.test"},
            }
        ]
    }
}


def test_no_button_without_a_provider(client: Client) -> None:
    assert "Meld aan met itsme" not in client.get("/accounts/login/").content.decode()


def test_button_leads_to_the_provider_without_loosening_the_policy(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    monkeypatch.setattr(
        "allauth.socialaccount.providers.openid_connect.views.OpenIDConnectOAuth2Adapter.openid_config",
        {
            "authorization_endpoint": "https://elsewhere.example.test/authorize",
            "token_endpoint": "https://login.example.test/token",
            "userinfo_endpoint": "https://login.example.test/me",
        },
    )
    page = client.get("/accounts/login/").content.decode()
    assert "Meld aan met itsme" in page
    assert_ours(client.get("/accounts/oidc/city/login/").content.decode())
    answer = client.post("/accounts/oidc/city/login/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'content="0; url=https://elsewhere.example.test/authorize?client_id=c' in page
    assert "form-action 'self'" in answer["Content-Security-Policy"]


def test_unknown_provider_is_not_found(client: Client) -> None:
    assert client.get("/accounts/oidc/nowhere/login/").status_code == 404
