"""How far a series is from its target, and what is not known about that."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.indicators.core.reading import ReadingCard
from verbond.indicators.core.target import (
    Direction,
    Goal,
    GoalKind,
    is_over,
    standing,
    trend_of,
)
from verbond.indicators.tests.core.making import reading


def stand(
    goal: Goal,
    series: list[ReadingCard],
    *,
    direction: Direction = "up",
    reference: list[ReadingCard] | None = None,
) -> tuple[object, object, str]:
    found = standing(
        indicator="benches",
        goal=goal,
        direction=direction,
        series=series,
        reference=reference or [],
    )
    return found.gap, found.is_met, found.unknown


def test_without_readings_nothing_is_said() -> None:
    assert stand(Goal("reach", Decimal(10)), []) == (None, None, "no-readings")
    assert stand(Goal("reach", Decimal(10)), [reading(2019, None)])[2] == "no-readings"


@pytest.mark.parametrize(
    ("kind", "direction", "value", "gap", "met"),
    [
        ("at-least", "up", "9", -1, False),
        ("at-least", "up", "10", 0, True),
        ("at-most", "down", "10.5", Decimal("0.5"), False),
        ("at-most", "up", "10", 0, True),
        ("reach", "up", "12", 2, True),
        ("reach", "down", "12", 2, False),
    ],
)
def test_the_gap_is_measured_minus_goal(
    kind: GoalKind, direction: Direction, value: str, gap: Decimal, met: bool
) -> None:
    found = stand(Goal(kind, Decimal(10)), [reading(2019, value)], direction=direction)
    assert found == (gap, met, "")


def test_a_goal_without_its_number_says_so() -> None:
    assert stand(Goal("at-least"), [reading(2019, "9")]) == (None, None, "no-goal-value")


def test_a_direction_without_a_base_says_so() -> None:
    assert stand(Goal("direction"), [reading(2019, "9")]) == (None, None, "no-base")


def test_going_down_is_measured_from_the_base() -> None:
    series = [reading(2018, "10"), reading(2019, "9")]
    goal = Goal("direction", base_period="2018")
    assert stand(goal, series, direction="down") == (-1, True, "")
    assert stand(goal, series, direction="up") == (-1, False, "")


def test_staying_the_same_keeps_a_promise_to_keep_but_is_no_rise() -> None:
    series = [reading(2018, "10"), reading(2019, "10")]
    assert stand(Goal("keep", base_period="2018"), series) == (0, True, "")
    assert stand(Goal("direction", base_period="2018"), series) == (0, False, "")


def test_a_rise_is_no_way_to_keep_what_should_stay() -> None:
    series = [reading(2018, "10"), reading(2019, "11")]
    goal = Goal("keep", base_period="2018")
    assert stand(goal, series, direction="none") == (1, False, "")
    assert stand(goal, series[:1], direction="none") == (0, True, "")


def test_a_reference_counts_only_for_the_same_period() -> None:
    series = [reading(2018, "60"), reading(2019, "61")]
    goal = Goal("reference")
    assert stand(goal, series, reference=[reading(2018, "64")]) == (-4, False, "")
    assert stand(goal, series, reference=[reading(2017, "64")])[2] == "no-reference"


def test_a_promise_is_not_over_before_its_day_has_passed() -> None:
    goal = Goal("reach", Decimal(1), deadline_on=dt.date(2024, 12, 31))
    assert not is_over(goal, dt.date(2024, 12, 31))
    assert is_over(goal, dt.date(2025, 1, 1))
    assert not is_over(replace(goal, deadline_on=None), dt.date(2099, 1, 1))


def test_two_points_are_no_trend() -> None:
    assert trend_of([reading(2018, "1"), reading(2019, "9")]) is None
    assert trend_of([reading(2018, "1"), reading(2019, None), reading(2020, "9")]) is None


def test_three_points_in_one_direction_rise() -> None:
    trend = trend_of([reading(2018, "1"), reading(2019, "2"), reading(2020, "3")])
    assert trend is not None
    assert (trend.course, trend.points) == ("rising", 3)
    assert float(trend.per_year) == pytest.approx(1, rel=0.01)


def test_a_zigzag_has_no_clear_course() -> None:
    trend = trend_of([reading(2018 + n, str(n % 2)) for n in range(6)])
    assert trend is not None
    assert trend.course == "unclear"


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=12), st.integers(-500, 500))
def test_a_trend_lies_in_its_interval_and_does_not_feel_a_shift(
    values: list[int], shift: int
) -> None:
    trend = trend_of([reading(1990 + n, str(v)) for n, v in enumerate(values)])
    moved = trend_of([reading(1990 + n, str(v + shift)) for n, v in enumerate(values)])
    assert trend is not None
    assert trend.low <= trend.per_year <= trend.high
    assert trend == moved


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=12))
def test_a_series_upside_down_has_the_opposite_trend(values: list[int]) -> None:
    trend = trend_of([reading(1990 + n, str(v)) for n, v in enumerate(values)])
    turned = trend_of([reading(1990 + n, str(-v)) for n, v in enumerate(values)])
    assert trend is not None
    assert turned is not None
    assert (turned.per_year, turned.low, turned.high) == (
        -trend.per_year,
        -trend.high,
        -trend.low,
    )
