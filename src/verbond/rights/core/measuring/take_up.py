"""Take-up and unclaimed money, never more certain than what is known of people."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

type Whole = NDArray[np.int64]
type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Between:
    """A figure that lies between two; `high` None means that nobody knows how high."""

    low: Fraction
    high: Fraction | None

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def take_up(recipients: int, certain: int, possible: int) -> Between | None:
    """Return which share of those entitled has the right; None when nobody may be entitled.

    `certain` people have the right for certain and do not get it, `possible` people may have it.
    The width of the interval is what nobody knows (rights reference, section 10).

    >>> between = take_up(60, 20, 40)
    >>> str(between.low), str(between.high)
    ('1/2', '3/4')
    """
    if not recipients + certain + possible:
        return None
    # Nobody known to be entitled: with one possible person the share is anything up to all.
    high = Fraction(recipients, recipients + certain) if recipients + certain else Fraction(1)
    return Between(Fraction(recipients, recipients + certain + possible), high)


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Money that is not claimed, in cents a year; the median is per household that misses some."""

    total: Between
    median: Between | None
    households: int


def unclaimed(
    certain: Flags, possible: Flags, low: Whole, high: Whole, household: Whole
) -> Unclaimed:
    """Add up what people do not claim, in cents a year, and find the middle household.

    Who only may have the right counts from nothing to the highest amount. `high` below 0: no
    highest amount is known. The median is over households where somebody misses it for certain.
    """
    lows = int(low[certain].sum())
    open_ended = bool((high[certain | possible] < 0).any())
    highs = None if open_ended else Fraction(int(high[certain | possible].sum()))
    places, at = np.unique(household[certain], return_inverse=True)
    return Unclaimed(
        Between(Fraction(lows), highs),
        _median(low[certain], high[certain], at, len(places)),
        len(places),
    )


def _median(low: Whole, high: Whole, at: Whole, homes: int) -> Between | None:
    if not homes:
        return None
    lows = middle(_per_home(low, at, homes))
    if (high < 0).any():
        return Between(lows, None)
    return Between(lows, middle(_per_home(high, at, homes)))


def _per_home(values: Whole, at: Whole, homes: int) -> Whole:
    # Added up in whole cents: weights of bincount would be floats.
    found = np.zeros(homes, dtype=np.int64)
    np.add.at(found, at, values)
    return found


def middle(values: Whole) -> Fraction:
    """Return the median, exactly: the mean of the two in the middle of an even number.

    >>> str(middle(np.array([1, 2, 10, 3])))
    '5/2'
    """
    order = np.sort(values)
    half = len(order) // 2
    if len(order) % 2:
        return Fraction(int(order[half]))
    return Fraction(int(order[half - 1]) + int(order[half]), 2)
