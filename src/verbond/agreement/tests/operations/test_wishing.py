"""Many promises at once: looked at first, then wholly or not at all, and the same twice is once."""

from collections.abc import Sequence

import pytest

from verbond.accounts.facade import Person
from verbond.agreement.core.evidence import Piece
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence, Owner
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.operations.wishing import (
    Milestone,
    Ownership,
    Statement,
    Wish,
    apply_wishes,
    as_plain,
    from_plain,
    plan_wishes,
)
from verbond.agreement.operations.wishing.versions import known_of
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, head_sequence, latest_entries

TODAY = NOW.date()
SAID = Statement("running", "Het loopt (fictief).", "Lena (fictief)", TODAY)


def wishes_for(units: Sequence[Commitment], **wanted: object) -> tuple[Wish, ...]:
    known = known_of([unit.pk for unit in units])
    return tuple(
        Wish(
            number, unit.key, known[unit.pk].status_mark, known[unit.pk].owner_mark, "20260302",
            **wanted,  # type: ignore[arg-type]
        )
        for number, unit in enumerate(units, 1)
    )  # fmt: skip


@pytest.fixture
def promises(agreement: Agreement) -> list[Commitment]:
    return list(Commitment.objects.promises().filter(agreement=agreement))


@pytest.fixture
def piece(agreement: Agreement) -> Evidence:
    one = Piece("decisions", "2026-1", "decision", "decided", "Besluit (fictief)", "College", TODAY)
    record_evidence(pieces=[(one, [])], actor=SYSTEM, now=NOW)
    return Evidence.objects.get()


def do(agreement: Agreement, wishes: Sequence[Wish]) -> int:
    return len(apply_wishes(agreement=agreement, wishes=wishes, actor=SYSTEM, now=NOW).steps)


def test_a_statement_for_many_is_one_entry_in_the_journal(
    agreement: Agreement, promises: list[Commitment]
) -> None:
    before = head_sequence()
    assert do(agreement, wishes_for(promises, statement=SAID)) == len(promises)
    assert head_sequence() == before + 1
    assert Evidence.objects.count() == len(promises)
    assert f"{len(promises)} verklaringen" in latest_entries(1)[0].summary


def test_done_twice_is_done_once(agreement: Agreement, promises: list[Commitment]) -> None:
    wishes = wishes_for(promises, statement=SAID, owner=Ownership("Groen"))
    assert do(agreement, wishes) == 2 * len(promises)
    before = head_sequence()
    assert do(agreement, wishes) == 0
    assert head_sequence() == before


def test_an_owner_for_many(
    agreement: Agreement, promises: list[Commitment], officer: Person
) -> None:
    do(agreement, wishes_for(promises, owner=Ownership("Groen", officer.email)))
    assert set(Owner.objects.values_list("department", "person")) == {("Groen", officer.pk)}
    assert Owner.objects.count() == len(promises)


def test_a_proposed_tie_waits_for_a_person(
    agreement: Agreement, promises: list[Commitment], piece: Evidence
) -> None:
    assert do(agreement, wishes_for(promises, tie="decisions:2026-1")) == len(promises)
    ties = Annotation.objects.filter(what="evidence")
    assert {tie.state for tie in ties} == {"proposed"}
    assert {tie.evidence for tie in ties} == {piece}
    assert do(agreement, wishes_for(promises, tie="decisions:2026-1")) == 0


def test_a_tie_to_nothing_is_refused(agreement: Agreement, promises: list[Commitment]) -> None:
    with pytest.raises(ExchangeRefused, match="bestaat niet"):
        do(agreement, wishes_for(promises, tie="decisions:bestaat-niet"))


def test_looking_writes_nothing(agreement: Agreement, promises: list[Commitment]) -> None:
    before = head_sequence()
    plan = plan_wishes(agreement, wishes_for(promises, statement=SAID), TODAY)
    assert len(plan.steps) == len(promises)
    assert "verklaring van Lena (fictief)" in plan.steps[0].says
    assert (Evidence.objects.count(), head_sequence()) == (0, before)


def test_two_rows_with_another_owner_for_one_promise_are_refused(
    agreement: Agreement, commitment: Commitment
) -> None:
    wishes = (
        *wishes_for([commitment], owner=Ownership("Groen")),
        *wishes_for([commitment], owner=Ownership("Wegen")),
    )
    with pytest.raises(ExchangeRefused, match="dezelfde belofte"):
        do(agreement, wishes)
    assert not Owner.objects.exists()


def test_the_same_row_twice_counts_once(agreement: Agreement, commitment: Commitment) -> None:
    wishes = wishes_for([commitment], statement=SAID, milestone=Milestone("Start", TODAY)) * 2
    assert do(agreement, wishes) == 2


def test_two_clerks_at_once_the_second_sees_that_it_changed(
    agreement: Agreement, promises: list[Commitment]
) -> None:
    first = wishes_for(promises, owner=Ownership("Groen"))
    second = wishes_for(promises, owner=Ownership("Wegen"))
    do(agreement, first)
    with pytest.raises(ExchangeRefused, match="Groen"):
        do(agreement, second)
    assert set(Owner.objects.values_list("department", flat=True)) == {"Groen"}


def test_wishes_survive_being_written_down(promises: list[Commitment]) -> None:
    wishes = wishes_for(
        promises, statement=SAID, owner=Ownership("Groen"), milestone=Milestone("Start", None)
    )
    assert from_plain(as_plain(wishes)) == wishes
    assert from_plain(as_plain(wishes_for(promises))) == wishes_for(promises)


def test_a_promise_of_another_agreement_is_not_touched(
    agreement: Agreement, commitment: Commitment
) -> None:
    other = Agreement.objects.create(slug="ander", title="Ander", city="Teststad (fictief)")
    with pytest.raises(ExchangeRefused, match="geen belofte"):
        do(other, wishes_for([commitment], statement=SAID))
