"""Elections that nobody would hold, and rules that nobody would mean."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from verbond.budgets.core.counting import certificate, count
from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import ElectionWrong, RuleWrong
from verbond.budgets.core.rule import Cap, Group, MinimumSupport, Rule

RULES = [
    Rule(method="greedy"),
    Rule(method="greedy", satisfaction="cardinality"),
    Rule(method="greedy-no-skip"),
    Rule(method="greedy-threshold", threshold=1),
    Rule(method="phragmen"),
    Rule(),
    Rule(satisfaction="cardinality"),
    Rule(completion=("utilitarian",)),
    Rule(completion=("add1", "utilitarian")),
    Rule(completion=("add1-exhaustive",)),
    Rule(completion=("add1",), comparison="exclusion"),
]
PARK = {"bench": 40, "tree": 60}


def of(budget: int, costs: dict[str, int], ballots: Any, kind: Any = "approval") -> Election:
    return Election.of(budget=budget, costs=costs, ballots=ballots, vote_type=kind)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    ("election", "winners"),
    [
        (of(0, PARK, [["bench"], ["tree"]]), set()),
        (of(0, {"free": 0, "tree": 1}, [["free"], ["tree"]]), {"free"}),
        (of(10, {"far": 10**6}, [["far"]]), set()),
        (of(2**70, {"far": 2**70}, [["far"]]), {"far"}),
        (of(5, {"one": 5}, [["one"]]), {"one"}),
        (of(100, PARK, [["bench", "tree"]] * 3), {"bench", "tree"}),
        (of(100, {}, [[], []]), set()),
    ],
)
def test_edge_elections_end_with_the_right_winners(
    election: Election, winners: set[str], rule: Rule
) -> None:
    counted = count(election, rule)
    assert set(counted.winners) == winners
    assert counted.total_cost <= election.budget
    assert certificate(election, counted)["winners"] == list(counted.winners)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.method == "equal-shares"])
def test_without_ballots_equal_shares_funds_nothing(rule: Rule) -> None:
    counted = count(of(100, PARK, []), rule)
    assert (counted.winners, counted.endowment) == ((), None)


def test_without_ballots_greedy_still_funds_by_the_list() -> None:
    assert count(of(100, PARK, []), Rule(method="greedy")).winners == ("bench", "tree")


def test_project_dearer_than_everything_ends_the_increase_at_once() -> None:
    election = of(10, {"a": 10, "withdrawn": 999_999_999}, [["a", "withdrawn"]] * 4)
    counted = count(election, Rule(completion=("add1",)))
    assert counted.winners == ("a",)
    assert counted.increase is not None
    assert counted.increase.over is not None
    assert counted.increase.over.step > 10**8
    assert len(counted.increase.jumps) < 200


def test_cost_out_of_all_proportion_is_an_error_and_not_an_endless_count() -> None:
    election = of(10, {"far": 2**70}, [["far"]])
    with pytest.raises(ElectionWrong) as refused:
        count(election, Rule(completion=("add1",)))
    assert refused.value.code == "too_many_steps"
    assert count(election, Rule()).winners == ()


def test_many_equal_projects_all_win_in_tie_order() -> None:
    costs = {f"p{number:03}": 1 for number in range(150)}
    counted = count(of(150, costs, [list(costs)]), Rule(), brief=True)
    assert len(counted.winners) == 150
    assert counted.winners[0] == "p000"


@pytest.mark.parametrize(
    ("rule", "kind", "code"),
    [
        (Rule(satisfaction="points"), "approval", "impossible_satisfaction"),
        (Rule(satisfaction="borda"), "approval", "impossible_satisfaction"),
        (Rule(method="phragmen"), "cumulative", "impossible_satisfaction"),
        (Rule(method="greedy-threshold"), "approval", "no_threshold"),
        (Rule(method="greedy", completion=("add1",)), "approval", "impossible_completion"),
        (Rule(completion=("add1", "add1-exhaustive")), "approval", "impossible_completion"),
        (Rule(completion=("utilitarian", "add1")), "approval", "impossible_completion"),
        (Rule(completion=("more",)), "approval", "unknown_completion"),  # type: ignore[arg-type]
        (Rule(method="dice"), "approval", "unknown_method"),  # type: ignore[arg-type]
        (Rule(ties=("age",)), "approval", "unknown_ties"),
        (Rule(method="greedy", comparison="exclusion"), "approval", "impossible_comparison"),
        (Rule(groups=(Group(frozenset({"pond"})),)), "approval", "unknown_project"),
        (Rule(caps=(Cap("red", 4),)), "approval", "unknown_category"),
    ],
)
def test_rule_that_cannot_be_is_refused(rule: Rule, kind: str, code: str) -> None:
    ballot: Any = {"bench": 1} if kind == "cumulative" else ["bench"]
    with pytest.raises(RuleWrong) as refused:
        count(of(100, PARK, [ballot], kind), rule)
    assert refused.value.code == code


@pytest.mark.parametrize(("points", "code"), [(-1, "negative_points"), (2**53, "points_too_high")])
def test_points_out_of_bounds_are_refused(points: int, code: str) -> None:
    election = of(100, PARK, [{"bench": points}], "scoring")
    with pytest.raises(ElectionWrong) as refused:
        count(election, Rule(satisfaction="points"))
    assert refused.value.code == code


def test_threshold_of_the_file_is_taken_and_written_down() -> None:
    election = replace(
        of(100, PARK, [["bench"], ["bench"], ["tree"]]),
        meta={"min_project_score_threshold": "2"},
    )
    counted = count(election, Rule(method="greedy-threshold"))
    assert counted.winners == ("bench",)
    assert counted.rule.threshold == 2
    assert [(one.project, one.reason) for one in counted.excluded] == [("tree", "threshold")]


@pytest.mark.parametrize(
    "minimum",
    [
        MinimumSupport(votes=2),
        MinimumSupport(share=Fraction(1, 2)),
        MinimumSupport(of_cost=Fraction(1)),
    ],
)
def test_too_little_support_is_out_before_the_count(minimum: MinimumSupport) -> None:
    election = of(100, PARK, [["bench"], ["bench"], ["tree"]])
    counted = count(election, Rule(method="greedy", minimum=minimum))
    assert counted.winners == ("bench",)
    assert counted.excluded[0].reason == "minimum_support"


def test_group_without_room_leaves_before_the_count() -> None:
    rule = Rule(method="greedy", groups=(Group(frozenset({"tree"}), most=0),))
    counted = count(of(100, PARK, [["tree"]]), rule)
    assert [(one.project, one.reason) for one in counted.excluded] == [("tree", "group")]


def test_voters_who_prefer_the_greedy_outcome_get_it() -> None:
    # Equal shares serves the two small groups; more voters have the large project.
    costs = {"large": 100, "small": 20}
    ballots = [["large"]] * 6 + [["small"]] * 4
    election = of(100, costs, ballots)
    counted = count(election, Rule(comparison="more-winners"))
    assert counted.comparison is not None
    assert counted.comparison.shares == ("small",)
    assert counted.comparison.keeps_greedy
    assert counted.winners == ("large",)
    assert counted.total_cost == 100
