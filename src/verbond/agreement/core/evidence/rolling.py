"""Add up the statuses of many promises: counts and what is known, never an average over unknown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from verbond.agreement.core.evidence.words import REALISED, STATES, UNKNOWN, VALUE


class Unit(NamedTuple):
    """One promise with its status, as far as a sum needs it."""

    kind: str
    state: str
    newest_on: date | None = None
    stale_on: date | None = None
    number: Decimal | None = None
    out_of: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How much of what the city makes or does is there, over promises of kind `deliver`.

    `share` is the mean over the `counted` ones alone; None without any. `low` and `high` are over
    all `of` them, with the unknown once as nothing and once as everything. Shares from 0 to 1.
    """

    counted: int
    of: int
    share: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Roll:
    """The sum of some promises; `promises` leaves out the `values`, which have no status."""

    counts: Mapping[str, int]
    promises: int
    known: int
    values: int
    stale: int
    oldest_on: date | None
    span: Span


def roll(units: Iterable[Unit], *, today: date) -> Roll:
    """Count promises by status, and say how many are known, old and how old the oldest is.

    Promises without evidence count as unknown and pull nothing down: an average over children that
    counts those without progress as 0 is what this replaces.

    >>> made = Unit("deliver", "under-way", number=Decimal(1), out_of=Decimal(2))
    >>> found = roll([made, Unit("deliver", "unknown")], today=date(2026, 1, 1)).span
    >>> str(found.share), str(found.low), str(found.high)
    ('1/2', '1/4', '3/4')
    """
    held = list(units)
    judged = [unit for unit in held if unit.state != VALUE]
    counted = Counter(unit.state for unit in judged)
    days = [unit.newest_on for unit in judged if unit.newest_on is not None]
    return Roll(
        counts={state: counted[state] for state in STATES if state != VALUE},
        promises=len(judged),
        known=len(judged) - counted[UNKNOWN],
        values=len(held) - len(judged),
        stale=sum(is_old(unit.stale_on, today) for unit in judged),
        oldest_on=min(days, default=None),
        span=_span([unit for unit in judged if unit.kind == "deliver"]),
    )


def is_old(stale_on: date | None, today: date) -> bool:
    """Tell whether the newest evidence of a promise is older than its class allows."""
    return stale_on is not None and stale_on <= today


def _span(units: list[Unit]) -> Span:
    shares = [share for share in map(_share, units) if share is not None]
    total = sum(shares, Fraction(0))
    of = len(units)
    return Span(
        counted=len(shares),
        of=of,
        share=total / len(shares) if shares else None,
        low=total / of if of else None,
        high=(total + of - len(shares)) / of if of else None,
    )


def _share(unit: Unit) -> Fraction | None:
    """Give what is there of one promise; a thing that is there is one of one."""
    if unit.state == REALISED:
        return Fraction(1)
    if unit.number is None or not unit.out_of:
        return None
    return min(Fraction(1), max(Fraction(0), Fraction(unit.number) / Fraction(unit.out_of)))
