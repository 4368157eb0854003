"""What the engine counts, the verifier accepts: two programs that share no line agree."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.rule import (
    COMPLETIONS,
    Cap,
    Group,
    Method,
    MinimumSupport,
    Rule,
    Satisfaction,
)
from verbond.budgets.core.verifying import verify
from verbond.budgets.core.verifying.ballots import read_vote
from verbond.budgets.core.verifying.raising import Differs
from verbond.budgets.core.verifying.stepping import Steps
from verbond.budgets.core.verifying.terms import terms_of
from verbond.budgets.tests.core.verifying.making import certified, pb, written
from verbond.kit.testing import SHARED

type Votes = list[list[str]]

NAMES = "abcdef"
ONE_OF_TWO = Group(frozenset({"lane", "oaks"}))
WITH_ADD1 = ((), ("add1",), ("add1-exhaustive",), ("utilitarian",), ("add1", "utilitarian"))
TIES = st.lists(
    st.sampled_from(["lexicographic", "min-cost", "max-votes", "lot:x", "lot:y"]), max_size=3
).map(tuple)
SHARES = {
    "method": st.just("equal-shares"),
    "completion": st.sampled_from(WITH_ADD1),
    "comparison": st.sampled_from(["", "more-winners", "exclusion"]),
}
OTHERS = {
    "method": st.sampled_from(["greedy", "greedy-no-skip", "greedy-threshold", "phragmen"]),
    "completion": st.sampled_from([(), ("utilitarian",)]),
    "threshold": st.integers(0, 3),
}
SAME = {"satisfaction": st.sampled_from(["cost", "cardinality"]), "ties": TIES}
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "minimum": st.builds(
            MinimumSupport,
            votes=st.integers(0, 2),
            share=st.fractions(0, 1, max_denominator=5),
            of_cost=st.none() | st.fractions(1, 4, max_denominator=3),
        ),
        "groups": st.lists(
            st.builds(Group, st.frozensets(st.sampled_from(NAMES), min_size=1), st.integers(0, 2)),
            max_size=2,
        ).map(tuple),
        "caps": st.lists(
            st.builds(Cap, st.sampled_from(["green", "play"]), st.integers(0, 20)), max_size=2
        ).map(tuple),
        "threshold": st.integers(0, 3),
    },
)
TERMS = st.builds(
    lambda rule, limits: {**rule, **limits},
    st.fixed_dictionaries({**SHARES, **SAME}) | st.fixed_dictionaries({**OTHERS, **SAME}),
    LIMITS,
)
COSTS = st.lists(
    st.integers(0, 12).map(str) | st.sampled_from(["1.5", "2.25"]), min_size=6, max_size=6
)
KINDS = st.lists(st.sampled_from(["green", "play", "green,play"]), min_size=6, max_size=6)
BALLOT = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)


def check(ballots: bytes, rule: Rule) -> None:
    claims = certified(ballots, rule)
    assert verify(ballots, written(claims)) == claims


@settings(max_examples=150, deadline=None)
@given(
    costs=COSTS,
    kinds=KINDS,
    votes=st.lists(BALLOT, max_size=8),
    budget=st.integers(1, 30),
    terms=TERMS,
)
def test_any_small_vote_under_any_rule(
    costs: list[str], kinds: list[str], votes: Votes, budget: int, terms: dict[str, Any]
) -> None:
    kinds[0], kinds[1] = "green", "play"
    ballots = pb(
        dict(zip(NAMES, costs, strict=True)),
        votes,
        budget=str(budget),
        categories=dict(zip(NAMES, kinds, strict=True)),
    )
    check(ballots, Rule(**terms))


@settings(max_examples=60, deadline=None)
@given(
    costs=COSTS,
    votes=st.lists(BALLOT, min_size=1, max_size=6),
    points=st.lists(st.sampled_from(["0", "1", "2", "0.5", "7"]), min_size=24, max_size=24),
    budget=st.integers(1, 30),
    method=st.sampled_from(["equal-shares", "greedy", "greedy-threshold"]),
    rises=st.booleans(),
)
def test_any_small_vote_with_points(
    costs: list[str], votes: Votes, points: list[str], budget: int, method: Method, rises: bool
) -> None:
    ballots = pb(
        dict(zip(NAMES, costs, strict=True)),
        votes,
        budget=str(budget),
        vote_type="cumulative",
        points=[points[4 * i : 4 * i + len(vote)] for i, vote in enumerate(votes)],
    )
    rule = Rule(method=method, satisfaction="points", threshold=1)
    if rises and method == "equal-shares":
        rule = replace(rule, completion=("add1",))
    check(ballots, rule)
    check(ballots, replace(rule, satisfaction="cost"))


@settings(max_examples=60, deadline=None)
@given(costs=COSTS, votes=st.lists(BALLOT, min_size=1, max_size=6), budget=st.integers(1, 30))
def test_any_small_vote_with_rankings(costs: list[str], votes: Votes, budget: int) -> None:
    ballots = pb(
        dict(zip(NAMES, costs, strict=True)), votes, budget=str(budget), vote_type="ordinal"
    )
    for rule in (
        Rule(satisfaction="borda", completion=("add1-exhaustive",)),
        Rule(method="greedy", satisfaction="borda"),
        Rule(method="phragmen"),
    ):
        check(ballots, rule)


@settings(max_examples=40, deadline=None)
@given(
    costs=st.lists(st.integers(1, 900), min_size=6, max_size=6),
    votes=st.lists(BALLOT, min_size=2, max_size=12),
    satisfaction=st.sampled_from(["cost", "cardinality"]),
)
def test_hundreds_of_steps_of_add1(
    costs: list[int], votes: Votes, satisfaction: Satisfaction
) -> None:
    ballots = pb(
        {name: str(cost) for name, cost in zip(NAMES, costs, strict=True)}, votes, budget="1500"
    )
    check(ballots, Rule(satisfaction=satisfaction, completion=("add1", "utilitarian")))


REAL: dict[str, Satisfaction] = {
    "France_Toulouse_2019.pb": "points",
    "France_Toulouse_2022.pb": "cardinality",
    "France_Toulouse_2022_17_-_Mirail-Universite_Reynerie_Bellefontaine.pb": "cost",
    "Netherlands_Amsterdam_285.pb": "cost",
    "Netherlands_Assen_2024.pb": "cost",
    "Poland_Lodz_2022.pb": "cost",
    "Poland_Wieliczka_2023_Green_Budget.pb": "cost",
    "Poland_Wroclaw_2016_Rejon_nr_9_750.pb": "cost",
    "Switzerland_Zurich_S5R.pb": "borda",
}
# The steps of Add1 of these take half a minute: done by hand, their other counts are tested.
LONG = ("France_Toulouse_2022.pb", "Poland_Lodz_2022.pb")


@pytest.mark.skipif(SHARED is None, reason="the real elections stand beside the repository")
@pytest.mark.parametrize("name", REAL)
def test_the_counts_of_real_elections_are_accepted(name: str) -> None:
    assert SHARED is not None
    ballots = (SHARED / "data" / "pabulib" / name).read_bytes()
    rule = Rule(
        satisfaction=REAL[name],
        completion=("add1", "utilitarian"),
        ties=("min-cost", "max-votes", "lot:1"),
        comparison="more-winners",
    )
    check(ballots, replace(rule, completion=("utilitarian",)) if name in LONG else rule)
    check(ballots, Rule(method="greedy", satisfaction=REAL[name]))
    if REAL[name] == "cost" and name not in LONG:
        check(ballots, Rule(method="phragmen"))


# Costs 40, 60, 60, 250 and 35.50 of 280; votes 3, 3, 3, 3 and 2: see `making`.
@pytest.mark.parametrize(
    ("rule", "winners"),
    [
        (Rule(method="greedy"), ["bench", "lane", "oaks", "swing"]),
        # After the bench comes the hall by name; it does not fit in 240, and the walk stops.
        (Rule(method="greedy-no-skip"), ["bench"]),
        (Rule(method="greedy-threshold", threshold=3), ["bench", "lane", "oaks"]),
        (Rule(method="greedy", groups=(ONE_OF_TWO,)), ["bench", "lane", "swing"]),
        # Loads: 13.33 by the bench, 17.75 by the swing; then the oaks make 28.89, the lane 34.81.
        (Rule(method="phragmen", groups=(ONE_OF_TWO,)), ["bench", "swing", "oaks"]),
        # Each has 40: 40 over three, then 60 over three, then 35.50 over two.
        (Rule(groups=(ONE_OF_TWO,)), ["bench", "lane", "swing"]),
    ],
)
def test_a_count_done_by_hand(rule: Rule, winners: list[str]) -> None:
    ballots = pb()
    claims = certified(ballots, rule)
    assert verify(ballots, written(claims))["winners"] == winners


def test_all_completions_are_known_to_the_verifier() -> None:
    for completion in COMPLETIONS:
        check(pb(), Rule(completion=(completion,)))


@settings(max_examples=40, deadline=None)
@given(
    costs=st.lists(st.integers(1, 90), min_size=6, max_size=6),
    votes=st.lists(BALLOT, min_size=2, max_size=9),
    satisfaction=st.sampled_from(["cost", "cardinality"]),
    first=st.integers(0, 30),
    length=st.integers(1, 12),
)
def test_what_is_proven_of_two_steps_holds_at_every_step_between(
    costs: list[int], votes: Votes, satisfaction: Satisfaction, first: int, length: int
) -> None:
    ballots = pb(
        {name: str(cost) for name, cost in zip(NAMES, costs, strict=True)}, votes, budget="150"
    )
    claims = certified(ballots, Rule(satisfaction=satisfaction))
    steps = Steps(terms_of(read_vote(ballots), claims["rule"]))
    try:
        proven = steps.same(first, first + length)
    except Differs:
        return
    for step in range(first, first + length + 1):
        assert steps.same(step, step) == proven
