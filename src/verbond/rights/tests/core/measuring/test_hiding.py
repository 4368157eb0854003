"""Nobody finds a hidden cell by subtracting: an attacker with all that is public tries."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.measuring import FEWEST, hidden_groups, shown
from verbond.rights.core.measuring.hiding import are_apart, is_small, shown_steps

COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 300))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, tuple[int, ...]]:
    columns = draw(st.integers(1, 3))
    rows = draw(st.lists(st.tuples(*[COUNTS] * columns), min_size=1, max_size=8))
    return {f"g{at}": row for at, row in enumerate(rows)}


def _range_of(
    table: Mapping[str, Sequence[int]], hidden: frozenset[str], column: int
) -> tuple[int, int]:
    """Return what a hidden cell of a column can be, for who knows the totals and the rest."""
    total = sum(row[column] for row in table.values())
    left = total - sum(row[column] for name, row in table.items() if name not in hidden)
    return (left, left) if len(hidden) == 1 else (0, left)


@given(tables())
def test_no_small_cell_is_shown(table: dict[str, tuple[int, ...]]) -> None:
    for row in shown(table).values():
        assert row is None or not any(is_small(one) for one in row)


@given(tables())
def test_what_is_hidden_can_be_many_things_for_who_subtracts(
    table: dict[str, tuple[int, ...]],
) -> None:
    hidden = hidden_groups(table)
    columns = len(next(iter(table.values())))
    totals = [sum(row[column] for row in table.values()) for column in range(columns)]
    if hidden == frozenset(table):
        # All of it is hidden: who shows a total must look whether that is small itself.
        return
    for column in range(columns):
        low, high = _range_of(table, hidden, column)
        assert not hidden or not totals[column] or high - low >= FEWEST


@given(tables())
def test_no_sum_of_public_figures_is_of_a_few_people(table: dict[str, tuple[int, ...]]) -> None:
    hidden = hidden_groups(table)
    if hidden == frozenset(table):
        return
    for column in range(len(next(iter(table.values())))):
        public = [row[column] for name, row in table.items() if name not in hidden]
        total = sum(row[column] for row in table.values())
        for some in range(len(public) + 1):
            for chosen in combinations(public, some):
                assert not is_small(total - sum(chosen))


@given(tables())
def test_a_table_without_small_cells_is_shown_whole(table: dict[str, tuple[int, ...]]) -> None:
    large = {name: tuple(one + FEWEST for one in row) for name, row in table.items()}
    assert not hidden_groups(large)


@given(tables())
def test_the_order_of_groups_does_not_matter(table: dict[str, tuple[int, ...]]) -> None:
    assert hidden_groups(table) == hidden_groups(dict(reversed(table.items())))


def test_a_single_small_group_takes_the_next_smallest_with_it() -> None:
    assert hidden_groups({"a": (3, 40), "b": (20, 30), "c": (90, 90)}) == {"a", "b"}


def test_with_a_small_total_nothing_is_shown() -> None:
    assert hidden_groups({"a": (3, 90), "b": (0, 90)}) == {"a", "b"}


@given(st.lists(COUNTS, min_size=1, max_size=7).map(lambda some: sorted(some, reverse=True)))
def test_no_two_steps_of_a_funnel_differ_by_a_few_people(counts: list[int]) -> None:
    public = [one for one in shown_steps(counts) if one is not None]
    assert not any(is_small(one) for one in public)
    assert not any(is_small(one - other) for one, other in combinations(public, 2))


def test_a_funnel_of_a_few_people_is_hidden_whole() -> None:
    assert shown_steps([8, 8, 2]) == (None, None, None)
    assert shown_steps([]) == ()


def test_parts_of_a_few_people_are_not_shown_with_their_total() -> None:
    assert not are_apart(5, (5,))
    assert not are_apart(100, (1, 99))
    assert are_apart(100, (0, 100))
