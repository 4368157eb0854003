"""Values as they were published: one value, one period, one vintage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """How sure the publisher is of a value; missing is not zero, and suppressed is neither."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"
    MISSING = "missing"
    SUPPRESSED = "suppressed"

    @property
    def has_value(self) -> bool:
        return self not in {Status.MISSING, Status.SUPPRESSED}


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What a value is about; two readings with one key are two versions of the same value."""

    indicator: str
    geography: str
    breakdown: str
    period_from: date
    period_to: date
    source: str


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """One published value; `value` is None when it is missing or suppressed."""

    key: ReadingKey
    period: str
    value: Decimal | None
    status: Status
    vintage: date
    low: Decimal | None = None
    high: Decimal | None = None
    note: str = ""


def latest(readings: Iterable[ReadingCard]) -> tuple[ReadingCard, ...]:
    """Keep the youngest vintage of every value, in order of period."""
    newest: dict[ReadingKey, ReadingCard] = {}
    for reading in readings:
        known = newest.get(reading.key)
        if known is None or reading.vintage > known.vintage:
            newest[reading.key] = reading
    return tuple(sorted(newest.values(), key=_in_time))


def revisions(readings: Iterable[ReadingCard]) -> tuple[tuple[ReadingCard, ...], ...]:
    """Group the values that were published more than once, oldest vintage first."""
    groups: dict[ReadingKey, list[ReadingCard]] = {}
    for reading in readings:
        groups.setdefault(reading.key, []).append(reading)
    several = [sorted(group, key=lambda one: one.vintage) for group in groups.values()]
    return tuple(
        tuple(group)
        for group in sorted(several, key=lambda group: _in_time(group[0]))
        if len(group) > 1
    )


def _in_time(reading: ReadingCard) -> tuple[date, date, str, str, str]:
    key = reading.key
    return (key.period_from, key.period_to, key.geography, key.breakdown, key.source)
