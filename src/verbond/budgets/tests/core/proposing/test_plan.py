"""Costs, completeness and the limits of an instrument."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.proposing.conditions import Limits, limits_of
from verbond.budgets.core.proposing.costs import (
    MOST_CENTS,
    CostLine,
    Estimate,
    cost_history,
    cost_lines,
    sum_of,
)
from verbond.budgets.core.proposing.errors import CostRefused
from verbond.budgets.core.proposing.plan import LEAST_BODY, Plan, missing, needs

AT = datetime(2026, 3, 2, tzinfo=UTC)
FULL = Plan("x" * LEAST_BODY, 500_000, has_place=True, theme="Groen", upkeep="Wij")
AMOUNTS = [
    {"code": "most_amount", "value": 2500, "valid_from": None},
    {"code": "most_amount", "value": 3000, "valid_from": "2026-01-01"},
    {"code": "least_amount", "value": 100, "valid_from": date(2026, 1, 1)},
]


def test_empty_lines_do_not_count_and_half_lines_are_refused() -> None:
    read = cost_lines([("Bank", 50_000, "offerte"), ("", None, ""), (" Boom ", 0, "")])
    assert [one.plain() for one in read] == [
        {"text": "Bank", "cents": 50_000, "source": "offerte"},
        {"text": "Boom", "cents": 0, "source": ""},
    ]
    for half in (("Bank", None, ""), ("", 100, "")):
        with pytest.raises(CostRefused, match="regel 1"):
            cost_lines([half])


@pytest.mark.parametrize("cents", [-1, MOST_CENTS + 1])
def test_impossible_amount_is_refused(cents: int) -> None:
    with pytest.raises(CostRefused, match="kan niet"):
        cost_lines([("Bank", cents, "")])


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(CostRefused, match="Hoogstens 40"):
        cost_lines([("Bank", 1, "")] * 41)


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=12))
def test_history_shows_every_change_once(costs: list[int | None]) -> None:
    estimates = [Estimate(n, cents, AT, "proposer", "") for n, cents in enumerate(costs)]
    steps = cost_history(estimates)
    known = [cents for cents in costs if cents is not None]
    expected = [c for n, c in enumerate(known) if n == 0 or known[n - 1] != c]
    assert [step.estimate.cents for step in steps] == expected
    assert all(0 <= step.share <= 1000 for step in steps)
    total = sum(step.change_cents or 0 for step in steps)
    assert not steps or total == expected[-1] - expected[0]


def test_nothing_filled_in_is_not_free() -> None:
    assert sum_of(()) is None
    assert sum_of((CostLine("Feest", 0),)) == 0


def test_full_plan_misses_nothing() -> None:
    assert missing(needs(FULL, Limits())) == ()


def test_empty_plan_says_what_to_do_for_each_part() -> None:
    found = missing(needs(Plan("", None, has_place=False, theme="", upkeep=""), Limits()))
    assert [need.part for need in found] == ["body", "place", "theme", "cost", "upkeep"]
    assert all(need.hint for need in found)


def test_amount_outside_the_limits_is_said_with_the_limit() -> None:
    low = missing(needs(FULL, Limits(least_cents=600_000)))
    assert "6.000" in low[0].hint
    assert "4.000" in missing(needs(FULL, Limits(most_cents=400_000)))[0].hint


def test_limit_holds_from_its_day_and_never_above_the_round() -> None:
    terms = {"amounts": AMOUNTS, "excluded": ["feesten"]}
    before, after = (limits_of(terms, day) for day in (date(2025, 6, 1), date(2026, 6, 1)))
    assert (before.most_cents, before.least_cents) == (250_000, None)
    assert (after.most_cents, after.least_cents) == (300_000, 10_000)
    assert after.excluded == ("feesten",)
    assert limits_of(terms, date(2026, 6, 1), budget_cents=1_000).most_cents == 1_000
    assert limits_of({}, date(2026, 6, 1)) == Limits()
