"""What stands beside a ballot points at nobody."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.publishing import BoxRow, fit_columns, groups_of, slips_of
from verbond.budgets.core.publishing.boxes import Slip, votes_of

words = st.sampled_from(["", "noord", "zuid", "oost", "west"])
slips = st.lists(
    st.builds(
        Slip,
        projects=st.just(("a",)),
        points=st.just(()),
        neighbourhood=words,
        age=st.sampled_from(["", "14-25", "26-64", "65-120"]),
        method=st.sampled_from(["internet", "paper"]),
    ),
    max_size=80,
)


@given(slips, st.integers(1, 12))
def test_no_group_of_like_ballots_is_small(rows: list[Slip], least: int) -> None:
    columns = fit_columns(rows, least=least)
    shown = columns.applied(rows)
    if columns.kept:
        cells = Counter((one.neighbourhood, one.age, one.method) for one in shown)
        assert min(cells.values()) >= least
    assert Counter(one.projects for one in shown) == Counter(one.projects for one in rows)


@given(slips, st.randoms())
def test_the_order_in_which_ballots_came_in_leaves_no_trace(
    rows: list[Slip], order: object
) -> None:
    other = list(rows)
    order.shuffle(other)  # type: ignore[attr-defined]
    assert fit_columns(rows, least=5) == fit_columns(other, least=5)
    assert fit_columns(rows, least=5).applied(rows) == fit_columns(other, least=5).applied(other)


@given(st.lists(words, max_size=60), st.integers(1, 12))
def test_shown_groups_are_large_and_hold_everybody(values: list[str], least: int) -> None:
    groups = groups_of(values, least=least)
    assert sorted(n for group in groups for n in group.slips) == list(range(len(values)))
    if len(groups) > 1:
        assert min(len(group.slips) for group in groups) >= least


def test_a_column_goes_when_together_the_columns_say_too_much() -> None:
    rows = [
        Slip(("a",), (), place, "14-25" if n < 6 else "26-64", "internet")
        for place in ("noord", "zuid")
        for n in range(12)
    ]
    columns = fit_columns(rows, least=10)
    assert columns.kept == ("neighbourhood", "method")
    assert columns.left_out == ("age",)


def test_ballots_are_written_in_one_form() -> None:
    rows = [
        BoxRow({"b": 2, "a": 1}, "x", "account", "noord", "65+"),
        BoxRow({"b": 1, "a": 2}, "y", "paper"),
    ]
    ranked = slips_of(rows, vote_type="ordinal")
    assert [one.projects for one in ranked] == [("a", "b"), ("b", "a")]
    pointed = slips_of(rows, vote_type="cumulative")
    assert [(one.projects, one.points) for one in pointed] == [
        (("a", "b"), (1, 2)),
        (("a", "b"), (2, 1)),
    ]
    assert {(one.age, one.method) for one in ranked} == {("65-120", "internet"), ("", "paper")}


def test_a_project_without_points_has_no_vote() -> None:
    rows = slips_of([BoxRow({"a": 0, "b": 3}, "x", "account")], vote_type="scoring")
    assert votes_of(rows) == {"b": 1}
