"""Addresses, filled-in forms and full pages of proposals, for the tests of pages."""

from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.accounts.testing import make_person
from verbond.budgets.models import (
    Proposal,
    Round,
)
from verbond.budgets.operations.proposals import talking
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.world import NOW
from verbond.journal.facade import SYSTEM


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


def full_page(resident: Person, officer: Person) -> Proposal:
    """Make a proposal with something in every part of its page."""
    row = world.a_round(languages=["nl", "en"])
    other = world.an_idea(row, make_person("neighbour"), "Zitbanken")
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
