"""Waves: who is contacted when, drawn by lot so that the effect of contact can be measured."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping


def draw_waves(homes: Iterable[str], *, seed: str, waves: int) -> Mapping[str, int]:
    """Return the wave (from 1) of each home: a lot that anybody with the seed draws again.

    Everybody of a home is in one wave, or neighbours of the kitchen table would spoil the
    comparison. Sizes differ by one at most. The order of `homes` does not matter.

    >>> sorted(draw_waves(["a", "b", "c", "d"], seed="x", waves=2).values())
    [1, 1, 2, 2]
    """
    drawn = sorted(set(homes), key=lambda home: hashlib.sha256(f"{seed}:{home}".encode()).digest())
    return {home: place % waves + 1 for place, home in enumerate(drawn)}


def opens_on(executed_on: dt.date, wave: int, gap_days: int) -> dt.date:
    """Return the first day on which a wave may be contacted."""
    return executed_on + dt.timedelta(days=(wave - 1) * gap_days)
