"""Made-up (fictief) readings and tables for the tests of the core."""

import datetime as dt
from decimal import Decimal

from verbond.indicators.core.mapping import Mapping, read_mapping
from verbond.indicators.core.outcome import Outcome, map_table
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status
from verbond.kit.sheets.table import read_table

VINTAGE = dt.date(2026, 1, 1)

SIMPLE = """
source: fictief
vintage: 2026-01-01
geography: {constant: "71016"}
period: {column: year, read_as: year}
series:
  - {indicator: benches, value: {column: benches}}
"""


def reading(
    year: int,
    value: str | None,
    *,
    vintage: dt.date = VINTAGE,
    status: Status = Status.FINAL,
    low: str | None = None,
    high: str | None = None,
) -> ReadingCard:
    key = ReadingKey("benches", "71016", "", dt.date(year, 1, 1), dt.date(year, 12, 31), "fictief")
    return ReadingCard(
        key=key,
        period=str(year),
        value=None if value is None else Decimal(value),
        status=status if value is not None or not status.has_value else Status.MISSING,
        vintage=vintage,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
    )


def mapping(text: str = SIMPLE) -> Mapping:
    return read_mapping(text, name="fictief.yaml")


def outcome_of(content: str | bytes, text: str = SIMPLE) -> Outcome:
    plan = mapping(text)
    raw = content if isinstance(content, bytes) else content.encode()
    return map_table(read_table(raw, name="fictief.csv", layout=plan.layout), plan)
