"""Cross-checks between parameters, data/rights/parameters/checks.yaml: what one source says of two.

They found misprints in public pages: the increase per person of the VT is the same part of its
base every year, so a pair with another ratio is wrong.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from verbond.rights.core.parameters import Parameters
from verbond.rights.core.reading.documents import Rows, Table
from verbond.rights.core.reading.shapes import (
    day,
    one_of,
    only_keys,
    rows,
    table,
    text,
    wrong,
)  # fmt: skip

KINDS = ("ratio", "equal", "values")
_KEYS = (
    "id", "kind", "left", "right", "factor", "tolerance", "from", "except", "product", "equals",
    "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One check: left = factor x right on every common date, or the product of some numbers.

    Numbers are exact; `tolerance` is in the unit of the parameters (euro for money).
    """

    id: str
    kind: str
    left: str = ""
    right: str = ""
    factor: Fraction = Fraction(1)
    tolerance: Fraction = Fraction(0)
    since: dt.date | None = None
    without: tuple[dt.date, ...] = ()
    product: tuple[Fraction, ...] = ()
    equals: Fraction = Fraction(0)
    where: str = ""


def read_checks(document: Table) -> tuple[CrossCheck, ...]:
    """Read the checks from their parsed file. Raises `DocumentError` with file and line."""
    only_keys(document, ("checks",), "the file")
    listed = rows(document.get("checks"), document.at("checks"), "`checks`")
    return tuple(
        _check(table(one, listed.at(place), "a check")) for place, one in enumerate(listed)
    )


def _check(given: Table) -> CrossCheck:
    only_keys(given, _KEYS, "a check")
    kind = one_of(given, "kind", KINDS)
    named = kind != "values"
    return CrossCheck(
        id=text(given, "id"),
        kind=kind,
        left=text(given, "left") if named else "",
        right=text(given, "right") if named else "",
        factor=_number(given, "factor", "1"),
        tolerance=_number(given, "tolerance", "0"),
        since=day(given, "from"),
        without=_days(given),
        product=() if named else _numbers(given),
        equals=_number(given, "equals", "0" if named else None),
        where=given.at(),
    )


def _number(given: Table, key: str, default: str | None) -> Fraction:
    value = given.get(key, default)
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,8})?", value):
        raise wrong(given.at(key), f'`{key}` is a number as text, as "1.5"')
    return Fraction(value)


def _numbers(given: Table) -> tuple[Fraction, ...]:
    listed = rows(given.get("product"), given.at("product"), "`product`")
    if not listed or not all(isinstance(one, str) for one in listed):
        raise wrong(given.at("product"), '`product` is a list of numbers as text, as ["12", "50"]')
    holder = Table(given.file, given.lines["product"])
    holder.update({str(place): one for place, one in enumerate(listed)})
    return tuple(_number(holder, key, None) for key in holder)


def _days(given: Table) -> tuple[dt.date, ...]:
    listed = given.get("except", Rows(given.file, given.line))
    found = rows(listed, given.at("except"), "`except`")
    if not all(isinstance(one, dt.date) for one in found):
        raise wrong(given.at("except"), "`except` is a list of days")
    return tuple(found)


def broken_checks(checks: tuple[CrossCheck, ...], parameters: Parameters) -> tuple[str, ...]:
    """Name every check that does not hold, with its line, the day and both sides."""
    return tuple(fault for one in checks for fault in _WAYS[one.kind](one, parameters))


def _ratio(check: CrossCheck, parameters: Parameters) -> Iterator[str]:
    absent = [one for one in (check.left, check.right) if one not in parameters.by_name]
    if absent:
        yield f"{check.where}: {check.id} names {absent[0]}, and there is no such parameter."
        return
    left, right = _by_day(parameters, check.left), _by_day(parameters, check.right)
    common = [one for one in sorted(left.keys() & right.keys()) if one not in check.without]
    if not common:
        yield f"{check.where}: {check.id} has no day that both parameters have."
    for one in common:
        wanted = check.factor * right[one]
        if one >= (check.since or one) and abs(left[one] - wanted) > check.tolerance:
            yield (
                f"{check.where}: {check.id} on {one}: {check.left} is {float(left[one]):.2f}, "
                f"and {float(check.factor):g} x {check.right} is {float(wanted):.4f}."
            )


def _by_day(parameters: Parameters, name: str) -> dict[dt.date, Fraction]:
    scale = 100 if parameters[name].unit.startswith("EUR") else 1
    return {
        row.since: Fraction(row.value) / scale
        for row in parameters[name].rows
        if isinstance(row.value, int | Fraction)
    }


def _values(check: CrossCheck, _parameters: Parameters) -> Iterator[str]:
    found = prod(check.product, start=Fraction(1))
    if abs(found - check.equals) > check.tolerance:
        yield (
            f"{check.where}: {check.id}: the product is {float(found):.4f}, "
            f"not {float(check.equals):.2f}."
        )


_WAYS: dict[str, Callable[[CrossCheck, Parameters], Iterator[str]]] = {
    "ratio": _ratio,
    "equal": _ratio,
    "values": _values,
}
