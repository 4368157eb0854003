"""Who took part and was served, by what the ballots say of the voter; small cells stay hidden.

A cell with fewer than `FEWEST` people is hidden. So is what could be subtracted from a total: as
long as one cell alone is hidden, or the hidden ones together hold fewer than `FEWEST` people, the
next smallest goes too. Age stands in bands, so nobody is found by an exact age.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.voters import winners_per_group

FEWEST: Final = 10
UNKNOWN: Final = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The voters with one answer; every figure is None when the cell is hidden.

    `turnout` only where the population is known.
    """

    name: str
    ballots: int | None
    with_winner: int | None
    mean_winners: Fraction | None
    turnout: Fraction | None = None

    @property
    def hidden(self) -> bool:
        """Tell whether the cell is too small to show."""
        return self.ballots is None


def cells(
    election: Election,
    winners: Collection[str],
    column: str,
    *,
    band: Callable[[str], str] = str,
    population: Mapping[str, int] | None = None,
    fewest: int = FEWEST,
) -> tuple[Cell, ...]:
    """Return turnout and satisfaction by one column of VOTES, sorted by name.

    `band` turns what stands in the file into the name of a cell, as `age_band` does. Empty when
    the file has no such column.
    """
    said = election.voters.get(column)
    if said is None or not election.ballots.group_of.size:
        return ()
    counts = _counted([band(one.strip()) for one in said], election, winners)
    hidden = hidden_cells({name: cell[0] for name, cell in counts.items()}, fewest=fewest)
    return tuple(
        Cell(name, None, None, None)
        if name in hidden
        else _cell(name, counts[name], (population or {}).get(name))
        for name in sorted(counts)
    )


def hidden_cells(sizes: Mapping[str, int], *, fewest: int = FEWEST) -> frozenset[str]:
    """Return which cells of a table with a known total to hide.

    >>> sorted(hidden_cells({"north": 3, "south": 40, "east": 25}))
    ['east', 'north']
    """
    order = sorted((size, name) for name, size in sizes.items() if size)
    hidden = [(size, name) for size, name in order if size < fewest]
    if not hidden:
        return frozenset()
    for cell in order[len(hidden) :]:
        if len(hidden) > 1 and sum(size for size, _ in hidden) >= fewest:
            break
        hidden.append(cell)
    return frozenset(name for _, name in hidden)


def age_band(text: str, *, bounds: Sequence[int] = (14, 18, 26, 41, 66)) -> str:
    """Put an age in a band that starts at one of `bounds`; a band in the file stays as it is.

    >>> age_band("17"), age_band("66"), age_band("9"), age_band("40-59"), age_band("")
    ('14-17', '66+', '0-13', '40-59', '')
    """
    if not (text.isascii() and text.isdecimal()):
        return text
    at = int(np.searchsorted(np.array(bounds), min(int(text), 200), side="right"))
    if at == len(bounds):
        return f"{bounds[-1]}+"
    return f"{bounds[at - 1] if at else 0}-{bounds[at] - 1}"


def _counted(
    names: Sequence[str], election: Election, winners: Collection[str]
) -> dict[str, list[int]]:
    """Count, per name: ballots, those with a winner, and winners on them."""
    own = winners_per_group(election, winners)[election.ballots.group_of].tolist()
    counts: dict[str, list[int]] = {}
    for name, number in zip(names, own, strict=True):
        cell = counts.setdefault(name, [0, 0, 0])
        cell[0] += 1
        cell[1] += number > 0
        cell[2] += number
    return counts


def _cell(name: str, counts: Sequence[int], population: int | None) -> Cell:
    ballots, with_winner, winners = counts
    return Cell(
        name=name,
        ballots=ballots,
        with_winner=with_winner,
        mean_winners=Fraction(winners, ballots),
        turnout=Fraction(ballots, population) if population else None,
    )
