"""Euros of promises added up by domain: each thing counts once, a split is never made up."""

from collections.abc import Iterable
from dataclasses import dataclass

# What serves more than one domain stands under this key, in none of the domains.
SHARED = ""


@dataclass(frozen=True, slots=True)
class Paid:
    """One thing with euros, once for each domain that it serves; None is unknown, never nought."""

    address: str
    chapter: str
    planned_cents: int | None
    booked_cents: int | None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Euros in cents of a number of things; None: no thing gives such an amount."""

    planned_cents: int | None = None
    booked_cents: int | None = None
    things: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            _plus(self.planned_cents, other.planned_cents),
            _plus(self.booked_cents, other.booked_cents),
            self.things + other.things,
        )


def _plus(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return one + other


def by_domain(paid: Iterable[Paid]) -> dict[str, Sum]:
    """Add up euros by domain, and apart those of what serves several; amounts in cents.

    >>> found = by_domain([Paid("a", "x", 5, None), Paid("b", "x", 2, 1), Paid("b", "y", 2, 1)])
    >>> found["x"].planned_cents, found[SHARED].planned_cents, "y" in found
    (5, 2, False)
    """
    return {domain: total for (domain, _), total in sorted(by_domain_and_entity(paid, whole=True))}


def by_domain_and_entity(
    paid: Iterable[Paid], *, whole: bool = False
) -> Iterable[tuple[tuple[str, str], Sum]]:
    """Add up euros by domain and by whose money it is; `whole` does not tell whose apart."""
    things: dict[str, Paid] = {}
    serving: dict[str, set[str]] = {}
    for one in paid:
        things[one.address] = one
        serving.setdefault(one.address, set()).add(one.chapter)
    found: dict[tuple[str, str], Sum] = {}
    for address, one in things.items():
        if one.planned_cents is None and one.booked_cents is None:
            continue
        domains = serving[address]
        domain = next(iter(domains)) if len(domains) == 1 else SHARED
        key = domain, "" if whole else one.entity
        found[key] = found.get(key, Sum()) + Sum(one.planned_cents, one.booked_cents, 1)
    return found.items()
