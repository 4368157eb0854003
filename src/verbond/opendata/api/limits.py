"""How often one address may ask: a fixed number in a window, counted by each web process."""

import time

from django.core.cache import cache
from django.http import HttpRequest

from verbond.kit.senders import sender

REQUESTS = 300
WINDOW_SECONDS = 60


def seconds_to_wait(request: HttpRequest, *, now: float | None = None) -> int:
    """Count this request; return 0 when it may go on, else after how many seconds to try again.

    Each process counts for itself, so the true limit is this number times the processes.
    """
    at = time.time() if now is None else now
    window = int(at // WINDOW_SECONDS)
    key = f"opendata-limit:{window}:{sender(request)}"
    cache.add(key, 0, WINDOW_SECONDS * 2)
    try:
        asked = cache.incr(key)
    except ValueError:  # dropped by a full cache between the two calls
        return 0
    return 0 if asked <= REQUESTS else max(1, int((window + 1) * WINDOW_SECONDS - at))
