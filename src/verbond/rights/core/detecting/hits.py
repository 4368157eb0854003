"""From results over a table to hits: who seems to miss what. Nobody without a hit leaves here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from verbond.rights.core.detecting.columns import BOUNDS
from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.columns import NOT_KNOWN, Column, Population
from verbond.rights.core.population.results import (
    MAYBE,
    NO,
    NOT_EXAMINED,
    TRUTHS,
    VERDICTS,
    YES,
    Results,
    RightResult,
)
from verbond.rights.core.tree import CARE, HOUSEHOLD
from verbond.rights.core.vocabulary import Vocabulary

HELD_ALREADY = "heeft_al"
_ADULT_YEARS = 18


@dataclass(frozen=True, slots=True)
class RawHit:
    """A right that somebody seems to miss. `row`: who gets the letter; `home`: their household."""

    row: int
    home: int
    right: str
    subject_kind: str
    subject: int
    verdict: str
    low: int | None
    high: int | None
    conditions: Mapping[str, str]


def find_hits(
    results: Results,
    population: Population,
    *,
    held: Mapping[str, Any],
    day: dt.date,
    with_maybe: bool,
) -> tuple[tuple[RawHit, ...], Mapping[str, Mapping[str, int]]]:
    """Return the hits, and how many subjects got which verdict per right.

    `held`: per right a boolean per person who has it already; whoever has it is only counted.
    """
    wanted = (YES, MAYBE) if with_maybe else (YES,)
    heads = _heads(population)
    hits: list[RawHit] = []
    counts: dict[str, dict[str, int]] = {}
    for right, result in results.rights.items():
        rows = np.arange(len(result.verdict))
        who, home = _letter_to(result, population, heads, day)
        has = _has_already(result, population, held.get(right))
        counts[right] = {
            **{str(VERDICTS[code]): result.count(code) for code in (NO, MAYBE, YES, NOT_EXAMINED)},
            HELD_ALREADY: int(np.count_nonzero(has & (result.verdict == YES))),
        }
        found = rows[np.isin(result.verdict, wanted) & ~has]
        hits += [_hit(result, int(row), int(who[row]), int(home[row])) for row in found]
    return tuple(hits), counts


def _hit(result: RightResult, subject: int, row: int, home: int) -> RawHit:
    low = None if result.low is None else int(result.low[subject])
    high = None if result.high is None else int(result.high[subject])
    return RawHit(
        row=row,
        home=home,
        right=result.right,
        subject_kind=result.subject,
        subject=subject,
        verdict=str(VERDICTS[int(result.verdict[subject])]),
        low=low,
        high=None if high is None or high >= UNBOUNDED else high,
        conditions={
            key: str(TRUTHS[int(codes[subject])]) for key, codes in result.conditions.items()
        },
    )


def _heads(population: Population) -> Any:
    """Return the eldest of each household: who a letter about the household goes to."""
    born = population.persons.get("birth_date")
    starts = population.starts
    if born is None or not population.home_count:
        return starts[:-1]
    order = np.lexsort((np.arange(population.person_count), born.low, population.home))
    return order[starts[:-1]]


def _letter_to(
    result: RightResult, population: Population, heads: Any, day: dt.date
) -> tuple[Any, Any]:
    if result.subject == HOUSEHOLD:
        return heads, np.arange(population.home_count)
    if result.subject == CARE:
        return population.ties.carer, population.home[population.ties.carer]
    rows = np.arange(population.person_count)
    born = population.persons.get("birth_date")
    if born is None:
        return rows, population.home
    # A child gets no letter: a parent at home does, or else whoever is eldest there.
    child = born.low > _years_before(day, _ADULT_YEARS).toordinal() * born.scale
    return np.where(child, _parents(population, heads), rows), population.home


def _parents(population: Population, heads: Any) -> Any:
    ties, found = population.ties, heads[population.home]
    near = ties.degree == 1
    elder, younger = ties.elder[near], ties.younger[near]
    here = population.home[elder] == population.home[younger]
    found[younger[here]] = elder[here]
    return found


def _years_before(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _has_already(result: RightResult, population: Population, held: Any) -> Any:
    if held is None:
        return np.zeros(len(result.verdict), bool)
    if result.subject == HOUSEHOLD:
        by_home = np.zeros(population.home_count, bool)
        np.logical_or.at(by_home, population.home, held)
        return by_home
    if result.subject == CARE:
        return held[population.ties.carer]
    return held


def known_of(
    population: Population, row: int, home: int, vocabulary: Vocabulary
) -> dict[str, object]:
    """Return what the table says of one person and their home, by column; unknown is left out."""
    found: dict[str, object] = {}
    for columns, place in ((population.persons, row), (population.homes, home)):
        for name, column in columns.items():
            kind = vocabulary.get(name.partition(".")[0])
            if kind is not None:
                found |= _known(name, column, place, is_date=kind.kind == "date")
    return found


def _known(name: str, column: Column, place: int, *, is_date: bool) -> dict[str, object]:
    if column.words or column.low.dtype.kind in "SU":
        code = int(column.low[place])
        return {} if code == NOT_KNOWN else {name: column.words[code]}
    if column.low.dtype == bool:
        low, high = bool(column.low[place]), bool(column.high[place])
        return {name: low} if low == high else {}
    low_end, high_end = int(column.low[place]), int(column.high[place])
    if low_end == high_end:
        return {name: _value(low_end, column.scale, is_date=is_date)}
    limit = UNBOUNDED * column.scale
    ends = zip(BOUNDS, (low_end, high_end), strict=True)
    return {
        f"{name}{bound}": _value(end, column.scale, is_date=is_date)
        for bound, end in ends
        if abs(end) < limit
    }


def _value(end: int, scale: int, *, is_date: bool) -> object:
    if is_date:
        return dt.date.fromordinal(end // scale)
    return end // scale if end % scale == 0 else end / scale
