"""Two models side by side: only what differs, from either side."""

from verbond.budgets.core.recipe import Difference, differences
from verbond.budgets.tests.core.recipe.made import document, recipe


def test_the_same_model_in_a_new_version_does_not_differ() -> None:
    assert differences(recipe(), recipe(version=2, reason="opnieuw")) == ()


def test_each_field_that_differs_is_named_with_both_values() -> None:
    phases = [*document()["phases"], {"code": "result", "days": 5}]
    other = recipe(visible="nothing", rule={"method": "greedy", "ties": ["lot"]}, phases=phases)
    found = {one.field: one for one in differences(recipe(), other)}
    assert found["rule.method"] == Difference("rule.method", "equal-shares", "greedy")
    assert found["visible"] == Difference("visible", "turnout", "nothing")
    assert found["phases.result"] == Difference("phases.result", None, 5)
    assert set(found) == {
        "rule.method", "rule.completion", "rule.ties", "visible", "phases.result",
    }  # fmt: skip


def test_turned_round_says_the_same_from_the_other_side() -> None:
    other = recipe(visible="nothing")
    there, back = differences(recipe(), other), differences(other, recipe())
    assert [(one.after, one.before) for one in there] == [(one.before, one.after) for one in back]
