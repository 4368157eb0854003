"""The council decides otherwise than the count: never silently, never without the money."""

from datetime import timedelta

import pytest

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Proposal, Round
from verbond.budgets.operations.outcomes import money
from verbond.budgets.queries.rounds.books import (
    BOOK,
    project_account,
    round_account,
)
from verbond.budgets.tests.outcomes.acting import (
    LATER,
    TODAY,
    act_of,
    loser,
    pay,
    winner,
)
from verbond.journal.facade import SYSTEM, entries_about
from verbond.kit.errors import RuleBroken
from verbond.ledger import facade as ledger

pytestmark = pytest.mark.django_db


def test_the_council_adds_removes_and_changes_beside_the_count(won: Round, client: object) -> None:
    lost, chosen = loser(won), winner(won)
    free = ledger.balance(BOOK, round_account(won)).free or 0
    act_of(won, lost, "adds", 100_000)
    act_of(won, lost, "changes", 150_000)
    act_of(won, chosen, "removes")
    cents = Award.objects.get(proposal=lost).cents
    assert cents == 150_000
    lost.refresh_from_db()
    chosen.refresh_from_db()
    assert (lost.state, chosen.state) == ("won", "lost")
    assert ledger.balance(BOOK, round_account(won)).free == free - 150_000 + (
        chosen.cost_cents or 0
    )
    # Chosen again after all: its accounts are there, the money moves again.
    act_of(won, chosen, "adds", 200_000)
    assert ledger.balance(BOOK, project_account(chosen)).free == 200_000
    page = client.get(f"/budgets/r/{won.slug}/result/").content.decode()  # type: ignore[attr-defined]
    assert "besliste anders dan de telling" in page
    assert "DLB art. 41" in page
    assert chosen.title in page
    acts = [one.verb for one in entries_about("budgets", "proposal", f"{won.slug}/{lost.key}")]
    assert "deviate" in acts


@pytest.mark.parametrize(
    ("which", "act", "cents", "more", "code"),
    [
        (winner, "adds", 5, {}, "not_lost"),
        (loser, "removes", None, {}, "not_won"),
        (loser, "adds", None, {}, "amount"),
        (loser, "wat", 5, {}, "act"),
        (loser, "adds", 5, {"reason": " "}, "reason"),
        (loser, "adds", 5, {"legal_ground": ""}, "legal_ground"),
        (loser, "adds", 5, {"said_by": ""}, "said_by"),
        (loser, "adds", 5, {"decision_url": "javascript:x"}, "url"),
        (loser, "adds", 5, {"decided_on": TODAY + timedelta(days=1)}, "to_come"),
        (loser, "adds", 10**12, {}, "limit"),
    ],
)
def test_an_act_of_the_council_without_what_it_needs_is_refused(
    won: Round, which: object, act: str, cents: int | None, more: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleBroken) as found:
        act_of(won, which(won), act, cents, **more)  # type: ignore[operator]
    assert found.value.code == code
    assert not won.deviations.exists()


def test_no_act_before_the_result_and_none_on_what_was_paid(voted: Round) -> None:
    project = Proposal.objects.filter(round=voted)[0]
    with pytest.raises(OutcomeRefused) as found:
        act_of(voted, project, "adds", 5)
    assert found.value.code == "no_result"


def test_a_project_on_which_was_paid_is_not_removed(won: Round) -> None:
    project = winner(won)
    pay(project, 5)
    with pytest.raises(OutcomeRefused) as found:
        act_of(won, project, "removes")
    assert found.value.code == "spent"


def test_a_round_outside_the_books_still_keeps_its_amounts(won: Round) -> None:
    project = winner(won)
    Round.objects.filter(pk=won.pk).update(envelope=None)
    project = winner(won)
    paid = pay(project, 5_000)
    lock = Award.objects.get(proposal=project).lock
    money.change_award(
        proposal=project, cents=900_000, reason="Minder", lock=lock, actor=SYSTEM, now=LATER
    )
    money.turn_back(spending=paid, reason="Fout", actor=SYSTEM, now=LATER)
    assert money.spent_cents(project) == 0
    act_of(won, project, "removes")
    act_of(won, project, "adds", 7_000)
    assert Award.objects.get(proposal=project).cents == 7_000
