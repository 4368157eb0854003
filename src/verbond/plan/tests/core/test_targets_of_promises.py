"""A promise is also read from the actions that serve it, and an amount from all of them."""

from verbond.plan.core.targets import (
    BudgetLine,
    amount_targets,
    budget_targets,
    is_reached,
    outcomes,
)

# A fictief plan: the action that serves the promise stands in a field that nobody would look in.
LINES = [
    BudgetLine(2026, "exploitation", "0200", 993, "A1"),
    BudgetLine(2026, "exploitation", "0710", 7, "A2"),
    BudgetLine(2026, "investment", "0710", 1000, "A2"),
]


def test_an_action_that_serves_the_promise_counts_wherever_it_is_booked() -> None:
    (target,) = budget_targets()
    found = {(one.part.key, one.whole.key): one for one in outcomes(target, LINES, {"A2"})}
    assert found["aid", "operating"].part_cents == 0
    assert found["promise", "operating"].part_cents == 7
    assert found["promise", "operating"].is_reached is True
    assert found["promise", "without-loans"].part_cents == 1007


def test_without_confirmed_actions_that_reading_is_nought() -> None:
    (target,) = budget_targets()
    found = {one.part.key: one.part_cents for one in outcomes(target, LINES)}
    assert found["promise"] == 0


def test_a_promised_amount_is_reached_to_the_cent() -> None:
    (target,) = amount_targets()
    assert is_reached(target, target.cents) is True
    assert is_reached(target, target.cents - 1) is False
    assert is_reached(target, None) is None
