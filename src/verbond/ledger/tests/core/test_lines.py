"""Amounts, fingerprints and balances, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.ledger.core.balance import free_of, taken_from
from verbond.ledger.core.kinds import Kind
from verbond.ledger.core.lines import MOST, Line, amount_fits, fingerprint, moved, total, turned

LINES = st.lists(st.builds(Line, st.sampled_from("abc"), st.integers(-MOST, MOST)), max_size=8)
DAY = date(2026, 3, 2)


@given(LINES)
def test_what_is_moved_is_the_total_and_turning_it_twice_changes_nothing(lines: list[Line]) -> None:
    assert sum(moved(lines).values()) == total(lines)
    assert total(lines) + total(turned(lines)) == 0
    assert turned(turned(lines)) == tuple(lines)


@given(LINES, LINES)
def test_other_lines_have_another_fingerprint(one: list[Line], other: list[Line]) -> None:
    same = fingerprint(on=DAY, text="x", lines=one) == fingerprint(on=DAY, text="x", lines=other)
    assert same == (one == other)


def test_each_part_of_a_posting_counts_in_its_fingerprint() -> None:
    lines = [Line("a", 1), Line("b", -1)]
    prints = {
        fingerprint(on=DAY, text="x", lines=lines),
        fingerprint(on=date(2026, 3, 3), text="x", lines=lines),
        fingerprint(on=DAY, text="y", lines=lines),
        fingerprint(on=DAY, text="x", lines=lines, role="reverses 1"),
    }
    assert len(prints) == 4


@given(
    st.sampled_from(list(Kind)), st.integers(-MOST, MOST), st.integers(0, MOST),
    st.integers(0, MOST), st.integers(-MOST, MOST),
)  # fmt: skip
def test_what_is_taken_out_is_no_longer_free(
    kind: str, booked: int, reserved: int, limit: int, amount: int
) -> None:
    before = free_of(kind=kind, booked=booked, reserved=reserved, limit=limit)
    after = free_of(kind=kind, booked=booked + amount, reserved=reserved, limit=limit)
    assert before is not None
    assert after is not None
    assert before - after == taken_from(kind=kind, amount=amount)


@pytest.mark.parametrize("amount", [MOST + 1, -MOST - 1, 0.5, "1", None, True])
def test_what_is_no_whole_number_in_reach_does_not_fit(amount: object) -> None:
    assert not amount_fits(amount)
