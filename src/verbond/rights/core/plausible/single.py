"""What one fact cannot be, whoever it is of."""

import datetime as dt
from collections.abc import Iterator, Mapping

from verbond.rights.core.plausible.fault import Fault
from verbond.rights.core.structure import Facts, Interval
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind, Vocabulary

MOST_CENTS = 10_000_000_000_00
OLDEST_YEARS = 125
_FIRST_YEAR = 1900
# Scales that end somewhere: of a unit, or of one fact. data/rights/facts.yaml tells the same.
_MOST: Mapping[str, int] = {"percent": 100, "tenths": 20, "points": 100, "points_adult": 18}


def of_facts(subject: str, facts: Facts, vocabulary: Vocabulary, day: dt.date) -> Iterator[Fault]:
    """Yield what is wrong with each fact by itself."""
    for key, value in facts.items():
        name, _dot, year = key.partition(".")
        path = f"{subject}.{key}"
        kind = vocabulary.get(name)
        if kind is None:
            yield Fault(path, "unknown_fact", "Deze vraag kennen we niet.")
            continue
        yield from _of_year(kind, path, year, day)
        if isinstance(value, Interval):
            yield from _of_interval(kind, path, value, day)


def _of_year(kind: FactKind, path: str, year: str, day: dt.date) -> Iterator[Fault]:
    if not year:
        return
    if not (year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year) <= dt.MAXYEAR):
        yield Fault(path, "year", f"{kind.label}: {year} is geen jaar dat kan.")
    elif int(year) > day.year:
        yield Fault(path, "future_year", f"{kind.label}: het jaar {year} moet nog komen.")


def _of_interval(kind: FactKind, path: str, value: Interval, day: dt.date) -> Iterator[Fault]:
    low, high = value.low, value.high
    if low is not None and high is not None and low > high:
        yield Fault(path, "min_above_max", f"{kind.label}: het laagste is hoger dan het hoogste.")
    elif kind.kind == "date":
        yield from _of_day(kind, path, value, day)
    else:
        yield from _of_number(kind, path, value)


def _of_day(kind: FactKind, path: str, value: Interval, day: dt.date) -> Iterator[Fault]:
    earliest = dt.date(max(day.year - OLDEST_YEARS, 1), 1, 1).toordinal()
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    if any(bound < earliest for bound in bounds):
        yield Fault(
            path,
            "too_long_ago",
            f"{kind.label}: deze dag is langer dan {OLDEST_YEARS} jaar geleden.",
        )
    elif value.low is not None and value.low > day.toordinal():
        yield Fault(path, "future_day", f"{kind.label}: deze dag moet nog komen.")


def _of_number(kind: FactKind, path: str, value: Interval) -> Iterator[Fault]:
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    if any(bound < 0 for bound in bounds):
        yield Fault(path, "negative", f"{kind.label}: dit kan niet minder dan 0 zijn.")
    most = _MOST.get(kind.name, _MOST.get(kind.unit))
    if is_money(kind.unit):
        if any(bound > MOST_CENTS for bound in bounds):
            yield Fault(
                path, "too_high", f"{kind.label}: dit bedrag is te hoog. Staat de komma juist?"
            )
    elif most is not None and any(bound > most for bound in bounds):
        yield Fault(path, "too_high", f"{kind.label}: dit is hoogstens {most}.")
