"""How well a detection finds who misses a right: held against the truth of a made city."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, those that are right, and who was missed, as counts and shares.

    `precision`: of those we would contact, the share that has the right. `missed`: of those who
    have the right without it, the share that we do not find. None: there is nobody to divide by.
    """

    hits: int
    right_hits: int
    unclaimed: int

    @property
    def precision(self) -> Fraction | None:
        return Fraction(self.right_hits, self.hits) if self.hits else None

    @property
    def missed(self) -> Fraction | None:
        if not self.unclaimed:
            return None
        return Fraction(self.unclaimed - self.right_hits, self.unclaimed)


def score(hits: Flags, unclaimed: Flags) -> Score:
    """Hold the hits of a run against who really has the right without getting it.

    >>> found = score(np.array([True, True, False]), np.array([True, False, True]))
    >>> str(found.precision), str(found.missed)
    ('1/2', '1/2')
    """
    return Score(int(hits.sum()), int((hits & unclaimed).sum()), int(unclaimed.sum()))
