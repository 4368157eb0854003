"""Households in an order in which those that belong together stand together.

Bonds between households (a partner elsewhere, a carer) decide where a population can be cut. When
they lead far, households are put in order of the groups that bonds make, and results back again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from verbond.rights.core.population.batching import PERSONS, cuts_of
from verbond.rights.core.population.columns import Column, Population
from verbond.rights.core.population.results import Results, RightResult
from verbond.rights.core.population.ties import Ties

_PEOPLE = ("one", "other", "elder", "younger", "holder", "dependant", "carer", "cared")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A population that can be cut, and the rows that it had: None when it kept its order."""

    population: Population
    persons: Any = None
    homes: Any = None
    bonds: Any = None

    def put_back(self, results: Results) -> Results:
        """Return results in the order that the population had."""
        if self.persons is None:
            return results
        rows = {"person": self.persons, "household": self.homes, "care": self.bonds}
        return Results(
            {key: _put_back(one, rows[one.subject]) for key, one in results.rights.items()}
        )


def _put_back(one: RightResult, rows: Any) -> RightResult:
    def back(column: Any) -> Any:
        if column is None:
            return None
        found = np.empty_like(column)
        found[rows] = column
        return found

    conditions = {key: back(codes) for key, codes in one.conditions.items()}
    low = back(one.low)
    high = low if one.low is one.high else back(one.high)
    return RightResult(one.right, one.subject, back(one.verdict), low, high, conditions)


def ordered(population: Population, persons: int = PERSONS) -> Ordered:
    """Put households that bonds join beside each other, when that makes smaller parts."""
    if population.person_count <= persons:
        return Ordered(population)
    sizes = np.diff(population.starts[cuts_of(population, persons)])
    if sizes.max() <= 2 * persons and np.all(np.diff(population.ties.carer) >= 0):
        return Ordered(population)
    homes = np.argsort(groups_of(population), kind="stable")
    return moved(population, homes)


def moved(population: Population, homes: Any) -> Ordered:
    """Put households in another order."""
    sizes = np.diff(population.starts)[homes]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    inside = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    persons = np.repeat(population.starts[:-1][homes], sizes) + inside
    place = np.empty_like(persons)
    place[persons] = np.arange(len(persons))
    ties_moved = {name: place[getattr(population.ties, name)] for name in _PEOPLE}
    bonds = np.argsort(ties_moved["carer"], kind="stable")
    ties_moved["carer"], ties_moved["cared"] = (
        ties_moved["carer"][bonds],
        ties_moved["cared"][bonds],
    )
    ties = Ties(**ties_moved, married=population.ties.married, degree=population.ties.degree)
    new = replace(
        population,
        starts=starts,
        persons=_rows(population.persons, persons),
        homes=_rows(population.homes, homes),
        ties=ties,
        person_ids=_ids(population.person_ids, persons),
        home_ids=_ids(population.home_ids, homes),
        kept={},
    )
    return Ordered(new, persons, homes, bonds)


def _ids(ids: Any, rows: Any) -> Any:
    # Columns of numpy and of Arrow know `take`.
    return ids.take(rows) if hasattr(ids, "take") else tuple(ids[row] for row in rows if ids)


def _rows(columns: Mapping[str, Column], rows: Any) -> dict[str, Column]:
    return {name: column.part(rows) for name, column in columns.items()}


def groups_of(population: Population) -> Any:
    """Return for every household the first one of those that bonds join it with."""
    group = np.arange(population.home_count)
    ties = population.ties
    pairs = [
        (population.home[getattr(ties, one)], population.home[getattr(ties, other)])
        for one, other in zip(_PEOPLE[::2], _PEOPLE[1::2], strict=True)
    ]
    here = np.concatenate([one for one, _ in pairs])
    there = np.concatenate([other for _, other in pairs])
    far = here != there
    here, there = here[far], there[far]
    while True:
        least = np.minimum(group[here], group[there])
        new = group.copy()
        for side in (group[here], group[there]):
            np.minimum.at(new, side, least)
        new = new[new]
        if np.array_equal(new, group):
            return group
        group = new
