"""With a receipt, after the result: what this ballot paid for, to the cent, and nothing else."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from verbond.budgets.core.publishing.ballot_told import BallotTold, ballot_told, parts_in_cents
from verbond.budgets.models import Ballot, Pot, Result, Round
from verbond.budgets.operations.voting.opening import close_vote
from verbond.budgets.queries.outcomes.result.ballot import ballot_effect
from verbond.budgets.queries.outcomes.result.words import why_not
from verbond.budgets.queries.voting.booths import frozen_of
from verbond.budgets.testing import NOW
from verbond.budgets.testing.votes import counted, make_closed_vote, published
from verbond.budgets.tests.voting.walk import ROOT, text
from verbond.budgets.tests.voting.world import booth, cast, make_vote
from verbond.journal.facade import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = f"{ROOT}receipt/"


def closed(row: Round) -> Round:
    row.refresh_from_db()
    return close_vote(row=row, lock=row.lock, reason="Proef", actor=SYSTEM, now=NOW)


def publish(row: Round) -> None:
    published(row)
    # The clock of these tests stands still on the first day.
    Result.objects.update(published_at=NOW)


def told_of(row: Round, content: dict[str, int]) -> BallotTold:
    result = Result.objects.get(round=row)
    pots = Pot.objects.filter(result=result).values_list("certificate", flat=True)
    return ballot_told(frozen_of(booth(row)), [*pots, result.certificate], content)


def with_earmark() -> Round:
    row = make_closed_vote(
        earmark_cents=2_000_000, proposals={2: {"is_atelier": True}, 7: {"is_atelier": True}}
    )
    published(row)
    return row


def test_what_all_ballots_paid_is_what_the_projects_cost() -> None:
    row = with_earmark()
    paid: dict[str, Fraction] = defaultdict(Fraction)
    for content in Ballot.objects.filter(round=row).values_list("content", flat=True):
        told = told_of(row, content)
        assert set(told.winners) | {one.project for one in told.not_funded} == set(content)
        for pot in told.pots:
            story = pot.story
            assert sum(one.paid for one in story.payments) + (story.left or 0) == story.start
            start, parts, left = parts_in_cents(story)
            assert sum(parts) + left == start
            for one in story.payments:
                paid[one.project] += one.paid
    costs = {one.id: one.cost_cents for one in frozen_of(booth(row)).projects}
    bought = {
        key
        for key, one in Result.objects.get(round=row).explained["projects"].items()
        if one.get("kind") == "bought"
    }
    assert bought
    assert paid == {key: costs[key] for key in bought}


def test_page_shows_start_payments_rest_and_what_was_missing(client: Client) -> None:
    row = make_vote()
    receipt = cast(row, "a", {"voorstel-1": 1, "voorstel-4": 1})
    for who in "bcd":
        cast(row, who, {"voorstel-1": 1, "voorstel-2": 1})
    publish(closed(row))
    # Project 1 costs 10,000 and all four are for it.
    page = text(client.post(PAGE, {"receipt": receipt}))
    effect = ballot_effect(
        round_id=row.pk, slug=row.slug, frozen=frozen_of(booth(row)),
        content={"voorstel-1": 1, "voorstel-4": 1},
    )  # fmt: skip
    assert effect is not None
    (pot,) = effect.pots
    assert pot.paid[0].title == "Voorstel 1 (fictief)"
    assert pot.paid[0].cents == 250_000
    assert "€ 2.500" in page.replace("\xa0", " ")
    assert "voorstel-1/" in page
    assert "voorstel-2" not in page
    assert "effect-bar" in page


def test_ballot_for_what_was_too_dear_reads_how_much_was_missing() -> None:
    row = make_closed_vote(
        costs=(90_000, 40_000, 30_000),
        votes=[{"voorstel-1": 1}] * 3 + [{"voorstel-2": 1, "voorstel-3": 1}] * 7,
        records=(),
    )
    published(row)
    effect = ballot_effect(
        round_id=row.pk, slug=row.slug, frozen=frozen_of(booth(row)), content={"voorstel-1": 1}
    )
    assert effect is not None
    assert effect.winners == 0
    (lost,) = effect.lost
    assert "te kort" in lost.why or "ontbrak" in lost.why


def test_before_the_result_is_public_the_page_says_only_that_the_ballot_is_in(
    client: Client,
) -> None:
    row = make_vote()
    receipt = cast(row, "a", {"voorstel-1": 1})
    assert "Voorstel 1" not in text(client.post(PAGE, {"receipt": receipt}))
    counted(closed(row))
    page = text(client.post(PAGE, {"receipt": receipt}))
    assert "Je stem zit in de bus" in page
    assert "zie je hier na de uitslag" in page
    assert "effect" not in page.split("<main")[1]
    assert (
        ballot_effect(
            round_id=row.pk, slug=row.slug, frozen=frozen_of(booth(row)), content={"voorstel-1": 1}
        )
        is None
    )


@pytest.mark.parametrize("receipt", ["", "2222-2222-2222", "ABC", "voorstel-1"])
def test_without_the_receipt_nobody_gets_the_story_of_a_ballot(
    receipt: str, client: Client
) -> None:
    row = make_vote()
    cast(row, "a", {"voorstel-1": 1})
    publish(closed(row))
    answer = client.post(PAGE, {"receipt": receipt})
    assert answer.status_code == 422
    assert "effect-bar" not in text(answer)
    for asked in (client.get(PAGE), client.get(f"{PAGE}?receipt={receipt}")):
        assert "effect-bar" not in text(asked)


def test_content_hash_of_the_public_list_opens_no_ballot(client: Client) -> None:
    row = make_vote()
    cast(row, "a", {"voorstel-1": 1})
    publish(closed(row))
    public = Result.objects.get().receipts.split()[0]
    assert client.post(PAGE, {"receipt": public}).status_code == 422


def test_story_of_a_ballot_asks_few_questions_and_is_never_kept(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    row = make_vote()
    receipt = cast(row, "a", {"voorstel-1": 1, "voorstel-2": 1})
    publish(closed(row))
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        answer = client.post(PAGE, {"receipt": receipt})
    assert "effect-bar" in text(answer)
    assert "no-store" in answer["Cache-Control"]


def test_under_a_list_rule_no_money_is_told() -> None:
    row = make_vote(rule={"method": "greedy", "satisfaction": "cost"})
    cast(row, "a", {"voorstel-1": 1, "voorstel-2": 1})
    publish(closed(row))
    effect = ballot_effect(
        round_id=row.pk, slug=row.slug, frozen=frozen_of(booth(row)), content={"voorstel-1": 1}
    )
    assert effect is not None
    assert not effect.has_money
    assert [line.title for line in effect.others] == ["Voorstel 1 (fictief)"]


@pytest.mark.parametrize(
    ("why", "reason", "missing", "words"),
    [
        ("excluded", "group", 0, "niet mee samengaat"),
        ("excluded", "over_budget", 5, "meer dan er in de pot"),
        ("did_not_fit", "", 0, "eerst aan de beurt"),
        ("did_not_fit", "", 31_240, "ontbrak"),
        ("too_little", "", 31_240, "312,40"),
    ],
)
def test_why_a_project_failed_is_one_sentence(
    why: str, reason: str, missing: int, words: str
) -> None:
    assert words in why_not(why, reason, missing)
