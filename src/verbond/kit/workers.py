"""Workers of Dask, an optional extra: processes on this machine, or those of a scheduler."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from distributed import Client


class NoWorkers(RuleBroken):
    """Work cannot be spread: the extra is not installed, or no scheduler answers."""


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

    Raises `NoWorkers` when none answers there.
    """
    client, _ = _distributed()
    try:
        return client(address, timeout="10s")
    except (OSError, ValueError) as fault:
        raise NoWorkers(
            "no_scheduler", f"{address}: no Dask scheduler answers; expected tcp://HOST:PORT"
        ) from fault


def _distributed() -> "tuple[type[Client], Any]":
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as missing:
        raise NoWorkers(
            "no_dask",
            "several workers need Dask: install requirements/spread.txt "
            "(docs/how-to/count-on-several-machines.md)",
        ) from missing
    return Client, LocalCluster
