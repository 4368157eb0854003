"""Households by size and type, and the persons in them: role, age, and who belongs to whom."""

from dataclasses import dataclass

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.shares import PEOPLE, Shares
from verbond.rights.core.made_city.table import Float, Whole

HEAD, PARTNER, CHILD, GRANDPARENT, GROWN_CHILD, FRIEND = range(len(PEOPLE))
OLDEST = 101.0
NOBODY = -1
# A parent is at least so old at the birth of a child, and mostly not older than the other.
YOUNGEST_PARENT, OLDEST_PARENT = 18.5, 45.0


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Who lives with whom. Persons of a household stand together, its head first.

    Per household: `kind` (place among the types), `first` (row of its head), `size`, `hood`.
    Per person: `home`, `role`, `age` in years on the day; rows of others, -1 for nobody.
    """

    kind: Whole
    first: Whole
    size: Whole
    hood: Whole
    home: Whole
    role: Whole
    age: Float
    partner: Whole
    parent_1: Whole
    parent_2: Whole

    @property
    def persons(self) -> int:
        return len(self.home)

    @property
    def households(self) -> int:
        return len(self.kind)

    def sum_home(self, values: Float | Whole) -> Float:
        """Add up a value of persons per household."""
        return np.bincount(self.home, weights=values, minlength=self.households)


def frame(dice: Dice, shares: Shares, persons: int) -> Frame:
    """Make households with exactly so many persons together."""
    kind = _kinds(dice, shares, persons)
    people = [[PEOPLE.index(one) for one in kind.people] for kind in shares.households]
    sizes = np.array([len(one) for one in people])
    size = sizes[kind]
    first = np.cumsum(size) - size
    home = np.repeat(np.arange(len(kind)), size)
    place = np.arange(persons) - first[home]
    roles = np.zeros((len(people), int(sizes.max())), dtype=np.int64)
    for at, one in enumerate(people):
        roles[at, : len(one)] = one
    role = roles[kind[home], place]
    age = _ages(dice, shares, kind, home, role)
    hood = dice.pick((one.weight for one in shares.neighbourhoods), len(kind))
    partner, parent_1, parent_2 = _bonds(dice, shares, home, role, first)
    return Frame(kind, first, size, hood, home, role, age, partner, parent_1, parent_2)


def _kinds(dice: Dice, shares: Shares, persons: int) -> Whole:
    sizes = np.array([len(one.people) for one in shares.households])
    kind = dice.pick((one.weight for one in shares.households), persons)
    within = np.cumsum(sizes[kind])
    kept = kind[: int(np.searchsorted(within, persons, side="right"))]
    left = persons - int(sizes[kept].sum())
    alone = int(np.argmax(sizes == 1))
    return np.concatenate([kept, np.full(left, alone)])


def _ages(dice: Dice, shares: Shares, kind: Whole, home: Whole, role: Whole) -> Float:
    bounds = np.array([one.ages for one in shares.households])[kind]
    count = len(home)
    head = dice.between(bounds[:, 0], bounds[:, 1], len(kind))[home]
    partner = np.clip(dice.about(head, 3.5, count), 18.0, OLDEST)
    eldest, youngest = _of_the_couple(head, partner, home, role, len(kind))
    child = dice.between(
        np.maximum(0.02, eldest - OLDEST_PARENT),
        np.minimum(24.9, youngest - YOUNGEST_PARENT),
        count,
    )
    gap = dice.between(21.0, 34.0, count)
    by_role = [
        head,
        partner,
        child,
        np.minimum(head + gap, OLDEST),
        np.maximum(head - gap, 18.0),
        dice.between(18.0, 62.0, count),
    ]
    return np.choose(role, by_role)


def _of_the_couple(
    head: Float, partner: Float, home: Whole, role: Whole, households: int
) -> tuple[Float, Float]:
    """Return, for every person, the age of the elder and of the younger of the couple at home."""
    second = np.full(households, np.nan)
    second[home[role == PARTNER]] = partner[role == PARTNER]
    beside = second[home]
    return np.fmax(head, beside), np.fmin(head, beside)


def _bonds(
    dice: Dice, shares: Shares, home: Whole, role: Whole, first: Whole
) -> tuple[Whole, Whole, Whole]:
    persons, heads = len(home), first[home]
    mate = np.full(len(first), NOBODY)
    mate[home[role == PARTNER]] = np.flatnonzero(role == PARTNER)
    grand = np.full(len(first), NOBODY)
    grand[home[role == GRANDPARENT]] = np.flatnonzero(role == GRANDPARENT)
    partner = np.where(role == HEAD, mate[home], np.where(role == PARTNER, heads, NOBODY))
    below = (role == CHILD) | (role == GROWN_CHILD)
    parent_1 = np.where(below, heads, np.where(role == HEAD, grand[home], NOBODY))
    own = ~dice.chance(shares["stepchild"], persons)
    parent_2 = np.where((role == CHILD) & own, mate[home], NOBODY)
    return partner, parent_1, parent_2
