"""Read a page in a process of its own: hostile input can cost that process and no more."""

import multiprocessing
import resource
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from django.utils.translation import gettext

from verbond.decisions.core.linked.errors import PageUnreadable
from verbond.decisions.core.linked.harvest import harvest
from verbond.decisions.core.linked.harvested import HarvestedMeeting
from verbond.decisions.core.linked.reading import BASE, read_page

MOST_SECONDS = 120
MOST_MEMORY = 3 * 2**30
# A page up to this size is read while the clerk waits; the longest minutes that we know are larger.
AT_ONCE_BYTES = 250_000

type Found = tuple[HarvestedMeeting, tuple[str, ...]]


def read(content: bytes, base: str) -> Found:
    """Read the meeting of a page, with what to know about how the page was read."""
    reading = read_page(content, base=base or BASE)
    return harvest(reading.graph), reading.notes


def _limited(content: bytes, base: str) -> Found:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return read(content, base)


def read_apart(content: bytes, base: str, *, seconds: float = MOST_SECONDS) -> Found:
    """Read in a child process. Raises `PageUnreadable` when it takes too long or dies."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return pool.submit(_limited, content, base).result(timeout=seconds)
    except TimeoutError as problem:
        raise PageUnreadable(gettext("de pagina lezen duurde te lang")) from problem
    except (BrokenProcessPool, MemoryError, RecursionError) as problem:
        raise PageUnreadable(gettext("de pagina is te zwaar om te lezen")) from problem
    finally:
        for child in list(getattr(pool, "_processes", {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)
