"""A member asks, the city answers: who may, what stands there, and nothing that is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.accounts.testing import erase
from verbond.agreement.testing import work
from verbond.council.facade import published
from verbond.council.models import MemberQuestion
from verbond.council.testing import TEXT, make_question, unit_of

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def asked(**other: str) -> dict[str, str]:
    return {
        "text": TEXT,
        "body": "gemeenteraad",
        "chapter": "",
        "commitment": "",
        "asked_by": "Mia Raadslid (fictief)",
    } | other


def answered(**other: Any) -> dict[str, Any]:
    return {"answer": "Langs de Dorpsstraat.", "answered_by": "Dienst Groen", "lock": 0} | other


def test_only_a_member_asks(
    client: Client, client_of: ClientOf, outsider: Person, clerk: Person, mandatary: Person,
    agreement: Any,
) -> None:  # fmt: skip
    assert agreement.pk
    page = reverse("council:ask")
    assert client_of(outsider).get(page).status_code == 403
    assert client_of(clerk).post(page, asked()).status_code == 403
    assert "/accounts/login/" in client.get(page)["Location"]
    assert client_of(mandatary).get(page).status_code == 200
    assert not MemberQuestion.objects.exists()


def test_a_member_asks_about_a_promise_and_everybody_reads_it(
    client: Client, client_of: ClientOf, mandatary: Person, agreement: Any
) -> None:
    unit = unit_of(agreement, "We planten")
    page = reverse("council:ask")
    member = client_of(mandatary)
    about = member.get(page, {"about": unit.get_absolute_url()}).content.decode()
    assert f'value="{unit.get_absolute_url()}"' in about
    there = member.post(page, asked(commitment=f"https://stad.be{unit.get_absolute_url()}"))
    row = MemberQuestion.objects.get()
    assert (row.commitment_id, row.person_id) == (unit.pk, mandatary.pk)
    seen = client.get(there["Location"]).content.decode()
    assert TEXT in seen
    assert "Er is nog geen antwoord" in seen
    assert unit.text in seen
    assert TEXT in client.get(reverse("council:questions")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": "Kort"}, "10"),
        ({"text": "          kort          "}, "10"),
        ({"commitment": "https://elders.be/x/"}, "geen adres van een belofte"),
        ({"commitment": "/council/"}, "geen adres van een belofte"),
        ({"commitment": "/agreement/fictief/c/niets/"}, "geen adres van een belofte"),
        ({"commitment": "http://[x"}, "geen adres van een belofte"),
        ({"body": "andere"}, "geldige"),
    ],
)
def test_a_wrong_question_is_said_in_words_and_what_was_typed_stays(
    client_of: ClientOf, mandatary: Person, agreement: Any, wrong: dict[str, str], says: str
) -> None:
    assert agreement.pk
    answer = client_of(mandatary).post(reverse("council:ask"), asked(**wrong))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Mia Raadslid" in answer.content.decode()
    assert not MemberQuestion.objects.exists()


def test_the_city_answers_and_the_member_gets_a_mail(
    client: Client, client_of: ClientOf, officer: Person, mandatary: Person, agreement: Any
) -> None:
    row = make_question(agreement, person_id=mandatary.pk)
    page = reverse("council:question", args=[row.key])
    assert client_of(officer).post(page, answered()).status_code == 302
    work()

    assert [message.to for message in mail.outbox] == [[mandatary.email]]
    assert "Langs de Dorpsstraat." in mail.outbox[0].body
    seen = client.get(page).content.decode()
    assert "Langs de Dorpsstraat." in seen
    assert "Dienst Groen" in seen
    # What somebody wrote to the council stands on the site; the address of a mail nowhere.
    assert mandatary.email not in seen


@pytest.mark.parametrize("change", [{"state": "open"}, {"person": None}])
def test_no_mail_goes_to_nobody(agreement: Any, mandatary: Person, change: dict[str, Any]) -> None:
    from verbond.council.tasks import mail_member

    row = make_question(agreement, person_id=mandatary.pk)
    MemberQuestion.objects.update(**({"state": "answered"} | change))
    mail_member.func(question_id=row.pk)
    mail_member.func(question_id=row.pk + 1)
    assert not mail.outbox


def test_an_outsider_answers_and_withdraws_nothing(
    client: Client, client_of: ClientOf, outsider: Person, mandatary: Person, agreement: Any
) -> None:
    row = make_question(agreement)
    page, back = (reverse(f"council:{name}", args=[row.key]) for name in ("question", "withdraw"))
    assert client_of(outsider).post(page, answered()).status_code == 403
    assert client_of(mandatary).post(page, answered()).status_code == 403
    assert "/accounts/login/" in client.post(page, answered())["Location"]
    assert client_of(outsider).post(back, {"lock": 0}).status_code == 403
    # Another member's question is none of theirs.
    assert client_of(mandatary).post(back, {"lock": 0}).status_code == 404
    row.refresh_from_db()
    assert row.state == "open"


def test_two_officers_at_once_see_both_answers(
    client_of: ClientOf, officer: Person, clerk: Person, agreement: Any
) -> None:
    page = reverse("council:question", args=[make_question(agreement).key])
    client_of(officer).post(page, answered(answer="Het eerste antwoord."))
    second = client_of(clerk).post(page, answered(answer="Het tweede antwoord."))
    text = second.content.decode()

    assert second.status_code == 422
    assert "Iemand anders antwoordde intussen" in text
    assert "Het eerste antwoord." in text
    assert text.count("Het tweede antwoord.") == 2
    assert 'name="lock" value="1"' in text
    again = client_of(clerk).post(page, answered(answer="Samen.", lock=1))
    assert again.status_code == 302


def test_an_empty_answer_keeps_the_form(
    client_of: ClientOf, officer: Person, agreement: Any
) -> None:
    page = reverse("council:question", args=[make_question(agreement).key])
    assert client_of(officer).post(page, answered(answer="")).status_code == 422
    assert client_of(officer).post(page, answered(answered_by="  ", answer="x")).status_code == 422


def test_a_member_withdraws_until_there_is_an_answer(
    client_of: ClientOf, mandatary: Person, officer: Person, agreement: Any
) -> None:
    member = client_of(mandatary)
    row, other = (make_question(agreement, person_id=mandatary.pk) for _ in range(2))
    page = reverse("council:withdraw", args=[row.key])
    assert member.get(page).status_code == 405
    assert (
        "Iemand anders was je voor"
        in member.post(page, {"lock": "x"}, follow=True).content.decode()
    )
    assert (
        "Je vraag is ingetrokken" in member.post(page, {"lock": "0"}, follow=True).content.decode()
    )
    late = reverse("council:question", args=[other.key])
    client_of(officer).post(late, answered())
    told = member.post(reverse("council:withdraw", args=[other.key]), {"lock": "1"}, follow=True)
    assert "al beantwoord" in told.content.decode()


def test_what_a_member_asked_in_public_stays_when_the_account_goes(
    client: Client, client_of: ClientOf, mandatary: Person, agreement: Any
) -> None:
    row = make_question(agreement, person_id=mandatary.pk)
    shown = client_of(mandatary).get("/accounts/me/").content.decode()
    assert "Vragen die je als raadslid stelde" in shown
    erase(mandatary)
    row.refresh_from_db()
    assert row.person_id is None
    assert (
        "Mia Raadslid" in client.get(reverse("council:question", args=[row.key])).content.decode()
    )


def test_open_data_tell_questions_and_never_the_account(agreement: Any, mandatary: Person) -> None:
    make_question(agreement, person_id=mandatary.pk)
    make_question(agreement)
    MemberQuestion.objects.filter(key="2026-002").update(state="withdrawn")
    rows = list(published("member-questions"))

    assert [row["key"] for row in rows] == ["2026-001"]
    assert "person" not in rows[0]
    assert list(published("reports")) == []
