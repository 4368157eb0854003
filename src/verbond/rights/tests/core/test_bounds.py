"""Knowledge of a value never becomes more certain than what went in."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.bounds import (
    NO,
    UNEXAMINED,
    UNEXAMINED_TRUTH,
    YES,
    Value,
    compared,
    divided,
    every,
    exact,
    greatest,
    hull,
    least,
    minus,
    negated,
    plus,
    some,
    times,
)  # fmt: skip

OPEN = Value(False, True, ("a.fact",))
numbers = st.integers(-50, 50)


@st.composite
def intervals(draw: st.DrawFn, floor: int = -50) -> tuple[Value, int]:
    """Draw what is known of a number, and the number itself."""
    true = draw(st.integers(floor, 50))
    low = draw(st.none() | st.integers(floor, true)) if floor < 0 else draw(st.integers(0, true))
    high = draw(st.none() | st.integers(true, 60))
    is_exact = low == high == true
    return Value(low, high, () if is_exact else ("a.fact",)), true


def holds(value: Value, number: int | Fraction) -> bool:
    return (value.low is None or value.low <= number) and (
        value.high is None or number <= value.high
    )


@pytest.mark.parametrize(
    ("way", "sum_of"),
    [
        (plus, lambda a, b: a + b),
        (minus, lambda a, b: a - b),
        (lambda a, b: least((a, b)), min),
        (lambda a, b: greatest((a, b)), max),
    ],
    ids=["plus", "minus", "least", "greatest"],
)
@given(left=intervals(), right=intervals())
def test_the_true_outcome_lies_within_the_bounds(
    way: Callable[[Value, Value], Value],
    sum_of: Callable[[int, int], int],
    left: tuple[Value, int],
    right: tuple[Value, int],
) -> None:
    assert holds(way(left[0], right[0]), sum_of(left[1], right[1]))


@given(left=intervals(floor=0), right=intervals(floor=0))
def test_a_product_of_what_is_not_below_nought_lies_within_the_bounds(
    left: tuple[Value, int], right: tuple[Value, int]
) -> None:
    assert holds(times(left[0], right[0]), left[1] * right[1])


@given(left=intervals(), by=numbers)
def test_a_multiple_and_a_part_lie_within_the_bounds(left: tuple[Value, int], by: int) -> None:
    assert holds(times(left[0], exact(by)), left[1] * by)
    if by:
        assert holds(divided(left[0], exact(by)), Fraction(left[1], by))


@given(left=intervals(), right=intervals(), op=st.sampled_from(["<", "<=", ">", ">=", "=="]))
def test_a_certain_comparison_is_that_of_the_true_numbers(
    left: tuple[Value, int], right: tuple[Value, int], op: str
) -> None:
    truth = {
        "<": left[1] < right[1], "<=": left[1] <= right[1], ">": left[1] > right[1],
        ">=": left[1] >= right[1], "==": left[1] == right[1],
    }[op]  # fmt: skip
    found = compared(op, left[0], right[0])
    assert not (found.low and not truth)
    assert found.high or not truth


def test_dividing_by_what_is_not_known_says_nothing() -> None:
    assert divided(exact(10), Value(1, 5, ("a.fact",))) == Value(None, None, ("a.fact",))
    assert divided(exact(10), exact(0)).low is None


def test_a_product_with_what_may_be_below_nought_says_nothing() -> None:
    assert times(Value(-1, 2, ("a.x",)), Value(0, 3, ("a.y",))) == Value(None, None, ("a.x", "a.y"))


def test_nought_times_anything_misses_nothing() -> None:
    assert times(UNEXAMINED, exact(0)) == exact(0)


def test_one_false_part_decides_and_its_neighbours_are_not_missing() -> None:
    assert every((OPEN, NO)) == NO
    assert every((OPEN, YES)).missing == ("a.fact",)
    assert every((YES, YES)) == YES


def test_one_true_part_decides_and_its_neighbours_are_not_missing() -> None:
    assert some((OPEN, YES)) == YES
    assert some((OPEN, NO)).missing == ("a.fact",)
    assert some((NO, NO)) == NO


def test_the_opposite_of_an_open_truth_misses_the_same() -> None:
    assert negated(OPEN).missing == OPEN.missing
    assert negated(YES) == NO
    assert negated(NO) == YES


def test_what_nobody_examined_is_reached_by_no_fact() -> None:
    assert not every((OPEN, UNEXAMINED_TRUTH)).attainable
    assert some((OPEN, UNEXAMINED_TRUTH)).attainable
    assert not negated(UNEXAMINED_TRUTH).attainable
    beside = compared("<=", Value(0, None, ("a.income",)), UNEXAMINED)
    assert beside.unexamined
    assert beside.missing == ()


def test_a_part_that_can_never_count_is_not_missing() -> None:
    cap, amount = exact(100), Value(200, 300, ("a.rent",))
    assert least((cap, amount)) == exact(100)
    near = Value(50, 300, ("a.rent",))
    far = Value(400, 500, ("a.income",))
    assert least((near, far)).missing == ("a.rent",)


def test_two_equal_outcomes_need_no_choice() -> None:
    assert hull((exact(5), exact(5)), beside=(OPEN,)) == exact(5)
    assert hull((exact(5), Value(None, 9)), beside=(OPEN,)) == Value(None, 9, ("a.fact",))
