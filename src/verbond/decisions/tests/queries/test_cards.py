"""What other rooms and the open data see of decisions."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from verbond.decisions import facade
from verbond.decisions.models import Body, Item, Mandatary, Meeting
from verbond.decisions.operations.agenda import announce_agenda
from verbond.decisions.operations.naming import decide_serves, name_commitment
from verbond.decisions.operations.publishing import publish
from verbond.decisions.operations.treating import record_treatment
from verbond.decisions.queries.items import item_named, subject_named
from verbond.decisions.queries.panel import panel_of
from verbond.decisions.testing import (
    NOW,
    decided,
    make_item,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
type MaxQueries = Callable[[int], object]


@pytest.fixture
def named(item: Item, promise: int) -> Item:
    name_commitment(item=item, commitment_id=promise, shows="started", actor=SYSTEM, now=NOW)
    return item


def test_published_decision_is_a_card_with_what_it_serves(
    named: Item, meeting: Meeting, promise: int
) -> None:
    published_decision(named, meeting)
    (card,) = facade.decision_cards(*YEAR)
    assert (card.key, card.body, card.meeting) == (named.key, "college", meeting.key)
    assert card.outcome_words == "goedgekeurd"
    assert [(one.commitment_id, one.shows, one.shows_words) for one in card.serves] == [
        (promise, "started", "het is begonnen")
    ]
    assert card.vote is None


def test_cards_are_chosen_by_days_body_and_domain(
    named: Item, meeting: Meeting, council: Body
) -> None:
    published_decision(named, meeting)
    (card,) = facade.decision_cards(*YEAR)
    chapter = card.serves[0].chapter_key
    assert facade.decision_cards(*YEAR, body="college", chapter=chapter) == (card,)
    assert facade.decision_cards(*YEAR, body="gemeenteraad") == ()
    assert facade.decision_cards(*YEAR, chapter="groene-stad") == ()
    assert facade.decision_cards(date(2027, 1, 1), date(2027, 2, 1)) == ()
    assert [one.code for one in facade.bodies()] == ["college", "gemeenteraad"]


def test_last_vote_and_its_unanimity_are_on_the_card(
    item: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    facade.record_treatment(
        item=on_agenda(item, meeting),
        outcome="approved",
        votes=(facade.VoteGiven(5),),
        actor=SYSTEM,
        now=NOW,
    )
    facade.publish(meeting=meeting, actor=SYSTEM, now=NOW)
    (card,) = facade.decision_cards(*YEAR)
    assert card.vote is not None
    assert card.vote.is_unanimous


def test_undecided_unpublished_and_closed_stay_inside(college: Body, meeting: Meeting) -> None:
    decided(make_item(college, is_public=False), meeting)
    facade.publish(meeting=meeting, actor=SYSTEM, now=NOW)
    make_item(college)
    assert facade.decision_cards(*YEAR) == ()
    assert facade.final_texts() == ()
    for table in ("agenda-items", "treatments", "decisions", "decision-serves"):
        assert list(facade.published(table)) == [], table


def test_open_data_holds_what_is_published_without_journal_keys(
    named: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    published_decision(named, meeting)
    rows = {name: list(facade.published(name)) for name in facade.TABLES}
    assert rows["decisions"][0]["sha256"] == facade.decision_cards(*YEAR)[0].sha256
    assert rows["decision-serves"][0]["shows"] == "started"
    assert rows["meetings"][0]["state"] == "held"
    assert not any("made_by" in row for table in rows.values() for row in table)


def test_final_text_is_that_of_the_decision(named: Item, meeting: Meeting) -> None:
    published_decision(named, meeting)
    (text,) = facade.final_texts()
    assert (text.key, text.body, text.state) == (named.key, "college", "published")
    assert text.text.startswith("Schoolstraat aan de Dorpsstraat (fictief)\n\n")
    assert facade.final_texts([named]) == (text,)
    assert facade.final_texts([]) == ()


def test_page_of_a_promise_shows_what_is_on_a_public_agenda_until_it_is_published(
    named: Item,
    meeting: Meeting,
    promise: int,
    django_assert_num_queries: MaxQueries,
) -> None:
    unit = SimpleNamespace(pk=promise)
    on_agenda(named, meeting)
    assert panel_of(unit) is None  # type: ignore[arg-type]  # the agenda is not public yet
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        panel = panel_of(unit)  # type: ignore[arg-type]
    assert panel is not None
    html = render_to_string("decisions/panel.html", {"panel": panel})
    assert f"/decisions/meeting/{meeting.key}/" in html
    assert "nog geen besluit" in html
    record_treatment(item=item_named(named.key), outcome="approved", actor=SYSTEM, now=NOW)
    assert panel_of(unit) is not None  # type: ignore[arg-type]  # the result is not public yet
    publish(meeting=meeting, actor=SYSTEM, now=NOW)
    assert panel_of(unit) is None  # type: ignore[arg-type]  # now it stands in the evidence


def test_rejected_tie_is_not_on_the_page_of_the_promise(
    named: Item, meeting: Meeting, promise: int
) -> None:
    on_agenda(named, meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    decide_serves(
        item=item_named(named.key), commitment_id=promise, accept=False, actor=SYSTEM, now=NOW
    )
    assert panel_of(SimpleNamespace(pk=promise)) is None  # type: ignore[arg-type]


def test_item_is_known_to_the_tests_by_its_key(college: Body) -> None:
    item = make_item(college, wording("Iets"))
    subject = subject_named(item.key)
    assert subject is not None
    assert subject.facts["body"] == "college"
    assert not subject.is_public
    assert subject_named("bestaat-niet") is None


def test_published_item_is_read_on_its_public_page(college: Body, meeting: Meeting) -> None:
    first = on_agenda(make_item(college), meeting)
    decided(make_item(college), meeting, "rejected")
    facade.record_treatment(item=first, outcome="approved", actor=SYSTEM, now=NOW)
    facade.publish(meeting=meeting, actor=SYSTEM, now=NOW)
    addresses = [
        one.url for key in ("0001", "0002") if (one := subject_named(f"college-2026-{key}"))
    ]
    assert addresses == [f"/decisions/decision/{first.key}/", f"/decisions/meeting/{meeting.key}/"]
