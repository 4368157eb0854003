"""Does a letter help? Take-up of waves that were contacted against waves that still wait.

Waves are drawn by lot, so those who wait are the comparison. The interval is that of Newcombe
(1998, Statistics in Medicine 17, method 10): two Wilson score intervals put together. It stays
within -1 and 1, also with few people, and never has width nought.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

# The normal quantile of 95 %.
Z: Final = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Effect:
    """How much higher take-up is after contact, as shares; `low` to `high` covers 95 %."""

    contacted: int
    contacted_granted: int
    waiting: int
    waiting_granted: int
    difference: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Say whether the interval leaves out that contact makes no difference."""
        return self.low > 0 or self.high < 0


def wilson(successes: int, of: int, z: float = Z) -> tuple[float, float]:
    """Return the Wilson score interval of a share.

    >>> [round(bound, 4) for bound in wilson(0, 10)]
    [0.0, 0.2775]
    """
    share, square = successes / of, z * z / of
    centre = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    # At nought and at all the bound is exact; floats miss it by a hair.
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    return low, 1.0 if successes == of else min(1.0, centre + half)


def effect_of_contact(
    *, contacted: int, contacted_granted: int, waiting: int, waiting_granted: int
) -> Effect | None:
    """Compare waves contacted with waves that wait; None when one of them is empty."""
    if not contacted or not waiting:
        return None
    after, before = contacted_granted / contacted, waiting_granted / waiting
    low_1, high_1 = wilson(contacted_granted, contacted)
    low_2, high_2 = wilson(waiting_granted, waiting)
    difference = after - before
    return Effect(
        contacted,
        contacted_granted,
        waiting,
        waiting_granted,
        difference,
        difference - sqrt((after - low_1) ** 2 + (high_2 - before) ** 2),
        difference + sqrt((high_1 - after) ** 2 + (before - low_2) ** 2),
    )
