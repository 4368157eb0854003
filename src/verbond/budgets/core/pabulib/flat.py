"""What many ballots say, end to end in arrays; those that say the same put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.pabulib.limits import MAX_DIGITS

# Work is done on so many entries at a time, so that the work space stays small.
ENTRIES_AT_ONCE = 1 << 22
GOLDEN, MIX_1, MIX_2 = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)


class PointsTooFine(ValueError):  # noqa: N818 - a word of the field
    """Points that, all as whole numbers of the smallest part, pass 64 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """Row r says the projects `project[start[r]:start[r + 1]]`, with points / `scale` beside."""

    start: NDArray[np.int64]
    project: NDArray[np.integer]
    points: NDArray[np.int64] | None = None
    scale: int = 1

    @property
    def rows(self) -> int:
        return self.start.size - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.start)

    def at_scale(self, scale: int) -> "Flat":
        """Write the points in units of 1/scale; raises `PointsTooFine`."""
        if self.points is None or scale == self.scale:
            return replace(self, scale=scale)
        factor = scale // self.scale
        if self.points.size and int(self.points.max()) * factor >= 10**MAX_DIGITS:
            raise PointsTooFine(str(scale))
        return replace(self, points=self.points * factor, scale=scale)

    def taken(self, rows: NDArray[np.int64]) -> "Flat":
        """Return some of the rows, in the order given."""
        start = starts_of(self.lengths[rows])
        project = np.empty(int(start[-1]), self.project.dtype)
        points = None if self.points is None else np.empty(project.size, np.int64)
        for low, high in pieces_of(start):
            own = slice(int(start[low]), int(start[high]))
            shift = self.start[rows[low:high]] - start[low:high]
            where = np.repeat(shift, np.diff(start[low : high + 1])) + np.arange(
                own.start, own.stop
            )
            project[own] = self.project[where]
            if points is not None and self.points is not None:
                points[own] = self.points[where]
        return Flat(start, project, points, self.scale)


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where rows of these lengths start, and where the last one ends."""
    start = np.zeros(lengths.size + 1, np.int64)
    np.cumsum(lengths, out=start[1:])
    return start


def end_to_end(parts: Sequence[Flat]) -> Flat:
    """Put the rows of all parts behind each other, their points on one scale."""
    scale = max(part.scale for part in parts)
    parts = [part.at_scale(scale) for part in parts]
    points = [part.points for part in parts if part.points is not None]
    return Flat(
        start=starts_of(np.concatenate([part.lengths for part in parts])),
        project=np.concatenate([part.project for part in parts]),
        points=np.concatenate(points) if points else None,
        scale=scale,
    )


def same_rows(flat: Flat) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first row of each kind, in the order of the rows, and the kind of each row.

    Rows are told apart by a 64-bit sum; those that share it are then compared entry by entry.
    """
    sums = _sums(flat)
    order = np.argsort(sums, kind="stable")
    is_first = np.ones(order.size, bool)
    is_first[1:] = sums[order][1:] != sums[order][:-1]
    first = np.empty(order.size, np.int64)
    first[order] = order[np.flatnonzero(is_first)][np.cumsum(is_first) - 1]
    if not _agree(flat, first):
        first = _first_by_content(flat)
    kinds = np.flatnonzero(first == np.arange(first.size))
    return kinds, np.searchsorted(kinds, first)


def _sums(flat: Flat) -> NDArray[np.uint64]:
    sums = np.empty(flat.rows, np.uint64)
    for low, high in pieces_of(flat.start):
        begin, end = flat.start[low], flat.start[high]
        lengths = flat.lengths[low:high]
        place = np.arange(begin, end) - np.repeat(flat.start[low:high], lengths)
        entry = flat.project[begin:end].astype(np.uint64) + (
            place.astype(np.uint64) << np.uint64(32)
        )
        if flat.points is not None:
            entry += flat.points[begin:end].astype(np.uint64) * MIX_1
        running = np.zeros(entry.size + 1, np.uint64)
        np.cumsum(_mixed(entry), out=running[1:])
        own = flat.start[low : high + 1] - begin
        sums[low:high] = running[own[1:]] - running[own[:-1]] + lengths.astype(np.uint64)
    return sums


def _mixed(entry: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread the bits of each number over all 64 (the finalizer of SplitMix64)."""
    entry = (entry + GOLDEN) * MIX_1
    entry ^= entry >> np.uint64(29)
    entry *= MIX_2
    entry ^= entry >> np.uint64(32)
    return entry


def _agree(flat: Flat, first: NDArray[np.int64]) -> bool:
    """Tell whether each row says exactly what the row named as its first one says."""
    if (flat.lengths != flat.lengths[first]).any():
        return False
    for low, high in pieces_of(flat.start):
        other = np.flatnonzero(first[low:high] != np.arange(low, high)) + low
        mine, theirs = flat.taken(other), flat.taken(first[other])
        if (mine.project != theirs.project).any():
            return False
        if mine.points is not None and (mine.points != theirs.points).any():
            return False
    return True


def _first_by_content(flat: Flat) -> NDArray[np.int64]:
    """Find the first row that says the same without any sum: for rows made to share one."""
    points = flat.project if flat.points is None else flat.points
    known: dict[tuple[bytes, bytes], int] = {}
    ends = flat.start.tolist()
    return np.array(
        [
            known.setdefault((flat.project[a:b].tobytes(), points[a:b].tobytes()), row)
            for row, (a, b) in enumerate(pairwise(ends))
        ],
        np.int64,
    )


def pieces_of(start: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Cut rows, by where they start, into pieces of about `ENTRIES_AT_ONCE` entries."""
    low, rows = 0, start.size - 1
    while low < rows:
        high = int(np.searchsorted(start, start[low] + ENTRIES_AT_ONCE))
        # Rows without entries take room too.
        high = min(max(high, low + 1), low + ENTRIES_AT_ONCE, rows)
        yield low, high
        low = high
