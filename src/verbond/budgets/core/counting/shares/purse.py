"""What voters have left: floats with a tracked error, and the exact prices behind them."""

from fractions import Fraction
from math import gcd
from operator import mul
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.counting.field import Field

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]
type Flags = NDArray[np.bool_]
type Groups = NDArray[np.int32]

# The distance of 1.0 to the next float; one operation on values up to 1 errs by half of it.
UNIT: Final = 2.0**-52
# What floats cannot tell from nothing, but is not known to be nothing.
CRUMB: Final = 1e-300
# 1e300 in bits; a quotient of so many still is a float.
MOST_BITS: Final = 996


class Purse:
    """The money of every group while projects are bought.

    `money` is in endowments (1.0 at the start); 0.0 means exactly nothing. Who has money has
    paid the full price of everything bought that he supports, so the exact money of any set of
    voters follows from whole numbers and the exact prices: no price was ever rounded.
    `error` bounds |money - exact| for every group.

    Exact values are whole numbers of 1/`denominator` small unit, which grows with the prices.
    """

    def __init__(self, field: Field, endowment: Fraction) -> None:
        self.field = field
        self.money: Floats = np.ones(len(field.times))
        self.error = 0.0
        self.denominator = endowment.denominator
        self.endowment = endowment.numerator
        self.prices: list[int] = []
        self._round_of = np.full(len(field.costs), -1, np.int64)

    def share(self, amount: int, denominator: int = 1) -> float:
        """Return amount/denominator small units in endowments, rounded once; 1e300 for too many."""
        above, below = amount * self.denominator, denominator * self.endowment
        return 1e300 if above.bit_length() - below.bit_length() > MOST_BITS else above / below

    def pay(self, project: int, price: Fraction, groups: Groups, rich: Flags) -> None:
        """Let the groups of `rich` pay the price times their weight, the others all they have."""
        weight = weights_of(self.field, project)
        due = self.share(price.numerator, price.denominator) * weight
        left = np.maximum(self.money[groups] - due, CRUMB)
        self.money[groups] = np.where(rich, left, 0.0)
        # `due` was rounded twice, the difference once; none is above 1.
        self.error += 2 * UNIT
        self._round_of[project] = len(self.prices)
        self._write(price)

    def _write(self, price: Fraction) -> None:
        """Note a price, with all others over a denominator that fits it too."""
        factor = price.denominator // gcd(price.denominator, self.denominator)
        if factor > 1:
            self.denominator *= factor
            self.endowment *= factor
            self.prices = [one * factor for one in self.prices]
        self.prices.append(price.numerator * (self.denominator // price.denominator))

    def exact_sum(self, groups: Groups) -> int:
        """Return what these groups, each with money, have together: in 1/denominator units."""
        times = self.field.times[groups]
        whole = self.endowment * int(times.sum())
        paid: int = sum(map(mul, self.prices, self._paid(groups, times)))
        return whole - paid

    def _paid(self, groups: Groups, times: Floats) -> list[int]:
        """Return the weight with which these groups paid in each round."""
        number, owner, weight = self._purchases(groups)
        each = times[owner] if weight is None else times[owner] * weight
        sums = np.bincount(number, weights=each, minlength=len(self.prices))
        paid: list[int] = sums.astype(np.int64).tolist()
        return paid

    def classes(self, groups: Groups) -> tuple[Ints, list[int]]:
        """Sort groups with money by what they paid: the class of each, the money of each class."""
        number, owner, weight = self._purchases(groups)
        table = np.zeros((len(groups), len(self.prices)), np.int64)
        table[owner, number] = 1 if weight is None else weight.astype(np.int64)
        rows, class_of = np.unique(table, axis=0, return_inverse=True)
        left = [self.endowment - sum(map(mul, self.prices, row)) for row in rows.tolist()]
        return class_of.reshape(-1), left

    def _purchases(self, groups: Groups) -> tuple[Ints, Ints, Floats | None]:
        """Return each payment of these groups: its round, whose it is, with what weight."""
        field = self.field
        starts = field.row_start[groups]
        lengths = field.row_start[groups + 1] - starts
        owner = np.repeat(np.arange(len(groups)), lengths)
        entries = np.arange(len(owner)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        number = self._round_of[field.row_project[entries]]
        bought = number >= 0
        weight = None if field.row_weight is None else field.row_weight[entries[bought]]
        return number[bought], owner[bought], weight


def weights_of(field: Field, project: int) -> Floats | float:
    """Return the weight that each supporting group gives, or 1.0 for all."""
    if field.weight is None:
        return 1.0
    return field.weight[field.start[project] : field.start[project + 1]]
