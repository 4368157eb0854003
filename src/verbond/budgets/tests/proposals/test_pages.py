"""The pages of proposals: what residents see and send, and what only staff sees."""

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
from pytest_django import DjangoAssertNumQueries, Settings

from verbond.accounts.facade import Person, actor_of
from verbond.budgets.models import (
    Assessment,
    Flag,
    Participant,
    Proposal,
    Round,
    Supporter,
    Workshop,
)
from verbond.budgets.operations.proposals import moderating, supporting, talking
from verbond.budgets.queries.proposals.published import TABLES
from verbond.budgets.queries.proposals.slots import forget_slot, register_slot
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.world import CRITERIA, NOW
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
type Login = Callable[[Person], Client]
HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> \u202egnaw\u202c'


@pytest.fixture(autouse=True)
def _no_kept_pages(settings: Settings) -> None:
    forget_caches()
    # What a worker does afterwards is done at once: its mails stand in the outbox.
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


def page(row: Proposal, name: str = "budgets:proposal", *rest: object) -> str:
    return reverse(name, args=[row.round.slug, row.key, *rest])


def fields(row: Round, client: Client) -> dict[str, str]:
    """Open the form of an idea as a browser does, and fill it in."""
    form = client.get(reverse("budgets:idea_new", args=[row.slug])).context["form"]
    return {
        "title": "Banken langs de vijver",
        "summary": "Zodat oudere buren kunnen rusten onderweg.",
        "proposer_kind": "resident",
        "proposer_name": "Sam",
        "age": "old",
        "submission": form["submission"].value(),
    }


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


def full_page(resident: Person, officer: Person) -> Proposal:
    """Make a proposal with something in every part of its page."""
    row = world.a_round(languages=["nl", "en"])
    other = world.an_idea(row, officer, "Zitbanken")
    made = world.a_submitted_plan(row, resident)
    world.in_phase(row, "plan")
    from verbond.budgets.operations.proposals.merging import merge

    merge(proposal=other, into_key=made.key, reason="Zelfde idee", actor=SYSTEM, now=NOW)
    for number in range(30):
        talking.comment(
            proposal=made, text=f"Reactie {number}", author_name="", submission="",
            person=officer, is_from_city=True, actor=SYSTEM, now=NOW,
        )  # fmt: skip
    world.answer_all(made, officer, no="ground")
    return made


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
