"""What registers hold of everybody: birth, domicile, school; and what staff judge."""

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.households import CHILD, HEAD, NOBODY, PARTNER, Frame
from verbond.rights.core.made_city.incomes import MINOR, NONE, STUDENT, Means
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.table import (
    Column,
    Table,
    Whole,
    choice,
    days,
    ids,
    truth,
)

YEAR = 365.2425
LEVELS = ("geen", "kleuter", "lager", "secundair", "hoger")
FORMS = ("gehuwd", "wettelijk", "feitelijk")


def bonds(city: Frame, dice: Dice, shares: Shares, lives_on: Whole, offset: int) -> Table:
    """Return who everybody is and whom they belong to; ids start after `offset`."""
    forms = shares.parts["partner_forms"]
    form = dice.pick((forms[one] for one in FORMS), city.households)[city.home]
    return {
        "person": ids(np.arange(1, city.persons + 1) + offset),
        "household": ids(city.home + 1 + offset),
        "partner": _others(city.partner, offset),
        "partner_form": Column("choice", form.astype(np.int8), city.partner != NOBODY, FORMS),
        "parent_1": _others(city.parent_1, offset),
        "parent_2": _others(city.parent_2, offset),
        "holder": _others(_holders(city, lives_on), offset),
    }


def _others(rows: Whole, offset: int) -> Column:
    return ids(np.where(rows == NOBODY, 0, rows + 1 + offset))


def _holders(city: Frame, lives_on: Whole) -> Whole:
    """Return on whose account at the health fund people without an income of their own stand."""
    heads = city.first[city.home]
    child = (city.role == CHILD) & ((lives_on == MINOR) | (lives_on == STUDENT))
    leaning = (city.role == PARTNER) & (lives_on == NONE)
    return np.where(child | leaning, heads, NOBODY)


def register_facts(dice: Dice, shares: Shares, city: Frame, drawn: Means, day: int) -> Table:
    """Return what registers hold of everybody, except work, money and care."""
    n, chance = city.persons, dice.chance
    minor = city.age < 18
    studies = minor | ((city.role == CHILD) & (drawn.lives_on == STUDENT))
    resident = truth(chance(shares["residence_status"], n))
    birth = np.floor(day - city.age * YEAR).astype(np.int64)
    level = np.select([city.age < 2.5, city.age < 6, city.age < 12, city.age < 18], [0, 1, 2, 3], 4)
    lone = (city.role == CHILD) & (city.partner[city.first[city.home]] == NOBODY)
    shared = lone & minor & chance(shares["alternating_custody"], n)
    return {
        "birth_date": days(birth),
        "domicile_since": days(_domicile(dice, shares, city, birth, day)),
        "stays_effectively": truth(chance(shares["stays_effectively"], n)),
        "rmi_residence_status": resident,
        "igo_residence_status": resident,
        "resides_in_loi": truth(chance(shares["in_loi"], n) & (city.role == HEAD)),
        "unaccompanied_minor": truth(np.zeros(n, bool)),
        "full_orphan": truth(chance(shares["full_orphan"], n) & (city.role == CHILD)),
        "dependent_child": truth(studies),
        "alternating_custody": truth(shared),
        "groeipakket_child": truth(studies),
        "old_social_supplement": truth(chance(shares["old_social_supplement"], n) & studies),
        "school_level": choice(level, LEVELS),
    }


def _domicile(dice: Dice, shares: Shares, city: Frame, birth: Whole, day: int) -> Whole:
    homes = city.households
    long = dice.between(40, 14_000, homes)
    moved = dice.chance(shares["moved_lately"], homes)
    since = day - np.where(moved, dice.between(0, 28, homes), long)
    return np.maximum(np.floor(since).astype(np.int64)[city.home], birth)


def judgements(dice: Dice, shares: Shares, city: Frame) -> Table:
    """Return what only named staff may say; known here because a truth needs it."""
    n, chance = city.persons, dice.chance
    return {
        "child_counts_for_category_3": truth(chance(shares["custody_counts"], n)),
        "willing_to_work_or_exempt": truth(chance(shares["willing_or_exempt"], n)),
        "other_rights_exhausted": truth(chance(shares["rights_exhausted"], n)),
        "ocmw_counts_relatives_means": truth(chance(shares["relatives_counted"], n)),
        "equity_exemption_cohabitants": truth(chance(shares["equity_exemption"], n)),
    }


JUDGEMENTS = (
    "child_counts_for_category_3",
    "willing_to_work_or_exempt",
    "other_rights_exhausted",
    "ocmw_counts_relatives_means",
    "equity_exemption_cohabitants",
    "cannot_pay_fuel",
)
