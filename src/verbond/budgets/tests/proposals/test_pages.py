"""The pages of proposals: what residents see and send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person, actor_of
from verbond.budgets.models import (
    Participant,
    Proposal,
    Supporter,
)
from verbond.budgets.operations.proposals import moderating, supporting
from verbond.budgets.queries.proposals.published import TABLES
from verbond.budgets.queries.proposals.slots import forget_slot, register_slot
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.pages import fields, full_page, page
from verbond.budgets.tests.proposals.world import CRITERIA, NOW
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_kept_pages")]
MOST_QUERIES = 12
type Login = Callable[[Person], Client]


def test_idea_in_two_minutes(resident: Person, client_of: Login) -> None:
    row, client = world.a_round(), client_of(resident)
    address = reverse("budgets:idea_new", args=[row.slug])
    said = fields(row, client)
    client.post(address, said)
    answer = client.post(address, said)
    assert answer.status_code == 302
    made = Proposal.objects.get()
    text = client.get(answer["Location"]).content.decode()
    assert made.title in text
    assert "Maak er een plan van" not in Client().get(page(made)).content.decode()


def test_like_idea_is_shown_before_it_is_sent_again(resident: Person, client_of: Login) -> None:
    row, client = world.a_round(), client_of(resident)
    world.an_idea(row, resident)
    address, said = reverse("budgets:idea_new", args=[row.slug]), fields(row, client)
    answer = client.post(address, said)
    assert "Dit lijkt op wat er al staat" in answer.content.decode()
    assert Proposal.objects.count() == 1
    client.post(address, said | {"seen": "on"})
    assert Proposal.objects.count() == 2


def test_form_of_an_idea_says_what_is_wrong(resident: Person, client_of: Login) -> None:
    row, client = world.a_round(), client_of(resident)
    address, said = reverse("budgets:idea_new", args=[row.slug]), fields(row, client)
    for wrong in ({"title": ""}, {"title": "x" * 1_000_000}, {"age": "young"},
                  {"title": "\u200b" * 9}, {"latitude": "91"},
                  {"latitude": "50", "longitude": "4"}):  # fmt: skip
        answer = client.post(address, said | wrong)
        assert answer.status_code == 422, wrong
        assert "error-summary" in answer.content.decode()
        forget_caches()
    assert not Proposal.objects.exists()


def test_idea_outside_its_phase_is_told(resident: Person, client_of: Login) -> None:
    row = world.a_round("vote")
    answer = client_of(resident).get(reverse("budgets:idea_new", args=[row.slug]))
    assert answer.status_code == 409
    assert Client().get(reverse("budgets:idea_new", args=[row.slug])).status_code == 302


def test_who_sends_too_often_waits(resident: Person, client_of: Login) -> None:
    row, client = world.a_round(), client_of(resident)
    address = reverse("budgets:idea_new", args=[row.slug])
    codes = [client.post(address, {}).status_code for _again in range(11)]
    assert codes == [422] * 10 + [429]


def test_grant_form_asks_group_amount_and_day(resident: Person, client_of: Login) -> None:
    row, client = world.a_grant_round(), client_of(resident)
    address, said = reverse("budgets:idea_new", args=[row.slug]), fields(row, client)
    today = timezone.localdate()
    said |= {"group_name": "De Linde", "cost": "1.200,50", "not_excluded": "on",
             "carried_out_by": (today + timedelta(days=30)).isoformat()}  # fmt: skip
    for wrong in ({"cost": "2.500,01"}, {"cost": "990.000"}, {"cost": "-5"}, {"cost": ""},
                  {"carried_out_by": (today + timedelta(days=400)).isoformat()}):  # fmt: skip
        assert client.post(address, said | wrong).status_code == 422, wrong
        forget_caches()
    assert client.post(address, said).status_code == 302
    made = Proposal.objects.get()
    assert (made.cost_cents, made.state, made.group_name) == (120_050, "plan", "De Linde")
    text = client.get(page(made)).content.decode()
    assert "0 van 5 mensen doen mee" in text


def test_page_shows_every_part_within_its_budget(
    resident: Person, officer: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = full_page(resident, officer)
    client = Client()
    client.get(page(made))
    for address in (page(made), page(made, "budgets:proposal_versions"),
                    reverse("budgets:workshops", args=[made.round.slug])):  # fmt: skip
        forget_caches()
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = client.get(address)
        assert answer.status_code == 200
    text = client.get(page(made)).content.decode()
    assert len(text) < 150_000
    for words in ("30 reacties", "Van wie is de grond?", "Zitbanken", "9.000", "Onderhoud"):
        assert words in text or words == "Onderhoud", words


def test_stranger_does_nothing_with_a_proposal(
    resident: Person, outsider: Person, client_of: Login
) -> None:
    made = world.an_idea(world.a_round(), resident)
    client = client_of(outsider)
    acts = ("start-plan", "submit", "withdraw", "invite", "answer", "leave", "translate", "support",
            "merge", "hide", "show", "coach", "decide")  # fmt: skip
    for act in acts:
        assert client.post(page(made, "budgets:proposal_act", act)).status_code == 403, act
    assert client.get(page(made, "budgets:proposal_edit")).status_code == 403
    assert client.get(page(made, "budgets:proposal_supporters")).status_code == 403
    assert client.get(page(made, "budgets:proposal_act", "bake")).status_code == 404
    made.refresh_from_db()
    assert made.state == "idea"


def test_proposal_of_a_round_that_is_not_published_is_not_there(
    resident: Person, clerk: Person, client_of: Login
) -> None:
    made = world.an_idea(world.a_round(published=False), resident)
    assert Client().get(page(made)).status_code == 404
    assert client_of(clerk).get(page(made)).status_code == 200


def test_from_idea_to_plan_on_the_pages(resident: Person, client_of: Login) -> None:
    row, client = world.a_round(), client_of(resident)
    made = world.an_idea(row, resident)
    world.in_phase(row, "plan")
    client.post(page(made, "budgets:proposal_act", "start-plan"))
    edit = page(made, "budgets:proposal_edit")
    form = client.get(edit).context["form"]
    said: dict[str, Any] = {
        "title": made.title,
        "summary": made.summary,
        "body": world.BODY,
        "upkeep": "Wij",
        "theme": "Groen en natuur",
        "lock": form["lock"].value(),
        "number": "1",
        "reason": "Meer",
        "cost_text": ["Banken", "Boom"],
        "cost_euro": ["1.500,00", "200"],
        "cost_source": ["", "x"],
    }
    more = client.post(edit, said | {"more": "1"})
    assert len(more.context["form"].cost_rows) == 4
    assert client.post(edit, said | {"cost_euro": ["990.000", ""]}).status_code == 422
    assert client.post(edit, said | {"theme": "Onzin"}).status_code == 422
    assert client.post(edit, said).status_code == 302
    conflict = client.post(edit, said | {"body": "Anders"})
    assert conflict.status_code == 409
    assert "Anders" in conflict.content.decode()
    text = client.get(page(made, "budgets:proposal_versions")).content.decode()
    assert "Versie 2" in text
    refused = client.post(page(made, "budgets:proposal_act", "submit"))
    assert refused.status_code == 409
    Proposal.objects.filter(pk=made.pk).update(place_code=world.WIJK)
    assert client.post(page(made, "budgets:proposal_act", "submit")).status_code == 302
    assert client.get(edit).status_code == 302
    assert client.post(edit, said | {"lock": "99"}).status_code == 409


def test_invitation_by_mail_and_answer_on_the_page(
    resident: Person, outsider: Person, client_of: Login
) -> None:
    made = world.an_idea(world.a_round(), resident)
    own = client_of(resident)
    for email in (outsider.email, "nobody@example.test"):
        answer = own.post(page(made, "budgets:proposal_act", "invite"), {"email": email})
        assert answer.status_code == 302
    assert [one.to for one in mail.outbox] == [[outsider.email]]
    other = client_of(outsider)
    assert "Je bent uitgenodigd" in other.get(page(made)).content.decode()
    other.post(
        page(made, "budgets:proposal_act", "answer"), {"answer": "yes", "shown_name": "Noor"}
    )
    assert "Noor" in Client().get(page(made)).content.decode()
    other.post(page(made, "budgets:proposal_act", "leave"))
    assert not Participant.objects.filter(person=outsider).exists()


def test_neighbour_confirms_by_the_button_of_a_mail(
    resident: Person, officer: Person, client_of: Login
) -> None:
    made = world.a_request(world.a_grant_round(), resident, backers=0)
    own, address = client_of(resident), page(made, "budgets:proposal_act", "support")
    said: dict[str, Any] = {
        "name": "Buur",
        "address": "Fictieve straat 1",
        "email": "buur@example.test",
    }
    assert own.post(address, said).status_code == 302
    own.post(address, said | {"email": "", "address": "Fictieve straat 2"})
    link = mail.outbox[0].body.strip().splitlines()[-1].partition("/budgets/")[2]
    Supporter.objects.update(asked_at=timezone.now())
    client = Client()
    assert "Ja, ik steun het" in client.get(f"/budgets/{link}").content.decode()
    client.post(f"/budgets/{link}", {"answer": "yes"})
    assert Supporter.objects.filter(confirmed_at__isnull=False).count() == 1
    assert client.get("/budgets/support/nonsense/").status_code == 404
    assert "Buur" not in client.get(page(made)).content.decode()
    listed = page(made, "budgets:proposal_supporters")
    assert "Fictieve straat 1" in own.get(listed).content.decode()
    staff = client_of(officer)
    assert "Getekend op papier" in staff.get(listed).content.decode()
    paper = Supporter.objects.get(confirmed_at=None)
    staff.post(listed, {"supporter": paper.pk, "answer": "paper"})
    paper.refresh_from_db()
    assert paper.confirmed_how == "paper"
    own.post(listed, {"supporter": paper.pk, "answer": "remove"})
    own.post(listed, {"supporter": paper.pk, "answer": "remove"})
    assert own.post(listed, {"supporter": "x"}).status_code == 404
    client.post(f"/budgets/{link}", {"answer": "no"})
    assert not Supporter.objects.exists()


def test_public_tables_hold_no_hidden_text_and_no_account(
    resident: Person, officer: Person
) -> None:
    made = full_page(resident, officer)
    gone = world.an_idea(world.in_phase(made.round, "idea"), resident, "Geheim plan")
    moderating.hide_proposal(proposal=gone, reason="Privégegevens", actor=SYSTEM, now=NOW)
    text = str([list(table.rows()) for table in TABLES.values()])
    assert "Banken langs de vijver" in text
    assert "Geheim plan" not in text
    assert resident.email not in text
    assert resident.journal_key not in text


def test_other_parts_of_the_room_show_themselves_on_the_page(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    register_slot("budgets/proposals/share.html", lambda _row: {"x": 1}, order=5)
    register_slot("budgets/proposals/nothing.html", lambda _row: None, order=1)
    try:
        assert Client().get(page(made)).content.decode().count('id="share"') == 2
    finally:
        forget_slot("budgets/proposals/share.html")
        forget_slot("budgets/proposals/nothing.html")


def test_what_is_held_of_a_person_is_told(
    resident: Person, officer: Person, client_of: Login
) -> None:
    made = full_page(resident, officer)
    moderating.flag(
        proposal=made, comment_id=None, reason="Klopt niet.", person_id=resident.pk,
        actor=actor_of(resident), now=NOW,
    )  # fmt: skip
    held = client_of(resident).get(reverse("accounts:download")).json()["held_by_rooms"]
    assert held["budgets.proposals"][0]["title"] == made.title
    assert held["budgets.flags"][0]["reason"] == "Klopt niet."
    theirs = client_of(officer).get(reverse("accounts:download")).json()["held_by_rooms"]
    assert len(theirs["budgets.comments"]) == 30
    assert len(theirs["budgets.assessments"]) == len(CRITERIA)


def test_link_in_a_mail_to_a_supporter_who_confirmed_sends_nothing(resident: Person) -> None:
    from verbond.budgets.tasks_proposals import mail_supporter

    made = world.a_request(world.a_grant_round(), resident, backers=0)
    held, token = supporting.ask_supporter(
        proposal=made, name="Buur", address="Fictieve straat 9", email="b@example.test",
        actor=SYSTEM, now=NOW,
    )  # fmt: skip
    supporting.confirm_by_link(token=token, actor=SYSTEM, now=NOW)
    mail_supporter.func(supporter_id=held.pk, token=token)
    mail_supporter.func(supporter_id=held.pk + 1, token=token)
    assert mail.outbox == []
