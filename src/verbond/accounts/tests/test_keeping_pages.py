"""What a keeper does with people, roles, organisations and invitations."""

import re
import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.models import Invitation, Organisation, Person
from verbond.accounts.testing import make_person
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]
INVITE = {"email": "nieuw@example.test", "role": "clerk", "reason": "Nieuwe collega."}


@pytest.fixture
def desk(client_of: ClientOf, keeper: Person) -> Client:
    return client_of(keeper)


INVITATION = "/accounts/invitation/"


def open_letter(client: Client, letter: Any) -> Any:
    return client.get(link_in(letter), follow=True)


def link_in(letter: Any) -> str:
    found = re.search(r"http://testserver(\S+/invitation/\S+/)", letter.body)
    assert found, letter.body
    return found.group(1)


def test_keeper_searches_opens_a_file_and_that_is_written(desk: Client, resident: Person) -> None:
    page = desk.get("/accounts/people/?q=resid").content.decode()
    assert f"/accounts/people/{resident.uuid}/" in page
    assert journal.latest_entries() == ()
    page = desk.get(f"/accounts/people/{resident.uuid}/").content.decode()
    assert resident.email in page
    assert "Een dossier werd bekeken." in page
    (entry,) = journal.entries_about("accounts", "person", str(resident.uuid))
    assert (entry.verb, entry.role) == ("view", "keeper")


def test_search_without_result_says_what_to_do(desk: Client) -> None:
    page = desk.get("/accounts/people/?q=niemand").content.decode()
    assert "Niemand gevonden" in page


@pytest.mark.parametrize("text", ["x" * 121, "x" * 3000])
def test_search_for_nonsense_is_answered_calmly(desk: Client, text: str) -> None:
    assert desk.get(f"/accounts/people/?q={text}").status_code == 422


def test_list_of_people_asks_few_queries(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        make_person(f"veel{number}")
    with django_assert_max_num_queries(8):
        desk.get("/accounts/people/?q=veel")


def test_unknown_person_or_role_is_not_found(desk: Client) -> None:
    assert desk.get("/accounts/people/00000000-0000-0000-0000-000000000000/").status_code == 404
    assert desk.get("/accounts/roles/999/withdraw/").status_code == 404


def test_keeper_gives_and_takes_a_role(desk: Client, resident: Person) -> None:
    address = f"/accounts/people/{resident.uuid}/"
    answer = desk.post(address, {"role": "clerk", "reason": "Nieuw werk."}, follow=True)
    assert "De rol is gegeven." in answer.content.decode()
    grant = resident.grants.get()
    assert "verliest de rol" in desk.get(f"/accounts/roles/{grant.pk}/withdraw/").content.decode()
    answer = desk.post(
        f"/accounts/roles/{grant.pk}/withdraw/", {"reason": "Ander werk."}, follow=True
    )
    assert "De rol is afgenomen." in answer.content.decode()
    assert not resident.grants.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"role": "clerk"}, "Waarom?"),
        ({"role": "resident", "reason": "x"}, "Rol:"),
        ({"role": "organisation", "reason": "x"}, "Kies een organisatie"),
        ({"role": "clerk", "reason": "x" * 501}, "Waarom?"),
    ],
)
def test_unfit_grant_comes_back_with_what_is_wrong(
    desk: Client, resident: Person, sent: dict[str, str], said: str
) -> None:
    answer = desk.post(f"/accounts/people/{resident.uuid}/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not resident.grants.exists()


def test_last_keeper_cannot_be_removed_from_the_page(desk: Client, keeper: Person) -> None:
    grant = keeper.grants.get()
    answer = desk.post(f"/accounts/roles/{grant.pk}/withdraw/", {"reason": "Weg."})
    assert answer.status_code == 422
    assert "laatste beheerder" in answer.content.decode()


def test_organisation_is_added_on_its_page(desk: Client) -> None:
    assert "Nog geen organisaties" in desk.get("/accounts/organisations/").content.decode()
    answer = desk.post("/accounts/organisations/add/", {"name": "De Linde (fictief)"}, follow=True)
    assert "De Linde (fictief)" in answer.content.decode()
    answer = desk.post("/accounts/organisations/add/", {"name": "DE LINDE (fictief)"})
    assert answer.status_code == 422
    assert Organisation.objects.count() == 1


# invitations


def test_guest_follows_the_letter_to_an_own_account(desk: Client, client: Client) -> None:
    page = desk.get("/accounts/invitations/").content.decode()
    assert "geen uitnodigingen open" in page
    answer = desk.post("/accounts/invitations/", INVITE, follow=True)
    assert "De uitnodiging is verstuurd." in answer.content.decode()
    assert "nieuw@example.test" in answer.content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["nieuw@example.test"]
    assert "als Medewerker" in letter.body

    page = open_letter(client, letter).content.decode()
    assert "Je bent uitgenodigd als <b>Medewerker</b>" in page
    answer = client.post(INVITATION, {"name": "Nel (fictief)", "password": "kort"})
    assert answer.status_code == 422
    answer = client.post(INVITATION, {"name": "Nel (fictief)", "password": "een lange zin hier"})
    assert answer.status_code == 302
    assert "Nel (fictief)" in client.get("/accounts/me/").content.decode()
    # A clerk now, but nothing of the city opens before there is a second factor.
    assert not Invitation.objects.filter(used_at=None).exists()
    assert open_letter(client, letter).status_code == 410


def test_letter_of_a_closed_invitation_explains_itself(desk: Client, client: Client) -> None:
    desk.post("/accounts/invitations/", INVITE)
    invitation = Invitation.objects.get()
    address = f"/accounts/invitations/{invitation.pk}/withdraw/"
    assert "nieuw@example.test" in desk.get(address).content.decode()
    assert desk.post(address, {}).status_code == 422
    answer = desk.post(address, {"reason": "Vergissing."}, follow=True)
    assert "ingetrokken" in answer.content.decode()
    assert desk.post(address, {"reason": "Nog eens."}).status_code == 422
    answer = open_letter(client, mail.outbox[0])
    assert answer.status_code == 410
    assert "ingetrokken" in answer.content.decode()


def test_guest_with_an_account_logs_in_and_says_yes(
    desk: Client, client_of: ClientOf, client: Client, resident: Person
) -> None:
    desk.post("/accounts/invitations/", {**INVITE, "email": resident.email})
    page = open_letter(client, mail.outbox[0]).content.decode()
    assert f"/accounts/login/?next={INVITATION}" in page
    guest = client_of(resident)
    page = open_letter(guest, mail.outbox[0]).content.decode()
    assert "Neem de uitnodiging aan" in page
    assert not resident.grants.exists()
    assert guest.post(INVITATION).status_code == 302
    assert resident.grants.get().role == "clerk"


def test_somebody_else_cannot_use_the_letter(
    desk: Client, client_of: ClientOf, resident: Person, outsider: Person
) -> None:
    desk.post("/accounts/invitations/", {**INVITE, "email": resident.email})
    stranger = client_of(outsider)
    open_letter(stranger, mail.outbox[0])
    answer = stranger.post(INVITATION)
    assert answer.status_code == 409
    assert resident.email not in answer.content.decode()
    assert not outsider.grants.exists()


def test_invitation_whose_mail_cannot_leave_is_withdrawn(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("verbond.accounts.letters.send_mail", fail)
    answer = desk.post("/accounts/invitations/", INVITE)
    assert answer.status_code == 422
    assert "De mail vertrok niet" in answer.content.decode()
    assert Invitation.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(
    "sent", [{**INVITE, "email": "geen adres"}, {**INVITE, "reason": ""}, {**INVITE, "role": "x"}]
)
def test_unfit_invitation_sends_nothing(desk: Client, sent: dict[str, str]) -> None:
    assert desk.post("/accounts/invitations/", sent).status_code == 422
    assert mail.outbox == []
    assert not Invitation.objects.exists()


def test_hidden_letters_in_a_guests_name_come_back_as_an_error(
    desk: Client, client: Client
) -> None:
    desk.post("/accounts/invitations/", INVITE)
    open_letter(client, mail.outbox[0])
    answer = client.post(INVITATION, {"name": "N\u202eel", "password": "een lange zin hier"})
    assert answer.status_code == 422
    assert "onzichtbare tekens" in answer.content.decode()


def test_page_of_an_invitation_without_a_letter_explains_itself(client: Client) -> None:
    assert client.get(INVITATION).status_code == 410


def test_token_of_a_letter_reaches_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    assert client.get("/accounts/invitation/een-geheim/", follow=True).status_code == 410
    assert caplog.records
    assert "een-geheim" not in " ".join(str(vars(record)) for record in caplog.records)
