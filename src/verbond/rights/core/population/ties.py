"""The circles of core/circles.py over a whole population, as edges between rows.

The same families as core/home_circles.py, worked out for everybody at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from verbond.rights.core.population.walking import Edges

if TYPE_CHECKING:
    from verbond.rights.core.population.columns import Population

# Rows of subjects, and of the persons around them.
type Pairs = tuple[Any, Any]


def _nobody() -> Any:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Ties:
    """Bonds between persons, by their rows.

    `one` and `other` are partners, each couple once; `degree` of the line from `elder` to
    `younger`; `holder` at the health fund of `dependant`; `carer` of `cared`.
    """

    one: Any = field(default_factory=_nobody)
    other: Any = field(default_factory=_nobody)
    married: Any = field(default_factory=_nobody)
    elder: Any = field(default_factory=_nobody)
    younger: Any = field(default_factory=_nobody)
    degree: Any = field(default_factory=_nobody)
    holder: Any = field(default_factory=_nobody)
    dependant: Any = field(default_factory=_nobody)
    carer: Any = field(default_factory=_nobody)
    cared: Any = field(default_factory=_nobody)


NO_TIES = Ties()


class Family:
    """Who is who of whom, as pairs of rows (subject, the other)."""

    def __init__(self, of: "Population") -> None:
        self.ties, self.home, self.count = of.ties, of.home, of.person_count
        self.starts = of.starts

    def partners(self, *, married: bool = False) -> Pairs:
        one, other = self.ties.one, self.ties.other
        if married:
            which = self.ties.married.astype(bool)
            one, other = one[which], other[which]
        return np.concatenate((one, other)), np.concatenate((other, one))

    def younger(self, degree: int = 0) -> Pairs:
        which = self._of_degree(degree)
        return self.ties.elder[which], self.ties.younger[which]

    def elders(self, degree: int = 0) -> Pairs:
        elder, younger = self.younger(degree)
        return younger, elder

    def _of_degree(self, degree: int) -> Any:
        return self.ties.degree == degree if degree else slice(None)

    def through(self, first: Pairs, then: Pairs) -> Pairs:
        """Follow one kind of bond and then another."""
        order = np.argsort(then[0], kind="stable")
        starts = starts_of(then[0], self.count)
        begin = starts[first[1]]
        sizes = starts[first[1] + 1] - begin
        inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return np.repeat(first[0], sizes), then[1][order][np.repeat(begin, sizes) + inside]

    def here(self, pairs: Pairs) -> Pairs:
        """Keep others who live at the same address."""
        subject, other = pairs
        which = (self.home[subject] == self.home[other]) & (subject != other)
        return subject[which], other[which]

    def others(self) -> Pairs:
        """Return everybody else at the address."""
        sizes = np.diff(self.starts)[self.home]
        subject = np.repeat(np.arange(self.count), sizes)
        inside = np.arange(len(subject)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        other = inside + np.repeat(self.starts[:-1][self.home], sizes)
        which = subject != other
        return subject[which], other[which]

    def keys(self, *pairs: Pairs) -> Any:
        """Return pairs as single numbers, each once, in order."""
        found = [subject.astype(np.int64) * self.count + other for subject, other in pairs]
        return _sorted_once(np.concatenate(found))

    def without(self, keys: Any, *pairs: Pairs) -> Any:
        """Leave pairs out."""
        away = self.keys(*pairs)
        place = np.searchsorted(away, keys)
        place[place == len(away)] = 0
        return keys[away[place] != keys] if len(away) else keys

    def edges(self, keys: Any) -> Edges:
        owner = keys // self.count if self.count else keys
        return Edges(starts_of(owner, self.count), owner, keys - owner * self.count)


def starts_of(owner: Any, count: int) -> Any:
    """Return where the bonds of each would begin when they are sorted, and one more."""
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=count), out=starts[1:])
    return starts


def _sorted_once(keys: Any) -> Any:
    keys.sort(kind="stable")
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys


def _children_here(of: Family) -> Any:
    own = of.younger(1)
    partners = of.through(of.here(of.partners()), own)
    return of.keys(of.here(own), of.here(partners))


def _line(of: Family) -> tuple[Pairs, Pairs]:
    return of.elders(), of.younger()


def _maintenance_debtors_here(of: Family) -> Any:
    spouses = of.partners(married=True)
    in_law = of.through(spouses, of.elders(1)), of.through(of.younger(1), spouses)
    found = of.keys(*map(of.here, (*_line(of), *in_law)))
    return of.without(found, of.partners())


def _outside_the_line_here(of: Family) -> Any:
    spouses = of.partners(married=True)
    line = _line(of)
    near = of.keys(*line, *(of.through(pairs, spouses) for pairs in line))
    near = of.without(near, of.partners())
    everybody = of.keys(of.others())
    return of.without(everybody, (near // max(of.count, 1), near % max(of.count, 1)))


def _insurance_household(of: Family) -> Any:
    ties = of.ties
    everyone = np.arange(of.count)
    head = np.ones(of.count, bool)
    head[ties.dependant] = False
    alone = everyone[head]
    heads = np.concatenate((alone, ties.dependant)), np.concatenate((alone, ties.holder))
    partners = of.through(heads, of.partners())
    both = np.concatenate((heads[0], partners[0])), np.concatenate((heads[1], partners[1]))
    dependants = of.through(both, (ties.holder, ties.dependant))
    return of.keys((everyone, everyone), heads, partners, dependants)


_CIRCLES: dict[str, Callable[[Family], Any]] = {
    "anderen_thuis": lambda of: of.keys(of.others()),
    "partner_thuis": lambda of: of.keys(of.here(of.partners())),
    "kinderen_thuis": _children_here,
    "ouders_kinderen_thuis": lambda of: of.keys(of.here(of.elders(1)), of.here(of.younger(1))),
    "onderhoudsplichtigen_thuis": _maintenance_debtors_here,
    "buiten_rechte_lijn_thuis": _outside_the_line_here,
    "partner": lambda of: of.keys(of.partners()),
    "echtgenoot": lambda of: of.keys(of.partners(married=True)),
    "vt_gezin": _insurance_household,
}


def edges_of(circle: str, of: "Population") -> Edges:
    """Return who stands around everybody; `bewoners` stand around a household."""
    if circle == "bewoners":
        return Edges(of.starts, of.home)
    family = Family(of)
    return family.edges(_CIRCLES[circle](family))
