"""How a number and a period are written in the language of the reader."""

from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from verbond.indicators.core.reading import ReadingCard
from verbond.kit.sheets.figures import dutch, english

_SCHOOL_YEAR = "schooljaar "


def written(number: Decimal, decimals: int) -> str:
    """Write a number as the reader's language does: 1.234,5 in Dutch, 1,234.5 in English."""
    return (dutch if _is_dutch() else english)(number, decimals)


def period_words(reading: ReadingCard) -> str:
    """Name the period of a reading; its own name is Dutch, as every label in the data."""
    name, first, last = reading.period, reading.key.period_from, reading.key.period_to
    if _is_dutch() or name.isdecimal():
        return name
    if first == last:
        return date_format(first, "j F Y")
    if name.startswith(_SCHOOL_YEAR):
        return gettext("schooljaar %(years)s") % {"years": name.removeprefix(_SCHOOL_YEAR)}
    if (first.year, first.month) == (last.year, last.month):
        return date_format(first, "F Y")
    return f"{date_format(first, 'F Y')} – {date_format(last, 'F Y')}"


def _is_dutch() -> bool:
    return not (get_language() or "").startswith("en")
