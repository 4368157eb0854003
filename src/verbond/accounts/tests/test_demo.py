"""The fictitious people of the demo."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.core.errors import RoleRefused
from verbond.accounts.facade import Role, load_demo_people
from verbond.accounts.models import Person
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def test_demo_has_somebody_for_each_role_who_says_to_be_fictitious(settings: Any) -> None:
    settings.DEMO = True
    logins = load_demo_people(now=NOW)
    # Two social workers: one asks, the other approves.
    assert len(logins) == len(Role) + 1
    assert all("(fictief)" in login.name for login in logins)
    assert all(login.email.endswith("@voorbeeld.invalid") for login in logins)
    assert {role for person in Person.objects.all() for role in person.granted_roles} == set(
        Role
    ) - {Role.RESIDENT}


def test_second_run_changes_nothing(settings: Any) -> None:
    settings.DEMO = True
    first = load_demo_people(now=NOW)
    entries = journal.head_sequence()
    assert load_demo_people(now=NOW) == first
    assert (Person.objects.count(), journal.head_sequence()) == (10, entries)


def test_printed_login_opens_the_keepers_page(settings: Any, client: Client) -> None:
    settings.DEMO = True
    keeper = next(one for one in load_demo_people(now=NOW) if "beheerder" in one.email)
    client.post("/accounts/login/", {"login": keeper.email, "password": keeper.password})
    assert client.get("/accounts/people/").status_code == 200


def test_real_site_gets_no_demo_people() -> None:
    with pytest.raises(RoleRefused):
        load_demo_people(now=NOW)
    assert not Person.objects.exists()
