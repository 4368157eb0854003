"""A small fictitious plan with everything that a page can show: ties, versions, bookings."""

from dataclasses import replace
from datetime import date

import pytest

from verbond.agreement.facade import Tie, find_agreement, standing_cards
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.kit.testing import forget_caches
from verbond.plan.exchange import NodeRow
from verbond.plan.facade import PlanCard, import_plan, plan_named
from verbond.plan.testing import (
    LINES,
    NODES,
    ORIGINAL,
    PLAN,
    follow_up_with,
    line,
    sheet_with,
    small_agreement,
)

ACTOR = journal.Actor("k" * 32, "clerk")
TIED = replace(PLAN, agreement="fictief")
TREES, STREET = "We planten elk jaar bomen langs de Dorpsstraat.", "Elke school krijgt"
NEW_NODES = (
    *NODES,
    NodeRow("action", "a3", "A3", "AP1", "Schoolstraten met bomen (fictief)", entity="city"),
)
NEW_LINES = (
    *(one for one in LINES if (one.action, one.year) != ("A1", 2027)),
    line("A1", 2027, 750_50, kind="investment"),
    line("A1", 2026, 1_100_00, kind="investment", stage="credit"),
    line("A3", 2027, 300_00, kind="investment"),
)


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    forget_caches()


@pytest.fixture
def tied(db: None) -> PlanCard:
    """A1 serves one domain, A2 no promise, A3 promises of two domains; A1 booked too much."""
    small_agreement()
    promises = {card.text: card.commitment_id for card in standing_cards(find_agreement("fictief"))}
    trees, street = (
        next(pk for text, pk in promises.items() if text.startswith(start))
        for start in (TREES, STREET)
    )
    ties = {
        "A1": [Tie(commitment_id=trees, confirmed=True)],
        "A3": [Tie(commitment_id=one, confirmed=True) for one in (trees, street)],
    }
    adapted = replace(
        ORIGINAL, number=2, kind="adaptation", name="Aanpassing 1 (fictief)", on=date(2026, 2, 2)
    )
    import_plan(sheet=sheet_with(plan=TIED), actor=ACTOR, now=NOW)
    import_plan(
        sheet=sheet_with(plan=TIED, version=adapted, nodes=NEW_NODES, lines=NEW_LINES),
        actor=ACTOR,
        now=NOW,
        ties=ties,
    )
    booked = follow_up_with({"A1": 1_200_00}, number=3, on=date(2026, 2, 28))
    import_plan(sheet=replace(booked, plan=TIED, nodes=NEW_NODES), actor=ACTOR, now=NOW)
    found = plan_named(PLAN.slug)
    assert found is not None
    return found
