"""The pages of proposals that staff works with, and what nobody else sees of them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.budgets.models import (
    Assessment,
    Flag,
    Proposal,
    Workshop,
)
from verbond.budgets.operations.proposals import moderating, talking
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.pages import full_page, page
from verbond.budgets.tests.proposals.world import CRITERIA, NOW
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_kept_pages")]
MOST_QUERIES = 12
type Login = Callable[[Person], Client]
HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> \u202egnaw\u202c'


def test_round_with_three_hundred_proposals_stays_within_its_budget(
    resident: Person, officer: Person, client_of: Login,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    made = full_page(resident, officer)
    Proposal.objects.bulk_create(
        Proposal(
            round=made.round, key=f"p-{n}", number=n, title=f"Idee {n}", summary="Nog een bank.",
            made_at=NOW,
        )
        for n in range(10, 310)
    )  # fmt: skip
    queue = reverse("budgets:desk_proposals", args=[made.round.slug])
    client = client_of(officer)
    client.get(queue)
    with django_assert_max_num_queries(MOST_QUERIES + 4):  # the session and the person too
        assert "Idee 40" in client.get(f"{queue}?state=idea&page=1").content.decode()
    forget_caches()
    with django_assert_max_num_queries(MOST_QUERIES):
        assert Client().get(page(made)).status_code == 200


def test_hostile_text_is_text(resident: Person, client_of: Login, officer: Person) -> None:
    row = world.a_round()
    made = world.an_idea(row, resident, HOSTILE, proposer_name=HOSTILE)
    talking.comment(
        proposal=made, text=HOSTILE, author_name=HOSTILE, submission="", person=resident,
        is_from_city=False, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    text = Client().get(page(made)).content.decode()
    assert "<script>alert" not in text
    assert "\u202e" not in text
    client = client_of(officer)
    sheet = client.get(reverse("budgets:desk_export", args=[row.slug, "csv"]))
    assert b"'=HYPERLINK" in sheet.content
    book = client.get(reverse("budgets:desk_export", args=[row.slug, "xlsx"]))
    cells = [cell for line in load_workbook(BytesIO(book.content)).active for cell in line]
    assert all(cell.data_type != "f" for cell in cells)


def test_outsider_sees_no_desk(resident: Person, client_of: Login) -> None:
    made = world.a_submitted_plan(world.a_round(), resident)
    slug = made.round.slug
    pages = [
        reverse("budgets:desk_proposals", args=[slug]),
        reverse("budgets:desk_export", args=[slug, "csv"]),
        reverse("budgets:desk_proposal", args=[slug, made.key]),
        reverse("budgets:assessments"),
        reverse("budgets:moderation"),
        reverse("budgets:appeals"),
        reverse("budgets:workshop_new", args=[slug]),
    ]
    posts = [reverse("budgets:desk_ballot", args=[slug]), page(made, "budgets:proposal_link")]
    client = client_of(resident)
    assert {client.get(address).status_code for address in pages} == {403}
    assert {Client().get(address).status_code for address in pages} == {302}
    assert {client.post(address).status_code for address in posts} == {403}


def test_officer_answers_from_the_own_list_and_the_author_gets_mail(
    resident: Person, officer: Person, clerk: Person, client_of: Login
) -> None:
    made = world.a_submitted_plan(world.a_round(), resident)
    queue = reverse("budgets:desk_proposals", args=[made.round.slug])
    staff = client_of(clerk)
    nothing = staff.post(queue, {"officer": officer.pk, "criteria": CRITERIA})
    assert nothing.status_code == 422
    staff.post(queue, {"officer": officer.pk, "criteria": CRITERIA, "proposal": made.pk})
    client = client_of(officer)
    text = client.get(reverse("budgets:assessments")).content.decode()
    assert text.count(made.title) == len(CRITERIA)
    for held in Assessment.objects.order_by("pk"):
        address = reverse("budgets:assessment", args=[held.pk])
        assert "Deze vraag is voor" in staff.get(address).content.decode()
        assert client.post(address, {"outcome": "yes", "lock": 0}).status_code == 422
        said: dict[str, Any] = {
            "outcome": "yes",
            "reason": "Dat kan hier goed.",
            "lock": held.lock,
            "cost": "",
        }
        assert client.post(address, said).status_code == 302
        assert client.post(address, said).status_code == 409
    made.refresh_from_db()
    assert made.state == "feasible"
    subjects = [one.subject for one in mail.outbox]
    assert subjects.count("Een antwoord over je plan") == len(CRITERIA)
    assert "Je plan is nagekeken" in subjects
    world.in_phase(made.round, "check")
    staff.post(reverse("budgets:desk_ballot", args=[made.round.slug]))
    made.refresh_from_db()
    assert made.state == "on_ballot"


def test_report_is_answered_from_the_queue(
    resident: Person, clerk: Person, client_of: Login
) -> None:
    made = world.an_idea(world.a_round(), resident)
    flag = page(made, "budgets:proposal_act", "flag")
    assert Client().post(flag, {"reason": "Dit is reclame."}).status_code == 302
    held, address, staff = Flag.objects.get(), reverse("budgets:moderation"), client_of(clerk)
    assert "Dit is reclame." in staff.get(address).content.decode()
    assert staff.post(address, {"flag": held.pk, "outcome": "hide"}).status_code == 409
    said: dict[str, Any] = {"flag": held.pk, "outcome": "hide", "reason": "Reclame mag niet."}
    assert staff.post(address, said).status_code == 302
    answer = Client().get(page(made))
    assert answer.status_code == 410
    assert "Reclame mag niet." in answer.content.decode()
    assert made.title not in answer.content.decode()
    assert made.summary not in answer.content.decode()
    assert mail.outbox[0].to == [resident.email]
    assert client_of(resident).get(page(made)).status_code == 200
    assert Client().get(page(made, "budgets:proposal_versions")).status_code == 302
    own = client_of(resident)
    own.post(
        page(made, "budgets:proposal_act", "appeal"), {"text": "Dit is helemaal geen reclame."}
    )
    appeals = reverse("budgets:appeals")
    assert "Een collega beslist" in staff.get(appeals).content.decode()
    appeal = made.appeals.get()
    decision: dict[str, Any] = {
        "appeal": appeal.pk,
        "lock": 0,
        "outcome": "granted",
        "reason": "Het is geen reclame.",
    }
    assert staff.post(appeals, decision).status_code == 409
    assert staff.post(appeals, decision | {"reason": ""}).status_code == 409


def test_keeper_decides_on_an_appeal(
    resident: Person, officer: Person, keeper: Person, client_of: Login
) -> None:
    made = world.a_submitted_plan(world.a_round(), resident)
    world.answer_all(made, officer, no="legal")
    Proposal.objects.filter(pk=made.pk).update(state_at=timezone.now())
    own = client_of(resident)
    sent = own.post(
        page(made, "budgets:proposal_act", "appeal"), {"text": "De wet laat dit wel toe, zie hier."}
    )
    assert sent.status_code == 302
    said: dict[str, Any] = {
        "appeal": made.appeals.get().pk,
        "lock": 0,
        "outcome": "granted",
        "reason": "De wet laat het toe.",
    }
    assert client_of(keeper).post(reverse("budgets:appeals"), said).status_code == 302
    made.refresh_from_db()
    assert made.state == "feasible"
    assert mail.outbox[-1].subject == "Over je bezwaar is beslist"


def test_officer_decides_on_a_request_from_its_page(
    resident: Person, officer: Person, client_of: Login
) -> None:
    from verbond.budgets.operations.proposals.editing import submit_plan

    made = submit_plan(
        proposal=world.a_request(world.a_grant_round(), resident), actor=SYSTEM, now=NOW
    )
    Proposal.objects.filter(pk=made.pk).update(carried_out_by=timezone.localdate())
    Proposal.objects.filter(pk=made.pk).update(submitted_at=timezone.now())
    client, address = client_of(officer), page(made, "budgets:proposal_act", "decide")
    form = client.get(address).context["form"]
    said: dict[str, Any] = {
        "outcome": "yes",
        "reason": "Past in het reglement.",
        "lock": form["lock"].value(),
    }
    assert client.post(address, said).status_code == 302
    made.refresh_from_db()
    assert made.state == "won"
    assert mail.outbox[-1].subject == "Over je aanvraag is beslist"


def test_clerk_merges_hides_shows_and_gives_a_coach(
    resident: Person, clerk: Person, officer: Person, client_of: Login
) -> None:
    row, staff = world.a_round(languages=["nl", "en"]), client_of(clerk)
    one, other = world.an_idea(row, resident), world.an_idea(row, resident, "Zitbanken")

    def act(name: str, **said: object) -> int:
        return staff.post(page(one, "budgets:proposal_act", name), said).status_code

    assert act("coach", email=officer.email, part="coach") == 302
    assert act("translate", language="en", title="Benches", summary="To rest.") == 302
    assert act("translate", language="en", title="Benches", summary="") == 422
    assert act("hide", reason="Privégegevens") == 302
    assert act("show", reason="Opgelost nu") == 302
    assert act("merge", into=other.key, reason="Zelfde idee") == 302
    assert "Zitbanken" in Client().get(page(one)).content.decode()
    assert [sent.subject for sent in mail.outbox][-1] == "Twee voorstellen gaan samen verder"
    english = Client(headers={"accept-language": "en"}).get(page(one)).content.decode()
    assert "Benches" in english
    desk = reverse("budgets:desk_proposal", args=[row.slug, other.key])
    assert staff.get(desk).status_code == 200
    assert staff.post(desk, {"group": "plein"}).status_code == 422


def test_comment_from_the_city_is_marked(
    resident: Person, officer: Person, client_of: Login
) -> None:
    made = world.an_idea(world.a_round(), resident)
    address = page(made, "budgets:proposal_act", "comment")
    client = client_of(officer)
    token = client.get(address).context["form"]["submission"].value()
    for _twice in range(2):
        client.post(address, {"text": "Dank je!", "author_name": "Team", "submission": token})
    said = made.comments.get()
    assert said.is_from_city
    flag = page(made, "budgets:proposal_act", "flag") + f"?comment={said.pk}"
    assert "Dank je!" in Client().get(flag).content.decode()
    moderating.flag(
        proposal=made, comment_id=said.pk, reason="Onzin.", person_id=None, actor=SYSTEM, now=NOW
    )
    assert Client().get(address).status_code == 302


def test_workshop_from_plan_to_lesson(resident: Person, officer: Person, client_of: Login) -> None:
    row, staff = world.a_round(), client_of(officer)
    start = timezone.localtime() + timedelta(days=3)
    said: dict[str, Any] = {
        "title": "Werkavond",
        "place": "Buurthuis",
        "seats": "1",
        "starts_at": start.strftime("%Y-%m-%dT%H:%M"),
    }
    new = reverse("budgets:workshop_new", args=[row.slug])
    wrong = said | {"ends_at": (start - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")}
    assert staff.post(new, wrong).status_code == 422
    assert staff.post(new, said | {"seats": "0"}).status_code == 422
    assert staff.post(new, said).status_code == 302
    held = Workshop.objects.get()
    seat, own = reverse("budgets:workshop_seat", args=[row.slug, held.pk]), client_of(resident)
    own.post(seat)
    assert "Je komt." in own.get(reverse("budgets:workshops", args=[row.slug])).content.decode()
    assert held.taken.count() == 1
    staff.post(seat)
    assert held.taken.count() == 1
    file = Client().get(reverse("budgets:workshop_file", args=[row.slug, held.pk]))
    assert b"SUMMARY:Werkavond (fictief)" in file.content
    own.post(seat, {"answer": "no"})
    change = reverse("budgets:workshop_change", args=[row.slug, held.pk])
    lock = staff.get(change).context["form"]["lock"].value()
    assert staff.post(change, said | {"lock": lock, "lesson": "Begin vroeger."}).status_code == 302
    assert staff.post(change, said | {"lock": lock}).status_code == 422
    Workshop.objects.update(starts_at=NOW)
    text = Client().get(reverse("budgets:workshops", args=[row.slug])).content.decode()
    assert "Begin vroeger." in text
