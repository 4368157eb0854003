"""Trying a model on an election: what wins, what it does to whom, and never one voter."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.election import Election
from verbond.budgets.core.laboratory import (
    Changes,
    effect_of,
    misfit,
    summary_of,
    try_all,
    try_model,
    votes_of,
)
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.recipe import plain
from verbond.budgets.tests.core.recipe.made import recipe
from verbond.kit.testing import ROOT

GREEDY = {"method": "greedy", "ties": ["min-cost", "lot"]}
# The worked example that every page of a model draws: 6 neighbours, 600 euro.
COSTS = {"bank": 300, "boom": 240, "kast": 180}
BALLOTS = [{"bank", "boom"}] * 3 + [{"bank"}] + [{"kast"}] * 2


def _example() -> Election:
    return Election.of(budget=600, costs=COSTS, ballots=BALLOTS)


def test_the_worked_example_of_the_pages_is_what_the_engine_counts() -> None:
    shares = try_model(_example(), recipe(rule={"completion": ["add1", "utilitarian"]}), Changes())
    most = try_model(_example(), recipe(rule=GREEDY), Changes())
    assert (shares.winners, shares.cost) == (("bank", "kast"), 480)
    assert (most.winners, most.cost) == (("bank", "boom"), 540)
    assert shares.effect is not None
    assert most.effect is not None
    assert (shares.effect.with_winner, most.effect.with_winner) == (6, 4)


def test_budget_threshold_and_completion_can_be_changed() -> None:
    model = recipe()
    rich = try_model(_example(), model, Changes.of({"budget": 720}))
    assert set(rich.winners) == set(COSTS)
    strict = try_model(_example(), model, Changes.of({"minimum": 3}))
    assert "kast" not in strict.winners
    plainly = try_model(_example(), model, Changes.of({"completion": []}))
    assert "--completion" not in plainly.command
    most = try_model(_example(), recipe(rule=GREEDY), Changes.of({"completion": ["add1"]}))
    assert "--completion" not in most.command


def test_a_budget_is_meant_in_whole_units_of_the_currency() -> None:
    cents = replace(_example(), scale=100)
    found = try_model(cents, recipe(rule=GREEDY), Changes.of({"budget": 3}))
    assert (found.budget, found.winners) == (300, ("bank",))


def test_the_command_that_recounts_says_the_whole_rule() -> None:
    model = recipe(
        rule={
            "completion": ["add1"],
            "ties": ["max-votes", "lot"],
            "minimum": {"votes": 2, "share": "1/20", "of_cost": 3},
            "comparison": "exclusion",
        }
    )
    assert try_model(_example(), model, Changes(), file="mijn stem.pb").command == (
        "script/verbond count 'mijn stem.pb' --rule equal-shares --satisfaction cost "
        "--completion add1 --ties max-votes,lot:laboratorium --minimum-votes 2 "
        "--minimum-share 1/20 --minimum-of-cost 3 --comparison exclusion "
        "--certificate certificate.json"
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"decides": "request", "phases": []}, "request"),
        ({"rule": {"satisfaction": "points"}}, "no_points"),
        ({"rule": {"satisfaction": "borda"}}, "no_order"),
        ({}, ""),
    ],
)
def test_a_model_that_cannot_count_these_ballots_says_why(changes: Any, why: str) -> None:
    model = recipe(**changes)
    assert misfit(_example(), model) == why
    found = try_model(_example(), model, Changes())
    assert (found.misfit, found.effect is None) == (why, bool(why))


def test_a_threshold_that_nobody_gave_is_said_and_not_raised() -> None:
    found = try_model(_example(), recipe(rule={"method": "greedy-threshold"}), Changes())
    assert found.misfit == "no_threshold"
    assert found.winners == ()


def test_votes_with_points_count_only_projects_that_got_some() -> None:
    election = Election.of(
        budget=9, costs={"a": 1, "b": 1}, ballots=[{"a": 2, "b": 0}], vote_type="cumulative"
    )
    assert votes_of(election) == {"a": 1, "b": 0}


def test_all_models_together_are_plain_values() -> None:
    jobs = [(plain(recipe()), {}), (plain(recipe(rule=GREEDY)), {"budget": 300})]
    found = try_all(_example(), jobs)
    assert json.loads(json.dumps(found))["trials"][1]["winners"] == ["bank"]
    assert found["election"] == summary_of(_example())
    assert found["election"]["ballots"] == 6


def test_groups_of_fewer_than_ten_voters_are_hidden_and_ages_banded() -> None:
    ballots = [{"bank"}] * 12 + [{"kast"}] * 11 + [{"kast"}] * 3
    election = replace(
        Election.of(budget=300, costs=COSTS, ballots=ballots),
        voters={
            "neighborhood": ["Oost"] * 12 + ["West"] * 11 + ["Hoek"] * 3,
            "age": ["16"] * 13 + ["70"] * 13,
            "sex": ["F"] * 26,
        },
    )
    groups = effect_of(election, ["bank"]).groups
    assert [(one.label, one.voters) for one in groups["neighborhood"]] == [
        ("Hoek", None),
        ("Oost", 12),
        ("West", None),
    ]
    assert [(one.label, one.voters, one.with_winner) for one in groups["age"]] == [
        ("14-17", 13, 12),
        ("66+", 13, 0),
    ]
    # One group alone tells nothing.
    assert "sex" not in groups


@given(st.lists(st.sets(st.sampled_from(sorted(COSTS))), min_size=1, max_size=30))
def test_every_voter_stands_in_the_histogram_once(ballots: list[set[str]]) -> None:
    election = Election.of(budget=600, costs=COSTS, ballots=ballots)
    effect = effect_of(election, ["bank", "kast"])
    assert sum(effect.histogram) == effect.voters == len(ballots)
    assert effect.voters - effect.histogram[0] == effect.with_winner
    assert 0 <= effect.gini_milli <= 1000


EXAMPLES = sorted((ROOT / "data/demo/budgets/elections").glob("*.pb"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_shipped_example_says_that_it_is_fictitious_and_has_groups(path: Any) -> None:
    election = read_pb(path)
    assert "fictief" in election.meta["description"]
    assert 400 <= election.ballots.number <= 1500
    assert set(effect_of(election, []).groups) == {"neighborhood", "age", "voting_method"}


def test_in_the_first_example_the_smaller_neighbourhoods_win_only_with_equal_shares() -> None:
    election = read_pb(ROOT / "data/demo/budgets/elections/wijken.pb")
    homes = {one.id: one.neighbourhood for one in election.projects}
    most = try_model(election, recipe(rule=GREEDY), Changes())
    shares = try_model(election, recipe(), Changes())
    assert {homes[one] for one in most.winners} == {"Molenbeemd"}
    assert {homes[one] for one in shares.winners} == {"Molenbeemd", "Zandberg", "Kleine Hoek"}


def test_the_examples_are_what_the_seeded_script_writes() -> None:
    import runpy

    made = runpy.run_path(str(ROOT / "tools/make_elections.py"))
    for plan in made["PLANS"]:
        path = ROOT / f"data/demo/budgets/elections/{plan.stem}.pb"
        assert made["_written"](plan) == path.read_text(encoding="utf-8")
