"""Part of the ballots of a file, grouped; parts put together give what the whole file gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Ballots
from verbond.budgets.core.pabulib.flat import Flat, end_to_end, same_rows


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Ballots that stand together in a file: each kind once, in the order of the first of it.

    `group_of` (the kind of each ballot) and `marks` (a number per voter) are empty when nobody
    needs them: both take room for every ballot.
    """

    said: Flat
    times: NDArray[np.int64]
    group_of: NDArray[np.int32]
    marks: NDArray[np.uint64]

    @property
    def ballots(self) -> Ballots:
        """Return the ballots as the counting takes them."""
        return Ballots(
            start=self.said.start,
            project=self.said.project.astype(np.int32, copy=False),
            times=self.times,
            points=self.said.points,
            group_of=self.group_of,
        )


def grouped(
    said: Flat, text_of: NDArray[np.int32], *, keep_order: bool, marks: NDArray[np.uint64]
) -> Part:
    """Group ballots by what their texts say: `text_of` names the text of each ballot."""
    kinds, kind = same_rows(said)
    group_of = kind[text_of].astype(np.int32)
    return Part(
        said=_of_kinds(said, kinds),
        times=np.bincount(group_of, minlength=kinds.size).astype(np.int64),
        group_of=group_of if keep_order else np.zeros(0, np.int32),
        marks=marks,
    )


def joined(parts: Sequence[Part]) -> Part:
    """Put parts together in the order of the file; parts may be joined in any nesting."""
    if len(parts) == 1:
        return parts[0]
    said = end_to_end([part.said for part in parts])
    kinds, kind = same_rows(said)
    times = np.zeros(kinds.size, np.int64)
    np.add.at(times, kind, np.concatenate([part.times for part in parts]))
    first = np.cumsum([0, *(part.times.size for part in parts)])
    orders = [
        kind[part.group_of + at].astype(np.int32) for part, at in zip(parts, first, strict=False)
    ]
    return Part(
        said=_of_kinds(said, kinds),
        times=times,
        group_of=np.concatenate(orders),
        marks=np.concatenate([part.marks for part in parts]),
    )


def _of_kinds(said: Flat, kinds: NDArray[np.int64]) -> Flat:
    # Where everybody says something else nothing is left out, and nothing need be copied.
    return said if kinds.size == said.rows else said.taken(kinds)
