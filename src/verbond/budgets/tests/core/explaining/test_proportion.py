"""Groups that got less than they deserve."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import Violation, violations

ELECTIONS = st.builds(
    lambda costs, ballots, budget: Election.of(
        budget=budget, costs=dict(zip("abcd", costs, strict=True)), ballots=ballots
    ),
    st.lists(st.integers(1, 12), min_size=4, max_size=4),
    st.lists(st.sets(st.sampled_from("abcd")), min_size=1, max_size=6),
    st.integers(1, 30),
)


def test_a_majority_that_takes_all_leaves_a_group_short() -> None:
    """Budget 100, 10 ballots: 6 name a (100), 4 name b (40).

    Those 4 deserve 40, exactly what b costs, and have nothing.
    """
    election = Election.of(budget=100, costs={"a": 100, "b": 40}, ballots=[{"a"}] * 6 + [{"b"}] * 4)
    assert violations(election, ["a"]) == (Violation("b", 4, Fraction(40), 0),)
    assert violations(election, ["b"]) == ()


def test_who_has_enough_already_does_not_complain() -> None:
    """Budget 100, 4 ballots of 25; a (50) is funded, b (40) is not. All 4 name b, 2 name a.

    The 4 together deserve 100; the best served has 50, and 50 + 40 <= 100: too little.
    """
    election = Election.of(
        budget=100, costs={"a": 50, "b": 40}, ballots=[{"a", "b"}] * 2 + [{"b"}] * 2
    )
    assert violations(election, ["a"]) == (Violation("b", 4, Fraction(100), 50),)


def test_what_the_rule_excludes_or_nobody_can_pay_is_no_violation() -> None:
    election = Election.of(budget=10, costs={"a": 10, "b": 11}, ballots=[{"a", "b"}])
    assert violations(election, [], excluded=["a"]) == ()


@given(ELECTIONS, st.sets(st.sampled_from("abcd")))
def test_one_sort_finds_what_looking_at_all_groups_finds(election: Election, won: set[str]) -> None:
    ballots = election.ballots
    voters = [
        {
            election.projects[place].id
            for place in ballots.project[ballots.start[group] : ballots.start[group + 1]]
        }
        for group in ballots.group_of
    ]
    cost = {project.id: project.cost for project in election.projects}
    has = [sum(cost[name] for name in ballot & won) for ballot in voters]
    slow = set()
    for size in range(1, len(voters) + 1):
        for group in combinations(range(len(voters)), size):
            for name in set.intersection(*(voters[voter] for voter in group)) - won:
                most = max(has[voter] for voter in group)
                if (most + cost[name]) * len(voters) <= size * election.budget:
                    slow.add(name)
    assert {found.project for found in violations(election, won)} == slow


@pytest.mark.parametrize("won", [["a"], []])
def test_without_ballots_nobody_got_too_little(won: list[str]) -> None:
    assert violations(Election.of(budget=9, costs={"a": 4}, ballots=[]), won) == ()
