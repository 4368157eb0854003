"""An outcome as plain JSON values and back, without loss: between processes, and for programs."""

from datetime import date
from decimal import Decimal
from typing import Any

from verbond.indicators.core.outcome import Outcome, Rejected
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as JSON values; numbers are exact texts."""
    return {
        "table": outcome.table,
        "encoding": outcome.encoding,
        "delimiter": outcome.delimiter,
        "decimal": outcome.decimal,
        "rows": outcome.rows,
        "unused": outcome.unused,
        "readings": [_reading(one) for one in outcome.readings],
        "rejected": [
            {"row": one.row, "column": one.column, "cell": one.cell, "reason": one.reason}
            for one in outcome.rejected
        ],
    }


def from_plain(plain: dict[str, Any]) -> Outcome:
    """Rebuild an outcome from what `to_plain` gave."""
    return Outcome(
        table=plain["table"],
        encoding=plain["encoding"],
        delimiter=plain["delimiter"],
        decimal=plain["decimal"],
        rows=plain["rows"],
        unused=plain["unused"],
        readings=tuple(map(_card, plain["readings"])),
        rejected=tuple(Rejected(**one) for one in plain["rejected"]),
    )


def _reading(one: ReadingCard) -> dict[str, Any]:
    return {
        "indicator": one.key.indicator,
        "geography": one.key.geography,
        "breakdown": one.key.breakdown,
        "period": one.period,
        "period_from": one.key.period_from.isoformat(),
        "period_to": one.key.period_to.isoformat(),
        "source": one.key.source,
        "value": _text(one.value),
        "low": _text(one.low),
        "high": _text(one.high),
        "status": one.status.value,
        "vintage": one.vintage.isoformat(),
        "note": one.note,
    }


def _card(plain: dict[str, Any]) -> ReadingCard:
    return ReadingCard(
        key=ReadingKey(
            plain["indicator"],
            plain["geography"],
            plain["breakdown"],
            date.fromisoformat(plain["period_from"]),
            date.fromisoformat(plain["period_to"]),
            plain["source"],
        ),
        period=plain["period"],
        value=_number(plain["value"]),
        status=Status(plain["status"]),
        vintage=date.fromisoformat(plain["vintage"]),
        low=_number(plain["low"]),
        high=_number(plain["high"]),
        note=plain["note"],
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
