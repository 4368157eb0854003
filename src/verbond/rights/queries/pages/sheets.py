"""The product sheet of a right; of one whose amounts are too old, it says none of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from verbond.rights.core.parameters import Parameter, Parameters
from verbond.rights.core.reading.product_sheets import ProductSheet
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.units import is_money
from verbond.rights.loading import FOLDER, sheets_in, shipped_sheets


def sheet_of(right: str, rules: RuleSet, day: dt.date, *, hides: bool) -> ProductSheet | None:
    """Return the sheet of a right as on a day; `hides`: without a single amount."""
    unfilled = _unfilled().get(right) if hides else None
    if unfilled is None:
        return shipped_sheets(day).get(right)
    old = {one.name: _as_old(one, day) for one in rules.parameters}
    return unfilled.on(Parameters(old), day)


def _as_old(parameter: Parameter, day: dt.date) -> Parameter:
    """Return an amount as known until the day before: a sheet then says that nobody checked it."""
    if not is_money(parameter.unit):
        return parameter
    before = day - dt.timedelta(days=1)
    return replace(parameter, rows=tuple(replace(row, known_to=before) for row in parameter.rows))


@cache
def _unfilled() -> Mapping[str, ProductSheet]:
    return sheets_in(FOLDER)
