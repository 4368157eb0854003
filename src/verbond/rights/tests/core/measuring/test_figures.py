import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.measuring import Examined, figures_of, score
from verbond.rights.core.measuring.hiding import is_small


def _examined(holds: int, certain: int, possible: int, groups: int = 2) -> Examined:
    count = holds + certain + possible
    at = np.arange(count)
    return Examined(
        "vt",
        at < holds,
        (at >= holds) & (at < holds + certain),
        at >= holds + certain,
        np.full(count, 5_000),
        np.full(count, 9_000),
        at,
        {"age": (at % groups, tuple(f"g{one}" for one in range(groups)))},
    )


def test_figures_of_a_large_right_are_all_there() -> None:
    found = figures_of(_examined(100, 60, 40), is_money=True)
    assert found["take_up"] == {"low": 5000, "high": 6250}
    assert found["unclaimed"] == {
        "total": {"low": 300_000, "high": 900_000},
        "median": {"low": 5_000, "high": 9_000},
    }
    assert [one["hidden"] for one in found["equity"]["age"]] == [False, False]  # type: ignore[index]


def test_a_right_that_few_people_hold_or_miss_is_hidden_whole() -> None:
    for one in (_examined(4, 90, 0), _examined(90, 4, 0)):
        assert figures_of(one, is_money=True) == {"fewest": 10, "hidden": True}


def test_a_few_perhapses_are_not_told_and_widen_the_interval_as_far_as_nine() -> None:
    found = figures_of(_examined(100, 91, 3), is_money=True)
    assert found["possible"] is None
    assert found["take_up"] == {"low": 5000, "high": 5236}
    assert "unclaimed" not in found


def test_a_right_that_is_no_money_has_no_sum() -> None:
    assert "unclaimed" not in figures_of(_examined(100, 60, 0), is_money=False)


def test_a_median_of_a_few_households_stays_hidden() -> None:
    many = _examined(100, 20, 0)
    together = Examined(
        many.right,
        many.holds,
        many.certain,
        many.possible,
        many.low,
        many.high,
        np.zeros(120, np.int64),
    )
    found = figures_of(together, is_money=True)
    assert found["unclaimed"]["median"] is None  # type: ignore[index]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(1, 9))
def test_nothing_that_is_published_counts_a_few_people(
    holds: int, certain: int, possible: int, groups: int
) -> None:
    found = figures_of(_examined(holds, certain, possible, groups), is_money=True)
    json.dumps(found)
    counts = [found.get(name) for name in ("holds", "certain", "possible")]
    for row in found.get("equity", {}).get("age", ()):  # type: ignore[attr-defined]
        counts += [row.get(name) for name in ("holds", "certain", "possible")]
    assert not any(isinstance(one, int) and is_small(one) for one in counts)


def test_a_run_that_finds_nobody_has_no_precision() -> None:
    nobody = np.zeros(3, bool)
    assert score(nobody, nobody).precision is None
    assert score(nobody, nobody).missed is None
