"""The lot that says who is contacted when."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.detecting.small import shown, shown_row
from verbond.rights.core.detecting.states import OUTCOMES, HitState, RunState, may_move, next_steps
from verbond.rights.core.detecting.waves import draw_waves, opens_on

HOMES = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=60)


@given(HOMES, st.integers(1, 6), st.text(max_size=10), st.randoms(use_true_random=False))
def test_waves_are_even_whole_and_the_same_in_any_order(
    homes: list[str], waves: int, seed: str, dice: object
) -> None:
    drawn = draw_waves(homes, seed=seed, waves=waves)
    assert drawn.keys() == set(homes)
    sizes = Counter(drawn.values())
    assert set(sizes) <= set(range(1, waves + 1))
    if len(homes) >= waves:
        assert max(sizes.values()) - min(sizes.values()) <= 1
    again = [*homes, *homes]
    dice.shuffle(again)  # type: ignore[attr-defined]
    assert draw_waves(again, seed=seed, waves=waves) == drawn


def test_another_seed_draws_another_lot() -> None:
    homes = [f"h{n}" for n in range(100)]
    assert draw_waves(homes, seed="a", waves=2) != draw_waves(homes, seed="b", waves=2)


def test_first_wave_opens_at_once_and_later_ones_after_the_gap() -> None:
    day = dt.date(2026, 11, 2)
    assert [opens_on(day, n, 30) for n in (1, 2)] == [day, dt.date(2026, 12, 2)]


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 400), max_size=6))
def test_hidden_cell_cannot_be_found_back_from_the_sum(cells: dict[str, int]) -> None:
    found = shown_row(cells)
    hidden = [key for key, count in found.items() if count is None]
    assert all(found[key] in {None, cells[key]} for key in cells)
    assert all(count not in range(1, 10) for count in found.values() if count is not None)
    rest = [key for key in cells if cells[key] and key not in hidden]
    # Alone and hidden only when there is nothing else to hide it behind.
    assert len(hidden) != 1 or not rest


def test_nothing_small_is_shown() -> None:
    assert [shown(n) for n in (0, 1, 9, 10)] == [0, None, None, 10]


def test_run_goes_one_way_and_a_wiped_one_nowhere() -> None:
    assert may_move("draft", "approved")
    assert not may_move("draft", "run")
    assert not may_move("run", "approved")
    assert not any(may_move("purged", state) for state in RunState)


def test_nobody_gets_an_outcome_before_a_letter_nor_after_one() -> None:
    assert next_steps("detected") == (HitState.CONTACTED,)
    assert not any(next_steps(state) for state in OUTCOMES)
    assert set(OUTCOMES) <= set(next_steps("contacted"))
