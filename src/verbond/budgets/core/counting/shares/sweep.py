"""Count a stretch of steps with compiled loops: the same bounds as `Stretch`, many times faster."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.shares.compiling import Walk
from verbond.budgets.core.counting.shares.kernels import FINISHED, PAUSED
from verbond.budgets.core.counting.shares.lanes import Board, Entries, Lanes, Reach, Votes
from verbond.budgets.core.counting.shares.purse import UNIT
from verbond.budgets.core.counting.shares.stretch import Broken

# Products of costs and weights below this fit in 64 bits.
MOST: Final = 2**62


def fits(field: Field) -> bool:
    """Tell whether exact products of costs and scores fit in 64 bits."""
    return max(field.costs, default=0) * max(field.scores, default=0) < MOST


@dataclass(frozen=True, slots=True)
class Swept:
    """What a stretch buys, as far as it could be shown; `broken` is None when to the end."""

    free: list[int]
    order: list[int]
    leaving: Leaving
    broken: Broken | None


class Sweep:
    """Walks along stretches of one election; keeps its arrays from one to the next."""

    def __init__(self, field: Field, walk: Walk) -> None:
        self.field, self.loops = field, walk
        self.votes = _votes(field)
        groups, projects = len(field.times), len(field.costs)
        high, error, flat, steep, low = (np.empty(groups) for _ in range(5))
        mark = np.zeros(int(np.diff(field.start).max(initial=0)), np.uint8)
        worst = np.empty(1)
        self.apart = Lanes(low, high, error, flat, steep, mark, worst)
        self.single = Lanes(high, high, error, flat, steep, mark, worst)
        self.open = np.array(field.costs, np.bool_) & (self.votes.score > 0)
        self.order = np.zeros(projects, np.int64)

    def walk(self, ends: tuple[Fraction, Fraction], leaving: Leaving, known: int = 0) -> Swept:
        """Buy what is best on the whole stretch; the first `known` rounds are as the last time."""
        low, high = ends
        free = self._free(leaving)
        lanes, length = self._start(low, high)
        board = self._board(high, leaving)
        at = 0
        while True:
            pause = leaving.limits
            at, part = self.loops(self.votes, lanes, board, Reach(at, known, length, pause))
            if part != PAUSED:
                break
            for gone in leaving.fund(int(self.order[at - 1]), len(free) + at):
                board.waiting[gone] = False
        order: list[int] = self.order[:at].tolist()
        return Swept(free, order, leaving, None if part == FINISHED else Broken(at, part))

    def _free(self, leaving: Leaving) -> list[int]:
        field, free = self.field, list[int]()
        for one in field.order if 0 in field.costs else ():
            if not field.costs[one] and field.supporters[one] and not leaving.out[one]:
                free.append(one)
                leaving.fund(one, len(free))
        return free

    def _start(self, low: Fraction, high: Fraction) -> tuple[Lanes, float]:
        lanes = self.single if low == high else self.apart
        lanes.low.fill(float(low / high))
        for array, value in (
            (lanes.high, 1.0), (lanes.error, 2 * UNIT), (lanes.flat, 1.0), (lanes.steep, 1.0),
            (lanes.worst, 2 * UNIT),
        ):  # fmt: skip
            array.fill(value)
        return lanes, float((high - low) / high)

    def _board(self, high: Fraction, leaving: Leaving) -> Board:
        above, below = high.denominator, high.numerator
        most = 10**300 * below
        shares = (one * above for one in self.field.costs)
        cost = np.array([1e300 if one > most else one / below for one in shares])
        waiting = self.open & ~np.array(leaving.out, np.bool_)
        score = np.maximum(self.votes.score, 1.0)
        least = (1.0 if self.votes.by_cost else cost) / score * (1 - 8 * UNIT)
        return Board(cost, least, np.full(len(cost), -1, np.int64), waiting, self.order)


def _votes(field: Field) -> Votes:
    people = field.people
    weight = np.ones(len(people)) if field.weight is None else field.weight
    return Votes(
        start=field.start,
        entries=Entries(field.group.astype(np.uint32), people, weight, people * weight),
        people_of=np.array(field.supporters, np.float64),
        score=np.array(field.scores, np.float64),
        rank=np.array(field.rank, np.int64),
        price=np.array(field.costs, np.int64),
        by_cost=field.rule.satisfaction == "cost",
    )
