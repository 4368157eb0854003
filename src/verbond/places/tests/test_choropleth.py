import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from verbond.places.core.choropleth import MOST_LEVELS, level_numbers, levels_of

figures = st.lists(
    st.none() | st.floats(min_value=-1e6, max_value=1e6, allow_nan=False, width=32), max_size=40
)


@given(figures)
def test_every_known_figure_lies_in_exactly_its_class(values: list[float | None]) -> None:
    levels = levels_of(values)
    by_code = {str(n): value for n, value in enumerate(values)}
    numbers = level_numbers(by_code, levels)
    assert len(levels) <= MOST_LEVELS + 1
    for code, value in by_code.items():
        number = numbers[code]
        if value is None:
            assert number is None
            continue
        assert number is not None
        level = levels[number - 1]
        slack = 1e-8 * (level.high - level.low) + 1e-9 * abs(value)
        assert level.low - slack <= value <= level.high + slack


@given(figures)
def test_classes_follow_each_other_without_a_gap(values: list[float | None]) -> None:
    levels = levels_of(values)
    for lower, upper in itertools.pairwise(levels):
        assert lower.high == upper.low
        assert lower.number + 1 == upper.number


def test_what_is_not_known_gets_no_class() -> None:
    levels = levels_of([1.0, 2.0, None])
    unknown = {"a": None, "b": math.nan, "c": math.inf}
    assert set(level_numbers(unknown, levels).values()) == {None}
    assert levels_of([None, math.nan]) == ()
    assert level_numbers({"a": 1.0}, ()) == {"a": None}


def test_one_figure_makes_one_class() -> None:
    [level] = levels_of([7.0, 7.0])
    assert (level.low, level.high) == (7.0, 7.0)
    assert level_numbers({"a": 7.0}, (level,)) == {"a": 1}
