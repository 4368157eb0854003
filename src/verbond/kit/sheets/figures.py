"""Numbers as people write them: read without guessing, shown in the Dutch way."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from verbond.kit.sheets.errors import NumberUnclear

DecimalSign = Literal[",", "."]

# SQLite keeps a DecimalField as a double: 15 significant digits come back as they went in.
SIGNIFICANT_DIGITS = 15
WHOLE_DIGITS = 14
FRACTION_DIGITS = 6

_SHAPE = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_MINUS = str.maketrans({"−": "-", "–": "-"})
_DUTCH_SIGNS = str.maketrans({",": ".", ".": ","})


class NumberText(str):
    """Text of a cell that a spreadsheet keeps as a number: its decimal sign is always a point."""

    __slots__ = ()


def detect_decimal_sign(cells: Iterable[str]) -> DecimalSign | None:
    """Tell which sign parts whole from fraction in these cells, or None when it makes no matter.

    One column has one sign. A cell such as 990.000 can be read in two ways: when all that hold a
    sign are of that kind `NumberUnclear` is raised, and so it is when the cells contradict.

    >>> detect_decimal_sign(["1.234,5", "990.000"])
    ','
    >>> detect_decimal_sign(["12", "7"]) is None
    True
    """
    votes: dict[DecimalSign, str] = {}
    doubtful = ""
    for cell in cells:
        vote = _vote(cell)
        if vote == "?":
            doubtful = doubtful or cell
        elif vote is not None:
            votes.setdefault(vote, cell)
    if len(votes) > 1:
        raise NumberUnclear(
            "decimal_contradicts",
            f"{votes[',']!r} heeft een komma en {votes['.']!r} een punt als decimaalteken "
            "in één kolom",
        )
    if votes:
        return next(iter(votes))
    if doubtful:
        raise NumberUnclear(
            "decimal_ambiguous",
            f'{doubtful!r} is op twee manieren te lezen; zeg `decimal: ","` of `decimal: "."`',
        )
    return None


def read_number(cell: str, decimal: DecimalSign | None) -> Decimal:
    """Read one cell exactly; a thousands sign is allowed only in groups of three.

    Raises `NumberUnclear` for anything else, and past 15 significant digits.

    >>> read_number("995.803.140,45", ",")
    Decimal('995803140.45')
    """
    text = cell.strip().translate(_SPACES).translate(_MINUS)
    if not _SHAPE.fullmatch(text) or not text.isascii():
        raise NumberUnclear("not_a_number", f"{_short(cell)} is geen getal")
    sign: DecimalSign = "." if isinstance(cell, NumberText) or decimal is None else decimal
    whole, mark, fraction = text.partition(sign)
    thousands = "," if sign == "." else "."
    if thousands in fraction or sign in fraction or not _grouped(whole, thousands):
        raise NumberUnclear(
            "not_a_number", f"{_short(cell)} is geen getal met {sign!r} als decimaalteken"
        )
    number = Decimal(whole.replace(thousands, "") + (f".{fraction}" if mark else ""))
    return checked(number)


def checked(number: Decimal) -> Decimal:
    """Return the number when both databases keep it exactly, without its closing zeros.

    Raises `NumberUnclear` past 15 significant digits, 14 before or 6 after the decimal sign.
    """
    sign, digits, exponent = number.as_tuple()
    places = int(exponent)
    while digits and digits[-1] == 0:
        digits, places = digits[:-1], places + 1
    if not digits:
        return Decimal(0)
    whole, significant = max(len(digits) + places, 0), len(digits) + max(places, 0)
    if significant > SIGNIFICANT_DIGITS or whole > WHOLE_DIGITS or -places > FRACTION_DIGITS:
        raise NumberUnclear(
            "too_precise",
            f"{_short(str(number))} heeft meer cijfers dan we bewaren: {SIGNIFICANT_DIGITS} in "
            f"totaal, {WHOLE_DIGITS} voor en {FRACTION_DIGITS} na het decimaalteken",
        )
    return Decimal((sign, digits + (0,) * max(places, 0), min(places, 0)))


def dutch(number: Decimal, decimals: int) -> str:
    """Write a number in the Dutch way, rounded half away from zero to this many decimals.

    >>> dutch(Decimal("995803140.45"), 1)
    '995.803.140,5'
    """
    return english(number, decimals).translate(_DUTCH_SIGNS)


def english(number: Decimal, decimals: int) -> str:
    """Write a number in the English way, rounded half away from zero to this many decimals.

    >>> english(Decimal("995803140.45"), 1)
    '995,803,140.5'
    """
    rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace("-", "−" if rounded else "")


def _vote(cell: str) -> DecimalSign | Literal["?"] | None:
    text = cell.strip().translate(_SPACES).translate(_MINUS)
    if isinstance(cell, NumberText) or not _SHAPE.fullmatch(text):
        return None
    signs = [char for char in text if char in ",."]
    if not signs:
        return None
    if len(set(signs)) == 2:
        return "," if signs[-1] == "," else "."
    other: DecimalSign = "." if signs[0] == "," else ","
    if len(signs) > 1:
        return other
    whole, _, fraction = text.lstrip("+-").partition(signs[0])
    can_be_group = len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0")
    mine: DecimalSign = "," if signs[0] == "," else "."
    return "?" if can_be_group else mine


def _grouped(whole: str, thousands: str) -> bool:
    first, *rest = whole.lstrip("+-").split(thousands)
    return not rest or (1 <= len(first) <= 3 and all(len(group) == 3 for group in rest))


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:40] + "…")
