"""What an outcome does to whom: figures over all voters and over groups, never of one voter."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.voters import satisfaction_of, winners_per_group

# A group of fewer voters is not told apart.
SMALLEST_CELL: Final = 10
MOST_GROUPS: Final = 14
# The last one counts everybody with so many winners or more.
HISTOGRAM: Final = 6
COLUMNS: Final = ("neighborhood", "district", "age", "voting_method", "sex")
_BANDS: Final = ((18, "0-17"), (30, "18-29"), (50, "30-49"), (65, "50-64"), (10**3, "65+"))
_AGE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Slice:
    """The voters of one group; None where the group is too small to be shown."""

    label: str
    voters: int | None
    with_winner: int | None
    # Winners of their choice per voter, times 1000.
    mean_milli: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How the winners are spread over the voters.

    `histogram`: voters with 0, 1, … and (last) at least `HISTOGRAM - 1` winners of their choice.
    `gini_milli`: inequality of the money that went to projects of each voter's choice, 0 to 1000.
    """

    voters: int
    with_winner: int
    histogram: tuple[int, ...]
    mean_milli: int
    gini_milli: int
    groups: Mapping[str, tuple[Slice, ...]]


def effect_of(election: Election, winners: Sequence[str]) -> Effect:
    """Say how many winners each voter chose, over everybody and over groups of at least ten."""
    whole = satisfaction_of(election, winners)
    few, many = whole.histogram[: HISTOGRAM - 1], sum(whole.histogram[HISTOGRAM - 1 :])
    return Effect(
        voters=whole.ballots,
        with_winner=whole.with_winner,
        histogram=(*few, *[0] * (HISTOGRAM - 1 - len(few)), many),
        mean_milli=_rounded_milli(whole.mean_winners),
        gini_milli=_rounded_milli(whole.gini_cost),
        groups=_groups(election, winners_per_group(election, winners)),
    )


def _rounded_milli(exact: Fraction | None) -> int:
    return 0 if exact is None else int(1000 * exact + Fraction(1, 2))


def _groups(election: Election, number: NDArray[np.int64]) -> dict[str, tuple[Slice, ...]]:
    group_of = election.ballots.group_of
    found: dict[str, tuple[Slice, ...]] = {}
    for column in COLUMNS:
        labels = election.voters.get(column)
        if labels is None or len(labels) != len(group_of):
            continue
        shown = [_band(label) if column == "age" else label.strip() for label in labels]
        slices = _slices(shown, number[group_of])
        if len(slices) > 1:
            found[column] = slices
    return found


def _band(age: str) -> str:
    text = age.strip()
    if not _AGE.fullmatch(text):
        return text
    return next(label for below, label in _BANDS if int(text) < below)


def _slices(labels: Sequence[str], number: NDArray[np.int64]) -> tuple[Slice, ...]:
    names, where = np.unique(np.array(labels, dtype=object).astype(str), return_inverse=True)
    sizes = np.bincount(where)
    keep = np.sort(np.argsort(-sizes, kind="stable")[:MOST_GROUPS])
    with_winner = np.bincount(where, weights=number > 0).astype(int)
    total = np.bincount(where, weights=number).astype(int)
    hidden = _hidden(sizes[keep], all_shown=len(keep) == len(names))
    return tuple(
        Slice(str(names[at]), None, None, None)
        if is_hidden
        else Slice(
            str(names[at]),
            int(sizes[at]),
            int(with_winner[at]),
            _milli(int(total[at]), int(sizes[at])),
        )
        for at, is_hidden in zip(keep.tolist(), hidden, strict=True)
    )


def _hidden(sizes: NDArray[np.intp], *, all_shown: bool) -> list[bool]:
    """Hide small groups; one alone would follow from the total, so the next goes with it."""
    hidden = sizes < SMALLEST_CELL
    if hidden.sum() == 1 and all_shown and len(sizes) > 1:
        rest = np.where(hidden, np.iinfo(np.int64).max, sizes)
        hidden[int(np.argmin(rest))] = True
    return [bool(one) for one in hidden]


def _milli(part: int, whole: int) -> int:
    return (1000 * part + whole // 2) // whole if whole else 0
