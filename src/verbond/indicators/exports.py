"""The figures for who wants to recount: CSV and JSON, every vintage of every reading."""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal

from verbond.indicators.core.cards import IndicatorCard
from verbond.indicators.core.reading import ReadingCard

COLUMNS = (
    "indicator", "geography", "geography_name", "breakdown", "period", "period_from", "period_to",
    "value", "low", "high", "unit", "status", "vintage", "source", "publisher", "licence", "note",
)  # fmt: skip

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(card: IndicatorCard) -> str:
    """Write all readings of an indicator as CSV (UTF-8, comma, decimal point)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(card):
        writer.writerow([guarded(row[name]) for name in COLUMNS])
    return out.getvalue()


def json_content(card: IndicatorCard) -> dict[str, object]:
    """Return an indicator with its definition and all readings; values are exact texts."""
    return {
        "code": card.code,
        "name": card.name,
        "definition": card.definition,
        "unit": card.unit,
        "direction": card.direction,
        "domain": card.domain,
        "geographic_level": card.geographic_level,
        "reference": card.reference or None,
        "base_period": card.base_period or None,
        "who_would_know": card.who_would_know,
        "dimensions": {
            name: {"label": one.label, "values": one.values}
            for name, one in card.dimensions.items()
        },
        "readings": list(_rows(card)),
    }


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula; numbers stay numbers.

    >>> guarded("=1+1"), guarded("-3.5")
    ("'=1+1", '-3.5')
    """
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _rows(card: IndicatorCard) -> Iterator[dict[str, str]]:
    for one in sorted(card.readings, key=_order):
        source = card.sources[one.key.source]
        yield {
            "indicator": card.code,
            "geography": one.key.geography,
            "geography_name": card.places[one.key.geography],
            "breakdown": one.key.breakdown,
            "period": one.period,
            "period_from": one.key.period_from.isoformat(),
            "period_to": one.key.period_to.isoformat(),
            "value": _plain(one.value),
            "low": _plain(one.low),
            "high": _plain(one.high),
            "unit": card.unit,
            "status": one.status.value,
            "vintage": one.vintage.isoformat(),
            "source": source.name,
            "publisher": source.publisher,
            "licence": source.licence,
            "note": one.note,
        }


def _order(one: ReadingCard) -> tuple[object, ...]:
    key = one.key
    return (key.geography, key.breakdown, key.period_from, key.period_to, key.source, one.vintage)


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"{value.normalize():f}" if value else "0"
