"""Somebody at the address with a status, or gas shared in social housing."""

import datetime as dt
from typing import Any

import pytest

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

NO_STATUS = {
    f"receives_{one}": False
    for one in ("leefloon", "igo", "gib", "ivt", "it", "thab", "disability_65_old")
}


def asked(people: dict[str, Any], day: str = "2024-05-20", *, shared: bool = False) -> Answer:
    home = {"social_housing_shared_gas": shared}
    return ask("sociaal_tarief_energie", day, people, home=home, subject="h1")


@pytest.mark.parametrize("status", NO_STATUS)
def test_each_status_of_a_housemate_is_enough(status: str) -> None:
    people = {"a": {**ADULT, **NO_STATUS}, "b": {**ADULT, **NO_STATUS, status: True}}
    assert asked(people).holds == ("status",)


def test_a_child_with_a_disability_is_enough_until_21() -> None:
    parent = {**ADULT, **NO_STATUS}
    child = {"birth_date": "2003-05-21", **NO_STATUS, "child_disability_66": True}
    assert asked({"a": parent, "k": child}, "2024-05-20").verdict == Verdict.YES
    assert asked({"a": parent, "k": child}, "2024-05-21").verdict == Verdict.NO


def test_shared_gas_in_social_housing_asks_for_no_status() -> None:
    answer = asked({"a": {}}, shared=True)
    assert (answer.verdict, answer.missing) == (Verdict.YES, ())


def test_the_tariff_runs_from_the_quarter_to_new_years_eve() -> None:
    period = asked({"a": {**ADULT, "receives_igo": True}}).period
    assert period is not None
    assert (period.first, period.last) == (dt.date(2024, 4, 1), dt.date(2024, 12, 31))
