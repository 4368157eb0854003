"""How rare each fact is, for the question planner: read from, and written to, data/rights.

The figures come from the made city and are fictitious. They order questions; no answer rests on
them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from verbond.rights.core.made_city.prevalences import prevalences
from verbond.rights.core.planning import Prevalences, Samples
from verbond.rights.core.structure import Interval, Known
from verbond.rights.loading import FOLDER, document_of, shipped_rules
from verbond.rights.making import made_batches

FILE = FOLDER / "prevalences.yaml"
PERSONS, SEED, DAY = 66_000, 1, dt.date(2024, 6, 30)
YEAR_DAYS = 365.2425
# Of a choice so many samples are given, each word as often as it is usual.
SAMPLES = 20
_HEAD = """\
# How rare each fact is in the made city: FICTITIOUS, to order questions with and for nothing else.
# Written by: script/verbond rights-make-city --prevalences data/rights/prevalences.yaml
# true: share of persons for whom the fact exists; p10, p50, p98: below it lie 10, 50, 98 of 100.
version: 1
fictitious: true
facts:
"""


def written() -> str:
    """Return the text of the file, worked out anew from the made city."""
    rules = shipped_rules()
    (city,) = made_batches(persons=PERSONS, seed=SEED, day=DAY, size=PERSONS)
    rows = prevalences(city, rules.vocabulary)
    return _HEAD + "".join(f"  {fact}: {_line(rows[fact])}\n" for fact in sorted(rows))


def _line(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f'"{key}": {_line(one)}' for key, one in value.items())
        return f"{{{inside}}}"
    return f"{value:g}"


def shipped_prevalences(day: dt.date) -> Prevalences:
    """Return what is usual, as on a day, for `next_questions`."""
    return _as_on(day)


@cache
def _facts() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = document_of(FILE)["facts"]
    return found


@lru_cache(maxsize=4)
def _as_on(day: dt.date) -> Prevalences:
    return {fact: _samples(row, day) for fact, row in _facts().items()}


def _samples(row: Mapping[str, Any], day: dt.date) -> Samples:
    if "true" in row:
        return float(row["true"])
    if "euro" in row:
        return [_exactly(round(float(one) * 100)) for one in row["euro"].values()]
    if "number" in row:
        return [_exactly(round(float(one))) for one in row["number"].values()]
    if "years_ago" in row:
        ago = [round(float(one) * YEAR_DAYS) for one in row["years_ago"].values()]
        return [_exactly(day.toordinal() - days) for days in ago]
    return _words(row)


def _words(row: Mapping[str, Any]) -> Sequence[Known]:
    return [word for word, share in row.items() for _one in range(round(float(share) * SAMPLES))]


def _exactly(value: int) -> Interval:
    return Interval(value, value)
