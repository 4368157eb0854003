"""Do at the start what the first visitor would wait for."""

import gc
import logging
import threading
import time

from django.db import DatabaseError, connection
from django.urls import get_resolver

from verbond.agreement import facade as agreement
from verbond.kit.dutch import tokens
from verbond.web.beyond import found_beyond

logger = logging.getLogger("verbond.warming")


def warm() -> None:
    """Load the word lists and build what search looks in, then settle the memory."""
    began = time.perf_counter()
    tokens("opwarmen")
    get_resolver().url_patterns  # noqa: B018 - reading it imports every view
    try:
        for one in agreement.all_agreements():
            agreement.find(one, "opwarmen", filters={})
        found_beyond("opwarmen")
    except DatabaseError as problem:
        # A site without a database still starts: /ready/ says what is wrong.
        logger.warning("not warmed: %s", type(problem).__name__)
        return
    finally:
        connection.close()
    # What is loaded now stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    logger.info("warm", extra={"fields": {"seconds": round(time.perf_counter() - began, 2)}})


def warm_beside() -> threading.Thread:
    """Warm in a thread of its own, so that the first page need not wait for the last index."""
    thread = threading.Thread(target=warm, name="warming", daemon=True)
    thread.start()
    return thread
