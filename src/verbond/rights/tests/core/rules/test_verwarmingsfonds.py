"""Limit of 2024: that of the VT for income now, 27,550.86 + 5,100.42 per dependent child."""

import datetime as dt
from typing import Any

import pytest

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

HOME = {"heating_fuel": "stookolie", "fuel_delivery_date": "2024-03-01"}


def asked(people: dict[str, Any], day: str = "2024-03-10", **home: Any) -> Answer:
    return ask("verwarmingsfonds", day, people, home={**HOME, **home}, subject="h1")


POOR = {**ADULT, "taxable_income": {2022: "27550.86"}, "debt_mediation": False}


def test_the_limit_follows_that_of_the_vt() -> None:
    # The own row of 2022 says 20,763.88; by `ref` the figure of the VT in 2024 counts.
    assert asked({"a": POOR}).verdict == Verdict.YES
    richer = {**POOR, "taxable_income": {2022: "27550.87"}}
    assert asked({"a": richer}).gaps == {"doelgroep": 1}


def test_a_dependent_child_raises_the_limit() -> None:
    richer = {**POOR, "taxable_income": {2022: "32651.28"}}
    child = {"birth_date": "2015-01-01", "dependent_child": True}
    assert asked({"a": richer, "k": child}).verdict == Verdict.YES


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2024-02-29", Verdict.NO),
        ("2024-03-01", Verdict.YES),
        ("2024-04-30", Verdict.YES),  # 1 March + 60 days
        ("2024-05-01", Verdict.NO),
    ],
)
def test_sixty_days_from_the_delivery(day: str, verdict: Verdict) -> None:
    answer = asked({"a": POOR}, day)
    assert answer.verdict == verdict
    if verdict == Verdict.YES:
        assert answer.deadline == dt.date(2024, 4, 30)


@pytest.mark.parametrize("fuel", ["aardgas", "elektriciteit", "andere"])
def test_other_fuels_give_no_right(fuel: str) -> None:
    assert asked({"a": POOR}, heating_fuel=fuel).failed == ("brandstof",)


def test_debts_need_the_judgement_of_the_ocmw() -> None:
    indebted = {**ADULT, "taxable_income": {2022: "50000.00"}, "debt_mediation": True}
    answer = asked({"a": indebted})
    assert (answer.verdict, answer.needs_judgement) == (Verdict.MAYBE, True)
    assert asked({"a": indebted}, cannot_pay_fuel=True).verdict == Verdict.YES


def test_it_says_who_may_ask_and_not_how_much() -> None:
    assert asked({"a": POOR}).amount is None
