"""What one right gives to each subject, and how two of them differ, as columns.

Amounts are whole cents per year. `UNBOUNDED` as highest amount: no highest amount is known.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NO, MAYBE, YES, SILENT = 0, 1, 2, 3
UNBOUNDED = -1
# What happens to a subject; each has exactly one of them.
SAME, GAINS, LOSES, OPENS, UNKNOWN = 0, 1, 2, 3, 4

type Codes = npt.NDArray[np.int8]
type Whole = npt.NDArray[np.int64]
type Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One right over a population: a row per subject, with the household that it belongs to.

    `verdict` holds NO, MAYBE, YES or SILENT (not examined). `low` and `high` are cents per year;
    for a right without an amount both are 0.
    """

    right: str
    household: Whole
    verdict: Codes
    low: Whole
    high: Whole
    has_money: bool

    def worth(self) -> tuple[Whole, Whole]:
        """Return least and most of each subject: cents, or 0 and 1 for a right without money."""
        if self.has_money:
            return self.low, np.where(self.high == UNBOUNDED, np.iinfo(np.int64).max, self.high)
        certain = (self.verdict == YES).astype(np.int64)
        possible = np.isin(self.verdict, (YES, MAYBE)).astype(np.int64)
        return certain, possible


def effects(before: Outcome, after: Outcome) -> Codes:
    """Say for each subject whether it gains, loses, becomes open or stays as it was.

    A subject gains when its least or its most rises and neither falls; it becomes open when a
    certain answer turns into a maybe. What one of both does not examine is UNKNOWN.
    """
    (least_a, most_a), (least_b, most_b) = before.worth(), after.worth()
    up = (least_b > least_a) | (most_b > most_a)
    down = (least_b < least_a) | (most_b < most_a)
    found = np.full(len(before.verdict), SAME, dtype=np.int8)
    found[up & ~down] = GAINS
    found[down & ~up] = LOSES
    # Least and most move apart or together: nobody knows yet who wins.
    found[up & down] = OPENS
    found[(after.verdict == MAYBE) & (before.verdict != MAYBE)] = OPENS
    found[(before.verdict == SILENT) | (after.verdict == SILENT)] = UNKNOWN
    return found


@dataclass(frozen=True, slots=True)
class Euros:
    """Cents per year when everything unknown counts at its least, and at its most.

    `most` is None when no highest amount is known.
    """

    least: int
    most: int | None

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    def minus(self, other: "Euros") -> "Euros":
        """Return the difference in the same two worlds: all at their least, all at their most."""
        most = None if self.most is None or other.most is None else self.most - other.most
        return Euros(self.least - other.least, most)


def euros(low: Whole, high: Whole) -> Euros:
    """Add amounts; one without a highest leaves the sum without one."""
    open_ended = bool((high == UNBOUNDED).any())
    return Euros(int(low.sum()), None if open_ended else int(high.sum()))
