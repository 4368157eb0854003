"""Who needs care, with which scores and attests, and who cares for whom."""

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.households import NOBODY, Frame
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.table import (
    Flags,
    Float,
    Table,
    Whole,
    choice,
    number,
    truth,
)

HOME_NURSING = ("geen", "A", "B", "C")
DAY_CARE = ("geen", "C", "Cdem", "ander")
# How heavy a need is runs from 0 to 1; from here it is heavy.
HEAVY = 0.55


def need_of(dice: Dice, shares: Shares, city: Frame) -> Float:
    """Draw how heavy the need for care of everybody is: 0 for none, at most 1."""
    n = city.persons
    at = [city.age < 60, city.age < 80]
    share = np.select(at, [shares["frail_under_60"], shares["frail_60_to_79"]], shares["frail_from_80"])  # fmt: skip # noqa: E501
    frail = dice.chance(share, n) & (city.age >= 18)
    return np.where(frail, dice.between(0.15, 1.0, n), 0.0)


def care_facts(dice: Dice, shares: Shares, city: Frame, need: Float) -> Table:
    """Return the scores and attests of everybody, as heavy as their need."""
    n, heavy, frail = city.persons, need >= HEAVY, need > 0
    old = (city.age >= 80) & (city.size == 1)[city.home]
    in_home = old & dice.chance(shares["care_home_from_80"], n)
    attest = dice.chance(shares["invalidity_attest"], n) & (city.age >= 18)
    invalidity = np.where(attest, dice.between(33, 100, n), need * 100)
    wheels = heavy & dice.chance(shares["wheelchair_when_heavy"], n)
    nursed = np.where(dice.chance(0.6, n), np.digitize(need, (0.3, 0.6, 0.8)), 0)
    day_care = np.where(dice.chance(0.06, n) & heavy, dice.pick((0.5, 0.3, 0.2), n) + 1, 0)
    sight = np.where(dice.chance(shares["low_sight"], n), dice.between(0, 5, n), 10)
    return {
        **_children(dice, shares, city),
        "points_adult": number(np.where(city.age >= 18, need * 18, 0)),
        "invalidity_pct": number(invalidity),
        "lower_limb_invalidity_pct": number(np.where(wheels, dice.between(30, 100, n), 0)),
        "earning_capacity_third": truth((invalidity >= 66) & (city.age < 65) & (city.age >= 18)),
        "recognised_disability": truth(invalidity >= 66),
        "dementia_proof": truth(
            frail & (city.age >= 70) & dice.chance(shares["dementia_when_frail"], n)
        ),
        "home_nursing_forfait": choice(nursed, HOME_NURSING),
        "day_care_forfait": choice(day_care, DAY_CARE),
        "belrai_total": number(np.clip(dice.about(need * 22, 1.5, n), 0, 36) * frail),
        "belrai_adl_iadl": number(np.clip(dice.about(need * 10, 1.0, n), 0, 24) * frail),
        "bel_profile": number(np.clip(dice.about(need * 55, 4.0, n), 0, 81) * frail),
        "med_soc_scale": number(need * 18),
        "resides_in_recognised_home": truth(in_home),
        "resides_in_genk_wzc": truth(in_home),
        "wheelchair_attest": truth(wheels),
        "best_eye_visus": number(sight),
        "zorgkas_premium_paid": truth(dice.chance(shares["care_fund_paid"], n)),
    }


def _children(dice: Dice, shares: Shares, city: Frame) -> Table:
    n = city.persons
    scored = dice.chance(shares["child_with_points"], n) & (city.age < 21)
    total = np.where(scored, dice.between(4, 26, n), 0)
    first = np.minimum(total, np.where(scored, dice.between(0, 10, n), 0))
    return {
        "points_child_total": number(total),
        "points_child_pillar1": number(first),
        "child_disability_66": truth(np.rint(first) >= 4),
    }


def carers(dice: Dice, shares: Shares, city: Frame, need: Float) -> Whole:
    """Return for whom each person cares: the row of the cared-for, or -1.

    A partner at home comes first, then a grown child or a child-in-law at home, then somebody of
    another household. Nobody cares for two, and nobody in need cares.
    """
    cares_for = np.full(city.persons, NOBODY)
    cared = np.flatnonzero((need > 0.3) & dice.chance(shares["has_carer"], city.persons))
    free = (city.age >= 21) & (need == 0)
    near = _near(city, cared, free)
    _settle(cares_for, near[near != NOBODY], cared[near != NOBODY])
    waiting = cared[~np.isin(cared, cares_for)]
    able = np.flatnonzero(free & (cares_for == NOBODY) & (city.age >= 40))
    after = city.first[city.home[waiting]] + city.size[city.home[waiting]]
    # Somebody who lives nearby: the next in the table, in another household.
    place = np.searchsorted(able, after)
    found = place < len(able)
    _settle(cares_for, able[place[found]], waiting[found])
    return cares_for


def _near(city: Frame, cared: Whole, free: Flags) -> Whole:
    mate = city.partner[cared]
    heads = city.first[city.home[cared]]
    last = heads + city.size[city.home[cared]] - 1
    found = np.full(len(cared), NOBODY)
    for candidate in (last, heads, mate):
        fits = (candidate != NOBODY) & (candidate != cared) & free[candidate]
        found = np.where(fits, candidate, found)
    return found


def _settle(cares_for: Whole, carer: Whole, cared: Whole) -> None:
    """Write down who cares for whom; a carer that stands twice keeps the last one."""
    cares_for[carer] = cared
