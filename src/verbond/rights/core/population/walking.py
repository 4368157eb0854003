"""Edges from subjects to the persons around them, and what those add up to."""

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Edges:
    """Subjects with their members, sorted by subject.

    `members` None: the members are the persons themselves, in their own order. `owner`: the subject
    of each edge. `starts`: where each subject begins, and one more.
    """

    starts: Any
    owner: Any
    members: Any = None

    @property
    def count(self) -> int:
        """How many subjects there are."""
        return len(self.starts) - 1

    @property
    def most(self) -> int:
        """How many members the largest circle has."""
        return int(np.diff(self.starts).max(initial=0))

    def of_members(self, values: Any) -> Any:
        """Return a column of persons as a column of edges."""
        plain = not isinstance(values, np.ndarray)
        return values if plain or self.members is None else values[self.members]

    def total(self, values: Any) -> Any:
        """Add what the members of each subject have; exact, also when the running total wraps."""
        if not isinstance(values, np.ndarray):
            return np.diff(self.starts) * int(values)
        values = self.of_members(values)
        running = np.empty(len(values) + 1, np.int64)
        running[0] = 0
        np.cumsum(values, out=running[1:])
        return np.diff(running[self.starts])

    def anybody(self, values: Any) -> Any:
        """Say which subjects have a member for whom this is true."""
        if not isinstance(values, np.ndarray):
            return (np.diff(self.starts) > 0) & bool(values)
        found = np.zeros(self.count, bool)
        found[self.owner[np.flatnonzero(self.of_members(values))]] = True
        return found

    def marks(self, values: Any) -> Any:
        """Unite the marks of the members of each subject."""
        if not isinstance(values, np.ndarray):
            return np.where(np.diff(self.starts) > 0, values, 0) if values else 0
        values = self.of_members(values)
        found = np.zeros(self.count, np.int64)
        np.bitwise_or.at(found, self.owner, values)
        return found
