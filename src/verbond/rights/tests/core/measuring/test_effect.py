import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.measuring import effect_of_contact, wilson


@given(of=st.integers(1, 5_000), data=st.data())
def test_a_share_lies_within_its_interval(of: int, data: st.DataObject) -> None:
    some = data.draw(st.integers(0, of))
    low, high = wilson(some, of)
    assert 0 <= low <= some / of <= high <= 1
    assert high > low


def test_the_interval_of_newcombe_1998_comes_out() -> None:
    # Newcombe 1998, table II, method 10, contrast (a): 56 of 70 against 48 of 80.
    found = effect_of_contact(contacted=70, contacted_granted=56, waiting=80, waiting_granted=48)
    assert found is not None
    assert found.difference == pytest.approx(0.2)
    assert found.low == pytest.approx(0.0524, abs=1e-4)
    assert found.high == pytest.approx(0.3339, abs=1e-4)
    assert found.is_certain


def test_few_people_give_a_wide_interval_that_stays_open() -> None:
    found = effect_of_contact(contacted=10, contacted_granted=4, waiting=10, waiting_granted=2)
    assert found is not None
    assert not found.is_certain
    assert found.low < 0 < found.high


def test_without_a_wave_that_waits_there_is_nothing_to_compare_with() -> None:
    assert effect_of_contact(contacted=9, contacted_granted=1, waiting=0, waiting_granted=0) is None


def test_a_letter_that_keeps_people_away_shows_as_harm() -> None:
    found = effect_of_contact(contacted=200, contacted_granted=10, waiting=200, waiting_granted=90)
    assert found is not None
    assert found.high < 0
    assert found.is_certain
