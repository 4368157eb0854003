"""Amounts of 2020: 754.52 living together, 1,131.78 alone."""

from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Truth, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask, child_of, partners

DAY = "2020-06-01"
OLD: dict[str, Any] = {
    "birth_date": "1945-01-01",
    "igo_residence_status": True,
    "igo_means_month": "500.00",
}


def test_with_a_partner_the_basic_amount_counts() -> None:
    # 754.52 - 500.00 = 254.52.
    people = {"a": OLD, "b": {**OLD, "igo_means_month": "0.00"}}
    answer = ask("igo", DAY, people, relations=[partners("a", "b")])
    assert answer.amount == Amount(25452, 25452)


def test_with_a_friend_the_basic_amount_counts() -> None:
    assert ask("igo", DAY, {"a": OLD, "f": ADULT}).amount == Amount(25452, 25452)


def test_a_daughter_and_her_husband_leave_the_rate_of_somebody_alone() -> None:
    # 1,131.78 - 500.00 = 631.78.
    people = {"a": OLD, "d": ADULT, "s": ADULT}
    relations = [child_of("a", "d"), partners("d", "s")]
    assert ask("igo", DAY, people, relations=relations).amount == Amount(63178, 63178)


def test_a_foster_child_under_18_leaves_the_rate_of_somebody_alone() -> None:
    people = {"a": OLD, "k": {"birth_date": "2010-01-01"}}
    assert ask("igo", DAY, people).amount == Amount(63178, 63178)


def test_a_housemate_of_unknown_age_gives_both_rates() -> None:
    answer = ask("igo", DAY, {"a": OLD, "f": {}})
    assert answer.amount == Amount(25452, 63178)
    assert answer.missing == ("f.birth_date",)


@pytest.mark.parametrize(
    ("born", "day", "truth"),
    [
        ("1959-12-31", "2024-12-31", Truth.YES),  # 65 under the old age
        ("1960-01-01", "2025-06-01", Truth.NO),  # 65 on the first day that 66 is needed
        ("1959-12-31", "2025-06-01", Truth.YES),  # reached it in time, and keeps it
        ("1960-01-01", "2026-01-01", Truth.YES),  # 66
    ],
)
def test_the_age_is_the_one_in_force_on_the_day_it_was_reached(
    born: str, day: str, truth: Truth
) -> None:
    answer = ask("igo", day, {"a": {**OLD, "birth_date": born}})
    assert answer.conditions["leeftijd"] == truth


def test_means_equal_to_the_amount_leave_no_right() -> None:
    answer = ask("igo", DAY, {"a": {**OLD, "igo_means_month": "1131.78"}})
    assert (answer.verdict, answer.failed) == (Verdict.NO, ("bestaansmiddelen",))
