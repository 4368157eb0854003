"""What a book counts in, what an account is, and on which side it grows."""

from enum import StrEnum


class Unit(StrEnum):
    """What the whole numbers of a book are; a book never mixes two."""

    CENTS = "cents"
    MINUTES = "minutes"
    POINTS = "points"
    VOUCHERS = "vouchers"
    WATT_HOURS = "watt-hours"


class Kind(StrEnum):
    """What an account is, as in any double-entry book."""

    ASSET = "asset"
    EXPENSE = "expense"
    LIABILITY = "liability"
    INCOME = "income"
    EQUITY = "equity"


_GROWS_BELOW_ZERO = frozenset({Kind.LIABILITY, Kind.INCOME, Kind.EQUITY})


def side(kind: str) -> int:
    """Return 1 for an account that grows above zero (asset, expense), -1 for the others.

    >>> side("asset"), side("equity")
    (1, -1)
    """
    return -1 if Kind(kind) in _GROWS_BELOW_ZERO else 1
