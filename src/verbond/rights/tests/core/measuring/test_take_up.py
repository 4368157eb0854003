from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.measuring import Between, take_up, unclaimed
from verbond.rights.core.measuring.take_up import Unclaimed, middle

COUNT = st.integers(0, 10_000)


@given(recipients=COUNT, certain=COUNT, possible=COUNT, really=st.data())
def test_take_up_lies_between_its_bounds_whoever_really_has_the_right(
    recipients: int, certain: int, possible: int, really: st.DataObject
) -> None:
    found = take_up(recipients, certain, possible)
    entitled = recipients + certain + really.draw(st.integers(0, possible))
    if found is None:
        assert not entitled
    elif entitled:
        assert found.high is not None
        assert found.low <= Fraction(recipients, entitled) <= found.high


def test_take_up_is_exact_when_nothing_is_unknown() -> None:
    found = take_up(55, 45, 0)
    assert found == Between(Fraction(55, 100), Fraction(55, 100))
    assert found.is_exact


def test_with_only_perhapses_take_up_can_be_anything() -> None:
    assert take_up(0, 0, 5) == Between(Fraction(0), Fraction(1))
    assert take_up(0, 0, 0) is None


def _unclaimed(
    certain: list[int], possible: list[int], low: list[int], high: list[int], home: list[int]
) -> Unclaimed:
    return unclaimed(
        np.array(certain, bool), np.array(possible, bool),
        np.array(low), np.array(high), np.array(home),
    )  # fmt: skip


def test_unclaimed_money_runs_from_what_is_certain_to_all_that_may_be() -> None:
    found = _unclaimed([1, 1, 0], [0, 0, 1], [100, 50, 0], [100, 80, 900], [1, 1, 2])
    assert found.total == Between(Fraction(150), Fraction(1_080))
    assert found.median == Between(Fraction(150), Fraction(180))
    assert found.households == 1


def test_an_amount_without_a_highest_leaves_the_sum_open() -> None:
    found = _unclaimed([1, 1], [0, 0], [100, 50], [100, -1], [1, 2])
    assert found.total == Between(Fraction(150), None)
    assert found.median == Between(Fraction(75), None)


def test_nobody_who_misses_it_means_no_money_and_no_median() -> None:
    found = _unclaimed([0], [0], [0], [0], [1])
    assert found.total == Between(Fraction(0), Fraction(0))
    assert found.median is None


@given(st.lists(st.integers(0, 10**12), min_size=1))
def test_the_median_has_as_many_below_as_above(values: list[int]) -> None:
    found = middle(np.array(values))
    assert sum(one < found for one in values) == sum(one > found for one in values) or (
        min(values) <= found <= max(values)
    )
