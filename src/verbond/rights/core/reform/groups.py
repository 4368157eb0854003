"""Groups of households: by who lives there, by income, by neighbourhood."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verbond.rights.core.reform.outcomes import Mask, Whole

BANDS = 5
# Who lives there, in the order of a table.
KINDS = (
    "alone",
    "alone_old",
    "couple",
    "couple_old",
    "couple_children",
    "single_parent",
    "others",
)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every household in one group; `index` points into `labels`."""

    name: str
    labels: tuple[str, ...]
    index: Whole


def by_kind(household: Whole, homes: int, adult: Mask, old: Mask) -> Grouping:
    """Group by who lives there: `adult` and `old` say it of each person.

    `old`: has reached the pension age. Three adults or more are `others`.
    """
    adults = np.bincount(household[adult], minlength=homes)
    children = np.bincount(household[~adult], minlength=homes)
    olds = np.bincount(household[old], minlength=homes)
    tests = {
        "alone_old": (adults == 1) & (children == 0) & (olds == 1),
        "alone": (adults == 1) & (children == 0),
        "couple_old": (adults == 2) & (children == 0) & (olds == 2),
        "couple": (adults == 2) & (children == 0),
        "couple_children": (adults == 2) & (children > 0),
        "single_parent": (adults == 1) & (children > 0),
    }
    others = KINDS.index("others")
    index = np.select(
        list(tests.values()), [KINDS.index(name) for name in tests], default=others
    ).astype(np.int64)
    return Grouping("kind", KINDS, index)


def by_income(household: Whole, homes: int, income: Whole, known: Mask) -> Grouping:
    """Group in fifths by the income of the household together; equal incomes stay together.

    `income` is cents of each person; a household with somebody whose income is not `known` is in
    the last group, `unknown`.
    """
    together = np.zeros(homes, dtype=np.int64)
    np.add.at(together, household, np.where(known, income, 0))
    open_ = np.bincount(household[~known], minlength=homes) > 0
    ranked = np.sort(together[~open_])
    # Exact ranks, no interpolation: the limit of a fifth is an income that occurs.
    cuts = [ranked[len(ranked) * n // BANDS] for n in range(1, BANDS)] if len(ranked) else []
    index = np.searchsorted(np.array(cuts, dtype=np.int64), together, side="right")
    index = np.where(open_, BANDS, index).astype(np.int64)
    return Grouping("income", (*map(str, range(1, BANDS + 1)), "unknown"), index)


def by_label(name: str, labels: npt.NDArray[np.str_]) -> Grouping:
    """Group by a word of each household, in the order of the alphabet."""
    words, index = np.unique(labels, return_inverse=True)
    return Grouping(name, tuple(map(str, words)), index.astype(np.int64))
