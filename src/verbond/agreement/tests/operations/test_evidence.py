"""Evidence comes in, is tied, and the statuses follow."""

from dataclasses import replace
from datetime import date

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.facade import (
    decide_tie,
    evidence_of,
    record_evidence,
    standing_of,
    ties_of,
    withdraw_evidence,
)
from verbond.agreement.models import Commitment
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM

SPENT = Piece(
    room="plan",
    key="fictief/1.1",
    kind="action",
    shows="spent",
    title="actie 1.1 (fictief)",
    source="meerjarenplan (fictief)",
    on=date(2026, 1, 31),
    planned_cents=5_000_000,
    booked_cents=1_250_000,
)


def _status(commitment: Commitment) -> str:
    card = standing_of(commitment.pk)
    return card.state if card else ""


def test_booked_euros_put_a_promise_under_way(commitment: Commitment) -> None:
    assert _status(commitment) == "unknown"
    done = record_evidence(
        pieces=[(SPENT, [Tie(commitment.pk, confirmed=True)])], actor=SYSTEM, now=NOW
    )
    assert (done.added, done.tied) == (1, 1)
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.explanation == (
        "in uitvoering, want er is 12.500 euro geboekt (actie 1.1 (fictief), 31 januari 2026)"
    )
    again = record_evidence(
        pieces=[(SPENT, [Tie(commitment.pk, confirmed=True)])], actor=SYSTEM, now=NOW
    )
    assert (again.added, again.changed, again.same, again.tied) == (0, 0, 1, 0)
    other = replace(SPENT, booked_cents=2_000_000)
    assert record_evidence(pieces=[(other, [])], actor=SYSTEM, now=NOW).changed == 1
    assert withdraw_evidence(room="plan", keys=[SPENT.key], reason="fout", actor=SYSTEM, now=NOW)
    assert _status(commitment) == "unknown"
    assert [c.counts for c in evidence_of(commitment.pk)] == [False]


def test_a_tie_counts_once_a_person_confirms(commitment: Commitment) -> None:
    record_evidence(pieces=[(SPENT, [Tie(commitment.pk)])], actor=SYSTEM, now=NOW)
    assert _status(commitment) == "unknown"
    decide_tie(
        room="plan", key=SPENT.key, commitment_id=commitment.pk, accept=True, actor=SYSTEM, now=NOW
    )
    assert _status(commitment) == "under-way"
    assert ties_of("plan", [SPENT.key])[SPENT.key][0].standing == "under-way"
