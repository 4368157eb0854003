"""One made city, or a region of many in batches: the table, and the truth behind it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from verbond.rights.core.made_city.care import care_facts, carers, need_of
from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.homes import home_facts
from verbond.rights.core.made_city.households import NOBODY, Frame, frame
from verbond.rights.core.made_city.incomes import income_facts, means
from verbond.rights.core.made_city.people import bonds, judgements, register_facts
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.statuses import Examine, Truth, no_statuses, settle
from verbond.rights.core.made_city.table import Column, Table, Whole, ids, joined, truth

BATCH = 66_000


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A fictitious city on one day. `table` follows the table convention; `day` is an ordinal.

    Per row: `hood` and `group` (places in their names), `age` in whole years. `truths` is empty
    when no rules were given.
    """

    day: int
    table: Table
    truths: Mapping[str, Truth]
    hood: Whole
    hoods: tuple[str, ...]
    group: Whole
    groups: tuple[str, ...]
    age: Whole

    @property
    def persons(self) -> int:
        return len(self.age)


def make_city(
    shares: Shares,
    *,
    persons: int,
    seed: int,
    day: int,
    examine: Examine | None = None,
    rights: Sequence[str] = (),
    batch: int = 0,
    offset: int = 0,
) -> City:
    """Make a fictitious city of exactly so many persons; the same seed makes the same city.

    `day` is an ordinal. With `examine` the truth is found by the rules themselves and statuses
    follow from it; without, nobody holds any. `batch` and `offset` are for a region in parts.
    """
    dice = Dice(seed, batch)
    people = frame(dice, shares, persons)
    table = _facts(dice, shares, people, day, offset)
    truths: Mapping[str, Truth] = {}
    if examine is not None:
        table, truths = settle(dice, shares, people, table, examine=examine, rights=rights)
    groups = tuple(dict.fromkeys(one.group for one in shares.households))
    group = np.array([groups.index(one.group) for one in shares.households])
    return City(
        day, table, truths,
        people.hood[people.home], tuple(one.name for one in shares.neighbourhoods),
        group[people.kind][people.home], groups, np.floor(people.age).astype(np.int64),
    )  # fmt: skip


def _facts(dice: Dice, shares: Shares, people: Frame, day: int, offset: int) -> Table:
    drawn = means(dice, shares, people)
    need = need_of(dice, shares, people)
    care = care_facts(dice, shares, people, need)
    home = home_facts(dice, shares, people, drawn, day)
    money = income_facts(dice, shares, people, drawn, _year_of(day))
    cares_for = carers(dice, shares, people, need)
    whom = ids(np.where(cares_for == NOBODY, 0, cares_for + 1 + offset))
    really = truth((cares_for != NOBODY) & dice.chance(shares["cares_really"], people.persons))
    return {
        **bonds(people, dice, shares, drawn.lives_on, offset),
        "cares_for": whom,
        **register_facts(dice, shares, people, drawn, day),
        **_of_household(money, people),
        **no_statuses(dice, people, care, day),
        **care,
        "gives_actual_care": really,
        **{name: one.only(people.home) for name, one in home.items()},
        **judgements(dice, shares, people),
    }


# Income that the whole household shares: equal on every member.
_SHARED = ("housing_income", "maf_net_income")


def _of_household(money: Table, people: Frame) -> dict[str, Column]:
    heads = people.first[people.home]
    return {name: one.only(heads) if name in _SHARED else one for name, one in money.items()}


def _year_of(day: int) -> int:
    return dt.date.fromordinal(day).year


def batches(
    shares: Shares,
    *,
    persons: int,
    seed: int,
    day: int,
    examine: Examine | None = None,
    rights: Sequence[str] = (),
    size: int = BATCH,
) -> Iterator[City]:
    """Yield a region of any size in cities of at most `size` persons: memory stays that of one.

    Nobody belongs to somebody of another batch.
    """
    for batch, offset in enumerate(range(0, persons, size)):
        yield make_city(
            shares,
            persons=min(size, persons - offset),
            seed=seed,
            day=day,
            examine=examine,
            rights=rights,
            batch=batch,
            offset=offset,
        )


def merged(cities: Sequence[City]) -> City:
    """Put the batches of one region together: for regions that fit in memory."""
    first = cities[0]
    put = np.concatenate
    truths = {
        right: Truth(
            put([one.truths[right].entitled for one in cities]),
            put([one.truths[right].cents_year for one in cities]),
            put([one.truths[right].held for one in cities]),
        )
        for right in first.truths
    }
    return replace(
        first,
        table=joined([one.table for one in cities]),
        truths=truths,
        hood=put([one.hood for one in cities]),
        group=put([one.group for one in cities]),
        age=put([one.age for one in cities]),
    )
