"""Count a file of somebody else in a process of its own: hostile input costs that and no more."""

import multiprocessing
import resource
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from django.utils.translation import gettext

from verbond.budgets.core.laboratory import summary_of, try_all
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.errors import ModelRefused

MOST_SECONDS = 25.0
MOST_MEMORY = 3 * 2**30
# So many at once in one server process; whoever comes more is asked to wait.
AT_ONCE = 2
PATIENCE_SECONDS = 10.0
_room = threading.BoundedSemaphore(AT_ONCE)

type Jobs = Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]


def count_apart(
    *, content: bytes, name: str, jobs: Jobs, seconds: float = MOST_SECONDS
) -> dict[str, Any]:
    """Read a `.pb` file and count it under each job, in a child process; plain values.

    Raises `ElectionWrong` with the line that cannot be read, and `ModelRefused` when it takes too
    long, dies, or too many are counting already.
    """
    if not _room.acquire(timeout=PATIENCE_SECONDS):
        raise ModelRefused(
            "busy", gettext("Het lab rekent nu voor anderen. Probeer het over een minuut opnieuw.")
        )
    try:
        return _in_child(content, name, jobs, seconds)
    finally:
        _room.release()


def _in_child(content: bytes, name: str, jobs: Jobs, seconds: float) -> dict[str, Any]:
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return pool.submit(_limited, content, name, list(jobs)).result(timeout=seconds)
    except TimeoutError as problem:
        raise ModelRefused(
            "too_slow",
            gettext(
                "%(name)s: tellen duurde hier te lang. Tel het op je eigen computer met "
                "script/verbond count."
            )
            % {"name": name},
        ) from problem
    except (BrokenProcessPool, MemoryError) as problem:
        raise ModelRefused(
            "crashed",
            gettext("%(name)s: dit bestand is stuk of te groot en kan niet gelezen worden.")
            % {"name": name},
        ) from problem
    finally:
        for child in list(getattr(pool, "_processes", {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)


def _limited(content: bytes, name: str, jobs: Jobs) -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    election = read_pb(content, name=name)
    if jobs:
        return try_all(election, jobs, file=name)
    found = summary_of(election)
    return {"election": {**found, "projects": len(found["projects"])}}
