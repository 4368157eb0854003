"""What the city still owes its own rules: written, tried, checked; and what trust rests on."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from verbond.rights.core.ruleset import RuleSet, parameters_of

DOUBTFUL = frozenset("CDX")


@dataclass(frozen=True, slots=True)
class Debt:
    """Rights of the catalogue, and how far each has come; every list holds ids."""

    in_force: tuple[str, ...]
    encoded: tuple[str, ...]
    with_cases: tuple[str, ...]
    verified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trust:
    """What one may hold against the figures themselves.

    `oldest`: the parameter in force that was looked at longest ago, with that day. `doubtful`:
    computed rights whose conditions or amounts are of grade C or worse.
    """

    oldest: str
    oldest_checked_on: dt.date | None
    doubtful: tuple[str, ...]
    stale: tuple[str, ...]


def rules_debt(rules: RuleSet, *, with_cases: Collection[str], day: dt.date) -> Debt:
    """Say which rights are encoded, have worked cases, and were checked in the year of a day."""
    encoded = tuple(right for right in rules.catalogue if right in rules.rights)
    return Debt(
        in_force=tuple(rules.catalogue),
        encoded=encoded,
        with_cases=tuple(right for right in encoded if right in with_cases),
        verified=tuple(right for right in encoded if _is_verified(rules, right, day)),
    )


def _is_verified(rules: RuleSet, right: str, day: dt.date) -> bool:
    """Every parameter in force was checked in this year, and its amounts still hold.

    A rule without parameters has no day on which anybody looked: it does not count.
    """
    names = parameters_of(rules.rights[right])
    for name in names:
        parameter = rules.parameters[name]
        row = parameter.row_on(day)
        if row is None or row.checked_on is None or row.checked_on.year != day.year:
            return False
        if parameter.is_stale_on(day):
            return False
    return bool(names)


def trust_of(rules: RuleSet, *, day: dt.date) -> Trust:
    """Return the oldest parameter in force, the rights in doubt, and those out of date."""
    checked = [
        (row.checked_on, name)
        for right in rules.rights.values()
        for name in parameters_of(right)
        if (row := rules.parameters[name].row_on(day)) is not None and row.checked_on is not None
    ]
    oldest_on, oldest = min(checked, default=(None, ""))
    return Trust(
        oldest=oldest,
        oldest_checked_on=oldest_on,
        doubtful=tuple(
            right for right in rules.rights if DOUBTFUL & set(rules.catalogue[right].grade)
        ),
        stale=tuple(right for right in rules.rights if is_stale(rules, right, day)),
    )


def is_stale(rules: RuleSet, right: str, day: dt.date) -> bool:
    """Say whether an amount of a right is past what was known of it on a day."""
    names = parameters_of(rules.rights[right])
    return any(rules.parameters[name].is_stale_on(day) for name in names)
