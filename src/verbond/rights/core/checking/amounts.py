"""Amounts as people write them, and the other period beside what they wrote."""

import re
from fractions import Fraction
from typing import Final

from verbond.rights.core.errors import CaseError

MONTHS: Final = 12
_LARGEST = 10**9
# Nobody writes thousandths of a euro: 1,250.75 is how somebody writes who reads English.
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_PLAIN = re.compile(r"\d{1,9}(\.\d{1,2})?")


def read_amount(text: str) -> str:
    """Return an amount as the answers hold it.

    Raises `CaseError` with code `amount` for what is no amount, `negative` below nought.

    >>> read_amount("€ 1.200,50"), read_amount("1.200"), read_amount("1200.5"), read_amount("950")
    ('1200.50', '1200.00', '1200.50', '950.00')
    >>> read_amount("1,200"), read_amount("1,200.50")
    ('1200.00', '1200.50')
    """
    plain = re.sub(r"[€\s\u00a0\u202f']|euro|eur|,-$", "", text[:40].lower())
    if plain.startswith(("-", "\u2212")):
        raise CaseError("negative", "An amount is not less than nought.")
    if _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "")
    elif "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "")
    if not _PLAIN.fullmatch(plain):
        raise CaseError("amount", "An amount such as 1.250 or 1.250,75.")
    return _written(Fraction(plain))


def read_number(text: str) -> str:
    """Return a whole or decimal number that is no money. Raises `CaseError` as `read_amount`."""
    return read_amount(text).removesuffix(".00")


def in_period(amount: str, given: str, wanted: str) -> str:
    """Return an amount per month or year in the other period, between two cents if it must be.

    >>> in_period("2000.00", "month", "year"), in_period("10000.00", "year", "month")
    ('24000.00', '833.33..833.34')
    """
    if given == wanted:
        return amount
    exact = Fraction(amount)
    if wanted == "year":
        return _written(exact * MONTHS)
    low, high = (
        Fraction(cents, 100) for cents in (exact * 100 // MONTHS, -(-exact * 100 // MONTHS))
    )
    return _written(low) if low == high else f"{_written(low)}..{_written(high)}"


def _written(amount: Fraction) -> str:
    cents = int(amount * 100)
    if cents >= _LARGEST * 100:
        raise CaseError("amount", "An amount of at most nine digits.")
    return f"{cents // 100}.{cents % 100:02}"
