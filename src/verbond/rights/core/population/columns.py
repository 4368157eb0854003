"""Facts of many persons and households, as columns that may be partly unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.ties import NO_TIES, Ties, edges_of
from verbond.rights.core.population.walking import Edges

# The code of a choice that is not known.
NOT_KNOWN = -1


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of every person, or of every household.

    Truth: booleans, certainly and possibly. Number, amount (cents) or day (ordinal): whole numbers
    over `scale`, with ∓`UNBOUNDED * scale` where no bound is known: both where the fact is absent.
    Choice: the place in `words`, or `NOT_KNOWN`. `high is low` when all of it is known.
    """

    low: Any
    high: Any
    scale: int = 1
    words: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.low is self.high

    @property
    def absent(self) -> Any:
        """Where nothing is given of a number."""
        limit = UNBOUNDED * self.scale
        return (self.low <= -limit) & (self.high >= limit)

    def part(self, rows: Any) -> "Column":
        """Return the column of some rows, a slice or places."""
        low = self.low[rows]
        return Column(low, low if self.is_exact else self.high[rows], self.scale, self.words)


@dataclass(frozen=True, slots=True)
class Population:
    """Persons in the order of their households, with columns of facts and ties between them.

    `starts` has one more element than there are households: members of household h are the rows
    `starts[h]:starts[h + 1]`. Columns are named `fact` or `fact.year`; what is not there is not
    known of anybody. `person_ids` and `home_ids`: what those who called it call them.
    """

    starts: Any
    persons: Mapping[str, Column]
    homes: Mapping[str, Column]
    ties: Ties = NO_TIES
    person_ids: Any = ()
    home_ids: Any = ()
    # Place of the first person, household and care bond in the whole, for a part of it.
    offset: tuple[int, int, int] = (0, 0, 0)
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def person_count(self) -> int:
        return int(self.starts[-1])

    @property
    def home_count(self) -> int:
        return len(self.starts) - 1

    @property
    def care_count(self) -> int:
        return len(self.ties.carer)

    @property
    def home(self) -> Any:
        """The household of every person."""
        if "home" not in self.kept:
            sizes = np.diff(self.starts)
            self.kept["home"] = np.repeat(np.arange(self.home_count, dtype=np.int32), sizes)
        return self.kept["home"]

    def circle(self, name: str) -> Edges:
        """Return who stands around every subject: see core/circles.py. Built once."""
        if name not in self.kept:
            self.kept[name] = edges_of(name, self)
        found: Edges = self.kept[name]
        return found

    def most(self, entity: str, name: str, column: Column) -> int:
        """Return how large the known values of a column are, in whole units."""
        key = f"{entity} {name}"
        if key not in self.kept:
            self.kept[key] = _most(column)
        return int(self.kept[key])


def _most(column: Column) -> int:
    limit, ends = UNBOUNDED * column.scale, (column.low, column.high)
    found = [0]
    for end in ends[:1] if column.is_exact else ends:
        known = end if column.is_exact else np.where(abs(end) >= limit, 0, end)
        found += [int(known.max(initial=0)), -int(known.min(initial=0))]
    return -(-max(found) // column.scale)
