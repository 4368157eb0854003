"""Targets on the budget: each reading with its own result, none left out."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.testing import ROOT
from verbond.plan.core.targets import BudgetLine, Outcome, budget_targets, outcomes

# A fictief plan: 0.7 % of the operating expenses goes to field 0160.
LINES = [
    BudgetLine(2026, "exploitation", "0200", 99_300_00),
    BudgetLine(2026, "exploitation", "0160", 700_00),
    BudgetLine(2026, "investment", "0150", 100_000_00),
    BudgetLine(2026, "financing", "0040", 50_000_00),
]


def by_reading(lines: list[BudgetLine]) -> dict[tuple[str, str], Outcome]:
    (target,) = budget_targets()
    return {(one.part.key, one.whole.key): one for one in outcomes(target, lines)}


def test_the_words_are_those_of_the_agreement() -> None:
    text = (ROOT / "data/genk/agreement/genk-2019-2024.txt").read_text(encoding="utf-8")
    (target,) = budget_targets()
    assert "duurzaam budget (0,7%) voor mondiale samenwerking" in text.splitlines()[2415]
    assert target.goal == Fraction(7, 1000)
    assert "regel 2416" in target.source


def test_the_same_plan_meets_one_reading_and_not_another() -> None:
    found = by_reading(LINES)
    assert found["aid", "operating"].share == Fraction(7, 1000)
    assert found["aid", "operating"].is_reached is True
    assert found["aid", "without-loans"].share == Fraction(7, 2000)
    assert found["aid", "without-loans"].is_reached is False
    assert found["aid-and-relations", "total"].share == Fraction(1007, 2500)


def test_a_budget_that_no_plan_holds_is_unknown_and_says_why() -> None:
    own = by_reading(LINES)["aid", "own-means"]
    assert (own.part_cents, own.whole_cents, own.share, own.is_reached) == (
        700_00,
        None,
        None,
        None,
    )
    assert own.whole.why_unknown


def test_a_budget_of_nought_has_no_share() -> None:
    assert {one.share for one in by_reading([]).values()} == {None}


@given(
    st.lists(
        st.builds(
            BudgetLine,
            st.just(2026),
            st.sampled_from(["exploitation", "investment", "financing"]),
            st.sampled_from(["0150", "0160", "0200"]),
            st.integers(0, 10**12),
        )
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_lines_makes_no_difference_and_no_share_is_above_one(
    lines: list[BudgetLine], dice: object
) -> None:
    shuffled = list(lines)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert by_reading(shuffled) == by_reading(lines)
    assert all(one.share is None or 0 <= one.share <= 1 for one in by_reading(lines).values())
