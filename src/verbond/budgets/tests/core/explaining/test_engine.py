"""The figures of counts by the engine: nothing is lost, and peers find the same."""

from fractions import Fraction
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.counting import Count, count
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import (
    ballot_story,
    ballots_needed,
    largest_cost,
    other_lots,
    project_stories,
    resampled,
    satisfaction_of,
    violations,
    whole_story,
)
from verbond.budgets.core.explaining.purses import PAID, paid_rounds
from verbond.budgets.core.explaining.what_if import with_ballots, with_cost
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.rule import Rule
from verbond.kit.testing import SHARED

NAMES = "abcdef"
ELECTIONS = st.builds(
    lambda costs, ballots, budget: Election.of(
        budget=budget, costs=dict(zip(NAMES, costs, strict=True)), ballots=ballots
    ),
    st.lists(st.integers(1, 40), min_size=6, max_size=6),
    st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=9),
    st.integers(20, 120),
)
RULES = st.builds(
    Rule,
    satisfaction=st.sampled_from(["cost", "cardinality"]),
    completion=st.sampled_from([(), ("add1",), ("utilitarian",), ("add1", "utilitarian")]),
)


def ballots_of(election: Election) -> list[set[str]]:
    ballots = election.ballots
    return [
        {
            election.projects[place].id
            for place in ballots.project[ballots.start[group] : ballots.start[group + 1]]
        }
        for group in ballots.group_of
    ]


@settings(deadline=None)
@given(ELECTIONS, RULES)
def test_what_voters_pay_is_what_projects_cost(election: Election, rule: Rule) -> None:
    found = count(election, rule)
    stories = [ballot_story(election, found, ballot) for ballot in ballots_of(election)]
    for one in found.rounds:
        paid = [pay for story in stories for pay in story.payments if pay.round == one.number]
        if one.kind in PAID:
            assert sum(pay.paid for pay in paid) == one.cost
            assert sum(pay.in_full for pay in paid) == one.payers
            assert len(paid) == one.payers + one.poor
    for story in stories:
        assert story.left is not None
        assert story.left >= 0
        assert story.left + sum(pay.paid for pay in story.payments) == found.endowment
        assert {*story.winners, *(one.project for one in story.not_funded)} == {*story.named}
    whole = whole_story(election, found)
    *_, (_, purses) = paid_rounds(election, found)
    assert whole.left_with_voters == purses.left() == sum(story.left or 0 for story in stories)


@settings(deadline=None)
@given(ELECTIONS, RULES)
def test_a_project_never_gets_closer_to_its_cost(election: Election, rule: Rule) -> None:
    found = count(election, rule)
    for story in project_stories(election, found):
        money = [one.money for one in story.behind]
        assert money == sorted(money, reverse=True)
        if story.win and story.win.kind == "bought":
            assert story.win.effective_votes is not None
            assert story.win.payers <= story.win.effective_votes <= story.votes
            assert story.effective_support == 1
        if story.loss and story.fate == "too_little":
            assert story.loss.gap is not None
            assert story.loss.gap > 0
            start = story.votes * (found.endowment or 0)
            lacking = story.cost - (start - sum(one.paid for one in story.loss.instead))
            # What its supporters did not pay for others is still there.
            assert lacking >= story.loss.gap


@settings(deadline=None)
@given(ELECTIONS, RULES)
def test_equal_shares_leaves_no_group_short(election: Election, rule: Rule) -> None:
    """The proof is in docs/explanation/how-fair-was-it.md."""
    if rule.satisfaction == "cost":
        assert violations(election, count(election, rule).winners) == ()


@settings(deadline=None, max_examples=30)
@given(ELECTIONS, st.sampled_from(NAMES))
def test_an_edge_was_counted_on_both_sides(election: Election, project: str) -> None:
    rule = Rule(completion=("utilitarian",))

    def again(other: Election) -> Count:
        return count(other, rule, brief=True)

    edge = largest_cost(election, project, again)
    if edge is not None:
        assert project in again(with_cost(election, project, edge.at)).winners
        assert project not in again(with_cost(election, project, edge.beyond)).winners
        assert edge.beyond == edge.at + 1
    needed = ballots_needed(election, project, again)
    if needed is not None and needed.at:
        assert project in again(with_ballots(election, project, needed.at)).winners


def test_the_engine_counts_the_box_drawn_again_and_other_lots() -> None:
    election = Election.of(
        budget=100, costs={"a": 50, "b": 50, "c": 50}, ballots=[{"a"}] * 8 + [{"b"}, {"c"}]
    )
    rule = Rule(completion=("utilitarian",))
    drawn = resampled(election, rule, count, seed=3, draws=20)
    assert drawn.wins["a"] == 20
    # b and c have one vote each, and one of them fits beside a.
    lots = other_lots(election, rule, count, seed=3, draws=20)
    assert lots.wins["a"] == lots.wins["b"] + lots.wins["c"] == 20
    assert 0 < lots.wins["b"] < 20


@pytest.mark.skipif(SHARED is None, reason="the real elections stand beside the repository")
@pytest.mark.parametrize("name", ["Netherlands_Assen_2024", "Poland_Wieliczka_2023_Green_Budget"])
def test_satisfaction_is_that_of_pabutools(name: str) -> None:
    pytest.importorskip("pabutools")
    peer = import_module("pabutools.analysis.votersatisfaction")
    reading = import_module("pabutools.election")
    assert SHARED is not None
    path = SHARED / "data" / "pabulib" / f"{name}.pb"
    election = read_pb(path)
    winners = count(election, Rule(method="greedy")).winners
    found = satisfaction_of(election, winners)
    instance, profile = reading.parse_pabulib(str(path))
    chosen = [project for project in instance if project.name in winners]
    numbers, costs = (
        peer.gini_coefficient_of_satisfaction(instance, profile, chosen, sat)
        for sat in (reading.Cardinality_Sat, reading.Cost_Sat)
    )
    assert np.isclose(float(found.gini_winners or 0), float(numbers))
    assert np.isclose(float(found.gini_cost or 0), float(costs))
    served = peer.percent_non_empty_handed(instance, profile, chosen)
    assert found.share_with_winner == Fraction(str(served)).limit_denominator(found.ballots)
    mean = peer.avg_satisfaction(instance, profile, chosen, reading.Cardinality_Sat)
    assert np.isclose(float(found.mean_winners or 0), float(mean))


@pytest.mark.skipif(SHARED is None, reason="the real elections stand beside the repository")
def test_the_stories_of_a_large_election_add_up() -> None:
    assert SHARED is not None
    election = read_pb(SHARED / "data" / "pabulib" / "Poland_Lodz_2022.pb")
    found = count(election, Rule(completion=("utilitarian",)))
    stories = project_stories(election, found)
    assert sum(story.cost for story in stories if story.fate == "won") == found.total_cost
    # Every euro behind a project is still there, or was paid for a winner.
    for story in stories:
        if story.loss and story.behind:
            paid = sum(one.paid for one in story.loss.instead)
            assert story.behind[0].money - paid <= story.behind[-1].money
    assert whole_story(election, found).violations == ()
