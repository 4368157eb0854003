"""Decimal numbers as they stand in a file, read exactly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verbond.budgets.core.pabulib.limits import MAX_DIGITS

DECIMAL = re.compile(r"([+-]?)([0-9]{1,30})(?:[.,]([0-9]{0,40}))?", re.ASCII)
ALLOWED = f"allowed are digits with at most one decimal mark, below 10^{MAX_DIGITS} small units"


class NotDecimal(ValueError):  # noqa: N818 - a word of the field
    """A text that is no plain decimal number."""


@dataclass(frozen=True, slots=True)
class Decimal10:
    """A decimal number as whole parts: `whole` / 10**`places`, without zeros at its end."""

    whole: int
    places: int

    def at(self, places: int) -> int:
        """Write the number in small units of 1 / 10**places."""
        return self.whole * int(10 ** (places - self.places))


def decimal_of(text: str) -> Decimal10:
    """Read a decimal number, with a point or a comma; no exponent, no grouping, no infinity.

    >>> decimal_of("1200,50"), decimal_of("4000.0")
    (Decimal10(whole=12005, places=1), Decimal10(whole=4000, places=0))
    """
    found = DECIMAL.fullmatch(text)
    if found is None:
        raise NotDecimal(text)
    sign, whole, rest = found.groups()
    rest = (rest or "").rstrip("0")
    number = int(whole + rest)
    if number >= 10**MAX_DIGITS:
        raise NotDecimal(text)
    return Decimal10(-number if sign == "-" else number, len(rest))


def places_of(numbers: Iterable[Decimal10]) -> int:
    """Return how many decimals all these numbers need together."""
    return max((number.places for number in numbers), default=0)
