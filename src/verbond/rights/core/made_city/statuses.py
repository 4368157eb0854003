"""Who has which right, and who holds it: the truth, less an imposed non-take-up.

A status that somebody holds opens other rights (leefloon opens the VT), so truths are found in
turns: first the rights that lean on no other, then the VT, then the rest. Whoever never asked for
the first does not get the second by it either.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.households import HEAD, Frame
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.table import Column, Flags, Table, Whole, days, truth


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Who has a right, at the row of its subject, with its amount in cents a year.

    The row of a household is that of its head, the row of a care bond that of the carer.
    """

    entitled: Flags
    cents_year: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Who has a right in truth, what it is worth, and who holds it."""

    entitled: Flags
    cents_year: Whole
    held: Flags


# Examines the rights named, on a table: right → who has it. Leaves out what it does not compute.
type Examine = Callable[[Table, Sequence[str]], Mapping[str, Found]]

FIRST = ("leefloon", "igo", "zorgbudget_zwaar")
SECOND = ("vt",)
# Who holds these, holds the fact of the vocabulary.
PERSONAL = {
    "leefloon": "receives_leefloon",
    "igo": "receives_igo",
    "zorgbudget_zwaar": "recognised_zorgbudget_zwaar",
    "vt": "receives_vt",
}


def no_statuses(dice: Dice, city: Frame, drawn: Table, day: int) -> Table:
    """Return the statuses of nobody, except those that come from an attest or an old law."""
    n, nobody = city.persons, np.zeros(city.persons, bool)
    adult, old = city.age >= 18, city.age >= 65
    third = drawn["earning_capacity_third"].values
    points = drawn["points_adult"].values
    since = day - dice.between(20, 2500, n)
    return {
        **{name: truth(nobody) for name in PERSONAL.values()},
        "leefloon_since": days(since),
        "leefloon_request_date": days(since - 20),
        "leefloon_last_revision": days(np.maximum(since, day - dice.between(5, 360, n))),
        "counted_in_leefloon_household": truth(nobody),
        "receives_gib": truth(old & dice.chance(0.002, n)),
        "receives_ivt": truth(third & dice.chance(0.6, n)),
        "receives_it": truth((points >= 7) & adult & ~old & dice.chance(0.6, n)),
        "receives_thab": truth(nobody),
        "receives_disability_65_old": truth(adult & dice.chance(0.001, n)),
        "receives_zorgbudget_ouderen": truth((points >= 10) & old & dice.chance(0.25, n)),
        "receives_huursubsidie": truth(nobody),
    }


def settle(
    dice: Dice,
    shares: Shares,
    city: Frame,
    table: Table,
    *,
    examine: Examine,
    rights: Sequence[str],
) -> tuple[Table, Mapping[str, Truth]]:
    """Find who has what, impose the non-take-up, and write the statuses in the table."""
    truths: dict[str, Truth] = {}
    for turn in (FIRST, SECOND, [one for one in rights if one not in (*FIRST, *SECOND)]):
        asked = [one for one in turn if one in rights]
        for right, found in examine(table, asked).items() if asked else ():
            truths[right] = _held(dice, shares, city, right, found)
        table = {**table, **_written(city, truths)}
    return table, truths


def _held(dice: Dice, shares: Shares, city: Frame, right: str, found: Found) -> Truth:
    share = shares.non_take_up.get(right, 0.0)
    # Harder neighbourhoods miss more; over the city the share stays the one imposed.
    hardship = np.array([one.hardship for one in shares.neighbourhoods])[city.hood][city.home]
    lean = 0.6 + 0.4 * hardship
    if found.entitled.any():
        lean = lean / lean[found.entitled].mean()
    missed = dice.chance(np.minimum(share * lean, 1.0), len(found.entitled))
    return Truth(found.entitled, found.cents_year, found.entitled & ~missed)


def _written(city: Frame, truths: Mapping[str, Truth]) -> dict[str, Column]:
    facts = {fact: truth(truths[right].held) for right, fact in PERSONAL.items() if right in truths}
    if "leefloon" in truths:
        held = truths["leefloon"].held
        around = city.sum_home(held.astype(float)) > 0
        facts["counted_in_leefloon_household"] = truth(around[city.home] & ~held & (city.age < 18))
    if "huurpremie" in truths:
        heads = (city.role == HEAD) & truths["huurpremie"].held
        facts["receives_huursubsidie"] = truth((city.sum_home(heads.astype(float)) > 0)[city.home])
    return facts
