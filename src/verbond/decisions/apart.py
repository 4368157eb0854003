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
# A page up to this size is read while the clerk waits, within these seconds. An honest one takes
# less than one; a hostile one of this size would keep a parser of HTML busy for minutes.
AT_ONCE_BYTES, AT_ONCE_SECONDS = 250_000, 15

type Found = tuple[HarvestedMeeting, tuple[str, ...]]


def read(content: bytes, base: str) -> Found:
    """Read the meeting of a page, with what to know about how the page was read."""
    reading = read_page(content, base=base or BASE)
    return harvest(reading.graph), reading.notes


def _limited(content: bytes, base: str, seconds: int) -> Found:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # Ends by itself, even when nobody is left to end it.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    return read(content, base)


def is_small(content: bytes | memoryview) -> bool:
    """Say whether a page can be read while somebody waits."""
    return len(content) <= AT_ONCE_BYTES


def read_apart(content: bytes, base: str, *, seconds: int | None = None) -> Found:
    """Read in a child process. Raises `PageUnreadable` when it takes too long or dies."""
    most = seconds or (AT_ONCE_SECONDS if is_small(content) else MOST_SECONDS)
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return pool.submit(_limited, content, base, most).result(timeout=most)
    except TimeoutError as problem:
        raise PageUnreadable(gettext("De pagina lezen duurde te lang.")) from problem
    except (BrokenProcessPool, MemoryError, RecursionError) as problem:
        raise PageUnreadable(gettext("De pagina is te zwaar om te lezen.")) from problem
    finally:
        for child in list(getattr(pool, "_processes", {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)
