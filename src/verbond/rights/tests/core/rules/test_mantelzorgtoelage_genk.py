"""Limits: 20,628.82 alone, 23,128.82 married; 40 euro a month in 2026."""

from typing import Any

import pytest

from verbond.rights.core.answers import Answer, Truth, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask, partners

DAY = "2026-02-01"
CARED = {
    "birth_date": "1950-01-01", "domicile_since": "2000-01-01", "stays_effectively": True,
    "taxable_income": {2024: "15000.00"}, "invalidity_pct": 80,
}  # fmt: skip
CARER = {**ADULT, "gives_actual_care": True}
BOND = {"kind": "cares_for", "carer": "k", "cared": "z"}


def asked(
    cared: dict[str, Any] | None = None,
    carer: dict[str, Any] | None = None,
    *,
    home: dict[str, Any] | None = None,
    spouse: str = "",
    day: str = DAY,
) -> Answer:
    people: dict[str, Any] = {"z": {**CARED, **(cared or {})}, "k": {**CARER, **(carer or {})}}
    relations: list[dict[str, Any]] = [BOND]
    if spouse:
        people["p"] = ADULT
        relations.append(partners("z", "p", spouse))
    return ask(
        "mantelzorgtoelage_genk", day, people, home=home, relations=relations, subject="k",
        about="z",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "verdict"), [("gehuwd", Verdict.YES), ("wettelijk", Verdict.NO), ("", Verdict.NO)]
)
def test_the_higher_limit_is_for_who_is_married(form: str, verdict: Verdict) -> None:
    answer = asked({"taxable_income": {2024: "23128.82"}}, spouse=form)
    assert answer.verdict == verdict


def test_somebody_turns_older_than_60_the_day_after_the_birthday() -> None:
    born = {"birth_date": "1966-02-01"}
    assert asked(born, day="2026-02-01").failed == ("leeftijd",)
    assert asked(born, day="2026-02-02").verdict == Verdict.YES


def test_a_month_in_genk_is_needed() -> None:
    moved = {"domicile_since": "2026-01-02"}
    assert asked(moved, day="2026-02-01").failed == ("wonen_in_genk",)
    assert asked(moved, day="2026-02-02").verdict == Verdict.YES


def test_the_last_assessment_counts_not_an_older_one() -> None:
    # 2023 was too high, 2024 is not.
    answer = asked({"taxable_income": {2023: "50000.00", 2024: "20628.82"}})
    assert answer.conditions["inkomen"] == Truth.YES


def test_a_carer_outside_limburg_has_no_right() -> None:
    answer = asked(home={"municipality": "Genk", "province": "Antwerpen"})
    assert answer.failed == ("mantelzorger_limburg",)


@pytest.mark.parametrize(
    "proof", [{"points_adult": 12}, {"dementia_proof": True}, {"home_nursing_forfait": "C"}]
)
def test_each_proof_of_care_is_enough(proof: dict[str, Any]) -> None:
    assert asked({"invalidity_pct": 79, **proof}).verdict == Verdict.YES


def test_who_does_not_really_stay_in_genk_has_no_right() -> None:
    assert asked({"stays_effectively": False}).failed == ("wonen_in_genk",)


def test_before_the_dates_of_the_page_nothing_is_said() -> None:
    assert (
        asked({"taxable_income": {2022: "1.00"}}, day="2023-06-01").verdict == Verdict.NOT_EXAMINED
    )
