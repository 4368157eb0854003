"""The story of one ballot, held against the count on the envelope (`told`)."""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

import pytest

from verbond.budgets.core.counting.result import Round
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.explaining import ballot_story
from verbond.budgets.core.explaining.ballot import NotFunded, Payment
from verbond.budgets.core.rule import Rule, Satisfaction
from verbond.budgets.tests.core.explaining.told import COUNT, ELECTION, LISTED, the


def test_a_voter_sees_what_the_ballot_paid_for_and_why_the_rest_failed() -> None:
    story = ballot_story(ELECTION, COUNT, ["b", "a"])
    assert the(story.start, story.left) == (100, 60)
    assert story.payments == (Payment("a", 1, Fraction(40), in_full=True),)
    assert (story.winners, story.cost_of_winners) == (("a",), 120)
    assert story.not_funded == (NotFunded("b", "too_little", missing=Fraction(30)),)


def test_a_list_names_the_limit_or_the_money_that_was_missing() -> None:
    story = ballot_story(ELECTION, LISTED, {"c", "d"})
    assert (story.start, story.payments, story.left) == (None, (), None)
    assert set(story.not_funded) == {
        NotFunded("c", "did_not_fit", missing=Fraction(70)),
        NotFunded("d", "excluded", reason="minimum_support"),
    }


def test_a_project_that_fits_but_was_not_bought_lacks_nothing() -> None:
    story = ballot_story(ELECTION, COUNT, ["d"])
    assert story.not_funded == (NotFunded("d", "did_not_fit"),)


def test_who_has_less_than_the_price_pays_all_there_is() -> None:
    dear = replace(COUNT, rounds=(Round(1, "a", "bought", 120, price=Fraction(110)),))
    story = ballot_story(ELECTION, dear, ["a"])
    assert story.payments == (Payment("a", 1, Fraction(100), in_full=False),)
    assert story.left == 0


@pytest.mark.parametrize(
    ("satisfaction", "ballot", "paid"),
    [
        ("points", {"a": 2}, 80),
        ("cost", {"a": 2}, 40),
        ("cost", {"a": 0, "b": 1}, 0),
        # First of three: two points by Borda; the last gets none.
        ("borda", ["a", "b", "c"], 80),
        ("borda", ["b", "a"], 0),
    ],
)
def test_points_and_places_weigh_as_the_rule_says(
    satisfaction: Satisfaction, ballot: Collection[str], paid: int
) -> None:
    story = ballot_story(ELECTION, replace(COUNT, rule=Rule(satisfaction=satisfaction)), ballot)
    assert sum(one.paid for one in story.payments) == paid


def test_a_project_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ElectionWrong, match="ghost"):
        ballot_story(ELECTION, COUNT, ["ghost"])
