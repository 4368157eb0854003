"""What becomes of whom a run in a made city finds: drawn, in two waves, by the shares of the file.

Half is contacted and half still waits, by lot, so that the effect of a letter can be tried out.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from verbond.rights.core.made_city.dice import Dice
from verbond.rights.core.made_city.shares import Shares
from verbond.rights.core.made_city.table import Flags
from verbond.rights.core.measuring.funnel import Followed

# A seed of its own, apart from that of the city and of its source.
FOLLOWING = 1_000_033
MIDDLE_DAYS = {"answered": 16, "helped": 30, "applied": 41, "granted": 78}


def followed(
    shares: Shares,
    hits: Mapping[str, Flags],
    entitled: Mapping[str, Flags],
    *,
    automatic: frozenset[str],
    seed: int,
) -> tuple[Followed, ...]:
    """Follow the hits of a run per right: one wave contacted, one that waits.

    Only who is entitled is granted anything; `automatic` are the rights that can be granted
    without an act of the person.
    """
    dice = Dice(seed, FOLLOWING)
    return tuple(
        row
        for right, found in hits.items()
        if found.any()
        for row in _waves(dice, shares, right, entitled[right][found], is_auto=right in automatic)
    )


def _waves(
    dice: Dice, shares: Shares, right: str, is_right: Flags, *, is_auto: bool
) -> Iterator[Followed]:
    told = dice.chance(0.5, len(is_right))
    yield _contacted(dice, shares, right, is_right[told], is_auto=is_auto)
    yield _waiting(dice, shares, right, is_right[~told])


def _contacted(
    dice: Dice, shares: Shares, right: str, is_right: Flags, *, is_auto: bool
) -> Followed:
    at, share = np.ones(len(is_right), bool), shares.following
    reached = [at]
    for step in ("contacted", "answered", "helped", "applied"):
        at = at & dice.chance(share[step], len(at))
        reached.append(at)
    granted = at & is_right & dice.chance(share["granted_when_right"], len(at))
    itself = granted & dice.chance(share["by_itself"] if is_auto else 0.0, len(at))
    letters = reached[1] & dice.chance(share["by_letter"], len(at))
    return Followed(
        right,
        tuple(int(one.sum()) for one in (*reached, granted)),
        refused=int((at & ~is_right).sum()),
        by_itself=int(itself.sum()),
        channels={"letter": int(letters.sum()), "phone": int((reached[1] & ~letters).sum())},
        days={step: int(dice.between(0.7, 1.3, 1)[0] * days) for step, days in MIDDLE_DAYS.items()},
    )


def _waiting(dice: Dice, shares: Shares, right: str, is_right: Flags) -> Followed:
    alone = is_right & dice.chance(shares.following["granted_without_letter"], len(is_right))
    found, count = int(alone.sum()), len(is_right)
    return Followed(right, (count, found, found, found, found, found), is_waiting=True)
