"""The overview, all decisions as a stream, and whether tests change anything."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rdflib import Graph

from verbond.decisions.core.linked.reading import quiet
from verbond.decisions.models import Body, Decision, Mandatary, Meeting, Serves
from verbond.decisions.operations.agenda import announce_agenda
from verbond.decisions.operations.publishing import publish
from verbond.decisions.operations.treating import record_treatment
from verbond.decisions.queries import linked_stream
from verbond.decisions.queries.items import item_named
from verbond.decisions.testing import (
    MEETING_AT,
    NOW,
    make_item,
    make_meeting,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal.facade import SYSTEM

MOST_QUERIES = 12


@pytest.fixture
def decision(college: Body, meeting: Meeting, promise: int) -> Decision:
    item = make_item(college, wording("Speelstraten in mei (fictief)"))
    Serves.objects.create(item=item, commitment_id=promise, shows="started", state="confirmed")
    return published_decision(item, meeting)


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _publish(college: Body, meeting: Meeting, *titles: str) -> None:
    items = [on_agenda(make_item(college, wording(title)), meeting) for title in titles]
    for item in items:
        row = item_named(item.key)
        record_treatment(item=row, outcome="approved", actor=SYSTEM, now=NOW)
    publish(meeting=meeting, actor=SYSTEM, now=NOW)


def test_overview_without_decisions_says_so(client: Client, db: None) -> None:
    assert "Geen besluit gevonden" in _page(client, "/decisions/")


def test_newest_decision_stands_on_the_overview(client: Client, decision: Decision) -> None:
    page = _page(client, "/decisions/")
    assert "Speelstraten in mei" in page
    assert "fictief" in page
    assert f'aria-label="{decision.title}"' in page


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("q=speelstraten", True),
        ("q=mei+speelstraten", True),
        ("q=zwembad", False),
        ("body=college", True),
        ("body=gemeenteraad", False),
        ("domain=geen", False),
        ("year=2026", True),
        ("year=2025", False),
        ("year=abc&page=-4", True),
        ("page=99999999999", True),
    ],
)
def test_overview_finds_what_is_asked(
    client: Client, decision: Decision, question: str, found: bool
) -> None:
    page = _page(client, f"/decisions/?{question}")
    assert ("decision-list" in page) is found


def test_domain_of_the_agreement_narrows(client: Client, decision: Decision) -> None:
    chapter = Serves.objects.get().commitment.chapter
    assert chapter is not None
    assert "decision-list" in _page(client, f"/decisions/?domain={chapter.key}")


def test_announced_meeting_stands_under_soon(
    client: Client, college: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = make_meeting(college)
    on_agenda(make_item(college), meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MEETING_AT - timedelta(days=1))
    page = _page(client, "/decisions/")
    assert "Binnenkort" in page
    assert "1 punt" in page


def test_many_decisions_are_turned_page_by_page(
    client: Client, college: Body, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbond.decisions.queries.public_overview.PORTION", 1)
    _publish(college, meeting, "Besluit 1 (fictief)", "Besluit 2 (fictief)")
    first = _page(client, "/decisions/?q=besluit")
    assert "pagina 1 van 2" in first
    assert "?q=besluit&amp;page=2" in first
    assert "pagina 2 van 2" in _page(client, "/decisions/?page=2")


def test_every_published_decision_is_in_the_stream(
    client: Client,
    college: Body,
    people: list[Mandatary],
    decision: Decision,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linked_stream, "CHUNK", 2)
    later = make_meeting(college, MEETING_AT + timedelta(hours=4))
    _publish(college, later, *(f'Besluit "{number}" \\ (fictief)' for number in range(4)))
    make_item(college, wording("Nog een ontwerp (fictief)"))
    response = client.get("/decisions/decisions.nt")
    text = b"".join(response).decode()
    assert "Nog een ontwerp" not in text
    with quiet():
        graph = Graph().parse(data=text, format="nt")
    kind = "http://data.vlaanderen.be/ns/besluit#Besluit"
    titles = [
        o for _s, p, o in graph if str(p).endswith("ontology#title") and "(fictief)" in str(o)
    ]
    assert len(titles) == 5
    assert sum(str(o) == kind for _s, _p, o in graph) == 5


def test_reader_sees_whether_a_test_changes_anything(client: Client, decision: Decision) -> None:
    page = _page(client, "/decisions/tests/")
    assert "Quickscan" in page or "rmoedetoets" in page
    assert "dit is een formulier" in page
    assert "1/1" in page


def test_without_decisions_nobody_knows_whether_tests_help(client: Client, db: None) -> None:
    assert "weten we dus niet" in _page(client, "/decisions/tests/")


@pytest.mark.parametrize("address", ["/decisions/", "/decisions/tests/"])
def test_public_lists_ask_few_questions(
    client: Client,
    decision: Decision,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        _page(client, address)


def test_picture_shows_a_year_up_to_the_newest_meeting(
    client: Client, college: Body, decision: Decision
) -> None:
    before = make_meeting(college, MEETING_AT - timedelta(days=400))
    _publish(college, before, "Van lang geleden (fictief)")
    page = _page(client, "/decisions/")
    picture = page[page.index('<table class="calendar">') : page.index("</table>")]
    assert picture.count('<th scope="col"') == 13
    assert decision.title in picture
    assert "Van lang geleden" not in picture
    assert "Van lang geleden" in page
