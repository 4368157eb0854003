"""Limits of 2024: 25,630.67 + 4,744.94 per extra resident; category 2 is 40,623.40."""

import datetime as dt
from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Answer, Truth, Verdict
from verbond.rights.tests.core.rules.asking import ask

OLD = {"birth_date": "1955-01-01", "domicile_since": "2000-01-01", "pension_type": "rust"}
ADULT = {"birth_date": "1985-01-01", "domicile_since": "2000-01-01", "pension_type": "geen"}
POOR = {"taxable_income": {2022: "10000.00"}}
CHILD = {"birth_date": "2012-02-02", "domicile_since": "2012-02-02", "dependent_child": True}
NEED = {
    "invalidity_pct": 65, "points_adult": 8, "earning_capacity_third": False,
}  # fmt: skip


def asked(people: dict[str, Any], day: str = "2024-06-03", **home: Any) -> Answer:
    return ask("premie_nutsvoorzieningen_genk", day, people, home=home, subject="h1")


def test_who_came_after_new_year_does_not_count() -> None:
    # With the newcomer the limit would be 30,375.61; alone it is 25,630.67.
    people = {
        "a": {**OLD, "taxable_income": {2023: "25630.68"}},
        "b": {**ADULT, "domicile_since": "2024-01-02", "taxable_income": {2023: "0.00"}},
    }
    assert asked(people).gaps["cat1_inkomen"] == 1


def test_a_disability_counted_double_until_2023() -> None:
    # 2023: 23,303.84 + 4,314.18 = 27,618.02 for one person who counts double.
    person = {**OLD, "recognised_disability": True, "taxable_income": {2022: "27618.02"}}
    assert asked({"a": person}, "2023-06-01").verdict == Verdict.YES
    dearer = {**person, "taxable_income": {2022: "27618.03"}}
    assert asked({"a": dearer}, "2023-06-01").gaps["cat1_inkomen"] == 1


def test_since_2024_nobody_is_asked_about_a_disability() -> None:
    person = {**OLD, "taxable_income": {2023: "25630.67"}}
    answer = asked({"a": person})
    assert (answer.verdict, answer.missing) == (Verdict.YES, ())


@pytest.mark.parametrize(
    ("fact", "before", "since"),
    [
        ({"invalidity_pct": 66}, Truth.YES, Truth.YES),
        ({"points_adult": 9}, Truth.YES, Truth.NO),
        ({"earning_capacity_third": True}, Truth.YES, Truth.NO),
        ({}, Truth.NO, Truth.NO),
    ],
)
def test_the_group_of_category_1_changed_in_2024(
    fact: dict[str, Any], before: Truth, since: Truth
) -> None:
    people = {"a": {**ADULT, **POOR, **NEED, **fact}}
    assert asked(people, "2023-06-01").conditions["cat1_groep"] == before
    assert asked(people, "2024-06-01").conditions["cat1_groep"] == since


def test_six_points_of_a_child_count_since_2024() -> None:
    child = {
        **CHILD, "dependent_child": False, "points_child_pillar1": 3, "points_child_total": 6,
        "invalidity_pct": 0,
    }  # fmt: skip
    people = {"a": {**ADULT, **POOR, **NEED}, "k": child}
    assert asked(people, "2023-06-01").conditions["cat1_groep"] == Truth.NO
    assert asked(people, "2024-06-01").conditions["cat1_groep"] == Truth.YES


def test_two_children_are_enough_for_category_1_and_not_for_2() -> None:
    answer = asked({"a": {**ADULT, **POOR, **NEED}, "k": CHILD, "l": CHILD})
    assert (answer.conditions["categorie_1"], answer.conditions["categorie_2"]) == (
        Truth.YES,
        Truth.NO,
    )
    assert answer.amount == Amount(10000, 10000)


def test_an_income_of_three_years_ago_is_not_read() -> None:
    answer = asked({"a": {**OLD, "taxable_income": {2021: "10000.00"}}})
    assert (answer.verdict, answer.missing) == (Verdict.MAYBE, ("a.taxable_income",))


def test_the_last_day_to_apply_is_half_december() -> None:
    answer = asked({"a": {**OLD, **POOR}})
    assert answer.deadline == dt.date(2024, 12, 15)


def test_a_household_elsewhere_has_no_right() -> None:
    answer = asked({"a": {**OLD, **POOR}}, municipality="Hasselt")
    assert (answer.verdict, answer.conditions["categorie_1"]) == (Verdict.NO, Truth.YES)
    assert "wonen_in_genk" in answer.failed
