"""What a source would hold of a made city: less than the truth, and sometimes wrong.

A detection run never sees everything. Facts that no file has are left out, a register is behind,
an income has moved. So a run on a made city misses people and calls people in vain, as in life.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.people import JUDGEMENTS
from verbond.rights.core.made_city.table import Column, Flags, Table, Whole

# A source has a seed of its own, apart from that of the city.
SOURCE = 1_000_003
NO_ERRORS: Mapping[str, float] = {}


def as_source(
    table: Table, gaps: Mapping[str, float], errors: Mapping[str, float] = NO_ERRORS, *, seed: int
) -> Table:
    """Return a table as a source would hold it.

    `gaps`: fact (without its year) → the share of rows in which it is unknown; facts of a household
    are unknown for the whole of it. `errors`: `income_off`, `rent_off` and `attest_unseen`. What
    only staff may judge is always left out.
    """
    dice = Dice(seed, SOURCE)
    household = _places(table)
    kept = {name: one for name, one in table.items() if name not in JUDGEMENTS}
    wrong = {**kept, **_wrong(dice, kept, errors, household)}
    return {
        name: one.without(_missing(dice, name, gaps, household)) if _gap(name, gaps) else one
        for name, one in wrong.items()
    }


def _gap(name: str, gaps: Mapping[str, float]) -> float:
    return gaps.get(name.partition(".")[0], 0.0)


def _places(table: Table) -> Whole:
    return np.unique(table["household"].values, return_inverse=True)[1]


OF_HOUSEHOLDS = frozenset(
    {
        "housing_income",
        "maf_net_income",
        "tenure",
        "dwelling_type",
        "rent_month",
        "lease_in_own_name",
        "dwelling_conform",
        "social_waiting_since",
        "owns_home",
        "social_housing_shared_gas",
        "heating_fuel",
        "fuel_delivery_date",
        "maf_chronic",
        "receives_huursubsidie",
    }
)


# A file holds none where an attest was never handed in: nought, no, or sight as good as it gets.
ATTESTS = {
    "wheelchair_attest": False,
    "invalidity_pct": 0,
    "lower_limb_invalidity_pct": 0,
    "points_adult": 0,
    "dementia_proof": False,
    "best_eye_visus": 10,
    "belrai_total": 0,
    "belrai_adl_iadl": 0,
}


def _unseen(dice: Dice, column: Column, errors: Mapping[str, float], none: int) -> Column:
    rows = dice.chance(errors.get("attest_unseen", 0.0), len(column.values))
    values = np.where(rows, none, column.values).astype(column.values.dtype)
    return replace(column, values=values)


def _missing(dice: Dice, name: str, gaps: Mapping[str, float], household: Whole) -> Flags:
    return _drawn(dice, name, _gap(name, gaps), household)


def _drawn(dice: Dice, name: str, share: float, household: Whole) -> Flags:
    """Draw rows; of a fact of households, all rows of a household or none."""
    if name in OF_HOUSEHOLDS:
        return dice.chance(share, int(household.max()) + 1)[household]
    return dice.chance(share, len(household))


def _wrong(
    dice: Dice, table: Table, errors: Mapping[str, float], household: Whole
) -> Mapping[str, Column]:
    off = {"rent_month": "rent_off", "current_taxable_income": "income_off"}
    off |= {name: "income_off" for name in table if name.startswith("taxable_income.")}
    unseen = {
        name: _unseen(dice, table[name], errors, none)
        for name, none in ATTESTS.items()
        if name in table
    }
    return unseen | {
        name: _moved(
            dice, table[name], _drawn(dice, name, errors.get(off[name], 0.0), household), household
        )
        for name in off
        if name in table
    }


def _moved(dice: Dice, column: Column, rows: Flags, household: Whole) -> Column:
    # Equal for a whole household, so that its facts stay equal on every member.
    by = dice.between(0.75, 1.3, int(household.max()) + 1)[household]
    values = np.where(rows, np.rint(column.values * by), column.values).astype(np.int64)
    return replace(column, values=values)
