"""Work rules out over a made city: its truth, and what a run over a source would find."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.made_city.statuses import Examine, Found
from verbond.rights.core.made_city.table import Array, Flags, Table, Whole
from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.columns import Population
from verbond.rights.core.population.evaluating import evaluate
from verbond.rights.core.population.results import MAYBE, NO, YES, RightResult
from verbond.rights.core.ruleset import RuleSet

NO_LIMIT = -1


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """What rules say of one right over a table, at the row of each subject.

    `low` and `high` in cents a year; `NO_LIMIT` when no highest amount is known.
    """

    certain: Flags
    possible: Flags
    low: Whole
    high: Whole


def examined(
    rules: RuleSet, table: Table, day: dt.date, rights: Sequence[str]
) -> Mapping[str, Finding]:
    """Work out rights over a table; a right that nobody could be examined for is left out."""
    population = as_population(table, rules.vocabulary)
    results = evaluate(rules, population, day, rights=tuple(rights), conditions=False)
    return {
        right: _finding(result, population, _times(rules, right))
        for right, result in results.rights.items()
        if not _is_unexamined(result)
    }


def _is_unexamined(result: RightResult) -> bool:
    return not np.isin(result.verdict, (0, MAYBE, NO, YES)).any()


def _times(rules: RuleSet, right: str) -> int:
    """Return by what an amount is multiplied for a year; 0 for what is no money in the hand."""
    row = rules.catalogue[right]
    if row.result != "money":
        return 0
    return 12 if row.unit == "EUR/month" else 1


def _finding(result: RightResult, population: Population, times: int) -> Finding:
    rows, count = _rows(result, population), population.person_count
    certain, possible = np.zeros(count, bool), np.zeros(count, bool)
    low, high = np.zeros(count, np.int64), np.zeros(count, np.int64)
    certain[rows] = result.verdict == YES
    possible[rows] = result.verdict == MAYBE
    if times and result.low is not None:
        low[rows] = result.low * times
        high[rows] = np.where(result.high >= UNBOUNDED, NO_LIMIT, result.high * times)
    return Finding(certain, possible, low, high)


def _rows(result: RightResult, population: Population) -> Array:
    """Return the row of each subject: a person, the head of a household, or a carer."""
    if result.subject == "person":
        return np.arange(population.person_count)
    if result.subject == "household":
        heads: Array = population.starts[:-1]
        return heads
    carers: Array = population.ties.carer
    return carers


def examiner(rules: RuleSet, day: dt.date) -> Examine:
    """Return what finds the truth of a made city: the rules themselves, on full facts."""

    def examine(table: Table, rights: Sequence[str]) -> Mapping[str, Found]:
        return {
            right: Found(found.certain, found.low)
            for right, found in examined(rules, table, day, rights).items()
        }

    return examine
