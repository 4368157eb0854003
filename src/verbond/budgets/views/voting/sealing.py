"""Now and then a request that cast a ballot also shuffles the box."""

import time

from django.utils import timezone

from verbond.budgets.operations.voting.sealing import SEAL_EVERY, seal_box

_looked: dict[int, float] = {}


def seal_after(round_id: int) -> None:
    """Seal the box when this process did not look for a while; the operation knows what is due."""
    before = _looked.setdefault(round_id, time.monotonic())
    if time.monotonic() - before < SEAL_EVERY.total_seconds():
        return
    _looked[round_id] = time.monotonic()
    seal_box(round_id=round_id, now=timezone.now())
