"""Ceilings of 2019: 477.54, 689.78, 1,061.20, 1,485.68, 1,910.16; 106.12 less when ill for long."""

import pytest

from verbond.rights.core.answers import Amount, Answer, Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask


def asked(day: str = "2019-06-01", **home: object) -> Answer:
    return ask("maximumfactuur", day, {"a": ADULT}, home=home, subject="h1")


@pytest.mark.parametrize(
    ("income", "cents"),
    [
        ("0.00", 47754),
        ("29214.93", 68978),
        ("29214.94", 106120),
        ("39426.00", 106120),
        ("49211.59", 148568),
        ("49211.60", 191016),
        ("900000.00", 191016),
    ],
)
def test_each_bracket_holds_its_upper_edge(income: str, cents: int) -> None:
    answer = asked(maf_net_income=income, maf_chronic=False)
    assert answer.amount == Amount(cents, cents)


def test_a_long_illness_lowers_the_ceiling() -> None:
    # 477.54 - 106.12 = 371.42.
    assert asked(maf_net_income="100.00", maf_chronic=True).amount == Amount(37142, 37142)


def test_every_family_has_a_ceiling_also_when_nothing_is_known() -> None:
    answer = asked()
    assert (answer.verdict, answer.amount) == (Verdict.YES, Amount(37142, 191016))


def test_years_whose_brackets_were_not_found_are_not_examined_before_and_stale_after() -> None:
    assert asked("2018-06-01", maf_net_income="100.00").verdict == Verdict.NOT_EXAMINED
    assert asked("2022-06-01", maf_net_income="100.00").is_stale
