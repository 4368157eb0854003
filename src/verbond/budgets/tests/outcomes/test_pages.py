"""Pages and desks of results, execution and lessons: for whom they are, and nobody else."""

import io
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.accounts.testing import erase
from verbond.agreement.testing import make_agreement
from verbond.agreement.testing import work as let_worker_work
from verbond.budgets.models import (
    Award,
    Lesson,
    Milestone,
    Participant,
    Picture,
    Proposal,
    Result,
    Round,
    Spending,
)
from verbond.budgets.operations.outcomes.lessons import LessonTold, tell_lesson
from verbond.budgets.queries.outcomes.panel import panel_of
from verbond.budgets.queries.outcomes.published import TABLES
from verbond.budgets.testing import AFTER, counted
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def rows_of(name: str) -> list[dict[str, object]]:
    return list(TABLES[name].rows(None))


def picture_file() -> io.BytesIO:
    kept = io.BytesIO()
    Image.new("RGB", (20, 20), "green").save(kept, "PNG")
    kept.seek(0)
    kept.name = "bos.png"
    return kept


def first_won(row: Round) -> Proposal:
    return Proposal.objects.filter(round=row, state="won")[0]


@pytest.mark.parametrize("path", ["count/", "deviation/", "works/", "works/voorstel-1/"])
def test_desks_are_closed_to_outsiders(
    won: Round, path: str, client: Client, outsider: Person, client_of: ClientOf
) -> None:
    address = f"/budgets/desk/{won.slug}/{path}"
    assert client.get(address).status_code == 302
    assert client_of(outsider).get(address).status_code == 403


@pytest.mark.parametrize("path", ["count/count/", "count/publish/", "works/voorstel-1/spend/"])
def test_acts_are_closed_to_outsiders(
    voted: Round, path: str, outsider: Person, client_of: ClientOf
) -> None:
    address = f"/budgets/desk/{voted.slug}/{path}"
    assert client_of(outsider).post(address).status_code == 403
    assert not Result.objects.filter(round=voted).exists()


def test_an_officer_does_not_publish_results(
    voted: Round, officer: Person, client_of: ClientOf
) -> None:
    counted(voted)
    answer = client_of(officer).post(f"/budgets/desk/{voted.slug}/count/publish/")
    assert answer.status_code == 403


def test_a_clerk_counts_and_publishes(voted: Round, clerk: Person, client_of: ClientOf) -> None:
    client, desk = client_of(clerk), f"/budgets/desk/{voted.slug}/count/"
    refused = client.post(f"{desk}publish/")
    assert refused.status_code == 409
    assert client.post(f"{desk}count/").status_code == 302
    part = client.get(desk, headers={"HX-Request": "true"}).content.decode()
    assert "hx-get" in part
    assert "<html" not in part
    let_worker_work()
    page = client.get(desk).content.decode()
    assert "Publiceer de uitslag" in page
    assert "Voorstel 1" not in page
    assert client.post(f"{desk}publish/", follow=True).status_code == 200
    assert Proposal.objects.filter(state="won").exists()
    assert client.post(f"{desk}wat/").status_code == 404


def test_an_officer_carries_a_project_out(
    won: Round, officer: Person, client_of: ClientOf, client: Client
) -> None:
    project, staff = first_won(won), client_of(officer)
    desk = f"/budgets/desk/{won.slug}/works/{project.key}/"
    assert project.title in staff.get(f"/budgets/desk/{won.slug}/works/").content.decode()
    page = staff.get(desk)
    key = page.context["forms"]["spend"].initial["key"]
    said = {"euros": "120,50", "on": "2026-03-10", "text": "Hout", "reference": "17", "key": key}
    staff.post(f"{desk}start/", {"on": "2026-03-10"})
    for _twice in range(2):
        assert staff.post(f"{desk}spend/", said).status_code == 302
    assert Spending.objects.get().cents == 12_050
    staff.post(f"{desk}step/", {"title": "Werken", "promised_on": "2026-06-01", "text": ""})
    step = Milestone.objects.get()
    moved = {"step": step.pk, "lock": 0, "promised_on": "2026-07-01", "reason": "Vorst"}
    staff.post(f"{desk}move/", moved)
    assert staff.post(f"{desk}move/", moved).status_code == 409
    staff.post(f"{desk}reach/", {"step": step.pk, "lock": 1, "on": "2026-03-12", "text": "Af"})
    photo = {"file": picture_file(), "alt": "Het bos", "credit": "", "step": step.pk}
    assert staff.post(f"{desk}picture/", photo).status_code == 302
    lock = Award.objects.get(proposal=project).lock
    staff.post(f"{desk}award/", {"euros": "300", "reason": "Goedkoper", "lock": lock})
    staff.post(f"{desk}finish/", {"on": "2026-03-13", "text": "Klaar", "lock": lock + 1})
    project.refresh_from_db()
    assert project.state == "done"
    public = client.get(f"/budgets/r/{won.slug}/progress/").content.decode()
    assert "eerst beloofd tegen 1 jun 2026" in public
    assert "Het bos" in public
    image = client.get(public.split('<img src="')[1].split('"')[0])
    assert image["Content-Type"] == "image/jpeg"
    assert "sandbox" in image["Content-Security-Policy"]
    assert client.get(f"/budgets/picture/{Picture.objects.get().pk}/x.jpg").status_code == 404


def test_what_is_refused_comes_back_with_what_was_typed(
    won: Round, officer: Person, client_of: ClientOf
) -> None:
    project, staff = first_won(won), client_of(officer)
    desk = f"/budgets/desk/{won.slug}/works/{project.key}/"
    page = staff.post(f"{desk}spend/", {"euros": "abc", "text": "Heel goed hout"})
    assert page.status_code == 422
    assert "Heel goed hout" in page.content.decode()
    said = {"euros": "99999999", "on": "2026-03-10", "text": "Te veel", "reference": "1",
            "key": "a" * 16}  # fmt: skip
    page = staff.post(f"{desk}spend/", said)
    assert page.status_code == 409
    assert "Te veel" in page.content.decode()
    assert staff.post(f"{desk}turn-back/", {"what": 999, "reason": "x"}).status_code == 404
    assert staff.post(f"{desk}remove-picture/", {"what": 999, "reason": "x"}).status_code == 404
    assert staff.post(f"{desk}wat/").status_code == 404
    assert staff.get(f"/budgets/desk/{won.slug}/works/niets/").status_code == 404
    lost = Proposal.objects.filter(round=won, state="lost")[0]
    assert staff.get(f"/budgets/desk/{won.slug}/works/{lost.key}/").status_code == 404


def test_a_clerk_writes_down_what_the_council_decided(
    won: Round, clerk: Person, client_of: ClientOf, client: Client
) -> None:
    staff, desk = client_of(clerk), f"/budgets/desk/{won.slug}/deviation/"
    said = {
        "project": first_won(won).key, "act": "removes", "euros": "", "said_by": "Raad (fictief)",
        "decided_on": "2026-03-10", "reason": "", "legal_ground": "DLB", "decision_url": "",
    }  # fmt: skip
    assert staff.post(desk, said).status_code == 422
    assert (
        staff.post(desk, said | {"reason": "Te duur", "act": "adds", "euros": "5"}).status_code
        == 422
    )
    assert staff.post(desk, said | {"reason": "Te duur"}).status_code == 302
    page = client.get(f"/budgets/r/{won.slug}/result/").content.decode()
    assert "Te duur" in page


def test_pages_of_a_result_are_light_and_ask_little(
    shared: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in ("progress/", "result/voorstel-4/", "files/"):
        with django_assert_max_num_queries(12):
            page = client.get(f"/budgets/r/{shared.slug}/{path}")
        assert page.status_code == 200
        assert len(page.content) < 150_000


def test_who_won_and_who_nearly_did_stand_on_the_page(shared: Round, client: Client) -> None:
    page = client.get(f"/budgets/r/{shared.slug}/result/").content.decode()
    assert "Wat er net niet in zat" in page
    assert "Er ontbrak nog" in page
    assert "minstens één project" in page
    assert " style=" not in page
    loser = client.get(f"/budgets/r/{shared.slug}/result/voorstel-4/").content.decode()
    assert "Niet gekozen." in loser
    assert "Waar ging dat geld heen?" in loser
    assert client.get(f"/budgets/r/{shared.slug}/result/niets/").status_code == 404


def lesson(title: str = "Stem aan de schoolpoort", **more: object) -> Lesson:
    said: dict[str, object] = {
        "kind": "worked", "text": "Zo stemden meer ouders.", "topics": ("bereik",),
    }  # fmt: skip
    told = LessonTold(title=title, **said | more)  # type: ignore[arg-type]
    return tell_lesson(told=told, actor=SYSTEM, now=AFTER)


def test_lessons_are_found_by_word_kind_topic_and_place(db: None, client: Client) -> None:
    lesson()
    lesson("Te duur", kind="failed", topics=("kosten",), place_code="wijk-1")
    for ask, found in (
        ("", 2), ("?q=schoolpoort", 1), ("?kind=failed", 1), ("?topic=bereik", 1),
        ("?place=wijk-1", 1), ("?q=niets", 0), ("?page=99999", 2),
    ):  # fmt: skip
        page = client.get(f"/budgets/knowledge/{ask}")
        assert page.context["page"].total == found, ask
    feed = client.get("/budgets/knowledge/feed.atom").content.decode()
    assert "Stem aan de schoolpoort" in feed
    assert client.get("/budgets/knowledge/l/te-duur/").status_code == 200


def test_an_ambassador_shares_a_lesson_and_a_resident_does_not(
    won: Round, resident: Person, outsider: Person, client_of: ClientOf, client: Client
) -> None:
    Participant.objects.create(
        proposal=first_won(won), person=resident, part="ambassador", invited_at=AFTER,
        accepted_at=AFTER,
    )  # fmt: skip
    said = {"kind": "tip", "title": "Begin vroeg", "text": "Dan lukt het.", "topics": "tijd, Tijd"}
    assert client.get("/budgets/knowledge/new/").status_code == 302
    assert client_of(outsider).post("/budgets/knowledge/new/", said).status_code == 403
    teller = client_of(resident)
    assert teller.post("/budgets/knowledge/new/", said | {"title": ""}).status_code == 422
    many = said | {"topics": "a,b,c,d,e,f"}
    assert teller.post("/budgets/knowledge/new/", many).status_code == 422
    assert teller.post("/budgets/knowledge/new/", said).status_code == 302
    assert Lesson.objects.get().topics == ["tijd"]
    lesson_page = client.get("/budgets/knowledge/l/begin-vroeg/")
    assert "Begin vroeg" in lesson_page.content.decode()


def test_two_people_on_one_lesson_lose_nothing(clerk: Person, client_of: ClientOf) -> None:
    row, staff = lesson(), client_of(clerk)
    address = f"/budgets/knowledge/l/{row.slug}/change/"
    said = {"kind": "worked", "title": "Van mij", "text": "Mijn tekst", "topics": "", "lock": "0"}
    assert staff.get(address).status_code == 200
    assert staff.post(address, said | {"title": "Van de ander"}).status_code == 302
    page = staff.post(address, said)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Van de ander" in text
    assert "Mijn tekst" in text
    assert staff.post(address, said | {"lock": "1"}).status_code == 302
    gone = f"/budgets/knowledge/l/{row.slug}/withdraw/"
    assert staff.post(gone).status_code == 409
    assert staff.post(gone, {"reason": "Dubbel"}).status_code == 302
    assert staff.get(f"/budgets/knowledge/l/{row.slug}/").status_code == 404


def test_nobody_but_staff_takes_a_lesson_away(outsider: Person, client_of: ClientOf) -> None:
    row = lesson()
    answer = client_of(outsider).post(f"/budgets/knowledge/l/{row.slug}/withdraw/")
    assert answer.status_code == 403


def test_a_lesson_of_the_same_title_gets_an_address_of_its_own(db: None) -> None:
    assert lesson().slug != lesson().slug


def test_nothing_of_a_result_is_exported_before_it_is_published(voted: Round) -> None:
    counted(voted)
    for name in set(TABLES) - {"lessons"}:
        assert voted.slug not in {row.get("round") for row in rows_of(name)}


def test_results_and_what_follows_are_exported(won: Round) -> None:
    lesson()
    assert won.slug in {row["round"] for row in rows_of("results")}
    assert len(rows_of("awards")) == Award.objects.count()
    assert len(rows_of("lessons")) == 1


def test_a_clerk_ties_money_to_a_promise_and_unties_it(
    won: Round, clerk: Person, outsider: Person, client_of: ClientOf, client: Client
) -> None:
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    staff, desk = client_of(clerk), "/budgets/desk/money/serves/"
    assert client_of(outsider).get(desk).status_code == 403
    assert "schoolstraat" in staff.get(f"{desk}?q=schoolstraat").content.decode()
    said = {"instrument": "stadsdeelbudget", "commitment": str(promise)}
    assert staff.post(desk, {"instrument": "x", "commitment": "1"}).status_code == 409
    assert staff.post(desk, said | {"answer": "confirm"}).status_code == 302
    assert "Gekoppeld" in staff.get(desk).content.decode()
    unit = apps.get_model("agreement.Commitment")._default_manager.get(pk=promise)
    page = client.get(f"/agreement/fictief/commitment/{unit.key}/").content.decode()
    assert "Waar bewoners over beslisten" in page
    assert staff.post(desk, said | {"answer": "reject"}).status_code == 302
    assert panel_of(unit) is None


def test_erasing_yourself_keeps_the_lesson_without_your_name(
    clerk: Person, client_of: ClientOf
) -> None:
    said = {"kind": "tip", "title": "Begin vroeg", "text": "Ja.", "topics": "", "author_name": "An"}
    client_of(clerk).post("/budgets/knowledge/new/", said)
    erase(clerk)
    row = Lesson.objects.get()
    assert (row.made_by, row.author_name, row.title) == ("", "", "Begin vroeg")


def test_feed_without_lessons_reads_the_same_each_time(client: Client) -> None:
    first = client.get("/budgets/knowledge/feed.atom")
    assert "2020-01-01" in first.content.decode()
    again = client.get("/budgets/knowledge/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
