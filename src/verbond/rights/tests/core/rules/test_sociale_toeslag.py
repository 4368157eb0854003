"""Limits of 2019: 30,984 for all, 61,200 from three children; 51.00, 81.60 or 61.20 a child."""

import datetime as dt
from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Answer, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask, child_of, partners

CHILD = {"birth_date": "2010-01-01", "groeipakket_child": True}


def asked(income: str, children: int, more: dict[str, Any] | None = None) -> Answer:
    names = [f"k{number}" for number in range(children)]
    people: dict[str, Any] = {"a": {**ADULT, "taxable_income": {2018: income}}, **(more or {})}
    people.update(dict.fromkeys(names, CHILD))
    relations = [child_of("a", name) for name in names]
    if "p" in people:
        relations.append(partners("a", "p", "feitelijk"))
    return ask("sociale_toeslag", "2019-06-01", people, relations=relations, subject="h1")


@pytest.mark.parametrize(
    ("income", "children", "cents"),
    [
        ("30984.00", 1, 5100),
        ("30984.00", 3, 24480),  # 3 x 81.60
        ("30984.01", 3, 18360),  # 3 x 61.20
        ("61200.00", 4, 24480),  # 4 x 61.20
    ],
)
def test_the_rate_follows_children_and_income(income: str, children: int, cents: int) -> None:
    assert asked(income, children).amount == Amount(cents, cents)


@pytest.mark.parametrize(
    ("income", "children", "gap"), [("30984.01", 2, 1), ("61200.01", 3, 1), ("61300.00", 5, 10000)]
)
def test_above_the_limit_of_the_family_the_gap_is_said(
    income: str, children: int, gap: int
) -> None:
    answer = asked(income, children)
    assert (answer.verdict, answer.gaps) == (Verdict.NO, {"inkomen": gap})


def test_the_partner_of_a_parent_counts_and_a_lodger_does_not() -> None:
    rich = {**ADULT, "taxable_income": {2018: "40000.00"}}
    assert asked("10000.00", 1, {"p": rich}).verdict == Verdict.NO
    assert asked("10000.00", 1, {"l": rich}).verdict == Verdict.YES


def test_a_household_without_children_has_no_right() -> None:
    assert asked("0.00", 0).failed == ("kinderen",)


def test_the_year_runs_from_september_to_august() -> None:
    period = asked("0.00", 1).period
    assert period is not None
    assert (period.first, period.last) == (dt.date(2018, 9, 1), dt.date(2019, 8, 31))
