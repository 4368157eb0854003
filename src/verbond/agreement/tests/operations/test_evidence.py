"""Evidence comes in, is tied, and the statuses follow."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from verbond.agreement.core.evidence import EvidenceRefused, Piece, Recorded, Tie
from verbond.agreement.facade import (
    changes_between,
    decide_tie,
    evidence_of,
    record_evidence,
    standing_of,
    ties_of,
    withdraw_evidence,
)
from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence, StandingChange
from verbond.agreement.operations.annotating import decide
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, Actor, head_sequence, latest_entries

CLERK = Actor("k" * 32, "clerk")
TODAY = NOW.date()
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
    facts={"years": {"2026": {"planned": 5_000_000, "booked": 1_250_000}}},
)


def record(piece: Piece, *ties: Tie, **more: Any) -> Recorded:
    return record_evidence(pieces=[(piece, ties)], actor=SYSTEM, now=NOW, **more)


def surely(commitment: Commitment, shows: str = "") -> Tie:
    return Tie(commitment.pk, shows=shows, confirmed=True)


def status(commitment: Commitment) -> str:
    card = standing_of(commitment.pk)
    return card.state if card else ""


def test_a_promise_without_evidence_is_unknown_since_the_beginning(commitment: Commitment) -> None:
    card = standing_of(commitment.pk)
    assert card is not None
    assert (card.state, card.since) == ("unknown", TODAY)
    assert card.explanation == "onbekend, want er is nog geen bewijs (al sinds 2 maart 2026)"
    assert not StandingChange.objects.exists()


def test_booked_euros_put_a_promise_under_way(agreement: Agreement, commitment: Commitment) -> None:
    done = record(SPENT, surely(commitment), reason="rekening 2025")
    assert (done.added, done.tied) == (1, 1)
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.explanation == (
        "in uitvoering, want er is 12.500 euro geboekt (actie 1.1 (fictief), 31 januari 2026)"
    )
    assert (card.planned_cents, card.booked_cents) == (5_000_000, 1_250_000)
    assert card.is_stale(date(2027, 1, 31))
    assert not card.is_stale(date(2027, 1, 30))
    (change,) = changes_between(agreement, TODAY, TODAY)
    assert (change.before, change.after, change.key) == ("unknown", "under-way", commitment.key)
    (entry, *_) = latest_entries(1)
    assert (entry.verb, entry.object_key) == ("record_evidence", "plan:fictief/1.1")
    assert entry.summary.endswith("Eén status veranderde.")


def test_the_same_evidence_again_writes_nothing(commitment: Commitment) -> None:
    record(SPENT, surely(commitment))
    before = head_sequence()
    again = record(SPENT, surely(commitment))
    assert (again.added, again.changed, again.same, again.tied) == (0, 0, 1, 0)
    assert head_sequence() == before


def test_a_later_state_replaces_the_figures_and_the_journal_keeps_the_earlier(
    commitment: Commitment,
) -> None:
    record(SPENT, surely(commitment))
    later = replace(SPENT, booked_cents=2_000_000, on=date(2026, 2, 28))
    assert record(later).changed == 1
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.booked_cents == 2_000_000
    (entry, *_) = latest_entries(1)
    assert entry.details["changed"] == [
        {
            "evidence": "plan:fictief/1.1",
            "was": {"on": "2026-01-31", "booked_cents": 1_250_000},
        }
    ]


def test_withdrawn_evidence_opens_the_promise_again(
    agreement: Agreement, commitment: Commitment
) -> None:
    record(replace(SPENT, shows="done", kind="register"), surely(commitment))
    assert status(commitment) == "realised"
    with pytest.raises(EvidenceRefused, match="waarom"):
        withdraw_evidence(room="plan", keys=[SPENT.key], reason=" ", actor=CLERK, now=NOW)
    assert withdraw_evidence(room="plan", keys=[SPENT.key], reason="fout", actor=CLERK, now=NOW)
    assert status(commitment) == "unknown"
    assert [card.counts for card in evidence_of(commitment.pk)] == [False]
    assert not withdraw_evidence(room="plan", keys=[SPENT.key], reason="fout", actor=CLERK, now=NOW)
    states = [change.after for change in changes_between(agreement, TODAY, TODAY)]
    assert states == ["unknown", "realised"]
    assert record(SPENT).changed == 1
    assert status(commitment) == "under-way"


def test_several_pieces_are_withdrawn_in_one_entry(commitment: Commitment) -> None:
    other = replace(SPENT, key="fictief/1.2")
    record_evidence(pieces=[(SPENT, [surely(commitment)]), (other, [])], actor=SYSTEM, now=NOW)
    assert latest_entries(1)[0].summary.startswith("Bewijs bewaard: 2 nieuw, 0 gewijzigd")
    gone = withdraw_evidence(
        room="plan", keys=[SPENT.key, other.key], reason="oud plan", actor=CLERK, now=NOW
    )
    assert gone == 2
    assert latest_entries(1)[0].summary.startswith("Bewijs ingetrokken: 2 stukken.")


def test_a_tie_counts_once_a_person_confirms(commitment: Commitment) -> None:
    record(SPENT, Tie(commitment.pk, words=("school",), certainty=60))
    assert status(commitment) == "unknown"
    row = Annotation.objects.get(evidence__isnull=False)
    decide(annotation=row, confirm=True, actor=CLERK, now=NOW)
    assert status(commitment) == "under-way"
    (tie,) = ties_of("plan", [SPENT.key, "onbekend"])[SPENT.key]
    assert (tie.standing, tie.state, tie.words, tie.certainty) == (
        "under-way", "confirmed", ("school",), 60
    )  # fmt: skip
    assert latest_entries(1)[0].details["statuses"] != []
    decide(annotation=row, confirm=False, actor=CLERK, now=NOW)
    assert status(commitment) == "unknown"
    assert evidence_of(commitment.pk) == ()


def test_a_room_never_undoes_what_a_person_decided(commitment: Commitment) -> None:
    record(SPENT, Tie(commitment.pk))
    tie: dict[str, Any] = {"room": "plan", "key": SPENT.key, "commitment_id": commitment.pk}
    decide_tie(**tie, accept=False, actor=CLERK, now=NOW)
    assert record(SPENT, surely(commitment)).tied == 0
    assert status(commitment) == "unknown"
    decide_tie(**tie, accept=True, shows="planned", actor=CLERK, now=NOW)
    record(SPENT, surely(commitment, shows="dropped"))
    assert evidence_of(commitment.pk)[0].shows == "planned"


def test_a_person_ties_by_hand_and_says_what_it_shows(commitment: Commitment) -> None:
    record(replace(SPENT, kind="decision"))
    decide_tie(
        room="plan",
        key=SPENT.key,
        commitment_id=commitment.pk,
        accept=True,
        shows="dropped",
        actor=CLERK,
        now=NOW,
    )
    assert status(commitment) == "dropped"


def test_one_decision_starts_one_promise_and_drops_another(agreement: Agreement) -> None:
    Commitment.objects.filter(agreement=agreement).update(kind="deliver")
    one, other = Commitment.objects.filter(agreement=agreement).promises()[:2]
    decision = replace(SPENT, kind="decision", shows="decided", booked_cents=None)
    record(decision, surely(one), surely(other, shows="dropped"))
    assert (status(one), status(other)) == ("preparing", "dropped")


def test_a_proposal_is_renewed_and_confirmed_by_its_room(commitment: Commitment) -> None:
    record(SPENT, Tie(commitment.pk, words=("school",), certainty=50))
    assert record(SPENT, Tie(commitment.pk, words=("straat",), certainty=50)).tied == 1
    assert record(SPENT, surely(commitment)).tied == 1
    assert status(commitment) == "under-way"
    # Once confirmed, a mere proposal does not take it back; another meaning is taken over.
    assert record(SPENT, Tie(commitment.pk)).tied == 0
    assert record(SPENT, surely(commitment, shows="planned")).tied == 1


@pytest.mark.parametrize(
    ("change", "ties", "code"),
    [
        ({"kind": "gerucht"}, [], "kind"),
        ({"on": TODAY + timedelta(days=1)}, [], "on"),
        ({}, [Tie(10**9)], "no_commitment"),
        ({}, [Tie(0, shows="klaar")], "shows"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(
    commitment: Commitment, change: dict[str, Any], ties: list[Tie], code: str
) -> None:
    ties = [replace(tie, commitment_id=tie.commitment_id or commitment.pk) for tie in ties]
    good = replace(SPENT, key="goed")
    with pytest.raises(EvidenceRefused) as fault:
        record_evidence(
            pieces=[(good, []), (replace(SPENT, **change), ties)], actor=SYSTEM, now=NOW
        )
    assert fault.value.code == code
    assert not Evidence.objects.exists()


def test_a_piece_that_stands_there_twice_is_refused(db: None) -> None:
    with pytest.raises(EvidenceRefused, match="twice"):
        record_evidence(pieces=[(SPENT, []), (SPENT, [])], actor=SYSTEM, now=NOW)


def test_evidence_that_nobody_has_cannot_be_tied(commitment: Commitment) -> None:
    with pytest.raises(EvidenceRefused, match="geen bewijs met adres"):
        decide_tie(
            room="plan", key="x", commitment_id=commitment.pk, accept=True, actor=CLERK, now=NOW
        )


def test_recording_asks_few_questions_however_many_pieces(
    agreement: Agreement, django_assert_max_num_queries: Any
) -> None:
    units = list(Commitment.objects.filter(agreement=agreement))
    many = [
        (replace(SPENT, key=f"fictief/{n}"), [surely(units[n % len(units)])]) for n in range(400)
    ]
    with django_assert_max_num_queries(60):
        record_evidence(pieces=many, actor=SYSTEM, now=NOW)
