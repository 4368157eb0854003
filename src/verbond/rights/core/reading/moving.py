"""Which rights move when figures change: two sets of parameters held against each other."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from verbond.rights.core.parameters import Parameters, Row
from verbond.rights.core.reading.load_checks import shown
from verbond.rights.core.ruleset import RuleSet, parameters_of


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that is another one on a day; None: no figure. `rights` rest on it.

    `through`: the parameter that moved, when this one only follows it by `ref`.
    """

    parameter: str
    since: dt.date
    before: str | None
    after: str | None
    rights: tuple[str, ...]
    through: str = ""


def moved(rules: RuleSet, before: Parameters, after: Parameters) -> tuple[Move, ...]:
    """Name every figure that differs, from which day, and the rights whose rule refers to it."""
    users = _users(rules)
    names = dict.fromkeys((*before.by_name, *after.by_name))
    return tuple(
        move for name in names for move in _moves(name, before, after, users.get(name, ()))
    )


def _users(rules: RuleSet) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for right in rules.rights.values():
        for name in parameters_of(right):
            found[name] = (*found.get(name, ()), right.id)
    return found


def _moves(
    name: str, before: Parameters, after: Parameters, rights: tuple[str, ...]
) -> Iterator[Move]:
    followed = _followed(before, name) | _followed(after, name)
    days = sorted({day for one in followed for day in (*_days(before, one), *_days(after, one))})
    last: tuple[str | None, str | None] = (None, None)
    for day in days:
        pair = _shown_on(before, name, day), _shown_on(after, name, day)
        # One difference is one move, also when it lasts over several rows of the other set.
        if pair[0] != pair[1] and pair != last:
            yield Move(name, day, *pair, rights, ", ".join(sorted(followed - {name})))
        last = pair


def _followed(parameters: Parameters, name: str) -> set[str]:
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(row.ref for row in _rows(parameters, one) if row.ref)
    return found


def _rows(parameters: Parameters, name: str) -> tuple[Row, ...]:
    one = parameters.by_name.get(name)
    return () if one is None else one.rows


def _days(parameters: Parameters, name: str) -> Iterator[dt.date]:
    return (row.since for row in _rows(parameters, name))


def _shown_on(parameters: Parameters, name: str, day: dt.date) -> str | None:
    one = parameters.by_name.get(name)
    value = None if one is None else parameters.value_on(name, day)
    return None if one is None or value is None else shown(value, one.unit)
