"""Which fact and which parameter a step used, with everything a reader may want to check."""

import datetime as dt
from typing import Any

from verbond.rights.core.answers import FactUse, ParameterUse
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.structure import Case, Interval
from verbond.rights.core.units import DATE


def parameter_use(rules: RuleSet, name: str, day: dt.date) -> ParameterUse | None:
    """Return a parameter as in force on a day, or None when there was none."""
    parameter = rules.parameters[name]
    row = parameter.row_on(day)
    if row is None:
        return None
    return ParameterUse(
        name=name,
        label=parameter.label,
        unit=parameter.unit,
        value=rules.parameters.value_on(name, day),
        since=row.since,
        reference=row.reference,
        grade=row.grade,
        checked_on=row.checked_on,
        known_to=row.known_to,
        is_stale=parameter.is_stale_on(day),
        note=row.note,
    )


def fact_use(rules: RuleSet, case: Case, path: str) -> FactUse:
    """Return the fact of a path `subject.fact` or `subject.fact.year`, known or not."""
    subject, _dot, key = path.partition(".")
    name = key.partition(".")[0]
    kind = rules.vocabulary[name]
    owner = case.members.get(subject) or case.homes[subject]
    known = owner.facts.get(key)
    low: Any = known
    high: Any = known
    if isinstance(known, Interval):
        unit = DATE if kind.kind == "date" else ""
        low, high = shown(known.low, unit), shown(known.high, unit)
    exact = low is not None and low == high
    return FactUse(path, name, subject, kind.label, kind.unit, low, high, exact, kind.is_judgement)


def shown(value: Any, unit: str) -> Any:
    """Return a bound as a reader knows it: a day instead of its number."""
    if unit == DATE and isinstance(value, int) and not isinstance(value, bool):
        return dt.date.fromordinal(min(max(value, 1), dt.date.max.toordinal()))
    return value
