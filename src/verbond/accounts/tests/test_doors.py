"""Every page, seen by somebody who has no business there."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Role
from verbond.accounts.models import Person
from verbond.accounts.testing import make_person
from verbond.accounts.urls import own_pages
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]

OWN = ["/accounts/me/", "/accounts/me/download/", "/accounts/me/erase/"]
KEEPING = [
    "/accounts/people/",
    f"/accounts/people/{uuid.UUID(int=0)}/",
    "/accounts/roles/1/withdraw/",
    "/accounts/organisations/",
    "/accounts/invitations/",
    "/accounts/invitations/1/withdraw/",
]
LIBRARY = [
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/3rdparty/",
]
OPEN = {"permissions", "invitation", "open_letter"}


def test_every_page_is_in_these_lists() -> None:
    named = {page.name for page in own_pages} - OPEN
    assert len(named) == len(OWN) + len(KEEPING) + len(["organisations/add"])


@pytest.mark.parametrize("address", OWN + KEEPING + LIBRARY)
def test_visitor_without_account_is_asked_to_log_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("address", KEEPING)
def test_outsider_meets_a_closed_door_and_learns_who_may(
    client_of: ClientOf, outsider: Person, address: str
) -> None:
    answer = client_of(outsider).get(address)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Deze pagina is niet voor jou" in page
    assert "Beheerder" in page


@pytest.mark.parametrize("address", [*KEEPING, "/accounts/organisations/add/"])
def test_clerk_cannot_do_what_a_keeper_does(
    client_of: ClientOf, clerk: Person, address: str
) -> None:
    answer = client_of(clerk).post(address, {"name": "x", "reason": "x", "role": "keeper"})
    assert answer.status_code in {403, 405}
    assert journal.latest_entries() == ()


def test_keeper_without_a_second_factor_is_told_how_to_get_one(client_of: ClientOf) -> None:
    careless = make_person("careless", Role.KEEPER, second_factor=False)
    answer = client_of(careless).get("/accounts/people/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "tweede slot" in page
    assert reverse("mfa_add_webauthn") in page
    assert reverse("mfa_activate_totp") in page


def test_closed_account_is_logged_out_at_once(client_of: ClientOf, keeper: Person) -> None:
    client = client_of(keeper)
    Person.objects.filter(pk=keeper.pk).update(is_active=False)
    assert client.get("/accounts/people/").status_code == 302


def test_own_pages_are_never_kept_by_a_cache(client_of: ClientOf, resident: Person) -> None:
    assert "no-store" in client_of(resident).get("/accounts/me/")["Cache-Control"]


def test_rules_stand_on_a_page_for_everybody(client: Client) -> None:
    page = client.get("/accounts/permissions/").content.decode()
    assert "Een beheerder mag mensen opzoeken en uitnodigen" in page
    assert "Zonder account." in page
