"""2022 in Genk: highest rent 703.75, ceiling 173.66 + 28.94 each; limits 25,850 to 38,773."""

from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Answer, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

HOME = {
    "tenure": "huur_privaat", "dwelling_type": "zelfstandig", "lease_in_own_name": True,
    "dwelling_conform": True, "rent_month": "650.00", "social_waiting_since": "2016-01-01",
    "owns_home": False, "housing_income": "20000.00",
}  # fmt: skip
ALONE = {**ADULT, "recognised_disability": False}
CHILD = {"birth_date": "2012-01-01", "dependent_child": True, "recognised_disability": False}


def asked(people: dict[str, Any] | None = None, day: str = "2022-09-01", **home: Any) -> Answer:
    return ask("huurpremie", day, people or {"a": ALONE}, home={**HOME, **home}, subject="h1")


@pytest.mark.parametrize(
    ("home", "failed"),
    [
        ({"tenure": "huur_sociaal"}, "privaat_contract"),
        ({"lease_in_own_name": False}, "privaat_contract"),
        ({"social_waiting_since": "2018-09-02"}, "wachtlijst"),
        ({"dwelling_conform": False}, "conform"),
        ({"rent_month": "703.76"}, "huurprijs"),
        ({"housing_income": "25850.01"}, "inkomen"),
        ({"owns_home": True}, "geen_eigendom"),
    ],
)
def test_each_condition_alone_refuses(home: dict[str, Any], failed: str) -> None:
    answer = asked(**home)
    assert (answer.verdict, answer.failed) == (Verdict.NO, (failed,))


def test_four_years_of_waiting_are_enough_to_the_day() -> None:
    assert asked(social_waiting_since="2018-09-01").verdict == Verdict.YES


def test_an_applicant_with_a_disability_is_his_own_dependant() -> None:
    # Rent 1.2 x 703.75 = 844.50; 0.75 x 844.50 - 28,015/55 = 633.375 - 509.3636 = 124.0114.
    person = {**ADULT, "recognised_disability": True}
    answer = asked({"a": person}, rent_month="844.50", housing_income="28015.00")
    assert answer.amount == Amount(12401, 12401)
    assert asked({"a": person}, housing_income="28015.01").gaps == {"inkomen": 1}


@pytest.mark.parametrize(
    ("children", "rent", "cents"),
    [
        (1, "844.50", 20260),  # 1.2 x 703.75; ceiling 173.66 + 28.94
        (2, "985.25", 23154),  # 1.4 x 703.75; + 2 x 28.94
        (3, "1055.62", 26048),  # 1.5 x 703.75 = 1,055.625; + 3 x 28.94
        (5, "1055.62", 28942),  # never more than four: + 4 x 28.94
    ],
)
def test_dependants_raise_rent_and_ceiling(children: int, rent: str, cents: int) -> None:
    people = {"a": ALONE, **{f"k{number}": CHILD for number in range(children)}}
    answer = asked(people, rent_month=rent, housing_income="0.00")
    assert answer.amount == Amount(cents, cents)
    dearer = f"{float(rent) + 0.01:.2f}"
    assert asked(people, rent_month=dearer, housing_income="0.00").failed == ("huurprijs",)


def test_two_adults_have_the_limit_of_other_families() -> None:
    people = {"a": ALONE, "b": ALONE}
    assert asked(people, housing_income="38773.01").gaps["inkomen"] == 1


def test_an_income_that_leaves_nothing_is_a_no() -> None:
    # 0.75 x 703.75 x 55 = 29,029.6875.
    people = {"a": ALONE, "b": ALONE}
    assert asked(people, housing_income="29029.69").failed == ("bedrag_positief",)


@pytest.mark.parametrize("home", [{"municipality": "Hasselt"}, {"dwelling_type": "kamer"}])
def test_rents_that_nobody_verified_give_no_answer(home: dict[str, Any]) -> None:
    assert asked(**home).verdict == Verdict.NOT_EXAMINED


def test_elsewhere_an_owner_still_hears_no() -> None:
    assert asked(municipality="Hasselt", owns_home=True).verdict == Verdict.NO
