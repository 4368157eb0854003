"""Limits of 2024: 25,630.67 + 4,744.94 per extra person; income now 27,550.86 + 5,100.42."""

import datetime as dt

import pytest

from verbond.rights.core.answers import Truth, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask, child_of, partners

DAY = "2024-06-01"
NO_STATUS = {
    f"receives_{one}": False
    for one in ("leefloon", "igo", "gib", "ivt", "it", "zorgbudget_ouderen")
}
RICH = {"taxable_income": {2023: "90000.00"}, "vt_current_income_group": False}


def test_a_partner_with_igo_opens_the_vt_for_both() -> None:
    people = {"a": {**ADULT, **NO_STATUS, **RICH}, "b": {**ADULT, **RICH, "receives_igo": True}}
    answer = ask("vt", DAY, people, relations=[partners("a", "b")])
    assert (answer.verdict, answer.holds) == (Verdict.YES, ("status",))


def test_a_housemate_with_igo_opens_nothing() -> None:
    people = {"a": {**ADULT, **NO_STATUS, **RICH}, "b": {**ADULT, "receives_igo": True}}
    assert ask("vt", DAY, people).verdict == Verdict.NO


@pytest.mark.parametrize(
    ("fact", "born"),
    [
        ({"child_disability_66": True}, "2010-01-01"),
        ({"points_child_pillar1": 4}, "2010-01-01"),
        ({"unaccompanied_minor": True}, "2010-01-01"),
        ({"full_orphan": True}, "2000-01-01"),
    ],
)
def test_a_status_of_its_own_opens_the_vt_for_a_child(fact: dict[str, object], born: str) -> None:
    assert ask("vt", DAY, {"a": {"birth_date": born, **fact}}).verdict == Verdict.YES


def test_three_points_are_not_enough() -> None:
    person = {
        "birth_date": "2005-01-01", "points_child_pillar1": 3, "child_disability_66": False,
        "full_orphan": False, **NO_STATUS, **RICH,
    }  # fmt: skip
    answer = ask("vt", DAY, {"a": person})
    assert answer.conditions["status"] == Truth.NO


def test_the_status_of_a_dependent_child_is_that_of_the_child_alone() -> None:
    people = {
        "a": {**ADULT, **NO_STATUS, **RICH},
        "k": {"birth_date": "2015-01-01", "child_disability_66": True},
    }
    relations = [
        child_of("a", "k"),
        {"kind": "health_fund_dependant", "holder": "a", "dependant": "k"},
    ]
    assert ask("vt", DAY, people, relations=relations).conditions["status"] == Truth.NO


def test_who_turned_18_in_the_income_year_brings_the_income_in() -> None:
    # Two persons: 25,630.67 + 4,744.94 = 30,375.61.
    parent = {
        **ADULT,
        **NO_STATUS,
        "taxable_income": {2023: "30000.00"},
        "vt_current_income_group": False,
    }
    job = {**NO_STATUS, "taxable_income": {2023: "375.62"}, "vt_current_income_group": False}
    relations = [{"kind": "health_fund_dependant", "holder": "a", "dependant": "k"}]
    adult_then = {"a": parent, "k": {**job, "birth_date": "2005-12-31"}}
    answer = ask("vt", DAY, adult_then, relations=relations)
    assert answer.gaps["inkomen_vorig_jaar"] == 1
    minor_then = {"a": parent, "k": {**job, "birth_date": "2006-01-01"}}
    answer = ask("vt", DAY, minor_then, relations=relations)
    assert answer.conditions["inkomen_vorig_jaar"] == Truth.YES


def test_the_second_limit_counts_for_two() -> None:
    # 27,550.86 + 5,100.42 = 32,651.28.
    one = {
        **ADULT,
        **NO_STATUS,
        **RICH,
        "vt_current_income_group": True,
        "current_taxable_income": "20000.00",
    }
    other = {**ADULT, **NO_STATUS, **RICH, "current_taxable_income": "12651.28"}
    relations = [partners("a", "b")]
    answer = ask("vt", DAY, {"a": one, "b": other}, relations=relations)
    assert answer.holds == ("groep_huidig_inkomen",)
    dearer = {**other, "current_taxable_income": "12651.29"}
    assert ask("vt", DAY, {"a": one, "b": dearer}, relations=relations).verdict == Verdict.NO


def test_leefloon_since_the_end_of_november_is_three_months_at_the_end_of_february() -> None:
    person = {
        **ADULT,
        **NO_STATUS,
        **RICH,
        "receives_leefloon": True,
        "leefloon_since": "2023-11-30",
    }
    assert ask("vt", "2024-02-28", {"a": person}).verdict == Verdict.NO
    assert ask("vt", "2024-02-29", {"a": person}).verdict == Verdict.YES


def test_the_right_lasts_until_the_end_of_next_year() -> None:
    person = {**ADULT, "taxable_income": {2023: "10000.00"}}
    period = ask("vt", DAY, {"a": person}).period
    assert period is not None
    assert period.last == dt.date(2025, 12, 31)
