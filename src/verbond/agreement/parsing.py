"""Read a document in a process of its own: hostile input can cost that process and no more."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from verbond.agreement.core.document import Outline
from verbond.agreement.core.outline import outline
from verbond.agreement.core.packaged import packaged_profile
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.errors import ImportRefused

MOST_SECONDS = 300


def parse(content: bytes, name: str, profile: str = "") -> Outline:
    """Parse bytes with the named profile, or with the one that recognises them."""
    source = read_source(content, name)
    return outline(source, packaged_profile(profile) if profile else None)


def parse_apart(
    content: bytes, name: str, profile: str = "", *, seconds: float = MOST_SECONDS
) -> Outline:
    """Parse in a child process. Raises `ImportRefused` when it takes too long or dies."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return pool.submit(parse, content, name, profile).result(timeout=seconds)
    except TimeoutError as problem:
        raise ImportRefused(
            "too_slow",
            f"{name}: lezen duurde langer dan {seconds:.0f} seconden; splits het document.",
        ) from problem
    except BrokenProcessPool as problem:
        raise ImportRefused(
            "crashed", f"{name}: dit bestand is stuk en kan niet gelezen worden."
        ) from problem
    finally:
        for child in list(getattr(pool, "_processes", {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)
