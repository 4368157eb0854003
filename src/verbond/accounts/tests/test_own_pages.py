"""What a person sees and does about themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.holdings import forget_holding, holdings, register_holding
from verbond.accounts.models import Person
from verbond.accounts.testing import PASSWORD, code_now, make_person
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def log_in(person: Person) -> Client:
    client = Client()
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def test_person_sees_what_is_held_and_where_to_manage_it(
    client_of: ClientOf, resident: Person
) -> None:
    things = [{"a": 1}, {"a": 2}]
    register_holding(
        "test.follows",
        lambda _: things,
        lambda *_: None,
        title="Beloften die je volgt",
        address="/follows/",
    )
    try:
        page = client_of(resident).get("/accounts/me/").content.decode()
    finally:
        forget_holding("test.follows")
    assert resident.email in page
    assert '<b class="number">2</b> <a href="/follows/">Beloften die je volgt</a>' in page
    assert "Mensen en rollen" not in page


def test_own_page_asks_few_queries(
    client_of: ClientOf, keeper: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(keeper)
    # One for each kind of things that a room holds about somebody, and those of the page itself.
    with django_assert_max_num_queries(10 + len(tuple(holdings()))):
        client.get("/accounts/me/")


def test_name_is_changed_and_the_page_says_so(client_of: ClientOf, resident: Person) -> None:
    client = client_of(resident)
    answer = client.post("/accounts/me/", {"name": "Rita", "language": "nl"}, follow=True)
    assert "Je gegevens zijn bewaard." in answer.content.decode()
    assert Person.objects.get(pk=resident.pk).name == "Rita"


@pytest.mark.parametrize(
    ("name", "language"), [("x" * 121, "nl"), ("A\u202eb", "nl"), ("An", "xx")]
)
def test_unfit_details_come_back_with_what_is_wrong(
    client_of: ClientOf, resident: Person, name: str, language: str
) -> None:
    answer = client_of(resident).post("/accounts/me/", {"name": name, "language": language})
    assert answer.status_code == 422
    assert "Kijk dit na" in answer.content.decode()
    assert Person.objects.get(pk=resident.pk).name == resident.name


def test_name_with_a_script_is_shown_as_text(client_of: ClientOf, resident: Person) -> None:
    client = client_of(resident)
    client.post("/accounts/me/", {"name": "<script>alert(1)</script>", "language": "nl"})
    page = client.get("/accounts/me/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_download_is_a_file_with_everything(client_of: ClientOf, resident: Person) -> None:
    answer = client_of(resident).get("/accounts/me/download/")
    assert answer["Content-Disposition"] == 'attachment; filename="verbond-mijn-gegevens.json"'
    held: Any = answer.json()
    assert held["person"]["email"] == resident.email


def test_erasing_asks_the_password_first_when_login_was_long_ago(
    client_of: ClientOf,
) -> None:
    person = make_person("wisser", password=PASSWORD)
    client = client_of(person)
    answer = client.get("/accounts/me/erase/")
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    answer = client.post("/accounts/me/erase/", {"sure": "on"})
    assert answer.status_code == 302
    assert Person.objects.filter(pk=person.pk).exists()


def test_account_is_erased_after_a_clear_yes(client: Client) -> None:
    person = make_person("wisser", password=PASSWORD)
    client = log_in(person)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.get("/accounts/me/erase/").status_code == 200
    assert client.post("/accounts/me/erase/", {}).status_code == 422
    assert Person.objects.filter(pk=person.pk).exists()
    answer = client.post("/accounts/me/erase/", {"sure": "on"})
    assert "Je account is gewist" in answer.content.decode()
    assert not Person.objects.filter(pk=person.pk).exists()
    assert client.get("/accounts/me/").status_code == 302
    assert journal.verify().is_whole


def test_last_keeper_who_wants_to_leave_learns_what_to_do_first(
    client_of: ClientOf, keeper: Person
) -> None:
    client = client_of(keeper)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_now()})
    answer = client.post("/accounts/me/erase/", {"sure": "on"})
    assert answer.status_code == 422
    assert "laatste beheerder" in answer.content.decode()
