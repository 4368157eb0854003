"""What people live on: work, benefit or pension, now and in the two years before.

Somebody who lost much of an income this year stays poor on paper only in two years: rules that
look at the last assessment miss them, as they do in life.
"""

from dataclasses import dataclass

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.households import CHILD, HEAD, Frame
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.table import (
    Array,
    Column,
    Flags,
    Float,
    Table,
    Whole,
    cents,
    choice,
    truth,
)

LIVES_ON = ("work", "unemployed", "sick", "none", "retired", "student", "child")
WORK, UNEMPLOYED, SICK, NONE, RETIRED, STUDENT, MINOR = range(len(LIVES_ON))
PENSION_FROM = 65.0
PENSIONS = ("geen", "rust", "overleving", "brug")
# Of what is taxed so much is left in the hand: an assumption, as everything in a made city.
LEFT_IN_HAND = {WORK: 0.68, UNEMPLOYED: 0.9, SICK: 0.92, RETIRED: 0.9}


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """Per person: what one lives on, and the taxable income in euro now, last year, before that."""

    lives_on: Whole
    now: Float
    last: Float
    before: Float


def means(dice: Dice, shares: Shares, city: Frame) -> Means:
    """Draw what everybody lives on."""
    lives_on = _lives_on(dice, shares, city)
    now = _amounts(dice, shares, lives_on)
    other = dice.chance(shares["other_year_other_work"], city.persons) & (lives_on < RETIRED)
    then = np.where(other, dice.pick((0.6, 0.2, 0.1, 0.1), city.persons), lives_on)
    drawn = _amounts(dice, shares, then)
    last = np.where(other, drawn, now * 0.97)
    before = np.where(other, drawn * 0.97, now * 0.94)
    dropped = dice.chance(shares["income_dropped"], city.persons) & (lives_on == WORK)
    return Means(lives_on, np.where(dropped, now * 0.4, now), last, before)


def _lives_on(dice: Dice, shares: Shares, city: Frame) -> Whole:
    labour = shares.parts["labour"]
    hardship = np.array([one.hardship for one in shares.neighbourhoods])[city.hood][city.home]
    without = np.minimum((1.0 - labour["work"]) * hardship, 0.9)
    kind = 1 + dice.pick((labour["unemployed"], labour["sick"], labour["none"]), city.persons)
    grown = np.where(dice.chance(without, city.persons), kind, WORK)
    studies = (city.role == CHILD) & dice.chance(shares["studies_over_18"], city.persons)
    by_age = [city.age < 18, studies, city.age >= PENSION_FROM]
    return np.select(by_age, [MINOR, STUDENT, RETIRED], grown)


def _amounts(dice: Dice, shares: Shares, lives_on: Whole) -> Float:
    drawn = [
        dice.amounts(shares.incomes[name], len(lives_on)) for name in LIVES_ON if name != "child"
    ]
    return np.choose(lives_on, [*drawn, np.zeros(len(lives_on))])


def income_facts(dice: Dice, shares: Shares, city: Frame, drawn: Means, year: int) -> Table:
    """Return the facts on income and means of everybody."""
    n, grown = city.persons, city.age >= 18
    net = drawn.now / 12 * np.array([LEFT_IN_HAND.get(at, 1.0) for at in range(len(LIVES_ON))])[drawn.lives_on]  # fmt: skip # noqa: E501
    before = np.where(grown, drawn.before, 0.0)
    poor = drawn.now < 20_000
    low_sum = city.sum_home(before)[city.home]
    return {
        f"taxable_income.{year - 1}": cents(drawn.last),
        f"taxable_income.{year - 2}": cents(drawn.before),
        "current_taxable_income": cents(drawn.now),
        "means_month": cents(net),
        "igo_means_month": cents(np.where(drawn.lives_on == RETIRED, net * 0.8, net)),
        "housing_income": cents(low_sum * 1.03),
        "maf_net_income": cents(low_sum),
        "vt_current_income_group": truth(_listed(city, drawn.lives_on)),
        "pension_type": _pensions(dice, shares, city, drawn.lives_on),
        "debt_mediation": truth(dice.chance(shares["debt_mediation"], n) & poor & grown),
        "budget_management": truth(dice.chance(shares["budget_management"], n) & poor & grown),
    }


def _listed(city: Frame, lives_on: Whole) -> Flags:
    """Say who belongs to a group whose income of today counts for the VT."""
    children = city.sum_home((city.role == CHILD).astype(float)) > 0
    heads = np.bincount(city.home[city.role < CHILD], minlength=city.households)
    lone = (children & (heads == 1))[city.home] & (city.role == HEAD)
    listed: Flags = (lives_on == RETIRED) | (lives_on == SICK) | lone
    return listed


def _pensions(dice: Dice, shares: Shares, city: Frame, lives_on: Whole) -> Column:
    n = city.persons
    alone = (city.size == 1)[city.home]
    left = alone & dice.chance(shares["survivors_pension"], n)
    bridging = dice.chance(shares["bridging_pension_at_60"], n) & (city.age >= 60)
    kinds: list[Array] = [(lives_on == RETIRED) & left, lives_on == RETIRED, (lives_on < RETIRED) & bridging]  # fmt: skip # noqa: E501
    return choice(np.select(kinds, [2, 1, 3], 0), PENSIONS)
