"""One attest is enough; the score of the BelRAI Screener counts since 2021-06-01."""

import pytest

from verbond.rights.core.answers import Amount, Truth, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

NOTHING = {
    **ADULT, "zorgkas_premium_paid": True, "home_nursing_forfait": "A", "bel_profile": 34,
    "med_soc_scale": 14, "day_care_forfait": "ander", "resides_in_recognised_home": False,
    "belrai_total": 12, "belrai_adl_iadl": 5,
}  # fmt: skip
CHILD = {**NOTHING, "birth_date": "2012-01-01"}


@pytest.mark.parametrize(
    "proof",
    [
        {"home_nursing_forfait": "B"},
        {"home_nursing_forfait": "C"},
        {"belrai_total": 13},
        {"belrai_adl_iadl": 6},
        {"bel_profile": 35},
        {"med_soc_scale": 15},
        {"day_care_forfait": "Cdem"},
        {"resides_in_recognised_home": True},
    ],
)
def test_each_proof_is_enough(proof: dict[str, object]) -> None:
    answer = ask("zorgbudget_zwaar", "2024-02-01", {"a": {**NOTHING, **proof}})
    assert answer.amount == Amount(14000, 14000)


def test_just_under_every_score_is_a_no() -> None:
    answer = ask("zorgbudget_zwaar", "2024-02-01", {"a": NOTHING})
    assert (answer.verdict, answer.failed) == (Verdict.NO, ("attest",))


def test_a_child_needs_18_points() -> None:
    day = "2024-02-01"
    enough = ask("zorgbudget_zwaar", day, {"a": {**CHILD, "points_child_total": 18}})
    too_few = ask("zorgbudget_zwaar", day, {"a": {**CHILD, "points_child_total": 17}})
    assert (enough.verdict, too_few.verdict) == (Verdict.YES, Verdict.NO)


def test_the_belrai_score_did_not_count_before_june_2021() -> None:
    person = {"a": {**NOTHING, "belrai_total": 20}}
    assert ask("zorgbudget_zwaar", "2021-05-31", person).verdict == Verdict.NO
    assert ask("zorgbudget_zwaar", "2021-06-01", person).verdict == Verdict.YES


def test_without_the_premium_of_the_zorgkas_there_is_no_right() -> None:
    person = {**NOTHING, "home_nursing_forfait": "B", "zorgkas_premium_paid": False}
    answer = ask("zorgbudget_zwaar", "2024-02-01", {"a": person})
    assert answer.conditions == {"zorgkas": Truth.NO, "attest": Truth.YES}
