"""What an outcome does to whom: figures over all voters and over groups, never of one voter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.cells import FEWEST, Cell, age_band, cells
from verbond.budgets.core.explaining.voters import satisfaction_of

SMALLEST_CELL: Final = FEWEST
MOST_GROUPS: Final = 14
# The last one counts everybody with so many winners or more.
HISTOGRAM: Final = 6
COLUMNS: Final = ("neighborhood", "district", "age", "voting_method", "sex")


@dataclass(frozen=True, slots=True)
class Slice:
    """The voters of one group; None where the group is too small to be shown."""

    label: str
    voters: int | None
    with_winner: int | None
    # Winners of their choice per voter, times 1000.
    mean_milli: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How the winners are spread over the voters.

    `histogram`: voters with 0, 1, … and (last) at least `HISTOGRAM - 1` winners of their choice.
    `gini_milli`: inequality of the money that went to projects of each voter's choice, 0 to 1000.
    """

    voters: int
    with_winner: int
    histogram: tuple[int, ...]
    mean_milli: int
    gini_milli: int
    groups: Mapping[str, tuple[Slice, ...]]


def effect_of(election: Election, winners: Sequence[str]) -> Effect:
    """Say how many winners each voter chose, over everybody and over groups of at least ten."""
    whole = satisfaction_of(election, winners)
    few, many = whole.histogram[: HISTOGRAM - 1], sum(whole.histogram[HISTOGRAM - 1 :])
    return Effect(
        voters=whole.ballots,
        with_winner=whole.with_winner,
        histogram=(*few, *[0] * (HISTOGRAM - 1 - len(few)), many),
        mean_milli=_milli(whole.mean_winners) or 0,
        gini_milli=_milli(whole.gini_cost) or 0,
        groups=_groups(election, winners),
    )


def _groups(election: Election, winners: Sequence[str]) -> dict[str, tuple[Slice, ...]]:
    found = {}
    for column in COLUMNS:
        band = age_band if column == "age" else str
        told = _largest(cells(election, winners, column, band=band))
        if len(told) > 1:
            found[column] = tuple(
                Slice(one.name, one.ballots, one.with_winner, _milli(one.mean_winners))
                for one in told
            )
    return found


def _largest(found: Sequence[Cell]) -> list[Cell]:
    """Keep the largest groups, in the order of the file's table."""
    kept = sorted(found, key=lambda one: -(one.ballots or 0))[:MOST_GROUPS]
    return [one for one in found if one in kept]


def _milli(exact: Fraction | None) -> int | None:
    return None if exact is None else int(1000 * exact + Fraction(1, 2))
