"""Amounts of euro as a city writes them, read to the cent or refused; never through a float."""

import re
from decimal import Decimal, localcontext

from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import NumberText

# Ten thousand billion euro: no public budget, but a slip of the keys or an attack.
MAX_CENTS = 10**15

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))
_MINUS = str.maketrans({"−": "-", "–": "-"})
# A space parts thousands as a point does; anywhere else two numbers ran together.
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?")
_WHOLE = re.compile(r"[0-9]+")
_FLEMISH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+")
# 990.000 that went through a float comes out as 990.0, and 12.340 as 12.34 (seen in published
# figures): up to three digits before a point and less than three after it prove nothing.
_SHORN = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{1,2}")


def read_cents(cell: str) -> int:
    """Read an amount of euro from the text of a cell, in cents.

    Flemish notation; a number cell of a spreadsheet (`NumberText`) has a decimal point. Raises
    `NumberUnclear`: `amount_ambiguous` for text that can be read in two ways, `not_a_number`,
    `part_of_a_cent`, or `too_large` past `MAX_CENTS`.

    >>> read_cents("1.234,56"), read_cents("1.234.567"), read_cents("− 990 000")
    (123456, 123456700, -99000000)
    >>> read_cents("990.000")
    Traceback (most recent call last):
    verbond.kit.sheets.errors.NumberUnclear: '990.000' is op twee manieren te lezen; ...
    """
    text = cell.translate(_SPACES).translate(_MINUS).strip()
    text = text.removesuffix("€").removeprefix("€").strip()
    sign, digits = (-1, text[1:].strip()) if text.startswith("-") else (1, text.removeprefix("+"))
    if _SPACED.fullmatch(digits):
        digits = digits.replace(" ", "")
    if len(digits) > 40 or not digits.isascii():
        raise _not_a_number(cell)
    is_number = isinstance(cell, NumberText)
    readings = {_exact(digits)} if is_number else _readings(digits, cell)
    value = readings.pop()
    if value is None:
        raise _not_a_number(cell)
    return sign * cents_of(value, shown=cell)


def cents_of(euro: Decimal, *, shown: str = "") -> int:
    """Turn an exact number of euro into cents.

    Raises `NumberUnclear` for what is no finite number, for part of a cent and past `MAX_CENTS`.

    >>> cents_of(Decimal("1234.560"))
    123456
    """
    name = short(shown or str(euro))
    if not euro.is_finite():
        raise NumberUnclear("not_a_number", f"{name} is geen getal")
    # A number with an exponent of a billion must not be written out.
    if euro and euro.adjusted() > 14:
        raise NumberUnclear("too_large", f"{name} is te groot; het meeste is 10 biljoen euro")
    with localcontext() as exact:
        exact.prec = max(28, len(euro.as_tuple().digits) + 4)
        cents = euro.scaleb(2)
        if cents != cents.to_integral_value():
            raise NumberUnclear("part_of_a_cent", f"{name} heeft meer dan twee cijfers na de komma")
    if abs(cents) > MAX_CENTS:
        raise NumberUnclear("too_large", f"{name} is te groot; het meeste is 10 biljoen euro")
    return int(cents)


def looks_shorn(digits: str) -> bool:
    """Tell whether a number may be a thousand that lost its closing zeros in a float.

    >>> looks_shorn("990.0"), looks_shorn("399998.96"), looks_shorn("0.5")
    (True, False, False)
    """
    return bool(_SHORN.fullmatch(digits))


def short(cell: str) -> str:
    """Quote a cell in a message, cut when it is long."""
    return repr(str(cell) if len(cell) <= 40 else cell[:40] + "…")


def _readings(digits: str, cell: str) -> set[Decimal | None]:
    if _WHOLE.fullmatch(digits):
        return {Decimal(digits)}
    found: set[Decimal | None] = set()
    if _FLEMISH.fullmatch(digits):
        found.add(Decimal(digits.replace(".", "").replace(",", ".")))
    if _ENGLISH.fullmatch(digits):
        found.add(Decimal(digits.replace(",", "")))
    if len(found) > 1 or looks_shorn(digits):
        raise NumberUnclear(
            "amount_ambiguous",
            f"{short(cell)} is op twee manieren te lezen; schrijf 990000 of 990,00",
        )
    return found or {None}


def _exact(digits: str) -> Decimal | None:
    return Decimal(digits) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else None


def _not_a_number(cell: str) -> NumberUnclear:
    return NumberUnclear(
        "not_a_number", f"{short(cell)} is geen bedrag; schrijf 1234,56 of 1.234,56"
    )
