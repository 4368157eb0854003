"""Other elections near this one, and how close it was, with a rule that needs no engine."""

from dataclasses import replace

import numpy as np
import pytest

from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.explaining import (
    Edge,
    ballots_needed,
    changed,
    compared,
    largest_cost,
    other_lots,
    resampled,
)
from verbond.budgets.core.explaining.voters import entries_of
from verbond.budgets.core.explaining.what_if import drawn_again, with_ballots, with_cost, with_times
from verbond.budgets.core.rule import Rule
from verbond.budgets.tests.core.explaining.told import COUNT, ELECTION, the


def most_votes(election: Election, rule: Rule = COUNT.rule) -> Count:
    """Fund by votes what fits; equal ones by the text of the first tie key."""
    project_of, group_of = entries_of(election)
    votes = np.bincount(
        project_of, weights=election.ballots.times[group_of], minlength=len(election.projects)
    )
    forwards = rule.ties[0] != "lot:7-2"
    order = sorted(
        range(len(votes)), key=lambda place: (-votes[place], place if forwards else -place)
    )
    winners, left = [], election.budget
    for place in order:
        project = election.projects[place]
        if project.cost <= left:
            winners.append(project.id)
            left -= project.cost
    return replace(
        COUNT, winners=tuple(winners), total_cost=election.budget - left, budget=election.budget
    )


def test_a_loser_learns_the_cost_at_which_it_would_have_won() -> None:
    """a (120) and b (150) leave 30 of 300: d (10) fits, c (100) would at 20."""
    assert most_votes(ELECTION).winners == ("a", "b", "d")
    edge = largest_cost(ELECTION, "c", most_votes)
    assert edge is not None
    assert (edge.at, edge.beyond, edge.exact) == (30, 31, True)


def test_a_winner_learns_how_much_dearer_it_could_have_been() -> None:
    edge = largest_cost(ELECTION, "b", most_votes)
    assert edge is not None
    assert (edge.at, edge.beyond) == (180, 181)


def test_a_search_that_may_count_only_a_little_says_that_it_is_not_done() -> None:
    edge = largest_cost(ELECTION, "c", most_votes, most=4)
    assert edge is not None
    assert (edge.exact, edge.recounts) == (False, 4)
    assert edge.at <= 30 < edge.beyond


def test_cents_are_searched_by_the_whole_euro() -> None:
    cents = replace(
        ELECTION,
        budget=30_000,
        scale=100,
        projects=tuple(replace(one, cost=one.cost * 100) for one in ELECTION.projects),
    )
    edge = largest_cost(cents, "c", most_votes)
    assert edge is not None
    assert (edge.at, edge.beyond) == (3_000, 3_100)


def test_a_project_without_a_chance_has_no_cost_at_which_it_wins() -> None:
    never = replace(COUNT, winners=())
    assert largest_cost(ELECTION, "c", lambda _: never) is None
    assert ballots_needed(ELECTION, "c", lambda _: never) is None
    assert ballots_needed(ELECTION, "c", lambda _: never, most=1) is None


def test_a_loser_learns_how_many_more_people_it_needed() -> None:
    """c has 1 vote, b 2: with 2 more it passes b and takes the place beside a."""
    assert ballots_needed(ELECTION, "c", most_votes) == Edge(2, 1, exact=True, recounts=3)
    assert ballots_needed(ELECTION, "a", most_votes) == Edge(0, 0, exact=True, recounts=1)


def test_more_ballots_leave_the_others_as_they_were() -> None:
    more = with_ballots(ELECTION, "c", 4)
    assert (more.ballots.number, ELECTION.ballots.number) == (7, 3)
    assert more.ballots.group_of.tolist()[-4:] == [len(ELECTION.ballots.times)] * 4
    points = Election.of(
        budget=9, costs={"a": 4, "b": 4}, ballots=[{"a": 3}], vote_type="cumulative"
    )
    ballots = with_ballots(points, "b", 1).ballots
    assert ballots.points is not None
    assert ballots.points.tolist() == [3, 3]
    unknown = replace(ELECTION.ballots, group_of=np.zeros(0, np.int32))
    assert with_ballots(replace(ELECTION, ballots=unknown), "c", 4).ballots.group_of.size == 0
    with pytest.raises(ElectionWrong, match="ghost"):
        with_ballots(ELECTION, "ghost", 1)


def test_another_cost_changes_one_project_only() -> None:
    assert [one.cost for one in with_cost(ELECTION, "b", 1).projects] == [120, 1, 100, 10]


def test_a_box_drawn_again_holds_as_many_ballots() -> None:
    draws = drawn_again(ELECTION, 7, 20)
    assert {int(times.sum()) for times in draws} == {3}
    for times in draws:
        drawn = with_times(ELECTION, times)
        assert drawn.ballots.number == 3
        assert (drawn.ballots.times > 0).all()
        assert drawn.ballots.start[-1] == len(drawn.ballots.project)


def test_points_stay_with_their_project_when_the_box_is_drawn_again() -> None:
    points = Election.of(
        budget=9, costs={"a": 4, "b": 4}, ballots=[{"a": 3}, {"b": 2}], vote_type="cumulative"
    )
    kept = with_times(points, np.array([0, 2])).ballots
    assert kept.points is not None
    assert (kept.project.tolist(), kept.points.tolist(), kept.times.tolist()) == ([1], [2], [2])


def test_the_same_seed_draws_the_same_for_ever() -> None:
    """These numbers are published with results: they may never change."""
    votes = Election.of(budget=9, costs={"a": 4}, ballots=[{"a"}] * 60 + [set()] * 40)
    drawn = [one.tolist() for one in drawn_again(votes, 2026, 3)]
    assert drawn == [[59, 41], [63, 37], [57, 43]]


def test_an_empty_box_cannot_be_drawn_again() -> None:
    with pytest.raises(ElectionWrong, match="no ballots"):
        drawn_again(Election.of(budget=9, costs={"a": 4}, ballots=[]), 1, 1)


def test_robustness_tells_in_how_many_draws_a_project_wins() -> None:
    told: list[tuple[int, int]] = []
    found = resampled(
        ELECTION, Rule(), most_votes, seed=1, draws=30, tell=lambda *done: told.append(done)
    )
    # Everybody names a, so it wins always; b and c fight for what is left.
    assert found.share("a") == 1
    assert 0 < found.wins["c"] < found.wins["b"] < 30
    assert told[-1] == (30, 30)
    assert the(found.seed, found.draws, found.share("ghost")) == (1, 30, 0)


def test_a_fate_that_hangs_on_a_lot_shows() -> None:
    """p and q have one vote each, and only one of them fits."""
    tied = Election.of(budget=5, costs={"p": 5, "q": 5}, ballots=[{"p"}, {"q"}])
    found = other_lots(tied, Rule(), most_votes, seed=7, draws=2)
    assert found.wins == {"p": 1, "q": 1}


def test_rules_stand_beside_each_other_in_one_table() -> None:
    rows = compared(
        ELECTION,
        {"votes": Rule(), "envelope": Rule(completion=("utilitarian",))},
        lambda election, rule: COUNT if rule.completion else most_votes(election),
    )
    votes, envelope = rows
    assert the(votes.label, votes.cost, votes.share_with_winner) == ("votes", 280, 1)
    assert the(envelope.winners, envelope.mean_winners, envelope.gini) == (("a",), 1, 0)
    # Three voters deserve 300; the two of b have 120 each, and 120 + 150 is more than their 200.
    # The one of c has 120 and deserves 100. Nobody is short.
    assert envelope.violations == 0
    assert changed(rows) == ("b", "d")
    assert changed([]) == ()
