"""A fictitious round with ideas and plans, for the tests of proposals."""

from datetime import UTC, datetime, timedelta
from typing import Any

from verbond.accounts.facade import Person, actor_of
from verbond.budgets.core.proposing.costs import CostLine
from verbond.budgets.models import (
    Assessment,
    Instrument,
    Phase,
    Proposal,
    Recipe,
    Round,
)
from verbond.budgets.operations.proposals import assessing, editing, opening, supporting
from verbond.budgets.operations.proposals.editing import Text
from verbond.budgets.operations.proposals.opening import Idea
from verbond.budgets.queries.proposals.rules import terms
from verbond.budgets.testing import TODAY, make_envelope, make_round
from verbond.journal.facade import SYSTEM

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
CRITERIA = tuple(one.code for one in terms().criteria)
WIJK, OTHER = "71016W11", "71016W16"
BODY = "Zes banken met een leuning, op plekken die oudere buren kozen. " * 4


def a_round(phase: str = "idea", **facts: Any) -> Round:
    return make_round(phase=phase, **facts)


def in_phase(row: Round, phase: str) -> Round:
    Round.objects.filter(pk=row.pk).update(phase=phase)
    row.refresh_from_db()
    return row


def a_grant_round(**facts: Any) -> Round:
    """Make a rolling round of small grants, without its history."""
    make_envelope()
    row = Round.objects.create(
        **{
            "slug": "wijkbudget", "title": "Wijkbudget (fictief)", "phase": "plan",
            "instrument": Instrument.objects.get(kind="grant"),
            "recipe": Recipe.objects.get(slug="steun-op-aanvraag"),
            "budget_cents": 400_000, "languages": ["nl"], "published_at": NOW, "made_at": NOW,
            "fictitious": True,
        }
        | facts
    )  # fmt: skip
    for position, code in enumerate(("plan", "check", "result", "execution"), 1):
        Phase.objects.create(round=row, code=code, position=position, first_on=TODAY, last_on=TODAY)
    return row


def idea_of(title: str = "Banken langs de vijver", **facts: Any) -> Idea:
    known: dict[str, Any] = {
        "summary": "Zodat oudere buren kunnen rusten onderweg.",
        "proposer_kind": "resident",
        "proposer_name": "Sam (fictief)",
        "theme": "Elkaar ontmoeten",
    }
    return Idea(title, **(known | facts))


def an_idea(
    row: Round, person: Person, title: str = "Banken langs de vijver", **facts: Any
) -> Proposal:
    return opening.propose(
        round_id=row.pk,
        idea=idea_of(title, **facts),
        submission="",
        person_id=person.pk,
        actor=actor_of(person),
        now=NOW,
    )


def full_text(proposal: Proposal, **facts: Any) -> Text:
    known: dict[str, Any] = {
        "title": proposal.title, "summary": proposal.summary, "body": BODY,
        "upkeep": "De buren vegen, de stad herstelt.",
        "costs": (CostLine("Zes banken", 900_000, "offerte"),),
        "theme": "Elkaar ontmoeten", "place_code": "",
    }  # fmt: skip
    return Text(**(known | facts))


def a_plan(row: Round, person: Person, title: str = "Banken langs de vijver") -> Proposal:
    """Make a complete plan; its round comes out in its plan phase."""
    made = an_idea(in_phase(row, "idea"), person, title)
    in_phase(row, "plan")
    editing.start_plan(proposal=made, actor=actor_of(person), now=NOW)
    made.refresh_from_db()
    editing.save_text(
        proposal=made, text=full_text(made), reason="Uitgewerkt", lock=made.lock,
        actor=actor_of(person), now=NOW,
    )  # fmt: skip
    # Places are loaded in few tests; a plan needs one.
    Proposal.objects.filter(pk=made.pk).update(place_code=WIJK)
    made.refresh_from_db()
    return made


def a_submitted_plan(row: Round, person: Person, title: str = "Banken langs de vijver") -> Proposal:
    made = a_plan(row, person, title)
    return editing.submit_plan(proposal=made, actor=actor_of(person), now=NOW)


def assigned(row: Proposal, officer: Person, *codes: str) -> None:
    assessing.assign(
        proposals=[row.pk], criteria=codes or CRITERIA, officer=officer, actor=SYSTEM, now=NOW
    )


def answer(
    row: Proposal, officer: Person, code: str, outcome: str = "yes", **facts: Any
) -> Assessment:
    held = Assessment.objects.get(proposal=row, criterion=code)
    known: dict[str, Any] = {
        "outcome": outcome, "reason": "Dat hebben we nagekeken.", "cost_cents": None,
        "lock": held.lock, "person_id": officer.pk,
    }  # fmt: skip
    return assessing.assess(assessment=held, actor=actor_of(officer), now=LATER, **(known | facts))


def answer_all(row: Proposal, officer: Person, *, no: str = "") -> Proposal:
    assigned(row, officer)
    for code in CRITERIA:
        answer(row, officer, code, "no" if code == no else "yes")
    row.refresh_from_db()
    return row


def a_request(row: Round, person: Person, *, backers: int = 5, **facts: Any) -> Proposal:
    """Ask a grant with confirmed neighbours, ready to be submitted."""
    known: dict[str, Any] = {
        "group_name": "De Linde (fictief)",
        "cost_cents": 200_000,
        "carried_out_by": TODAY,
    }
    made = an_idea(row, person, facts.pop("title", "Plantenbakken in de straat"), **(known | facts))
    Proposal.objects.filter(pk=made.pk).update(body=BODY, place_code=WIJK)
    for number in range(backers):
        _held, token = supporting.ask_supporter(
            proposal=made, name=f"Buur {number}", address=f"{made.key} straat {number}",
            email=f"buur{number}@example.test", actor=actor_of(person), now=NOW,
        )  # fmt: skip
        supporting.confirm_by_link(token=token, actor=SYSTEM, now=NOW)
    made.refresh_from_db()
    return made
