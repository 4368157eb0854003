"""How rare each fact is in the made city: what the question planner supposes before it asks.

Of a truth the share that is true, of a choice the share of each, of a number the values below
which a tenth, a half and nearly all of the persons for whom the fact exists lie. All of it is
fictitious: it orders questions, and is never an answer.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np

from verbond.rights.core.made_city.city import City
from verbond.rights.core.made_city.people import YEAR
from verbond.rights.core.made_city.table import Array, Column, Flags
from verbond.rights.core.vocabulary import Vocabulary

# The last one so far out that what is rare, as a need for care, is among what may be answered.
QUANTILES = (10, 50, 98)


def prevalences(city: City, vocabulary: Vocabulary) -> Mapping[str, Mapping[str, object]]:
    """Return per fact what is usual in a city, in plain numbers and words.

    Money in hundreds of euro, days as years before the day of the city, the last year of a fact
    by year.
    """
    found: dict[str, Mapping[str, object]] = {}
    for name in sorted(city.table):
        fact = name.partition(".")[0]
        if fact not in vocabulary:
            continue
        one, rows = city.table[name], _for_whom(city, vocabulary[fact].only_when)
        if rows.any():
            found[fact] = _usual(one, rows, city.day)
    return found


def _for_whom(city: City, only_when: str) -> Flags:
    rows = np.ones(city.persons, bool)
    for part in filter(None, only_when.split(" and ")):
        rows &= _part(city, part.split())
    return rows


def _part(city: City, words: list[str]) -> Flags:
    if words[0] == "age":
        limit = int(words[2])
        found: Flags = city.age < limit if words[1] == "<" else city.age >= limit
        return found
    if words[0] == "born":
        born: Flags = city.table["birth_date"].values < dt.date.fromisoformat(words[2]).toordinal()
        return born
    held: Flags = city.table[words[0]].values
    return held


def _usual(one: Column, rows: Flags, day: int) -> Mapping[str, object]:
    values = one.values[rows]
    match one.kind:
        case "bool":
            return {"true": _share(values)}
        case "choice":
            return {word: _share(values == at) for at, word in enumerate(one.choices)}
        case "date":
            return {"years_ago": _quantiles((day - values) / YEAR, 1)}
        case "cents":
            return {"euro": _quantiles(values / 100, -2)}
        case _:
            return {"number": _quantiles(values, 0)}


def _share(values: Any) -> float:
    return round(float(np.mean(values)), 3)


def _quantiles(values: Array, digits: int) -> Mapping[str, float]:
    found = np.percentile(values, QUANTILES)
    return {
        f"p{at}": round(float(value), digits) for at, value in zip(QUANTILES, found, strict=True)
    }
