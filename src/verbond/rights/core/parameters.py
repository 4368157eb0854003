"""Dated parameters: the figure in force on a day, with its source, grade and age.

Shape and staleness: docs/reference/rights-parameters.md. Money is whole cents.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbond.rights.core.errors import ParameterError


@dataclass(frozen=True, slots=True)
class Row:
    """A value from its day on. `ref`: by rule the same as another parameter."""

    since: dt.date
    value: object  # cents for money; brackets: tuple of (upper bound in cents or None, cents)
    reference: str
    grade: str
    checked_on: dt.date | None = None
    known_to: dt.date | None = None
    start_known: bool = True
    ref: str = ""
    note: str = ""
    where: str = ""  # file and line


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter with its rows, oldest first."""

    name: str
    label: str
    description: str
    unit: str
    rows: tuple[Row, ...]

    def row_on(self, day: dt.date) -> Row | None:
        """Return the last row on or before a day, or None: the parameter did not exist."""
        return next((row for row in reversed(self.rows) if row.since <= day), None)

    def is_stale_on(self, day: dt.date) -> bool:
        """Say whether the amount in force on a day is past what is known of it.

        Only amounts of money go stale: after `known_to`, or 12 months when that is not given.
        """
        row = self.row_on(day)
        if row is None or not self.unit.startswith("EUR"):
            return False
        return day > (row.known_to or _a_year_after(row.since))


@dataclass(frozen=True, slots=True)
class Parameters:
    """All parameters by name."""

    by_name: Mapping[str, Parameter]

    def __getitem__(self, name: str) -> Parameter:
        found = self.by_name.get(name)
        if found is None:
            raise ParameterError("no_parameter", f"There is no parameter {name}.")
        return found

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self.by_name.values())

    def units(self) -> Mapping[str, str]:
        return {name: one.unit for name, one in self.by_name.items()}

    def value_on(self, name: str, day: dt.date) -> object | None:
        """Return the value in force on a day; a row with `ref` follows the other parameter."""
        row = self[name].row_on(day)
        if row is None:
            return None
        if not row.ref:
            return row.value
        followed = self.value_on(row.ref, day)
        return row.value if followed is None else followed

    def changed(self, name: str, value: object, since: dt.date) -> "Parameters":
        """Return these parameters with one more row: for what-if only."""
        old = self[name]
        rows = [row for row in old.rows if row.since != since]
        rows.append(Row(since, value, "what if", "X", known_to=dt.date.max))
        rows.sort(key=lambda row: row.since)
        new = Parameter(old.name, old.label, old.description, old.unit, tuple(rows))
        return Parameters({**self.by_name, name: new})


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
