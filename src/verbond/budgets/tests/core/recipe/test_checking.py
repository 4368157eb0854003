"""What contradicts itself is refused with its reason; what deserves a thought is a warning."""

from typing import Any

import pytest

from verbond.budgets.core.recipe import RecipeWrong, check_recipe, read_recipe
from verbond.budgets.tests.core.recipe.made import document, recipe

PHASES = document()["phases"]
ERRORS: list[tuple[str, dict[str, Any]]] = [
    ("phase_twice", {"phases": [*PHASES, {"code": "vote", "days": 9}]}),
    ("phases_out_of_order", {"phases": PHASES[::-1]}),
    ("no_vote", {"phases": PHASES[:1]}),
    ("request_with_vote", {"decides": "request"}),
    ("choose_one_more", {"ballot": {"type": "choose-1", "most": 3}}),
    ("choose_one_more", {"ballot": {"type": "choose-1", "advised": 3}}),
    ("least_above_most", {"ballot": {"least": 4, "most": 3}}),
    ("least_above_most", {"ballot": {"advised": 6, "most": 5}}),
    ("advised_below_least", {"ballot": {"least": 4, "advised": 3}}),
    ("no_points", {"ballot": {"type": "cumulative"}}),
    ("odd_points", {"ballot": {"type": "approval", "points": 5}}),
    ("odd_points", {"ballot": {"type": "ordinal", "most_each": 5}}),
    ("points_each", {"ballot": {"type": "cumulative", "points": 5, "most_each": 6}}),
    ("no_proof", {"electorate": {"proofs": []}}),
    ("votes_twice", {"electorate": {"proofs": ["account", "code"], "ticked_off": False}}),
    ("ranking_ignored", {"ballot": {"type": "ordinal"}}),
    ("no_ranking", {"rule": {"satisfaction": "borda"}}),
    ("no_points_given", {"rule": {"satisfaction": "points"}}),
    ("odd_completion", {"rule": {"method": "greedy", "completion": ["utilitarian"]}}),
    ("two_stops", {"rule": {"completion": ["add1", "add1-exhaustive"]}}),
    ("completion_order", {"rule": {"completion": ["utilitarian", "add1"]}}),
    ("no_threshold", {"rule": {"method": "greedy-threshold"}}),
    ("odd_threshold", {"rule": {"threshold": 10}}),
    ("odd_comparison", {"rule": {"method": "phragmen", "comparison": "exclusion"}}),
    ("ties_unreached", {"rule": {"ties": ["lot", "min-cost"]}}),
    ("ties_unreached", {"rule": {"ties": ["lexicographic", "lot"]}}),
    ("earmark_twice", {"earmarks": [{"code": "a", "category": "a", "share": "1/9"}] * 2}),
    ("earmarks_all", {"earmarks": [{"code": "a", "category": "a", "share": 1}]}),
    ("earmark_empty", {"earmarks": [{"code": "a", "category": "a", "share": 0}]}),
    ("cap_twice", {"caps": [{"category": "a", "share": "1/2"}] * 2}),
]
WARNINGS: list[tuple[str, dict[str, Any]]] = [
    ("vote_short", {"phases": [{"code": "check", "days": 2}, {"code": "vote", "days": 3}]}),
    ("no_check", {"phases": [{"code": "vote", "days": 14}]}),
    ("ballot_refused", {"ballot": {"least": 3}}),
    ("two_accounts", {"electorate": {"proofs": ["account"], "ticked_off": False}}),
    ("only_account", {"electorate": {"proofs": ["account"]}}),
    ("points_ignored", {"ballot": {"type": "cumulative", "points": 9}}),
    ("money_left", {"rule": {"ties": ["lot"]}}),
    ("ties_by_number", {"rule": {"ties": ["min-cost"]}}),
    ("ties_by_number", {"rule": {"ties": ["lexicographic"]}}),
    ("share_broken", {"caps": [{"category": "a", "share": "1/2"}]}),
    ("knapsack", {"ballot": {"type": "knapsack-warning"}}),
    ("few_choices", {"ballot": {"type": "choose-1"}}),
    ("few_choices", {"ballot": {"most": 2}}),
    (
        "minimum_few",
        {
            "ballot": {"most": 2},
            "rule": {"completion": ["add1"], "ties": ["lot"], "minimum": {"of_cost": 3}},
        },
    ),
]


def _codes(changes: dict[str, Any], severity: str) -> set[str]:
    return {one.code for one in check_recipe(recipe(**changes)) if one.severity == severity}


def test_a_model_in_order_says_nothing() -> None:
    assert check_recipe(recipe()) == ()


@pytest.mark.parametrize(("code", "changes"), ERRORS)
def test_contradiction_is_refused_with_its_field(code: str, changes: dict[str, Any]) -> None:
    assert code in _codes(changes, "error")
    with pytest.raises(RecipeWrong) as caught:
        read_recipe(document(**changes), where="m")
    told = {one.code: one for one in caught.value.findings}
    assert told[code].field in caught.value.message


@pytest.mark.parametrize(("code", "changes"), WARNINGS)
def test_what_deserves_a_thought_is_told_and_allowed(code: str, changes: dict[str, Any]) -> None:
    assert code in _codes(changes, "warning")
    assert not _codes(changes, "error")
    read_recipe(document(**changes), where="m")


def test_all_contradictions_are_told_at_once_errors_first() -> None:
    changes = {"ballot": {"least": 4, "most": 3}, "electorate": {"proofs": []}}
    with pytest.raises(RecipeWrong) as caught:
        read_recipe(document(**changes), where="m")
    assert {one.code for one in caught.value.findings} == {"least_above_most", "no_proof"}
    shown = [one.severity for one in check_recipe(recipe(**changes))]
    assert shown == sorted(shown)


def test_a_ranking_counted_by_borda_is_in_order() -> None:
    assert (
        _codes({"ballot": {"type": "ordinal"}, "rule": {"satisfaction": "borda"}}, "error") == set()
    )


def test_points_counted_by_most_votes_need_no_satisfaction() -> None:
    changes = {"ballot": {"type": "cumulative", "points": 5}, "rule": {"method": "greedy"}}
    assert _codes(changes, "error") == set()
