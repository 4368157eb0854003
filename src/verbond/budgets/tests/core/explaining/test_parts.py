"""Spending by neighbourhood and theme."""

from dataclasses import replace
from fractions import Fraction

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.parts import categories, neighbourhoods
from verbond.budgets.tests.core.explaining.told import the


def city() -> Election:
    """a (40, north, green and play), b (60, south, green), c (10, nowhere, no theme)."""
    plain = Election.of(
        budget=100,
        costs={"a": 40, "b": 60, "c": 10},
        ballots=[{"a", "b"}, {"b"}, {"b"}, {"c"}],
    )
    a, b, c = plain.projects
    return replace(
        plain,
        projects=(
            replace(a, neighbourhood="north", categories=("green", "play")),
            replace(b, neighbourhood="south", categories=("green",)),
            c,
        ),
    )


def test_a_neighbourhood_shows_its_votes_beside_its_money() -> None:
    """Five votes: three for b in the south. b (60) and c (10) are funded: 60 of 70 went south."""
    south, nowhere, north = neighbourhoods(city(), ["b", "c"])
    assert (south.name, south.votes, south.winners, south.cost) == ("south", 3, 1, 60)
    assert (south.share_of_votes, south.share_of_cost) == (Fraction(3, 5), Fraction(6, 7))
    assert (nowhere.name, nowhere.cost) == ("", 10)
    assert the(north.winners, north.share_of_cost) == (0, 0)


def test_a_project_with_two_themes_counts_in_both() -> None:
    found = {part.name: (part.projects, part.votes, part.cost) for part in categories(city(), "a")}
    assert found == {"green": (2, 4, 40), "play": (1, 1, 40), "": (1, 1, 0)}


def test_nothing_funded_is_no_share_of_money() -> None:
    assert {part.share_of_cost for part in categories(city(), [])} == {0}
