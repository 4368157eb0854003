"""The dwelling: how a household lives, what it pays, how it heats, how long it waits."""

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.households import Frame
from verbond.rights.core.made_city.incomes import Means
from verbond.rights.core.made_city.shares import Shares, Spread
from verbond.rights.core.made_city.table import (
    Float,
    Table,
    cents,
    choice,
    days,
    truth,
)

TENURES = ("huur_privaat", "huur_sociaal", "eigenaar", "andere")
PRIVATE, SOCIAL, OWNER, _OTHER = range(len(TENURES))
DWELLINGS = ("zelfstandig", "kamer")
FUELS = ("stookolie", "lamppetroleum_c", "bulkpropaan", "aardgas", "elektriciteit", "andere")
# Who lives on less (euro a year for the whole household) can stand on the waiting list.
WAITS_BELOW = 32_000
LIQUID = 3


def home_facts(dice: Dice, shares: Shares, city: Frame, drawn: Means, day: int) -> Table:
    """Return the facts of every household, one row per household.

    Who is on no waiting list "waits since the day itself": the vocabulary has no word for never.
    """
    n, chance = city.households, dice.chance
    income = city.sum_home(drawn.now)
    tenure = _tenure(dice, shares, city, income)
    waits = (tenure == PRIVATE) & (income < WAITS_BELOW) & chance(shares["on_waiting_list"], n)
    heating = shares.parts["heating"]
    fuel = dice.pick((heating[one] for one in FUELS), n)
    lately = chance(shares["delivered_lately"], n) & (fuel < LIQUID)
    fuel_day = np.where(lately, day - dice.between(1, 59, n), day - dice.between(60, 400, n))
    poor = income < WAITS_BELOW
    return {
        "municipality": choice(np.zeros(n), (shares.municipality,)),
        "province": choice(np.zeros(n), (shares.province,)),
        "tenure": choice(tenure, TENURES),
        "dwelling_type": choice(
            chance(shares["room"], n) & (tenure == PRIVATE) & (city.size == 1), DWELLINGS
        ),
        "rent_month": cents(_rent(dice, shares, city, tenure)),
        "lease_in_own_name": truth((tenure < OWNER) & chance(shares["lease_in_own_name"], n)),
        "dwelling_conform": truth(chance(shares["conform"], n)),
        "social_waiting_since": days(np.where(waits, day - dice.between(30, 4000, n), day)),
        "owns_home": truth(tenure == OWNER),
        "social_housing_shared_gas": truth((tenure == SOCIAL) & chance(shares["shared_gas"], n)),
        "heating_fuel": choice(fuel, FUELS),
        "fuel_delivery_date": days(fuel_day),
        "cannot_pay_fuel": truth(poor & chance(shares["cannot_pay_fuel"], n)),
        "maf_chronic": truth(chance(shares["chronic_ill"], n)),
    }


def _tenure(dice: Dice, shares: Shares, city: Frame, income: Float) -> Float:
    parts = shares.parts["tenure"]
    hardship = np.array([one.hardship for one in shares.neighbourhoods])[city.hood]
    poor = np.where(income < WAITS_BELOW, 1.8, 0.6)
    social = np.minimum(parts["huur_sociaal"] * hardship * poor, 0.5)
    private = np.minimum(parts["huur_privaat"] * poor, 0.45)
    drawn = dice.between(0, 1, city.households)
    at = [drawn < social, drawn < social + private, drawn > 1 - parts["andere"]]
    return np.select(at, [SOCIAL, PRIVATE, _OTHER], OWNER).astype(float)


def _rent(dice: Dice, shares: Shares, city: Frame, tenure: Float) -> Float:
    rent, n = shares.rent, city.households
    private = dice.amounts(Spread(rent["private_middle"], rent["spread"]), n)
    social = dice.amounts(Spread(rent["social_middle"], rent["spread"]), n)
    larger = 1 + 0.05 * np.minimum(city.size - 1, 4)
    return np.select([tenure == PRIVATE, tenure == SOCIAL], [private * larger, social], 0.0)
