"""What people at the city say and prove, and what follows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from verbond.accounts.facade import Person
from verbond.agreement.core.evidence import EvidenceRefused
from verbond.agreement.facade import (
    decide_tie,
    evidence_of,
    lift_overruling,
    overrule,
    plan_milestone,
    prove_milestone,
    publish_document,
    set_owner,
    set_owners,
    standing_of,
    state_by_officer,
    withdraw_evidence,
)
from verbond.agreement.models import (
    Agreement,
    Commitment,
    Evidence,
    Milestone,
    Overruling,
    Owner,
)
from verbond.agreement.operations.milestones import drop_milestone
from verbond.agreement.testing import NOW
from verbond.journal.facade import Actor, head_sequence, latest_entries

OFFICER = Actor("k" * 32, "officer")
TODAY = NOW.date()
BY: dict[str, Any] = {"actor": OFFICER, "now": NOW}


@dataclass
class Saying:
    commitment: Commitment

    def say(self, **more: Any) -> Any:
        said: dict[str, Any] = {
            "shows": "started", "title": "De eerste straat is klaar.",
            "said_by": "Lena Dienst, mobiliteit (fictief)", "on": TODAY,
        }  # fmt: skip
        return state_by_officer(commitment=self.commitment, **(said | more), **BY)

    def publish(self, **more: Any) -> Any:
        given: dict[str, Any] = {
            "title": "Studie (fictief)", "url": "https://voorbeeld.invalid/studie",
            "source": "stad (fictief)", "on": TODAY,
        }  # fmt: skip
        return publish_document(commitment=self.commitment, **(given | more), **BY)

    @property
    def state(self) -> str:
        card = standing_of(self.commitment.pk)
        return card.state if card else ""

    @property
    def explanation(self) -> str:
        card = standing_of(self.commitment.pk)
        return card.explanation if card else ""


@pytest.fixture
def promise(commitment: Commitment) -> Saying:
    return Saying(commitment)


def test_a_statement_is_shown_as_exactly_that(promise: Saying) -> None:
    promise.say()
    assert promise.explanation == (
        "in uitvoering, want het is begonnen (De eerste straat is klaar, "
        "Lena Dienst, mobiliteit (fictief), 2 maart 2026)"
    )
    (card,) = evidence_of(promise.commitment.pk)
    assert (card.kind, card.said_by) == ("statement", "Lena Dienst, mobiliteit (fictief)")
    assert latest_entries(1)[0].verb == "state_by_officer"


def test_evidence_of_a_clerk_who_reads_english_is_kept_in_dutch(promise: Saying) -> None:
    with override("en"):
        promise.say()
    assert Evidence.objects.get().source == "verklaring van Lena Dienst, mobiliteit (fictief)"


def test_the_same_words_on_the_same_day_are_one_statement(promise: Saying) -> None:
    promise.say()
    before = head_sequence()
    promise.say()
    assert head_sequence() == before
    promise.say(on=TODAY - timedelta(days=1))
    assert len(evidence_of(promise.commitment.pk)) == 2


def test_somebodys_word_alone_does_not_keep_a_promise(promise: Saying) -> None:
    promise.say(shows="done", title="Het is klaar.")
    assert promise.state == "under-way"
    assert "ander bewijs is er nog niet" in promise.explanation


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"said_by": " "}, "said_by"),
        ({"title": ""}, "title"),
        ({"shows": "klaar"}, "shows"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
    ],
)
def test_a_statement_that_says_too_little_is_refused(
    promise: Saying, change: dict[str, Any], code: str
) -> None:
    with pytest.raises(EvidenceRefused) as fault:
        promise.say(**change)
    assert fault.value.code == code
    assert evidence_of(promise.commitment.pk) == ()


def test_a_sentence_that_is_no_promise_gets_no_evidence(promise: Saying) -> None:
    Commitment.objects.filter(pk=promise.commitment.pk).update(is_promise=False)
    with pytest.raises(EvidenceRefused, match="geen belofte"):
        promise.say()


def test_a_study_is_kept_by_its_publication(promise: Saying) -> None:
    Commitment.objects.filter(pk=promise.commitment.pk).update(kind="study")
    promise.publish()
    assert promise.state == "realised"
    before = head_sequence()
    promise.publish()
    assert head_sequence() == before
    with pytest.raises(EvidenceRefused, match="titel, een bron en een adres"):
        promise.publish(source="")


def test_an_own_statement_stands_again_after_it_was_withdrawn(promise: Saying) -> None:
    piece = promise.say()
    withdraw_evidence(room=piece.room, keys=[piece.key], reason="vergissing", **BY)
    assert promise.state == "unknown"
    promise.say()
    assert promise.state == "under-way"


def _plan(promise: Saying, title: str = "Ontwerp", **more: Any) -> Milestone:
    planned: dict[str, Any] = {"due_on": date(2026, 6, 1)} | more
    return plan_milestone(commitment=promise.commitment, title=title, **planned, **BY)


def _prove(step: Milestone, **more: Any) -> Milestone:
    proof: dict[str, Any] = {
        "title": "Foto met plaats (fictief)", "source": "dienst (fictief)", "url": "", "on": TODAY,
    }  # fmt: skip
    return prove_milestone(milestone=step, **(proof | more), **BY)


def test_a_step_is_done_with_a_proof_and_the_last_one_keeps_the_promise(promise: Saying) -> None:
    first, last = _plan(promise), _plan(promise, "Opening", is_last=True)
    assert promise.state == "unknown"
    assert _prove(first).proof is not None
    assert promise.state == "under-way"
    _prove(last)
    assert promise.state == "realised"
    before = head_sequence()
    _prove(last)
    assert head_sequence() == before


def test_a_step_can_get_another_day_until_it_is_proved(promise: Saying) -> None:
    step = _plan(promise)
    before = head_sequence()
    assert _plan(promise).pk == step.pk
    assert head_sequence() == before
    assert _plan(promise, due_on=date(2026, 9, 1)).due_on == date(2026, 9, 1)
    _prove(step)
    with pytest.raises(EvidenceRefused, match="al een bewijs"):
        _plan(promise, due_on=date(2026, 9, 1), is_last=True)
    with pytest.raises(EvidenceRefused, match="al een bewijs"):
        drop_milestone(milestone=step, reason="niet nodig", **BY)


def test_a_step_that_is_not_needed_goes_with_a_reason(promise: Saying) -> None:
    step = _plan(promise)
    with pytest.raises(EvidenceRefused, match="niet meer nodig"):
        drop_milestone(milestone=step, reason="", **BY)
    drop_milestone(milestone=step, reason="anders aangepakt", **BY)
    assert not Milestone.objects.exists()
    with pytest.raises(EvidenceRefused, match="er niet meer"):
        _prove(step)


@pytest.mark.parametrize("change", [{"title": ""}, {"on": TODAY + timedelta(days=1)}])
def test_a_proof_of_nothing_or_of_tomorrow_is_refused(
    promise: Saying, change: dict[str, Any]
) -> None:
    with pytest.raises(EvidenceRefused):
        _prove(_plan(promise), **change)
    with pytest.raises(EvidenceRefused, match="een naam"):
        _plan(promise, "")


def _overrule(promise: Saying, **more: Any) -> Overruling:
    said: dict[str, Any] = {
        "state": "realised", "reason": "De straat ligt er.",
        "said_by": "An Schepen, schepen (fictief)",
    }  # fmt: skip
    return overrule(commitment=promise.commitment, **(said | more), **BY)


def test_a_person_says_another_status_and_what_the_rules_say_stays_beside_it(
    promise: Saying,
) -> None:
    promise.say()
    _overrule(promise)
    card = standing_of(promise.commitment.pk)
    assert card is not None
    assert (card.state, card.derived, card.is_overruled) == ("realised", "under-way", True)
    assert card.explanation.startswith(
        "gerealiseerd, want An Schepen, schepen (fictief) zegt (2 maart 2026): "
        "“De straat ligt er”. Volgens de regels: in uitvoering, want"
    )
    lift_overruling(commitment=promise.commitment, reason="was te vroeg", **BY)
    assert promise.state == "under-way"
    with pytest.raises(EvidenceRefused, match="gelden hier al"):
        lift_overruling(commitment=promise.commitment, reason="nog eens", **BY)


def test_a_later_word_replaces_the_earlier_and_both_stay(promise: Saying) -> None:
    first = _overrule(promise)
    assert _overrule(promise).pk == first.pk
    second = _overrule(promise, state="changed")
    first.refresh_from_db()
    assert first.lifted_at == NOW
    assert promise.state == "changed"
    assert Overruling.objects.count() == 2
    with pytest.raises(EvidenceRefused, match="Iemand anders"):
        _overrule(promise, state="dropped", seen=first.pk)
    assert _overrule(promise, state="dropped", seen=second.pk).state == "dropped"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"state": "value"}, "kan niet: kies uit"),
        ({"reason": " "}, "de reden"),
        ({"said_by": ""}, "wie dit zegt"),
    ],
)
def test_another_status_needs_a_reason_and_a_name(
    promise: Saying, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(EvidenceRefused, match=says):
        _overrule(promise, **change)


def test_a_value_and_a_plain_sentence_get_no_other_status(promise: Saying) -> None:
    row = Commitment.objects.filter(pk=promise.commitment.pk)
    row.update(kind="principle")
    with pytest.raises(EvidenceRefused, match="geen status"):
        _overrule(promise)
    row.update(is_promise=False)
    with pytest.raises(EvidenceRefused, match="geen belofte"):
        _overrule(promise)
    with pytest.raises(EvidenceRefused, match="de regels weer"):
        lift_overruling(commitment=promise.commitment, reason="", **BY)


def test_a_department_keeps_promises_up_to_date(
    agreement: Agreement, promise: Saying, officer: Person
) -> None:
    row = set_owner(
        commitment=promise.commitment, department="Mobiliteit", person_id=officer.pk, **BY
    )
    assert (row.department, row.person_id, row.since) == ("Mobiliteit", officer.pk, TODAY)
    card = standing_of(promise.commitment.pk)
    assert card is not None
    assert card.owner == "Mobiliteit"
    units = list(Commitment.objects.filter(agreement=agreement).select_related("agreement"))
    changed = set_owners(commitments=units, department="Mobiliteit", person_id=officer.pk, **BY)
    assert changed == len(units) - 1
    before = head_sequence()
    assert not set_owners(commitments=units, department="Mobiliteit", person_id=officer.pk, **BY)
    assert head_sequence() == before
    assert Owner.objects.count() == len(units)


@pytest.mark.parametrize(("department", "person"), [(" ", None), ("Mobiliteit", 10**9)])
def test_an_owner_is_a_department_and_somebody_who_is_here(
    promise: Saying, department: str, person: int | None
) -> None:
    with pytest.raises(EvidenceRefused):
        set_owner(commitment=promise.commitment, department=department, person_id=person, **BY)


def test_who_states_it_again_takes_back_that_it_was_rejected(promise: Saying) -> None:
    piece = promise.say()
    decide_tie(
        room=piece.room, key=piece.key, commitment_id=promise.commitment.pk, accept=False, **BY
    )
    assert promise.state == "unknown"
    promise.say()
    assert promise.state == "under-way"
