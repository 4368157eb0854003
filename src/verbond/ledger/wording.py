"""How an amount is written, in the words of its unit."""

from django.utils.translation import get_language, gettext, ngettext, npgettext

from verbond.kit.money import MINUS, exact, short
from verbond.ledger.core.kinds import Unit

_HOUR, _KILO = 60, 1000


def written(amount: int, unit: str) -> str:
    """Write an amount exactly: € 12,50, 1 u 30 min, 120 punten, 1,5 kWh.

    >>> written(1250, "cents").replace("\\xa0", " "), written(90, "minutes")
    ('€ 12,50', '1 u 30 min')
    """
    if unit == Unit.CENTS:
        return exact(amount, thousands=",", decimal=".") if _in_english() else exact(amount)
    sign, size = (MINUS if amount < 0 else ""), abs(amount)
    return f"{sign}{_size(size, unit)}"


def written_short(amount: int, unit: str) -> str:
    """Write an amount as people say it, rounded where it is large."""
    if unit != Unit.CENTS:
        return written(amount, unit)
    words = {"million": gettext("miljoen"), "billion": gettext("miljard")}
    return short(amount, **words, decimal="." if _in_english() else ",")


def plain(amount: int, unit: str) -> str:
    """Write an amount for a file: euros with two decimals and a point, other units whole.

    >>> plain(-5, "cents"), plain(90, "minutes")
    ('-0.05', '90')
    """
    if unit != Unit.CENTS:
        return str(amount)
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02}"


def _size(size: int, unit: str) -> str:
    if unit == Unit.MINUTES:
        hours, minutes = divmod(size, _HOUR)
        parts = [gettext("%(n)s u") % {"n": _grouped(hours)}] if hours else []
        return " ".join([*parts, f"{minutes} min"] if minutes or not hours else parts)
    if unit == Unit.WATT_HOURS:
        whole, rest = divmod(size, _KILO)
        point = "." if _in_english() else ","
        decimals = f"{point}{rest:03}".rstrip("0") if rest else ""
        return f"{_grouped(whole)}{decimals} kWh"
    words = {
        Unit.POINTS: npgettext("eenheid", "%(n)s punt", "%(n)s punten", size),
        Unit.VOUCHERS: ngettext("%(n)s bon", "%(n)s bonnen", size),
    }
    return words[Unit(unit)] % {"n": _grouped(size)}


def _grouped(number: int) -> str:
    return f"{number:,}" if _in_english() else f"{number:,}".replace(",", ".")


def _in_english() -> bool:
    return (get_language() or "").startswith("en")
