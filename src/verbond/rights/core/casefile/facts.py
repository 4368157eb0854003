"""Read the facts of a case: money to the cent, days, intervals, values by year."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from verbond.rights.core.casefile.place import Place, mapping, shown
from verbond.rights.core.structure import Interval, Known
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind, Vocabulary

_MONEY = re.compile(r"-?\d{1,15}\.\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_YEARS = range(1000, 10_000)


def read_facts(
    value: object, vocabulary: Vocabulary, entity: str, place: Place
) -> dict[str, Known]:
    """Read the facts of one person or household; a fact by year becomes `name.year`."""
    found: dict[str, Known] = {}
    block = mapping({} if value is None else value, place)
    for name, given in block.items():
        where = place.at(name, block)
        kind = kind_of(name, vocabulary, entity, where)
        found.update(_by_year(kind, given, where) if kind.by_year else [_plain(kind, given, where)])
    return found


def kind_of(name: object, vocabulary: Vocabulary, entity: str, place: Place) -> FactKind:
    """Return the fact of a name; refuse an unknown one and one of something else."""
    kind = vocabulary.get(str(name))
    if kind is None:
        raise place.refuse("unknown_fact", f"there is no fact {name}; facts.yaml lists them all.")
    if kind.entity != entity:
        raise place.refuse("wrong_entity", f"{name} is a fact of a {kind.entity}, not a {entity}.")
    return kind


def read_money(value: object, place: Place) -> int:
    """Return whole cents of a decimal string with two decimals."""
    if not isinstance(value, str) or not _MONEY.fullmatch(value):
        raise place.refuse(
            "no_money", f'{shown(value)} is no amount; write a text with two decimals: "1314.20".'
        )
    return int(value.replace(".", ""))


def read_day(value: object, place: Place) -> dt.date:
    """Return a day; text in the form 2024-03-15 is a day too."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as none:
            raise place.refuse("no_day", f"{value} does not exist.") from none
    raise place.refuse("no_day", f"{shown(value)} is no day; write 2024-03-15.")


def _plain(kind: FactKind, given: object, place: Place) -> tuple[str, Known]:
    return kind.name, _known(kind, given, place)


def _by_year(kind: FactKind, given: object, place: Place) -> Iterator[tuple[str, Known]]:
    if not isinstance(given, Mapping) or not given or {"min", "max"} & set(given):
        example = f'{kind.name}: {{2023: "25630.67"}}'
        raise place.refuse("no_years", f"a value for each year is expected here: {example}.")
    for year, value in given.items():
        where = place.at(year, given)
        if not isinstance(year, int) or year not in _YEARS:
            raise where.refuse("no_year", f"{shown(year)} is no year.")
        yield f"{kind.name}.{year}", _known(kind, value, where)


def _known(kind: FactKind, given: object, place: Place) -> Known:
    if given is None:
        raise place.refuse("empty_fact", "an unknown fact is left out, not left empty.")
    if kind.is_truth:
        return _truth(given, place)
    return _choice(kind, given, place) if kind.kind == "choice" else _interval(kind, given, place)


def _truth(given: object, place: Place) -> bool:
    if not isinstance(given, bool):
        raise place.refuse("no_truth", f"{shown(given)} is neither true nor false.")
    return given


def _choice(kind: FactKind, given: object, place: Place) -> str:
    if not isinstance(given, str) or not given.strip() or len(given) > 100:
        raise place.refuse("no_choice", f"{shown(given)} is no choice, which is a text.")
    if kind.choices and given not in kind.choices:
        allowed = ", ".join(kind.choices)
        raise place.refuse("no_choice", f"{shown(given)} is no choice; allowed: {allowed}.")
    return given


def _interval(kind: FactKind, given: object, place: Place) -> Interval:
    if not isinstance(given, Mapping):
        exact = _bound(kind, given, place)
        return Interval(exact, exact)
    bounds = mapping(given, place, may=("min", "max"))
    if not bounds:
        raise place.refuse("no_bounds", "an interval has a `min`, a `max` or both.")
    # Money and counts are never below nought, so a missing lowest bound is nought.
    nought = None if kind.kind == "date" else 0
    low, high = (
        _bound(kind, bounds[key], place.at(key, bounds)) if key in bounds else other
        for key, other in (("min", nought), ("max", None))
    )
    if low is not None and high is not None and low > high:
        raise place.refuse("min_above_max", "`min` lies above `max`.")
    return Interval(low, high)


def _bound(kind: FactKind, given: object, place: Place) -> int | Fraction:
    if kind.kind == "date":
        return read_day(given, place).toordinal()
    if is_money(kind.unit):
        return read_money(given, place)
    number = _number(given)
    if number is None:
        raise place.refuse("no_number", f"{shown(given)} is no number of {kind.unit}.")
    return int(number) if number.denominator == 1 else number


def _number(given: object) -> Fraction | None:
    if isinstance(given, Fraction):
        return given
    plain = isinstance(given, str | int | float) and not isinstance(given, bool)
    return Fraction(str(given)) if plain and _NUMBER.fullmatch(str(given)) else None
