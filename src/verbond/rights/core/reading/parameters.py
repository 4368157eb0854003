"""Read files with dated parameters: money becomes whole cents, every row keeps its line."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from verbond.rights.core.parameters import Parameter, Row
from verbond.rights.core.reading.documents import Table
from verbond.rights.core.reading.shapes import (
    GRADES,
    cents,
    day,
    one_of,
    only_keys,
    rows,
    table,
    text,
    truth,
    wrong,
)  # fmt: skip
from verbond.rights.core.units import is_money

_KEYS = ("description", "label_nl", "unit", "values")
_ROW_KEYS = (
    "value", "reference", "grade", "checked_on", "known_to", "start_known", "ref", "note",
)  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
MOST = 1_000_000
COUNTED = ("percent", "points", "years", "months", "days", "tenths", "children", "persons", "count")
UNITS = (
    "EUR/month", "EUR/year", "EUR/day", "EUR/voucher", "EUR", "vouchers/year",
    *COUNTED, "number", "bool", "list", "month-day", "EUR/year -> EUR/year",
    "EUR/month -> EUR/month", "count -> number",
)  # fmt: skip


def read_parameters(documents: Iterable[Table]) -> Mapping[str, Parameter]:
    """Read the parameters of several files; a name stands in one of them only.

    Raises `DocumentError` with file and line.
    """
    found: dict[str, Parameter] = {}
    for document in documents:
        for name in document:
            if name in found:
                raise wrong(document.at(name), f"{name} already stands in another file")
            found[name] = _parameter(document, name)
    return found


def _parameter(document: Table, name: object) -> Parameter:
    where = document.at(name)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise wrong(where, f"{name}: a dotted name in small letters, as leefloon.categorie_1")
    given = table(document[name], where, name)
    only_keys(given, _KEYS, name)
    unit = one_of(given, "unit", UNITS)
    values = table(given.get("values"), given.at("values"), f"`values` of {name}")
    if not values:
        raise wrong(given.at("values"), f"{name} has no values")
    read = tuple(_row(values, since, unit) for since in values)
    if any(earlier.since >= later.since for earlier, later in pairwise(read)):
        raise wrong(given.at("values"), f"the days of {name} stand in order, the oldest first")
    return Parameter(name, text(given, "label_nl"), text(given, "description"), unit, read)


def _row(values: Table, since: object, unit: str) -> Row:
    where = values.at(since)
    if not isinstance(since, dt.date):
        raise wrong(where, f"{since}: a value stands under the day from which it counts")
    given = table(values[since], where, str(since))
    only_keys(given, _ROW_KEYS, "a value")
    until = day(given, "known_to")
    if until is not None and until < since:
        raise wrong(given.at("known_to"), f"`known_to` {until} lies before {since}")
    row = Row(
        since=since,
        value=_value(given, unit),
        reference=text(given, "reference"),
        grade=one_of(given, "grade", GRADES),
        checked_on=day(given, "checked_on"),
        known_to=until,
        start_known=truth(given, "start_known", default=True),
        ref=text(given, "ref", default=""),
        note=text(given, "note", default=""),
        where=where,
    )
    if row.checked_on is None:
        raise wrong(where, "`checked_on` says on which day somebody read the source")
    return row


def _value(given: Table, unit: str) -> object:
    value, where = given.get("value"), given.at("value")
    if "->" in unit:
        return _brackets(given, unit)
    if is_money(unit):
        return cents(value, where)
    if unit == "bool":
        return truth(given, "value", default=value is None)
    if unit == "list":
        found = rows(value, where, "`value`")
        if not found or not all(isinstance(one, str) for one in found):
            raise wrong(where, "`value` is a list of words")
        return tuple(found)
    if unit == "month-day":
        return _month_day(value, where)
    if isinstance(value, bool) or not isinstance(value, int | Fraction) or not 0 <= value <= MOST:
        raise wrong(where, f"`value` is a number from 0 to {MOST}, in {unit}")
    return value


def _month_day(value: object, where: str) -> str:
    try:
        # 2023 is no leap year: a last day for applying must exist every year.
        dt.date.fromisoformat(f"2023-{value}")
    except ValueError:
        raise wrong(where, '`value` is a day of every year, as "12-31"') from None
    return str(value)


def _brackets(given: Table, unit: str) -> tuple[tuple[int | None, int], ...]:
    takes, _arrow, gives = unit.partition(" -> ")
    found: list[tuple[int | None, int]] = []
    listed = rows(given.get("value"), given.at("value"), "`value`")
    for place, one in enumerate(listed):
        bracket = table(one, listed.at(place), "a bracket")
        only_keys(bracket, ("tot", "plafond"), "a bracket")
        upper = _whole(bracket, "tot", takes) if "tot" in bracket else None
        if upper is None and place < len(listed) - 1:
            raise wrong(bracket.at(), "only the last bracket has no `tot`")
        before = found[-1][0] if found else None
        if upper is not None and before is not None and upper <= before:
            raise wrong(bracket.at("tot"), "brackets stand in order, the lowest `tot` first")
        found.append((upper, _whole(bracket, "plafond", gives)))
    if not found or found[-1][0] is not None:
        raise wrong(given.at("value"), "the last bracket has no `tot`: it is for what is above")
    return tuple(found)


def _whole(bracket: Table, key: str, unit: str) -> int:
    value, where = bracket.get(key), bracket.at(key)
    if is_money(unit):
        return cents(value, where)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise wrong(where, f"`{key}` is a whole number from 0 to {MOST}")
    return value
