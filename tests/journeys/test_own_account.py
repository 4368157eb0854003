"""Stories of an account: two locks, an invitation, looking around and leaving."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import PASSWORD, make_person

Check = Callable[[Page], None]
PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(live_server: Any) -> str:
    # A passkey belongs to a name; a browser makes none for a bare 127.0.0.1.
    return str(live_server.url).replace("127.0.0.1", "localhost")


def log_in(page: Page, site: str, word: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail").fill(f"{word}@example.test")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Meld aan", exact=True).click()


def log_out(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/logout/")
    page.get_by_role("button", name="Meld mij af").click()


def give_device(page: Page) -> None:
    """Let the browser behave as a phone with a fingerprint."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})


@pytest.mark.browser_complains  # the closed door answers 403, which the browser reports
def test_keeper_gets_in_only_after_making_a_passkey(
    phone: Page, site: str, axe: Check, fits: Check
) -> None:
    make_person("beheerder", Role.KEEPER, second_factor=False, password=PASSWORD)

    def look() -> None:
        axe(phone)
        fits(phone)

    give_device(phone)
    log_in(phone, site, "beheerder")
    look()
    phone.goto(f"{site}/accounts/people/")
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "Zet eerst een tweede slot op je account"
    )
    look()
    phone.get_by_role("link", name="Een passkey").click()
    if "reauthenticate" in phone.url:
        look()
        phone.get_by_label("Wachtwoord").fill(PASSWORD)
        phone.get_by_role("button", name="Ga verder").click()
    expect(phone).to_have_url(re.compile("webauthn/add"))
    look()
    phone.get_by_label("Aanmelden zonder wachtwoord").check()
    phone.get_by_role("button", name="Maak de passkey").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Reservecodes")
    look()
    for address in ("people", "invitations", "organisations", "2fa", "2fa/webauthn", "email"):
        phone.goto(f"{site}/accounts/{address}/")
        look()
    log_out(phone, site)
    phone.goto(f"{site}/accounts/login/")
    phone.get_by_role("button", name="Meld aan met een passkey").click()
    expect(phone).to_have_url(re.compile("/accounts/me/"))
    phone.goto(f"{site}/accounts/people/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Mensen en rollen")


def test_guest_accepts_an_invitation_without_javascript(
    without_javascript: Page, site: str, live_server: Any, client: Any
) -> None:
    keeper = make_person("beheerder", Role.KEEPER)
    client.force_login(keeper)
    client.post(
        "/accounts/invitations/",
        {"email": "nel@example.test", "role": "clerk", "reason": "Nieuwe collega."},
    )
    link = re.search(r"/accounts/invitation/\S+", str(mail.outbox[0].body))
    assert link
    page = without_javascript
    page.goto(site + link.group())
    page.get_by_label("Je naam").fill("Nel (fictief)")
    page.get_by_label("Kies een wachtwoord").fill("kort")
    page.get_by_role("button", name="Maak mijn account").click()
    expect(page.get_by_role("alert")).to_contain_text("Kijk dit na")
    page.get_by_label("Kies een wachtwoord").fill("een lange zin hier")
    page.get_by_role("button", name="Maak mijn account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn pagina")
    expect(page.get_by_text("Medewerker")).to_be_visible()


def test_resident_sees_what_is_held_and_leaves(
    phone: Page, site: str, axe: Check, fits: Check
) -> None:
    make_person("rita", password=PASSWORD)
    log_in(phone, site, "rita")
    axe(phone)
    phone.get_by_role("link", name="Wis mijn account").click()
    if "reauthenticate" in phone.url:
        phone.get_by_label("Wachtwoord").fill(PASSWORD)
        phone.get_by_role("button", name="Ga verder").click()
    axe(phone)
    fits(phone)
    phone.get_by_label("Ja, wis mijn account en alles wat erbij hoort.").check()
    phone.get_by_role("button", name="Wis mijn account").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Je account is gewist")
    axe(phone)
    # What happened stays to be read, without who it was.
    phone.goto(f"{site}/journal/")
    expect(phone.get_by_text("Een account werd gewist")).to_be_visible()
    expect(phone.get_by_text("rita")).to_have_count(0)
    axe(phone)
    fits(phone)


def test_open_pages_of_accounts_are_light_and_reachable(
    phone: Page, site: str, axe: Check, fits: Check, light: Callable[[Page, str], int]
) -> None:
    for address in ("login", "signup", "password/reset", "permissions"):
        light(phone, f"{site}/accounts/{address}/")
        axe(phone)
        fits(phone)
    light(phone, f"{site}/journal/")
