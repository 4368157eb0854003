"""How long to wait before doing again what failed."""

from datetime import timedelta

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=6)


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: four times longer each time, six hours at most.

    >>> [str(wait_after(tries)) for tries in (1, 2, 3, 6)]
    ['0:01:00', '0:04:00', '0:16:00', '6:00:00']
    """
    longer: int = 4 ** min(max(tries, 1) - 1, 10)
    return min(LONGEST, FIRST * longer)
