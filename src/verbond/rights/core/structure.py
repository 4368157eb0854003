"""A case: persons, households and how they belong together, with facts that may be unknown.

The structure is closed: who is not listed does not live there, a relation that is not listed does
not exist. Facts are open: absent means unknown, never a default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

# Money in whole cents, days as ordinals (date.toordinal), other numbers as they are.
type Bound = int | Fraction | None


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of a number or a day: both bounds equal when exact; None: no bound known."""

    low: Bound
    high: Bound

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high


# bool: a truth. str: a choice. Interval: a number, an amount or a day.
type Known = bool | str | Interval
# `name`, or `name.year` for a fact by year.
type Facts = Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a case. `home` is the id of the household."""

    id: str
    home: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Home:
    """A household at an address, with the facts of its dwelling."""

    id: str
    members: tuple[str, ...]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation: partner and sibling have no direction, the others go from `one` to `other`.

    kind: partner (form: gehuwd, wettelijk, feitelijk), direct_line (one = elder, other = younger,
    degree), sibling, health_fund_dependant (one = holder, other = dependant), cares_for (one =
    carer, other = cared).
    """

    kind: str
    one: str
    other: str
    form: str = ""
    degree: int = 1


@dataclass(frozen=True, slots=True)
class Case:
    """Households, their members and the bonds between persons; ids are unique in the case."""

    homes: Mapping[str, Home]
    members: Mapping[str, Member]
    bonds: tuple[Bond, ...] = ()

    def subjects(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return (subject, about) for rights of a person, a household or a care bond."""
        if kind == "person":
            return tuple((one, "") for one in self.members)
        if kind == "household":
            return tuple((one, "") for one in self.homes)
        return tuple((bond.one, bond.other) for bond in self.bonds if bond.kind == "cares_for")
