"""People say what an action serves; two of them at once never overwrite each other."""

import pytest

from verbond.agreement.facade import find_agreement, standing_cards, standing_of, ties_of
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.plan.errors import TieRefused
from verbond.plan.facade import PlanCard
from verbond.plan.operations.tying import NEW, Decided, Wish, decide_ties

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "officer")


def promise(words: str = "schoolstraat") -> int:
    cards = standing_cards(find_agreement("fictief"))
    return next(card.commitment_id for card in cards if words in card.text)


def decide(plan: PlanCard, *wishes: Wish, accept: bool = True) -> Decided:
    return decide_ties(plan=plan, wishes=wishes, accept=accept, actor=ACTOR, now=NOW)


def state_of(plan: PlanCard, code: str, commitment_id: int) -> str:
    key = f"{plan.slug}/{code}"
    found = {tie.commitment_id: tie.state for tie in ties_of("plan", [key]).get(key, ())}
    return found.get(commitment_id, NEW)


def test_a_tie_by_hand_makes_the_promise_planned_with_its_euros(plan: PlanCard) -> None:
    target = promise()
    assert decide(plan, Wish("A2", target, NEW)).done == 1
    standing = standing_of(target)
    assert standing is not None
    assert (standing.state, standing.planned_cents) == ("preparing", 200_00)


def test_a_rejected_proposal_counts_nothing(plan: PlanCard) -> None:
    target = promise("Dorpsstraat")
    assert decide(plan, Wish("A1", target, "proposed"), accept=False).done == 1
    assert state_of(plan, "A1", target) == "rejected"
    standing = standing_of(target)
    assert standing is not None
    assert standing.state == "unknown"


def test_what_somebody_decided_meanwhile_is_left_alone_and_told(plan: PlanCard) -> None:
    target = promise("Dorpsstraat")
    decide(plan, Wish("A1", target, "proposed"))
    late = decide(plan, Wish("A1", target, "proposed"), accept=False)
    assert (late.done, len(late.overtaken)) == (0, 1)
    assert state_of(plan, "A1", target) == "confirmed"


def test_an_action_that_is_not_in_the_plan_stops_all(plan: PlanCard) -> None:
    before = journal.head_sequence()
    with pytest.raises(TieRefused, match="A9"):
        decide(plan, Wish("A2", promise(), NEW), Wish("A9", promise(), NEW))
    assert journal.head_sequence() == before
