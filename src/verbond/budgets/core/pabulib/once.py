"""Every voter once: a number per voter id, compared; ids are compared only when numbers agree."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

OFFSET, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


def marks_of(ids: Sequence[bytes]) -> NDArray[np.uint64]:
    """Return a 64-bit number per voter id (FNV-1a), the same in every process; none for no id.

    >>> len(set(marks_of([b"7", b"8", b"7", b""]).tolist()))
    2
    """
    lengths = np.fromiter(map(len, ids), np.int64, len(ids))
    ends = np.cumsum(lengths)
    return marks_at(np.frombuffer(b"".join(ids), np.uint8), ends - lengths, ends)


def marks_at(
    text: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return the numbers of ids that stand in a text; none for those that are empty."""
    lengths = ends - starts
    marks = np.full(lengths.size, OFFSET)
    reach = np.flatnonzero(lengths)
    for place in range(int(lengths.max(initial=0))):
        reach = reach[lengths[reach] > place]
        marks[reach] = (marks[reach] ^ text[starts[reach] + place]) * PRIME
    return marks[lengths > 0]


def shared(marks: NDArray[np.uint64]) -> set[int]:
    """Return the numbers that more than one voter has."""
    marks = np.sort(marks)
    return set(marks[1:][marks[1:] == marks[:-1]].tolist())


def double_among(ids: Iterable[tuple[bytes, int]], suspects: set[int]) -> tuple[str, int] | None:
    """Return the first id that stood there before, with its line; None when only numbers agree."""
    seen: set[bytes] = set()
    for one, line in ids:
        if one and int(marks_of([one])[0]) in suspects:
            if one in seen:
                return one.decode(), line
            seen.add(one)
    return None
