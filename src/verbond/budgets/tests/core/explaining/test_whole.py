"""A count as a whole, held against the count on the envelope (`told`)."""

from dataclasses import replace
from fractions import Fraction

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import whole_story
from verbond.budgets.core.explaining.purses import paid_rounds
from verbond.budgets.tests.core.explaining.told import COUNT, ELECTION, LISTED, the


def test_the_whole_says_what_was_spent_and_what_voters_have_left() -> None:
    story = whole_story(ELECTION, COUNT)
    assert the(story.cost, story.share_used, story.left_with_voters) == (120, Fraction(2, 5), 180)
    assert story.rise == 1
    assert story.satisfaction.share_with_winner == 1
    assert story.violations == ()
    assert [part.name for part in story.neighbourhoods] == [""]
    # Paid again voter by voter it comes to the same.
    *_, (_, purses) = paid_rounds(ELECTION, COUNT)
    assert purses.left() == 180


def test_a_raised_endowment_shows_as_a_rise() -> None:
    assert whole_story(ELECTION, replace(COUNT, endowment=Fraction(150))).rise == Fraction(3, 2)


def test_a_list_has_no_money_of_voters() -> None:
    story = whole_story(ELECTION, LISTED)
    assert (story.left_with_voters, story.rise, story.share_used) == (None, None, Fraction(9, 10))


def test_an_election_of_nothing_has_no_shares() -> None:
    nothing = Election.of(budget=0, costs={}, ballots=[])
    story = whole_story(nothing, replace(LISTED, budget=0, total_cost=0, winners=(), rounds=()))
    assert (story.share_used, story.rise, story.categories) == (None, None, ())
