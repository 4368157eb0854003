"""The site in English: every page opens, and no Dutch of the interface is left on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.agreement import facade as agreements
from verbond.agreement.testing import NOW, make_agreement
from verbond.budgets import testing as budgets
from verbond.council.testing import make_question
from verbond.decisions import testing as decisions
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT
from verbond.plan.facade import import_plan, load_plans
from verbond.plan.testing import PLAN, follow_up_with, sheet_with
from verbond.scorecards.testing import load_shipped
from verbond.web.tests.reading import Reader, dutch_texts, left_in, left_on

# The real figures of a plan name the agreement that they belong to.
SLUG = "genk-2019-2024"
# What must be among the pages that were read: a page nobody links to would pass unread.
PUBLIC = {
    "agreement:agreement", "agreement:changes", "agreement:chapter", "agreement:commitment",
    "budgets:files", "budgets:knowledge", "budgets:lab", "budgets:model",
    "budgets:models", "budgets:overview", "budgets:progress", "budgets:proposal",
    "budgets:proposals", "budgets:receipt", "budgets:result", "budgets:result_project",
    "budgets:round", "budgets:vote",
    "council:calendar", "council:council", "council:question", "council:report",
    "decisions:decision", "decisions:meeting", "decisions:minutes", "decisions:overview",
    "decisions:tests", "ledger:account", "ledger:book", "ledger:books", "ledger:posting",
    "plan:action", "plan:balance", "plan:plan", "plan:plans", "plan:published",
    "plan:targets", "plan:unlinked", "plan:versions", "scorecards:run", "scorecards:screening",
    "scorecards:test", "scorecards:tests",
    "web:home", "web:search",
}  # fmt: skip
DESKS = {
    "agreement:keep", "agreement:many", "agreement:mine", "agreement:sheet_in",
    "budgets:appeals", "budgets:assessments", "budgets:desk", "budgets:desk-model-new",
    "budgets:desk-models", "budgets:desk_deviation", "budgets:desk_execution", "budgets:desk_new",
    "budgets:desk_proposal", "budgets:desk_proposals", "budgets:desk_result", "budgets:desk_round",
    "budgets:desk_work", "budgets:moderation", "budgets:paper", "budgets:vote_desk",
    "council:order",
    "decisions:desk", "decisions:desk_new", "decisions:item", "plan:desk", "plan:tie-action",
    "plan:ties",
}  # fmt: skip


def _hold_rounds() -> None:
    """Hold a round for ideas, one with an open vote, and one with a result."""
    money = budgets.make_envelope()
    ideas = budgets.make_round("ideeen", phase="idea", envelope=money)
    budgets.make_proposal(ideas, state="idea")
    model = budgets.model_without_list()
    before = budgets.TODAY - timedelta(days=10)
    open_now = budgets.make_round(
        "stemming", phase="check", first_on=before, envelope=money, model=model
    )
    budgets.make_vote(open_now)
    costs = (40_000, 30_000, 50_000, 60_000)
    budgets.published(budgets.make_closed_vote("geteld", envelope=money, costs=costs))


@pytest.fixture
def city(clerk: Person, client_of: Callable[[Person], Client]) -> str:
    """Fill every room with something fictitious; return the address of the agreement."""
    load_shipped()
    college = decisions.make_body()
    decisions.make_body("gemeenteraad", "council", "Gemeenteraad (fictief)")
    decisions.make_people(college)
    make_agreement(slug=SLUG)
    agreement = agreements.find_agreement(SLUG)
    agreement.term_from, agreement.term_to = date(2025, 1, 1), date(2030, 12, 31)
    agreement.save()
    import_plan(sheet=sheet_with(plan=replace(PLAN, agreement=SLUG)), actor=SYSTEM, now=NOW)
    import_plan(sheet=follow_up_with({"A1": 900_00}), actor=SYSTEM, now=NOW)
    load_plans(ROOT / "data/genk/plan", actor=SYSTEM, now=NOW)
    promise = agreements.standing_cards(agreement)[0].commitment_id
    agreements.decide_tie(
        room="plan",
        key="plan-fictief/A1",
        commitment_id=promise,
        accept=True,
        actor=SYSTEM,
        now=NOW,
    )
    decisions.published_decision(decisions.make_item(college), decisions.make_meeting(college))
    decisions.make_item(college)
    make_question(agreement)
    _hold_rounds()
    period = {"kind": "follow-up", "first": "2026-01-01", "last": "2026-03-31"}
    assert client_of(clerk).post("/council/reports/new/", period).status_code == 302
    return str(agreement.get_absolute_url())


def test_no_public_page_leaves_dutch_to_a_reader_of_english(client: Client, city: str) -> None:
    first = ("/budgets/r/geteld/", "/", "/scorecards/", "/scorecards/screening/")
    left, read = left_on(client, *first)
    assert left == {}
    assert PUBLIC - read == set()


def test_no_desk_leaves_dutch_to_a_clerk_who_reads_english(
    clerk: Person, client_of: Callable[[Person], Client], city: str
) -> None:
    work = ("assessments", "moderation", "appeals")
    budget = ("desk/geteld/", "desk/", "desk/models/", *(f"desk/waiting/{one}/" for one in work))
    first = (
        *("/plan/desk/", "/decisions/desk/", f"{city}mine/", "/council/reports/new/"),
        *(f"/budgets/{desk}" for desk in budget),
    )
    rooms = (
        "/budgets/desk/",
        "/plan/desk/",
        "/decisions/desk/",
        "/scorecards/",
        f"{city}mine/",
        f"{city}commitment/",
    )
    left, read = left_on(client_of(clerk), *first, rooms=rooms)
    assert left == {}
    assert DESKS - read == set()


def test_dutch_left_on_a_page_is_seen() -> None:
    page = Reader("en")
    page.feed(
        '<p>Zoeken</p><p lang="nl">Volg deze belofte</p>'
        '<i title="Editie 3 van het akkoord staat online"></i>'
    )
    assert sorted(left_in(page.said, dutch_texts())) == [
        "Editie %(number)s van het akkoord staat online",
        "Zoeken",
    ]


def test_dates_and_numbers_follow_the_language(client: Client, city: str) -> None:
    client.get("/language/en/")
    assert f"{NOW.day} {NOW:%B %Y}" in client.get(f"{city}editions/").text
