"""Amounts of the balance: cents, whole ones as `int`; only a percentage leaves part of a cent."""

from decimal import Decimal, localcontext
from fractions import Fraction

from verbond.kit.sheets.figures import dutch

type Cents = int | Fraction


def whole_if_possible(cents: Cents) -> Cents:
    """Return an `int` when no part of a cent is left."""
    return int(cents) if cents.denominator == 1 else cents


def euros(cents: Cents) -> Decimal:
    """Return the exact number of euro; a percentage of a cent has finitely many decimals."""
    exact = Fraction(cents, 100)
    with localcontext() as context:
        context.prec = 60
        return Decimal(exact.numerator) / Decimal(exact.denominator)


def for_programs(cents: Cents | None) -> int | str | None:
    """Return whole euro as a number, anything else as a decimal text, what is unknown as None.

    >>> for_programs(39999896), for_programs(-15000000), for_programs(50), for_programs(None)
    ('399998.96', -150000, '0.50', None)
    """
    if cents is None:
        return None
    if cents % 100 == 0:
        return int(cents // 100)
    exact = euros(cents)
    return f"{exact:.2f}" if cents.denominator == 1 else f"{exact.normalize():f}"


def for_people(cents: Cents | None) -> str:
    """Write an amount in Flemish notation, without cents when there are none.

    >>> for_people(-15000000), for_people(39999896), for_people(None)
    ('−150.000', '399.998,96', 'onbekend')
    """
    if cents is None:
        return "onbekend"
    return dutch(euros(cents), 0 if cents % 100 == 0 else 2)
