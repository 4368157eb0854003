"""Amounts from 2025-02-01: category 1 is 876.13, category 2 is 1,314.20, category 3 is 1,776.07."""

from collections.abc import Mapping
from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Truth, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask, child_of, partners

DAY = "2025-06-01"
READY: Mapping[str, Any] = {
    **ADULT,
    "rmi_residence_status": True,
    "willing_to_work_or_exempt": True,
    "other_rights_exhausted": True,
    "means_month": "0.00",
}


def test_a_couple_without_children_gets_category_1_each() -> None:
    people = {"a": READY, "b": READY}
    answer = ask("leefloon", DAY, people, relations=[partners("a", "b", "feitelijk")])
    assert answer.amount == Amount(87613, 87613)


def test_only_what_a_partner_has_above_category_1_counts() -> None:
    # 1,000.00 - 876.13 = 123.87; 876.13 - 123.87 = 752.26.
    people = {"a": READY, "b": {**READY, "means_month": "1000.00"}}
    answer = ask("leefloon", DAY, people, relations=[partners("a", "b")])
    assert answer.amount == Amount(75226, 75226)


def test_a_child_of_the_partner_makes_category_3() -> None:
    people = {
        "a": READY,
        "b": READY,
        "k": {"birth_date": "2015-01-01", "alternating_custody": False},
    }
    relations = [partners("a", "b"), child_of("b", "k")]
    assert ask("leefloon", DAY, people, relations=relations).amount == Amount(177607, 177607)


@pytest.mark.parametrize(("born", "cents"), [("2007-06-02", 177607), ("2007-06-01", 87613)])
def test_a_child_counts_until_the_day_it_turns_18(born: str, cents: int) -> None:
    parent = {**READY, "ocmw_counts_relatives_means": False}
    people = {"a": parent, "k": {"birth_date": born, "alternating_custody": False}}
    answer = ask("leefloon", DAY, people, relations=[child_of("a", "k")])
    assert answer.amount == Amount(cents, cents)


def test_the_day_of_the_eighteenth_birthday_is_old_enough() -> None:
    young = {**READY, "birth_date": "2007-06-01"}
    assert ask("leefloon", DAY, {"a": young}).verdict == Verdict.YES
    younger = {**READY, "birth_date": "2007-06-02"}
    answer = ask("leefloon", DAY, {"a": younger})
    assert (answer.verdict, answer.failed) == (Verdict.NO, ("leeftijd",))


def test_a_minor_brother_who_has_an_income_never_counts() -> None:
    brother = {"birth_date": "2010-01-01", "means_month": "2000.00"}
    counted = {**READY, "ocmw_counts_relatives_means": True}
    answer = ask("leefloon", DAY, {"a": counted, "s": brother})
    assert answer.amount == Amount(87613, 87613)


def test_two_parents_count_each_above_category_1() -> None:
    # 2 x (900.00 - 876.13) = 47.74; 876.13 - 47.74 = 828.39.
    parent = {**ADULT, "birth_date": "1960-01-01", "means_month": "900.00"}
    people = {"a": {**READY, "ocmw_counts_relatives_means": True}, "m": parent, "p": parent}
    relations = [child_of("m", "a"), child_of("p", "a"), partners("m", "p")]
    assert ask("leefloon", DAY, people, relations=relations).amount == Amount(82839, 82839)


def test_a_new_request_of_2026_whose_date_is_unknown_gives_both_rules() -> None:
    # Old rule: the OCMW does not count the grandmother; new rule: 1,500.00 - 876.13 = 623.87.
    person = {
        **READY,
        "birth_date": "2000-01-01",
        "ocmw_counts_relatives_means": False,
        "equity_exemption_cohabitants": False,
    }
    grandmother = {"birth_date": "1945-01-01", "means_month": "1500.00"}
    people, relations = {"a": person, "g": grandmother}, [child_of("g", "a", 2)]
    answer = ask("leefloon", "2026-04-01", people, relations=relations)
    assert answer.amount == Amount(25226, 87613)
    assert {"a.leefloon_request_date", "a.leefloon_last_revision"} <= set(answer.missing)


def test_without_a_list_of_residence_the_gap_is_still_said() -> None:
    person = {**READY, "rmi_residence_status": False, "means_month": "1400.00"}
    answer = ask("leefloon", DAY, {"a": person})
    # 1,400.00 - 1,314.20 = 85.80.
    assert answer.gaps == {"bestaansmiddelen": 8580}
    assert answer.conditions["verblijf"] == Truth.NO


def test_only_staff_can_say_whether_somebody_wants_to_work() -> None:
    asked = {key: value for key, value in READY.items() if key != "willing_to_work_or_exempt"}
    answer = ask("leefloon", DAY, {"a": asked})
    assert (answer.verdict, answer.needs_judgement) == (Verdict.MAYBE, True)


def test_before_the_first_amount_nothing_is_said() -> None:
    assert ask("leefloon", "2016-01-01", {"a": READY}).verdict == Verdict.NOT_EXAMINED
