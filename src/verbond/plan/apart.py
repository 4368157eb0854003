"""Read a file in a process of its own: hostile input can cost that process and no more."""

import multiprocessing
import resource
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from django.utils.translation import gettext

from verbond.plan.core.file.reading import read_plan
from verbond.plan.core.rules import policy_fields
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import Reading, read_sheet_file
from verbond.plan.exchange.bi_file import read_bi_file
from verbond.plan.exchange.check_file import read_check_file

MOST_SECONDS = 300
MOST_MEMORY = 4 * 2**30

type Facts = Mapping[str, object]


def _own(content: bytes, name: str, _facts: Facts) -> Reading:
    return read_sheet_file(content, name, policy_fields().names)


def _check(content: bytes, name: str, facts: Facts) -> Reading:
    return read_check_file(read_plan(content, name=name), facts, policy_fields().names)


_READERS: Mapping[str, Callable[[bytes, str, Facts], Reading]] = {
    "own": _own,
    "check": _check,
    "bi": read_bi_file,
}


def read(content: bytes, name: str, shape: str = "own", facts: Facts | None = None) -> Reading:
    """Read a file of one of the shapes that the site takes."""
    return _READERS[shape](content, name, facts or {})


def _limited(content: bytes, name: str, shape: str, facts: Facts) -> Reading:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return read(content, name, shape, facts)


def read_apart(
    content: bytes, name: str, shape: str, facts: Facts, *, seconds: float = MOST_SECONDS
) -> Reading:
    """Read in a child process. Raises `PlanRefused` when it takes too long or dies."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return pool.submit(_limited, content, name, shape, dict(facts)).result(timeout=seconds)
    except TimeoutError as problem:
        raise PlanRefused(
            "too_slow",
            gettext("%(name)s: lezen duurde te lang. Splits het bestand.") % {"name": name},
        ) from problem
    except (BrokenProcessPool, MemoryError) as problem:
        raise PlanRefused(
            "crashed",
            gettext("%(name)s: dit bestand is stuk of te groot en kan niet gelezen worden.")
            % {"name": name},
        ) from problem
    finally:
        for child in list(getattr(pool, "_processes", {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)
