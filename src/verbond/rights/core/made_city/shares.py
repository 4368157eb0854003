"""The shares that a made city is drawn from, each with where it comes from.

The file is data/rights/made-city.yaml. A share without a source is refused: nobody may take an
assumption for a finding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbond.rights.core.errors import ParameterError

PEOPLE = ("head", "partner", "child", "grandparent", "grown_child", "friend")


@dataclass(frozen=True, slots=True)
class HouseholdType:
    """One kind of household: who lives there, and how old its head can be."""

    name: str
    group: str
    weight: float
    people: tuple[str, ...]
    ages: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A fictitious neighbourhood; `hardship` 1 is the middle of the city."""

    name: str
    weight: float
    hardship: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Amounts in euro: the middle one, and the sigma of their logarithm."""

    middle: float
    spread: float


@dataclass(frozen=True, slots=True)
class Shares:
    """Everything a made city is drawn from."""

    municipality: str
    province: str
    households: tuple[HouseholdType, ...]
    neighbourhoods: tuple[Neighbourhood, ...]
    incomes: Mapping[str, Spread]
    parts: Mapping[str, Mapping[str, float]]  # labour, tenure, heating, partner_forms
    rent: Mapping[str, float]
    shares: Mapping[str, float]
    non_take_up: Mapping[str, float]
    gaps: Mapping[str, float]
    errors: Mapping[str, float]
    following: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.shares[name]


def read_shares(document: object) -> Shares:
    """Read the shares from their parsed file.

    Raises `ParameterError` for a share without a source, outside 0 to 1, or a part that is missing.
    """
    if not isinstance(document, dict) or document.get("fictitious") is not True:
        raise _refused("the file", "it must say `fictitious: true`")
    rows: Mapping[str, Any] = document
    return Shares(
        municipality=str(rows.get("municipality", "")),
        province=str(rows.get("province", "")),
        households=tuple(_household(row) for row in _list(rows, "household_types")),
        neighbourhoods=tuple(_neighbourhood(row) for row in _list(rows, "neighbourhoods")),
        incomes={name: _spread(name, row) for name, row in _mapping(rows, "incomes").items()},
        parts={name: _parts(rows, name) for name in _PARTS},
        rent=_numbers("rent", _mapping(rows, "rent")),
        shares=_shares(rows, "shares"),
        non_take_up=_shares(rows, "non_take_up"),
        gaps=_shares(rows, "gaps"),
        errors=_shares(rows, "errors"),
        following=_shares(rows, "following"),
    )


_PARTS = ("labour", "tenure", "heating", "partner_forms")


def _refused(where: str, why: str) -> ParameterError:
    return ParameterError("made_city", f"made-city.yaml, {where}: {why}.")


def _list(rows: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = rows.get(name)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise _refused(name, "a list of mappings is expected")
    return found


def _mapping(rows: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = rows.get(name)
    if not isinstance(found, dict):
        raise _refused(name, "a mapping is expected")
    return found


def _numbers(where: str, row: Mapping[str, Any]) -> dict[str, float]:
    if not str(row.get("source") or "").strip():
        raise _refused(where, "a `source` is needed, or “aanname (fictief)”")
    try:
        return {name: float(value) for name, value in row.items() if name in _counted(row)}
    except (TypeError, ValueError) as error:
        raise _refused(where, "numbers are expected") from error


def _counted(row: Mapping[str, Any]) -> set[str]:
    return set(row) - {"source", "name", "group", "people", "ages"}


def _shares(rows: Mapping[str, Any], name: str) -> dict[str, float]:
    found = {}
    for key, row in _mapping(rows, name).items():
        if not isinstance(row, dict):
            raise _refused(f"{name}.{key}", "a mapping with `value` and `source` is expected")
        value = _numbers(f"{name}.{key}", row).get("value", -1.0)
        if not 0 <= value <= 1:
            raise _refused(f"{name}.{key}", "`value` lies from 0 to 1")
        found[str(key)] = value
    return found


def _parts(rows: Mapping[str, Any], name: str) -> dict[str, float]:
    found = _numbers(name, _mapping(rows, name))
    if min(found.values(), default=-1) < 0 or abs(sum(found.values()) - 1) > 1e-9:
        raise _refused(name, "the parts together are 1")
    return found


def _spread(name: str, row: object) -> Spread:
    found = _numbers(f"incomes.{name}", row if isinstance(row, dict) else {})
    return Spread(found.get("middle", 0.0), found.get("spread", 0.0))


def _household(row: Mapping[str, Any]) -> HouseholdType:
    name, people, ages = str(row.get("name")), row.get("people"), row.get("ages")
    known = isinstance(people, list) and people[:1] == ["head"] and set(people) <= set(PEOPLE)
    if not known or not isinstance(ages, list) or len(ages) != 2:
        raise _refused(name, f"`people` starts with head and knows {', '.join(PEOPLE)}; two `ages`")
    numbers = _numbers(name, row)
    return HouseholdType(
        name, str(row.get("group")), numbers.get("weight", 0.0), tuple(people or ()),
        (float(ages[0]), float(ages[1])),
    )  # fmt: skip


def _neighbourhood(row: Mapping[str, Any]) -> Neighbourhood:
    numbers = _numbers(str(row.get("name")), row)
    if "fictief" not in str(row.get("name")):
        raise _refused(str(row.get("name")), "the name of a made neighbourhood says “fictief”")
    return Neighbourhood(str(row["name"]), numbers.get("weight", 0.0), numbers.get("hardship", 1.0))
