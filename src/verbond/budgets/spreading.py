"""Read the ballots of a very large election on many workers, with Dask (an optional extra).

Every worker reads and groups ranges of the file, two by two they are joined on the workers, and one
election comes back: the same, to the byte, as one process reads. The count itself then runs in one
place, on groups of ballots: it takes a small part of the time, and its certificate stays one piece.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from verbond.budgets.core.pabulib import Part, joined, merge, open_large, read_range
from verbond.budgets.core.pabulib.limits import RANGE_BYTES

if TYPE_CHECKING:
    from distributed import Client

    from verbond.budgets.core.election import Election


def read_spread(
    path: Path, *, client: "Client", name: str = "", range_bytes: int = RANGE_BYTES
) -> "Election":
    """Read an election on the workers of a Dask client; every worker must see the file.

    Raises `ElectionWrong` as `read_pb` does, with the line in the whole file.
    """
    large = open_large(path, name=name)
    ranges = large.ranges(range_bytes=range_bytes)
    held = client.scatter(large, broadcast=True, hash=False)  # type: ignore[no-untyped-call]
    parts = [client.submit(read_range, held, one, pure=False) for one in ranges]
    while len(parts) > 1:
        parts = [
            client.submit(_joined, *parts[n : n + 2], pure=False) for n in range(0, len(parts), 2)
        ]
    whole: Part = parts[0].result()
    return merge(large, [whole])


def _joined(*parts: Part) -> Part:
    return joined(parts)
