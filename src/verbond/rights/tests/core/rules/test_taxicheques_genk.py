"""24 vouchers of 7 euro until 2023, 40 of 5 euro from 2024."""

import pytest

from verbond.rights.core.answers import Amount, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

WHEELCHAIR = {
    **ADULT, "wheelchair_attest": True, "lower_limb_invalidity_pct": 49, "invalidity_pct": 79,
    "points_adult": 11, "best_eye_visus": 10, "resides_in_genk_wzc": False,
}  # fmt: skip
RIGHT, DAY = "taxicheques_genk", "2024-06-01"


@pytest.mark.parametrize(
    "more", [{"lower_limb_invalidity_pct": 50}, {"invalidity_pct": 80}, {"points_adult": 12}]
)
def test_a_wheelchair_with_each_degree_is_enough(more: dict[str, object]) -> None:
    assert ask(RIGHT, DAY, {"a": {**WHEELCHAIR, **more}}).amount == Amount(20000, 20000)
    without = {**WHEELCHAIR, **more, "wheelchair_attest": False}
    assert ask(RIGHT, DAY, {"a": without}).verdict == Verdict.NO


def test_a_wheelchair_alone_is_not_enough() -> None:
    assert ask(RIGHT, DAY, {"a": WHEELCHAIR}).failed == ("nood",)


def test_a_child_needs_six_points_in_pillar_1() -> None:
    child = {**WHEELCHAIR, "birth_date": "2012-01-01"}
    assert ask(RIGHT, DAY, {"a": {**child, "points_child_pillar1": 6}}).verdict == Verdict.YES
    assert ask(RIGHT, DAY, {"a": {**child, "points_child_pillar1": 5}}).verdict == Verdict.NO


def test_a_home_for_the_elderly_opens_it_since_2024() -> None:
    person = {"a": {**WHEELCHAIR, "resides_in_genk_wzc": True}}
    assert ask(RIGHT, "2023-12-31", person).verdict == Verdict.NO
    assert ask(RIGHT, "2024-01-01", person).verdict == Verdict.YES


def test_who_lives_elsewhere_has_no_right_and_is_asked_nothing() -> None:
    answer = ask(RIGHT, DAY, {"a": {}}, home={"municipality": "Hasselt"})
    assert (answer.verdict, answer.missing) == (Verdict.NO, ())
