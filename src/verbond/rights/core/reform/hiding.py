"""Small cells: what fewer than ten households have is not shown, nor what gives it away.

Reference: docs/reference of the room, privacy: k = 10, also by differencing.
"""

from collections.abc import Sequence

SMALLEST = 10


def hidden_rows(counts: Sequence[Sequence[int]], smallest: int = SMALLEST) -> frozenset[int]:
    """Return the rows to hide, given counts per row and column beside their public total.

    A row with a count from 1 to `smallest` - 1 is hidden whole. Then more rows follow, the
    smallest first, until no column can be found back from its total.

    >>> sorted(hidden_rows([[40], [3], [25]]))
    [1, 2]
    """
    hidden = {n for n, row in enumerate(counts) if any(0 < one < smallest for one in row)}
    while found := _one_more(counts, hidden, smallest):
        hidden.add(found - 1)
    return frozenset(hidden)


def _one_more(counts: Sequence[Sequence[int]], hidden: set[int], smallest: int) -> int:
    """Return the number (from 1) of the next row to hide, or 0 when enough are hidden."""
    for column in range(len(counts[0]) if counts else 0):
        cells = [counts[n][column] for n in hidden if counts[n][column]]
        if not cells or (len(cells) > 1 and sum(cells) >= smallest):
            continue
        shown = [n for n in range(len(counts)) if n not in hidden and counts[n][column]]
        if shown:
            return min(shown, key=lambda n: (counts[n][column], n)) + 1
    return 0
