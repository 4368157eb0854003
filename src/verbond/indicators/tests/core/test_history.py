"""Revisions stand beside what they revise."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.indicators.core.errors import VintageConflict
from verbond.indicators.core.history import plan_readings
from verbond.indicators.core.reading import Status, latest, revisions
from verbond.indicators.tests.core.making import reading

LATER = dt.date(2026, 6, 1)


def test_the_same_value_again_is_known() -> None:
    plan = plan_readings([reading(2019, "4")], [reading(2019, "4.000"), reading(2020, "5")])
    assert (len(plan.new), plan.known, plan.revised) == (1, 1, ())


def test_another_value_of_a_later_day_is_a_revision() -> None:
    plan = plan_readings([reading(2019, "4")], [reading(2019, "6", vintage=LATER)])
    change = plan.revised[0]
    assert [change.before.value, change.after.value] == [4, 6]
    assert change.after.status == Status.REVISED


def test_the_same_value_of_a_later_day_is_no_news() -> None:
    assert not plan_readings([reading(2019, "4")], [reading(2019, "4", vintage=LATER)]).to_store


def test_a_provisional_value_that_is_confirmed_is_news() -> None:
    known = [reading(2019, "4", status=Status.PROVISIONAL)]
    plan = plan_readings(known, [reading(2019, "4", vintage=LATER)])
    assert plan.to_store[0].status == Status.FINAL


def test_two_values_on_one_day_are_refused() -> None:
    with pytest.raises(VintageConflict, match=r"gave 4 on 2026-01-01 and now 6"):
        plan_readings([reading(2019, "4")], [reading(2019, "6")])


def test_an_older_day_is_added_to_the_history_and_changes_nothing_now() -> None:
    known = [reading(2019, "6", vintage=LATER)]
    plan = plan_readings(known, [reading(2019, "4")])
    assert [one.value for one in latest([*known, *plan.to_store])] == [6]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 5)), max_size=12))
def test_storing_twice_changes_nothing_and_loses_nothing(said: list[tuple[int, int]]) -> None:
    by_day = {dt.date(2020, 1, 1) + dt.timedelta(days=day): value for day, value in said}
    offered = [reading(2019, str(value), vintage=day) for day, value in by_day.items()]
    stored = plan_readings([], sorted(offered, key=lambda one: one.vintage)).to_store
    assert not plan_readings(stored, offered).to_store
    if offered:
        newest = max(offered, key=lambda one: one.vintage)
        assert latest(stored)[0].value == newest.value


def test_revisions_are_told_from_old_to_new() -> None:
    told = revisions([reading(2019, "6", vintage=LATER), reading(2019, "4"), reading(2020, "1")])
    assert [[one.value for one in group] for group in told] == [[Decimal(4), Decimal(6)]]
