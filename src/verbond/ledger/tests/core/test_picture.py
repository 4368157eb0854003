"""The pictures of a book add up to the book."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from verbond.ledger.core.balance import Balance
from verbond.ledger.core.kinds import Kind
from verbond.ledger.core.picture import Part, course, tree, where

CODES = ["a", "a/b", "a/b/c", "a-b", "d"]
BOOKED = st.lists(
    st.tuples(st.sampled_from(list(Kind)), st.integers(-99, 99), st.integers(0, 50)),
    max_size=len(CODES),
)


def balances(rows: list[tuple[Kind, int, int]]) -> list[Balance]:
    """Make accounts of one book: a last one brings it to zero."""
    found = [
        Balance(code, code, kind, booked, reserved, None, None)
        for code, (kind, booked, reserved) in zip(CODES, rows, strict=False)
    ]
    rest = sum(one.booked for one in found)
    return [*found, Balance("z", "z", "equity", -rest, 0, None, None)]


@given(BOOKED)
def test_both_bars_are_as_long(rows: list[tuple[Kind, int, int]]) -> None:
    drawn = where(balances(rows))
    assert sum(piece.amount for piece in drawn.came) == drawn.total
    assert sum(piece.amount for piece in drawn.stands) == drawn.total
    assert all(piece.amount > 0 for piece in (*drawn.came, *drawn.stands))


def test_each_piece_says_what_it_is() -> None:
    rows = [(Kind.ASSET, 10, 4), (Kind.EXPENSE, 5, 0), (Kind.LIABILITY, 3, 0), (Kind.ASSET, -2, 0)]
    drawn = where(balances([*rows, (Kind.INCOME, -6, 0)]))
    assert {piece.part: piece.amount for piece in drawn.stands} == {
        Part.FREE: 6, Part.RESERVED: 4, Part.SPENT: 5, Part.OWED: 3,
    }  # fmt: skip
    assert {piece.part: piece.amount for piece in drawn.came} == {
        Part.ADVANCED: 2, Part.INCOME: 6, Part.EQUITY: 10,
    }  # fmt: skip


def test_a_branch_holds_what_is_under_it_and_nothing_beside_it() -> None:
    rows = [(Kind.ASSET, 1, 0), (Kind.ASSET, 2, 1), (Kind.ASSET, 4, 2), (Kind.ASSET, 8, 0)]
    found = {one.account: one for one in tree(balances(rows))}
    assert [one.account for one in tree(balances(rows))] == ["a", "a/b", "a/b/c", "a-b", "z"]
    assert (found["a"].amount, found["a"].reserved, found["a"].has_under) == (7, 3, True)
    assert (found["a-b"].amount, found["a-b"].has_under, found["a/b/c"].depth) == (8, False, 2)


@given(st.lists(st.integers(-9, 9), max_size=50), st.integers(1, 10))
def test_a_course_ends_where_the_account_stands(changes: list[int], most: int) -> None:
    days = [(date(2026, 1, 1) + timedelta(days=day), change) for day, change in enumerate(changes)]
    steps = course(days, most)
    assert len(steps) <= most + 1
    assert (steps[-1].amount if steps else 0) == sum(changes)
