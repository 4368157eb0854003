"""The story of each project, held against the count on the envelope (`told`)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from verbond.budgets.core.counting.result import Comparison, Count, Excluded, Round
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import ProjectStory, project_stories
from verbond.budgets.core.explaining.projects import Instead
from verbond.budgets.core.rule import Rule
from verbond.budgets.tests.core.explaining.told import COUNT, ELECTION, LISTED, the


def stories(count: Count, election: Election = ELECTION) -> dict[str, ProjectStory]:
    return {story.project: story for story in project_stories(election, count)}


def test_a_winner_shows_what_each_voter_paid() -> None:
    a = stories(COUNT)["a"]
    assert the(a.fate, a.votes, a.cost_per_vote, a.loss) == ("won", 3, 40, None)
    assert a.win is not None
    assert the(a.win.round, a.win.price, a.win.payers, a.win.poor) == (1, 40, 3, 0)
    # Nobody was poor, so it counts as exactly its votes.
    assert a.win.effective_votes == 3
    assert [the(one.round, one.money, one.support) for one in a.behind] == [(1, 300, 1)]


def test_a_loser_shows_how_far_it_was_and_what_its_supporters_paid_instead() -> None:
    found = stories(COUNT)
    b, c = found["b"], found["c"]
    assert b.loss is not None
    assert c.loss is not None
    assert the(b.fate, b.loss.gap, c.loss.gap) == ("too_little", 30, 40)
    assert b.loss.instead == (Instead("a", Fraction(80)),)
    assert c.loss.instead == (Instead("a", Fraction(40)),)
    # At a third of its cost per voter: two thirds of b were in sight, one third of c.
    assert (b.effective_support, c.effective_support) == (Fraction(2, 3), Fraction(1, 3))
    # The whole budget had 180 left: room enough.
    assert b.loss.gap_in_budget == -30


def test_a_project_that_nobody_named_says_so() -> None:
    d = stories(COUNT)["d"]
    assert (d.fate, d.votes, d.cost_per_vote) == ("no_support", 0, None)
    assert d.loss is not None
    assert d.loss.gap == 10


def test_a_list_leaves_what_did_not_fit_or_fell_under_a_limit() -> None:
    found = stories(LISTED)
    assert (found["c"].fate, found["d"].fate) == ("did_not_fit", "excluded")
    c, d = found["c"].loss, found["d"].loss
    assert c is not None
    assert d is not None
    assert (c.gap, c.gap_in_budget, c.instead) == (None, 70, ())
    assert d.excluded == Excluded("d", "minimum_support", 0)
    assert found["c"].tied_in == (2,)
    b = found["b"].win
    assert b is not None
    assert (b.round, b.price, b.effective_votes) == (2, None, None)
    assert found["a"].behind == ()


def test_a_winner_by_comparison_has_no_round_of_its_own() -> None:
    kept = Comparison("more-winners", ("a", "b"), ("a",), prefer_greedy=2, prefer_shares=0)
    found = stories(replace(COUNT, winners=("a", "b"), total_cost=270, comparison=kept))
    assert (found["a"].fate, found["a"].win, found["b"].fate) == ("won", None, "won")


def test_the_poor_pay_all_they_have_and_count_in_part() -> None:
    """Budget 100, 50 each. p (40) is named by the first alone, who keeps 10; then q (40) costs the
    first 10, all there is, and the second 30: q counts as 40/30 votes.
    """
    election = Election.of(budget=100, costs={"p": 40, "q": 40}, ballots=[{"p", "q"}, {"q"}])
    count = replace(
        COUNT,
        winners=("p", "q"),
        total_cost=80,
        budget=100,
        endowment=Fraction(50),
        left=(),
        rounds=(
            Round(1, "p", "bought", 40, price=Fraction(40), payers=1),
            Round(2, "q", "bought", 40, price=Fraction(30), payers=1, poor=1),
        ),
    )
    q = stories(count, election)["q"]
    assert q.win is not None
    assert q.win.effective_votes == Fraction(4, 3)
    assert [one.money for one in q.behind] == [100, 60]


def test_points_are_paid_by_the_point() -> None:
    """Budget 90, 45 each; a (60) has 2 + 1 points: 20 a point, so 40 and 20; 5 and 25 stay."""
    election = Election.of(
        budget=90,
        costs={"a": 60, "b": 30, "free": 0},
        ballots=[{"a": 2}, {"a": 1, "b": 3, "free": 1}],
        vote_type="cumulative",
    )
    count = replace(
        COUNT,
        winners=("free", "a"),
        total_cost=60,
        budget=90,
        rule=Rule(satisfaction="points"),
        endowment=Fraction(45),
        left=(),
        rounds=(
            Round(1, "free", "free", 0, price=Fraction(0), payers=1),
            Round(2, "a", "bought", 60, price=Fraction(20), payers=2),
        ),
    )
    found = stories(count, election)
    b = found["b"].loss
    assert b is not None
    assert the(b.gap, b.instead) == (5, (Instead("a", Fraction(20)),))
    assert found["free"].behind[0].support == 1
    # At 20 a point the supporter of b would have paid all 45 of the 30 needed at most: 45/30.
    assert found["b"].effective_support == Fraction(45, 30)


@pytest.mark.parametrize("project", ["a", "b", "c", "d"])
def test_every_project_has_one_story(project: str) -> None:
    assert [one.project for one in project_stories(ELECTION, COUNT)].count(project) == 1
