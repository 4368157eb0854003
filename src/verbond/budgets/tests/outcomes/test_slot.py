"""What the page of a proposal tells once people decided on it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.budgets.models import Award, Proposal, Round
from verbond.budgets.operations.outcomes import executing
from verbond.budgets.operations.outcomes.pictures import add_picture
from verbond.budgets.queries.outcomes.slot import outcome_of
from verbond.budgets.testing.votes import AFTER, counted
from verbond.budgets.tests.outcomes.acting import (
    LATER,
    TODAY,
    act_of,
    loser,
    pay,
    photo,
    step,
    winner,
)
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


def page_of(client: Client, project: Proposal) -> str:
    return str(client.get(f"/budgets/r/{project.round.slug}/p/{project.key}/").content.decode())


def finished(project: Proposal) -> None:
    made = step(project)
    executing.reach_step(step=made, on=TODAY, text="", lock=made.lock, actor=SYSTEM, now=LATER)
    pay(project, 100_000)
    add_picture(
        proposal=project, content=photo(), alt="Een bank (fictief)", milestone=made,
        actor=SYSTEM, now=LATER,
    )  # fmt: skip
    lock = Award.objects.get(proposal=project).lock
    executing.finish_project(
        proposal=project, on=TODAY, text="De bank staat er.", lock=lock,
        actor=SYSTEM, now=LATER,
    )  # fmt: skip


def test_before_the_result_is_public_the_page_of_a_proposal_tells_nothing(
    voted: Round, client: Client
) -> None:
    counted(voted)
    for project in Proposal.objects.select_related("round").filter(round=voted):
        assert outcome_of(project) is None
        assert 'id="outcome"' not in page_of(client, project)


def test_a_chosen_project_tells_why_and_how_far_it_is(won: Round, client: Client) -> None:
    project = winner(won)
    page = page_of(client, project)
    assert "Dit is gekozen" in page
    assert "Nog niet begonnen" in page
    assert "Waarom is dit gekozen?" in page
    finished(project)
    page = page_of(client, project)
    assert "De bank staat er." in page
    assert 'alt="Een bank (fictief)"' in page
    assert "€\xa01.000" in page


def test_a_lost_project_tells_what_was_missing(won: Round, client: Client) -> None:
    page = page_of(client, loser(won))
    assert "Dit is niet gekozen" in page
    assert "Waarom is dit niet gekozen?" in page
    assert "Hoever is het?" not in page


def test_what_the_council_changed_is_said_on_the_page_of_the_project(
    won: Round, client: Client
) -> None:
    project = winner(won)
    act_of(won, project, "removes")
    project.refresh_from_db()
    page = page_of(client, project)
    assert "Dit is niet gekozen" in page
    assert "besliste anders" in page


def test_page_of_a_project_asks_few_questions_in_every_state(
    won: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    done = winner(won)
    finished(done)
    for project in (done, loser(won)):
        page_of(client, project)
        # One more than on a site: no places are loaded here, and nothing found is not remembered.
        with django_assert_max_num_queries(13):
            client.get(f"/budgets/r/{won.slug}/p/{project.key}/?fresh")


def test_result_of_tomorrow_is_not_on_the_page_today(won: Round) -> None:
    won.result.published_at = AFTER.replace(year=AFTER.year + 100)
    won.result.save()
    assert outcome_of(loser(won)) is None
