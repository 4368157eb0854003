"""What voters got together. Each small election is worked out by hand in its test."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import gini, satisfaction_of
from verbond.budgets.core.explaining.voters import cost_per_group
from verbond.budgets.tests.core.explaining.told import the

VALUES = st.lists(st.integers(0, 10**20), min_size=1, max_size=12)


def test_a_voter_without_a_funded_project_counts_as_excluded() -> None:
    """Funded: a (40). Ballots: a+b twice, b once, one empty: 2 of 4 have a winner."""
    election = Election.of(
        budget=50, costs={"a": 40, "b": 20}, ballots=[{"a", "b"}, {"a", "b"}, {"b"}, set()]
    )
    found = satisfaction_of(election, ["a"])
    assert (found.ballots, found.with_winner, found.histogram) == (4, 2, (2, 2))
    assert found.share_with_winner == found.exclusion_ratio == Fraction(1, 2)
    assert the(found.mean_winners, found.mean_cost) == (Fraction(1, 2), 20)
    # Half of the people have everything: 1/2.
    assert found.gini_winners == found.gini_cost == Fraction(1, 2)


def test_an_election_without_ballots_has_no_shares() -> None:
    found = satisfaction_of(Election.of(budget=5, costs={"a": 4}, ballots=[]), ["a"])
    assert (found.histogram, found.with_winner) == ((0,), 0)
    assert found.share_with_winner is found.exclusion_ratio is found.mean_cost is None
    assert found.gini_winners is None


def test_no_points_for_a_project_is_no_vote_for_it() -> None:
    """The first gives a 2 points, the second none: one of two has a winner."""
    election = Election.of(
        budget=50,
        costs={"a": 40, "b": 20},
        ballots=[{"a": 2}, {"a": 0, "b": 1}],
        vote_type="cumulative",
    )
    assert satisfaction_of(election, ["a"]).histogram == (1, 1)


def test_costs_larger_than_a_machine_number_stay_exact() -> None:
    huge = 10**30
    election = Election.of(budget=huge, costs={"a": huge, "b": 1}, ballots=[{"a", "b"}, {"a"}])
    values, of = cost_per_group(election, ["a", "b"])
    assert values == [huge, huge + 1]
    assert of.tolist() == [1, 0]


@given(VALUES)
def test_gini_lies_between_equal_and_one_has_all(values: list[int]) -> None:
    found = gini([(value, 1) for value in values])
    assert found is not None
    assert 0 <= found < 1
    if len(set(values)) == 1:
        assert found == 0


@given(VALUES, st.integers(1, 9), st.randoms())
def test_gini_asks_neither_the_order_nor_the_currency(
    values: list[int], times: int, mix: Random
) -> None:
    pairs = [(value, 1) for value in values]
    other = [(value * times, 1) for value in values]
    mix.shuffle(other)
    assert gini(pairs) == gini(other)
    # People who have the same may be told together.
    assert gini([*pairs, *pairs]) == gini([(value, 2) for value in values])


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_gini_is_that_of_pabutools(values: list[int]) -> None:
    peer = pytest.importorskip("pabutools.utils")
    own = gini([(value, 1) for value in values])
    assert own is not None
    assert np.isclose(float(own), float(peer.gini_coefficient(values)))
