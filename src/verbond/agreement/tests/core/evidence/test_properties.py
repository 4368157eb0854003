"""What holds for any evidence, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.evidence import Tied, derive
from verbond.agreement.core.evidence.words import LADDER, STATES
from verbond.agreement.tests.core.evidence.made import (
    RULES,
    TODAY,
    evidences,
    piece,
    status,
    with_status,
)
from verbond.agreement.tests.core.evidence.reference import slow_status


@given(with_status, evidences())
def test_the_status_is_that_of_the_slow_reading(kind: str, pieces: list[Tied]) -> None:
    assert status(kind, *pieces).state == slow_status(kind, pieces)


@given(with_status, st.data())
def test_the_order_in_which_evidence_came_changes_nothing(kind: str, data: st.DataObject) -> None:
    pieces = data.draw(evidences())
    other = data.draw(st.permutations(pieces))
    assert status(kind, *pieces) == status(kind, *other)


@given(with_status, evidences(), st.sampled_from(("decided", "started", "planned", "in-force")))
def test_another_step_never_brings_a_promise_down(
    kind: str, pieces: list[Tied], shows: str
) -> None:
    before = status(kind, *pieces)
    after = status(kind, *pieces, piece(shows, "decision", 0, key="fictief:more"))
    if before.state in LADDER and before.state != "not-started":
        assert LADDER.index(after.state) >= LADDER.index(before.state)


@given(with_status, evidences())
def test_nothing_is_realised_or_dropped_on_somebodys_word(kind: str, pieces: list[Tied]) -> None:
    words = [one._replace(kind="statement") for one in pieces]
    found = status(kind, *words).state
    assert found not in {"changed", "dropped"}
    if kind != "continue":
        measured = [one for one in words if one.shows == "measured"]
        assert found != "realised" or measured


@given(with_status, evidences())
def test_amounts_nobody_knows_are_no_nought(kind: str, pieces: list[Tied]) -> None:
    found = status(kind, *pieces)
    known = [one.booked_cents for one in pieces if one.booked_cents is not None]
    assert found.booked_cents == (sum(known) if known else None)
    assert found.evidence == len(pieces)
    assert found.state in STATES
    assert (found.newest_on is None) == (not pieces)


@given(evidences())
def test_a_value_never_has_a_status_and_a_pointer_nothing(pieces: list[Tied]) -> None:
    assert status("principle", *pieces).state == "value"
    assert derive("reference", pieces, today=TODAY, rules=RULES) is None


@given(evidences())
def test_a_kind_nobody_chose_reads_as_the_default(pieces: list[Tied]) -> None:
    assert status("", *pieces) == status(RULES.default, *pieces)


@given(with_status, evidences())
def test_every_reason_names_evidence_that_is_there(kind: str, pieces: list[Tied]) -> None:
    found = status(kind, *pieces)
    keys = {one.key for one in pieces}
    assert {reason["key"] for reason in found.reasons if "key" in reason} <= keys
    assert found.because == found.reasons[0]["code"]
