"""How a number, an amount, a day or a choice reads in Dutch.

>>> money(131420), money(5), day_of(dt.date(2024, 3, 1))
('1.314,20 euro', '0,05 euro', '1 maart 2024')
>>> bounds((2000000, None), "EUR/year"), bounds((None, None), "points")
('minstens 20.000,00 euro per jaar', 'niet gekend')
"""

import datetime as dt
from fractions import Fraction
from typing import Any

from verbond.rights.core.units import is_money

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
# After a number; what stands for itself (a count) has no word.
_UNITS = {
    "points": ("punt", "punten"), "years": ("jaar", "jaar"), "months": ("maand", "maanden"),
    "days": ("dag", "dagen"), "vouchers/year": ("cheque per jaar", "cheques per jaar"),
}  # fmt: skip
_PER = {"month": "per maand", "year": "per jaar", "day": "per dag", "voucher": "per cheque"}
UNKNOWN = "niet gekend"
UNCHECKED = "niet nagekeken"


def money(cents: int | Fraction, per: str = "") -> str:
    """Write an amount to the cent, as it is read aloud."""
    whole = int((2 * cents + 1) // 2)
    euros, rest = divmod(abs(whole), 100)
    sign = "−" if whole < 0 else ""
    amount = f"{sign}{f'{euros:,}'.replace(',', '.')},{rest:02} euro"
    return f"{amount} {per}" if per else amount


def day_of(day: dt.date) -> str:
    """Write a day in full."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def value(one: Any, unit: str) -> str:
    """Write one exact value in its unit; None is a figure that was taken out, being too old."""
    if one is None:
        return UNCHECKED
    if isinstance(one, bool):
        return "ja" if one else "nee"
    if isinstance(one, dt.date):
        return day_of(one)
    if isinstance(one, str):
        return _month_day(one) if unit == "month-day" else one.replace("_", " ")
    if is_money(unit):
        return money(one, _PER.get(unit.partition("/")[2], ""))
    return counted(one, unit)


def bounds(pair: tuple[Any, Any] | None, unit: str) -> str:
    """Write what is known of a value: exact, between two bounds, or not known."""
    low, high = pair or (None, None)
    if low is not None and low == high:
        return value(low, unit)
    # Nought is where an unknown amount begins: it says nothing.
    if not low and high is None:
        return UNKNOWN
    if high is None:
        return f"{'vanaf' if isinstance(low, dt.date) else 'minstens'} {value(low, unit)}"
    if low is None:
        return f"{'tot' if isinstance(high, dt.date) else 'hoogstens'} {value(high, unit)}"
    return f"tussen {value(low, unit)} en {value(high, unit)}"


def _plain(one: Any) -> str:
    if isinstance(one, Fraction) and one.denominator > 1:
        return f"{float(one):.6f}".rstrip("0").replace(".", ",")
    return f"{int(one):,}".replace(",", ".")


def counted(one: Any, unit: str) -> str:
    """Write a number with its unit; one year is no years."""
    if unit in {"percent", "tenths"}:
        return f"{_plain(one)}{' %' if unit == 'percent' else '/10'}"
    single, several = _UNITS.get(unit, ("", ""))
    return f"{_plain(one)} {single if one == 1 else several}".rstrip()


def _month_day(one: str) -> str:
    month, day = map(int, one.split("-"))
    return f"{day} {MONTHS[month - 1]}"
