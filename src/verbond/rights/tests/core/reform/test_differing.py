"""Who gains and who loses, exactly, and what is hidden."""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.reform import (
    Euros,
    Grouping,
    Outcome,
    Pair,
    Reform,
    by_income,
    by_kind,
    by_label,
    change_of,
    difference,
    effects,
)
from verbond.rights.core.reform.groups import KINDS
from verbond.rights.core.reform.outcomes import (
    GAINS,
    LOSES,
    MAYBE,
    NO,
    OPENS,
    SAME,
    SILENT,
    UNBOUNDED,
    UNKNOWN,
    YES,
)

DAY = dt.date(2026, 3, 1)


def outcome(
    *rows: tuple[int, int, int],
    right: str = "premie",
    homes: Sequence[int] = (),
    money: bool = True,
) -> Outcome:
    """Make an outcome of (verdict, low, high) per subject, each in its own home unless told."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    household = np.array(homes or range(len(rows)), dtype=np.int64)
    return Outcome(right, household, table[:, 0].astype(np.int8), table[:, 1], table[:, 2], money)


def reform(
    *pairs: Pair,
    homes: int,
    groupings: Sequence[Grouping] = (),
    excludes: Mapping[str, tuple[str, ...]] = {},
) -> Reform:
    return difference(
        pairs, day=DAY, variants=("geldend", "geldend"), persons=homes, homes=homes,
        groupings=groupings, excludes=excludes,
    )  # fmt: skip


def test_more_money_is_a_gain_less_is_a_loss_and_a_new_perhaps_is_open() -> None:
    before = outcome((NO, 0, 0), (YES, 100, 100), (YES, 100, 100), (YES, 50, 50), (NO, 0, 0))
    after = outcome((YES, 100, 100), (YES, 80, 80), (MAYBE, 0, 100), (YES, 50, 50), (SILENT, 0, 0))
    assert effects(before, after).tolist() == [GAINS, LOSES, OPENS, SAME, UNKNOWN]


def test_a_status_without_money_is_won_lost_or_becomes_certain() -> None:
    before = outcome((NO, 0, 0), (YES, 0, 0), (MAYBE, 0, 0), (MAYBE, 0, 0), money=False)
    after = outcome((YES, 0, 0), (NO, 0, 0), (YES, 0, 0), (NO, 0, 0), money=False)
    assert effects(before, after).tolist() == [GAINS, LOSES, GAINS, LOSES]


def test_least_and_most_that_move_apart_leave_it_open_who_wins() -> None:
    before = outcome((YES, 50, 60), (MAYBE, 0, UNBOUNDED))
    after = outcome((YES, 40, 70), (MAYBE, 0, UNBOUNDED))
    assert effects(before, after).tolist() == [OPENS, SAME]


def test_euros_are_those_of_everybody_together_at_their_least_and_at_their_most() -> None:
    found = change_of(Pair(outcome((YES, 100, 100), (MAYBE, 0, 30)), outcome((NO, 0, 0), (YES, 40, 40))))  # fmt: skip # noqa: E501
    assert found.before.euros == Euros(100, 130)
    # Two subjects only: what happens to them is not shown.
    assert found.gains is None
    assert found.after is None
    assert found.change is None


def test_an_amount_without_a_highest_leaves_the_change_without_one() -> None:
    before, after = [(NO, 0, 0)] * 12, [(MAYBE, 0, UNBOUNDED)] * 12
    found = change_of(Pair(outcome(*before), outcome(*after)))
    assert found.opens == 12
    assert found.change == Euros(0, None)
    assert reform(Pair(outcome(*before), outcome(*after)), homes=12).change == Euros(0, None)


def test_a_few_subjects_near_a_limit_are_not_counted_out() -> None:
    same = outcome((NO, 0, 0))
    assert change_of(Pair(same, same, near=9)).near is None
    assert change_of(Pair(same, same, near=10)).near == 10
    assert change_of(Pair(same, same)).near == 0


def test_a_home_that_wins_one_right_and_loses_another_is_open() -> None:
    win = Pair(outcome(*[(NO, 0, 0)] * 10), outcome(*[(YES, 100, 100)] * 10))
    lose = Pair(
        outcome(*[(YES, 60, 60)] * 10, right="andere"), outcome(*[(NO, 0, 0)] * 10, right="andere")
    )
    found = reform(win, lose, homes=10)
    assert (found.gains, found.loses, found.opens) == (0, 0, 10)
    assert found.change == Euros(400, 400)


def test_of_two_rights_that_exclude_each_other_a_home_gets_the_highest() -> None:
    one = [(YES, 100, 100)] * 10
    two = [(YES, 300, 300)] * 10
    pairs = (
        Pair(outcome(*one, right="a"), outcome(*one, right="a")),
        Pair(outcome(*[(NO, 0, 0)] * 10, right="b"), outcome(*two, right="b")),
    )
    assert reform(*pairs, homes=10).change == Euros(3000, 3000)
    for excludes in ({"a": ("b",)}, {"b": ("a",)}):
        assert reform(*pairs, homes=10, excludes=excludes).change == Euros(2000, 2000)


def test_persons_of_one_home_count_once() -> None:
    before = outcome(*[(NO, 0, 0)] * 20, homes=[n // 2 for n in range(20)])
    after = outcome(*[(YES, 10, 10)] * 20, homes=[n // 2 for n in range(20)])
    found = reform(Pair(before, after), homes=10)
    assert found.gains == 10
    assert found.change == Euros(200, 200)


def test_a_group_with_a_few_winners_is_hidden_and_so_is_the_one_that_gives_it_away() -> None:
    labels = np.array(["a"] * 30 + ["b"] * 30 + ["c"] * 30)
    gains = [*range(20), *range(30, 33), *range(60, 75)]
    before = outcome(*[(NO, 0, 0)] * 90)
    after = outcome(*[(YES, 5, 5) if n in gains else (NO, 0, 0) for n in range(90)])
    found = reform(Pair(before, after), homes=90, groupings=[by_label("hood", labels)])
    rows = {row.label: row for row in found.tables[0].rows}
    assert rows["b"].is_hidden
    assert rows["c"].is_hidden
    assert rows["c"].gains is None
    assert rows["c"].change is None
    assert rows["a"].gains == 20
    assert rows["a"].change == Euros(100, 100)


def test_fewer_than_ten_homes_in_the_city_leave_no_tables_and_no_euros() -> None:
    before = outcome(*[(NO, 0, 0)] * 90)
    after = outcome(*[(YES, 5, 5) if n < 4 else (NO, 0, 0) for n in range(90)])
    labels = np.array(["a"] * 90)
    found = reform(Pair(before, after), homes=90, groupings=[by_label("hood", labels)])
    assert found.gains is None
    assert found.change is None
    assert found.tables == ()


def test_homes_are_grouped_by_who_lives_there() -> None:
    homes = [0, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6]
    adult = [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1]
    old = [0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    found = by_kind(np.array(homes), 7, np.array(adult, bool), np.array(old, bool))
    assert [KINDS[n] for n in found.index] == [
        "alone", "alone_old", "couple", "couple_old", "couple_children", "single_parent", "others",
    ]  # fmt: skip


def test_incomes_are_grouped_in_fifths_and_equal_incomes_stay_together() -> None:
    income = np.array([100, 100, 100, 100, 200, 300, 400, 500, 600, 700, 5])
    known = np.array([True] * 10 + [False])
    found = by_income(np.arange(11), 11, income, known)
    assert len(set(found.index[:4])) == 1
    assert found.index[9] == 4
    assert found.labels[found.index[10]] == "unknown"
    assert by_income(np.arange(1), 1, income[:1], known[10:]).index.tolist() == [5]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([NO, YES]), st.integers(0, 500), st.integers(0, 500)), min_size=30, max_size=60))  # fmt: skip # noqa: E501
def test_euros_of_shown_groups_never_exceed_those_of_the_city(
    rows: list[tuple[int, int, int]],
) -> None:
    before = outcome(*[(verdict, a * verdict, a * verdict) for verdict, a, _b in rows])
    after = outcome(*[(verdict, b * verdict, b * verdict) for verdict, _a, b in rows])
    labels = np.array(["even" if n % 2 else "odd" for n in range(len(rows))])
    found = reform(Pair(before, after), homes=len(rows), groupings=[by_label("x", labels)])
    shown = [row.change for table in found.tables for row in table.rows if not row.is_hidden]
    if found.change is not None and len(shown) == 2:
        assert sum(one.least for one in shown if one) == found.change.least
    swapped = reform(Pair(after, before), homes=len(rows))
    assert swapped.gains == found.loses
