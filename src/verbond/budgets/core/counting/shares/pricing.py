"""The exact price of a project: what floats cannot tell is decided in whole numbers."""

from fractions import Fraction

import numpy as np

from verbond.budgets.core.counting.shares.purse import (
    UNIT,
    Flags,
    Floats,
    Groups,
    Purse,
    weights_of,
)

PATIENCE = 3


def exact_price(purse: Purse, project: int, about: float) -> tuple[Fraction, Flags]:
    """Return the price in small units and which supporting groups can pay it in full.

    `about` is where floats found it. A split into rich and poor and the price that follows from it
    are right when they agree with each other: more money than the cost is never offered below the
    price, and less never above. The project must be affordable.
    """
    field = purse.field
    groups = field.group[field.start[project] : field.start[project + 1]]
    money = purse.money[groups]
    weight = weights_of(field, project)
    poor = money < about * weight
    attempt = 0
    while True:
        price = _price_of(purse, project, groups, poor) if attempt != PATIENCE else None
        attempt += 1
        if price is None:
            # Nobody poor: from here the split only grows, and ends at the right one.
            poor = np.zeros(len(groups), np.bool_)
            continue
        found = _poor_at(purse, price, groups, money, weight)
        if np.array_equal(found, poor):
            return price, ~poor
        poor = found


def _price_of(purse: Purse, project: int, groups: Groups, poor: Flags) -> Fraction | None:
    """Return the price when exactly these groups give all they have; None if all do."""
    field = purse.field
    times = field.people[field.start[project] : field.start[project + 1]]
    weight = weights_of(field, project)
    rest = int(float((times * weight)[~poor].sum()))
    if not rest:
        return None
    giving = groups[poor & (purse.money[groups] > 0)]
    missing = field.costs[project] * purse.denominator
    if len(giving):
        missing -= purse.exact_sum(giving)
        return Fraction(missing, purse.denominator * rest)
    return Fraction(field.costs[project], rest)


def _poor_at(
    purse: Purse, price: Fraction, groups: Groups, money: Floats, weight: Floats | float
) -> Flags:
    """Tell which groups have less than the price for their weight."""
    due = purse.share(price.numerator, price.denominator) * weight
    poor: Flags = (money == 0) | (money + purse.error < due * (1 - 4 * UNIT))
    unsure = ~poor & (money - purse.error < due * (1 + 4 * UNIT))
    if unsure.any():
        poor[unsure] = _decided(
            purse, price, groups[unsure], np.broadcast_to(weight, len(groups))[unsure]
        )
    return poor


def _decided(purse: Purse, price: Fraction, groups: Groups, weight: Floats) -> Flags:
    class_of, left = purse.classes(groups)
    due = price.numerator * purse.denominator
    pairs = {
        (kind, each): left[kind] * price.denominator < due * int(each)
        for kind, each in set(zip(class_of.tolist(), weight.tolist(), strict=True))
    }
    told = [pairs[pair] for pair in zip(class_of.tolist(), weight.tolist(), strict=True)]
    return np.array(told, np.bool_)
