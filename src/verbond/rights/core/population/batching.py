"""A large population in parts that fit in the caches: households and bonds stay whole."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from verbond.rights.core.population.columns import Column, Population
from verbond.rights.core.population.ties import Ties

PERSONS = 100_000
_PAIRS = (("one", "other"), ("elder", "younger"), ("holder", "dependant"), ("carer", "cared"))
_BESIDE = {"one": "married", "elder": "degree"}


def in_batches(population: Population, persons: int = PERSONS) -> Iterator[Population]:
    """Yield parts of about so many persons, in order; bonds never lead out of a part.

    Where bonds lead far, a part is as large as they ask: a care bond from the first household to
    the last makes one part of everything.
    """
    cuts = cuts_of(population, persons)
    for first, last in pairwise(cuts):
        yield part_of(population, first, last)


def part_of(population: Population, first: int, last: int) -> Population:
    """Return the households from `first` to before `last`, which hold all their bonds."""
    if first == 0 and last == population.home_count:
        return population
    begin, end = int(population.starts[first]), int(population.starts[last])
    ties, bonds = _ties_between(population.ties, begin, end)
    return replace(
        population,
        starts=population.starts[first : last + 1] - begin,
        persons=_slices(population.persons, slice(begin, end)),
        homes=_slices(population.homes, slice(first, last)),
        ties=ties,
        person_ids=population.person_ids[begin:end],
        home_ids=population.home_ids[first:last],
        offset=(begin, first, bonds),
        kept={},
    )


def _slices(columns: Any, rows: slice) -> dict[str, Column]:
    return {name: column.part(rows) for name, column in columns.items()}


def _ties_between(ties: Ties, begin: int, end: int) -> tuple[Ties, int]:
    """Return the bonds of some persons, and how many care bonds come before."""
    found: dict[str, Any] = {}
    for one, other in _PAIRS:
        which = (getattr(ties, one) >= begin) & (getattr(ties, one) < end)
        found[one], found[other] = (
            getattr(ties, one)[which] - begin,
            getattr(ties, other)[which] - begin,
        )
        if one in _BESIDE:
            found[_BESIDE[one]] = getattr(ties, _BESIDE[one])[which]
    return Ties(**found), int(np.count_nonzero(ties.carer < begin))


def cuts_of(population: Population, persons: int) -> list[int]:
    """Return the households at which a part begins, where no bond crosses."""
    if not population.home_count:
        return [0, 0]
    free, cuts, starts = _free_borders(population), [0], population.starts
    while cuts[-1] < population.home_count:
        wanted = int(np.searchsorted(starts, starts[cuts[-1]] + persons, side="left"))
        cut = min(max(wanted, cuts[-1] + 1), population.home_count)
        cuts.append(cut if free is None else int(free[np.searchsorted(free, cut)]))
    return cuts


def _free_borders(population: Population) -> Any:
    """Return the borders between households that no bond crosses; None: no bond crosses any."""
    bonds = [
        (getattr(population.ties, one), getattr(population.ties, other)) for one, other in _PAIRS
    ]
    one, other = (np.concatenate(rows) for rows in zip(*bonds, strict=True))
    if not len(one):
        return None
    here, there = population.home[one], population.home[other]
    far = here != there
    if not far.any():
        return None
    low, high = np.minimum(here, there)[far], np.maximum(here, there)[far]
    count = population.home_count + 1
    crossing = np.bincount(low + 1, minlength=count + 1)
    crossing -= np.bincount(high + 1, minlength=count + 1)
    # The border behind the last household crosses nothing.
    return np.flatnonzero(np.cumsum(crossing[:count]) == 0)
