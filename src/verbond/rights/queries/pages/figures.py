"""Each dated parameter of a right: its values in time, where they come from, and what is old."""

import datetime as dt
from dataclasses import dataclass

from verbond.rights.core.parameters import Parameter, Row
from verbond.rights.core.ruleset import RuleSet, parameters_of
from verbond.rights.core.units import is_money
from verbond.rights.queries.pages.amounts import said_value


@dataclass(frozen=True, slots=True)
class Dated:
    """One value in time. `until`: its last day, if known.

    `is_hidden`: of today, and the right is too old to show amounts of to residents.
    `is_now`: in force on the day; `is_old`: in force, but past what is known of it.
    """

    since: dt.date
    until: dt.date | None
    said: str
    value: int | None
    reference: str
    grade: str
    checked_on: dt.date | None
    start_known: bool
    follows: str
    note: str
    is_now: bool
    is_old: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter with its values, oldest first. `now` is None when none is in force."""

    name: str
    label: str
    unit: str
    rows: tuple[Dated, ...]

    @property
    def now(self) -> Dated | None:
        return next((row for row in self.rows if row.is_now), None)

    @property
    def drawn(self) -> tuple[Dated, ...]:
        """The values that a chart can show."""
        return tuple(row for row in self.rows if row.value is not None and not row.is_hidden)


def figures_of(right: str, rules: RuleSet, day: dt.date, *, is_staff: bool) -> tuple[Figure, ...]:
    """Return every parameter that a rule refers to, as known on a day."""
    made = rules.rights.get(right)
    named = [rules.parameters[name] for name in (parameters_of(made) if made else ())]
    # One amount that is too old makes the whole right too old: reference, 6.5.
    hides = not is_staff and any(one.is_stale_on(day) for one in named)
    return tuple(figure_of(one, rules, day, hides=hides) for one in named)


def figure_of(parameter: Parameter, rules: RuleSet, day: dt.date, *, hides: bool) -> Figure:
    """Show one parameter; `hides`: without the amount of the day itself."""
    rows, in_force = parameter.rows, parameter.row_on(day)
    is_old = parameter.is_stale_on(day)
    found = []
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        now = row is in_force
        found.append(_dated(row, after, parameter, rules, now, is_old and now, hides=hides))
    return Figure(parameter.name, parameter.label, parameter.unit, tuple(found))


def _dated(
    row: Row,
    after: Row | None,
    parameter: Parameter,
    rules: RuleSet,
    is_now: bool,
    is_old: bool,
    *,
    hides: bool,
) -> Dated:
    ends = [one for one in (row.known_to, after and after.since - dt.timedelta(days=1)) if one]
    money = is_money(parameter.unit) and isinstance(row.value, int)
    return Dated(
        since=row.since,
        until=min(ends, default=None),
        said=said_value(row.value, parameter.unit),
        value=int(str(row.value)) if money else None,
        reference=row.reference,
        grade=row.grade,
        checked_on=row.checked_on,
        start_known=row.start_known,
        follows=rules.parameters[row.ref].label if row.ref else "",
        note=row.note,
        is_now=is_now,
        is_old=is_old,
        is_hidden=hides and is_now and is_money(parameter.unit),
    )
