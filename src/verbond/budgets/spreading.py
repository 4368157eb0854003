"""Read the ballots of a very large election on many workers, with Dask (an optional extra).

Every worker reads and groups ranges of the file, two by two they are joined on the workers, and one
election comes back: the same, to the byte, as one process reads. The count itself then runs in one
place, on groups of ballots: it takes a small part of the time, and its certificate stays one piece.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbond.budgets.core.errors import ElectionWrong
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


@contextmanager
def local_client(workers: int) -> "Iterator[Client]":
    """Start workers on this machine, each a process of its own, until the block ends."""
    client, cluster = _distributed()
    started = cluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        scheduler_port=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
    with started as held, client(held) as found:
        yield found


def remote_client(address: str) -> "Client":
    """Use the workers of a scheduler that runs already, such as `tcp://10.0.0.5:8786`.

    Raises `ElectionWrong` when none answers there.
    """
    client, _ = _distributed()
    try:
        return client(address, timeout="10s")
    except (OSError, ValueError) as fault:
        raise ElectionWrong(
            "no_scheduler", f"{address}: no Dask scheduler answers; expected tcp://HOST:PORT"
        ) from fault


def _joined(*parts: Part) -> Part:
    return joined(parts)


def _distributed() -> "tuple[type[Client], Any]":
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as missing:
        raise ElectionWrong(
            "no_dask",
            "counting on several workers needs Dask: install requirements/spread.txt "
            "(docs/how-to/count-on-several-machines.md)",
        ) from missing
    return Client, LocalCluster
