"""Values of parameters as people read them."""

import datetime as dt
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verbond.rights.money_words import exact


def said_value(value: object, unit: str) -> str:
    """Write a value of a parameter with its unit."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, tuple):
        return _brackets(value, unit) if "->" in unit else ", ".join(_word(one) for one in value)
    if unit == "month-day":
        month, day = map(int, str(value).split("-"))
        return date_format(dt.date(2023, month, day), "j F")
    if unit.startswith("EUR") and isinstance(value, int):
        return f"{exact(value)} {per(unit)}".strip()
    number = str(value).replace(".", ",") if isinstance(value, Fraction) else str(value)
    return f"{number} {_unit(unit, value)}".strip()


def per(unit: str) -> str:
    """Say for what time or thing an amount is."""
    return {
        "EUR/month": _("per maand"),
        "EUR/year": _("per jaar"),
        "EUR/day": _("per dag"),
        "EUR/voucher": _("per cheque"),
    }.get(unit, "")


def _unit(unit: str, value: object) -> str:
    return {
        "percent": "%",
        "points": _("punten"),
        "years": _("jaar"),
        "months": _("maanden") if value != 1 else _("maand"),
        "days": _("dagen"),
        "tenths": _("tienden"),
        "vouchers/year": _("cheques per jaar"),
        "children": _("kinderen"),
        "persons": _("personen"),
    }.get(unit, "")


def _word(value: object) -> str:
    return str(value).replace("_", " ")


def _brackets(rows: tuple[object, ...], unit: str) -> str:
    takes, _arrow, gives = unit.partition(" -> ")
    said = []
    for row in rows:
        upper, value = row if isinstance(row, tuple) else (None, row)
        words = {"upper": _plain(upper, takes), "value": _plain(value, gives)}
        said.append(
            _("daarboven: %(value)s") % words
            if upper is None
            else _("tot %(upper)s: %(value)s") % words
        )
    return "; ".join(said)


def _plain(value: object, unit: str) -> str:
    return exact(value) if unit.startswith("EUR") and isinstance(value, int) else str(value)
