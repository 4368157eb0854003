"""Small cells: nobody is found in a table, nor by subtracting tables."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.election import Ballots, Election, Project
from verbond.budgets.core.explaining import age_band, cells
from verbond.budgets.core.explaining.cells import hidden_cells

SIZES = st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 60), max_size=7)


def election(said: list[str], names_a: list[bool]) -> Election:
    """Make an election of project a: who names it, and what a column says of everybody."""
    return Election(
        budget=10,
        projects=(Project("a", 10),),
        ballots=Ballots(
            start=np.array([0, 1, 1]),
            project=np.array([0], np.int32),
            times=np.array([sum(names_a), len(names_a) - sum(names_a)]),
            group_of=np.array([0 if one else 1 for one in names_a], np.int32),
        ),
        voters={"neighborhood": said},
    )


def test_a_table_shows_who_took_part_and_was_served() -> None:
    """North: 20 people, 15 of whom name a. South: 10 people, 5 of whom do."""
    found = cells(
        election(
            ["north"] * 20 + ["south"] * 10,
            [True] * 15 + [False] * 5 + [True] * 5 + [False] * 5,
        ),
        ["a"],
        "neighborhood",
        population={"north": 80},
    )
    north, south = found
    assert (north.name, north.ballots, north.with_winner) == ("north", 20, 15)
    assert (north.mean_winners, north.turnout) == (Fraction(3, 4), Fraction(1, 4))
    assert (south.with_winner, south.turnout, south.hidden) == (5, None, False)


def test_a_cell_of_nine_people_is_hidden_with_the_one_that_would_betray_it() -> None:
    said = ["north"] * 9 + ["south"] * 12 + ["east"] * 30
    found = cells(election(said, [True] * 51), ["a"], "neighborhood")
    assert [(cell.name, cell.hidden) for cell in found] == [
        ("east", False),
        ("north", True),
        ("south", True),
    ]
    hidden = found[1]
    assert (hidden.ballots, hidden.with_winner, hidden.mean_winners, hidden.turnout) == (None,) * 4


def test_two_cells_too_small_together_take_a_third_with_them() -> None:
    """3 + 4 = 7 people would be left over from the total."""
    assert hidden_cells({"a": 3, "b": 4, "c": 20, "d": 50}) == {"a", "b", "c"}
    assert hidden_cells({"a": 5, "b": 6, "c": 20}) == {"a", "b"}


def test_a_file_that_says_nothing_of_voters_has_no_cells() -> None:
    assert cells(election([], []), ["a"], "age") == ()


@given(SIZES)
def test_what_is_hidden_cannot_be_subtracted_from_the_total(sizes: dict[str, int]) -> None:
    hidden = hidden_cells(sizes)
    people = sum(sizes[name] for name in hidden)
    everybody = {name for name, size in sizes.items() if size}
    assert all(size >= 10 or not size for name, size in sizes.items() if name not in hidden)
    # Either nothing, or enough people in two cells at least, or the whole table.
    assert not hidden or hidden == everybody or (len(hidden) > 1 and people >= 10)


@given(st.integers(0, 250))
def test_every_age_is_in_its_band(age: int) -> None:
    band = age_band(str(age))
    low, _, high = band.removesuffix("+").partition("-")
    assert int(low) <= age
    assert band.endswith("+") or age <= int(high)


def test_an_age_that_is_a_band_or_unknown_stays_so() -> None:
    assert [age_band(text) for text in ("40-59", "", "-3", "²")] == ["40-59", "", "-3", "²"]
