"""Which stretch of steps to look at next, so that what was shown once is not shown again."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.shares.sweep import Sweep, Swept

FIRST_REACH: Final = 4
# After so many steps that stood alone, the next ones are taken alone, before another try.
MOST_ALONE: Final = 16


class Ahead:
    """Find the next steps that buy the same.

    A stretch that breaks in some round still shows the rounds before it: `until` tells for each
    round how far it holds. The next stretches end there, and only pay for these rounds.
    """

    def __init__(
        self, sweep: Sweep, endowment: Callable[[int], Fraction], leaving: Leaving
    ) -> None:
        self.sweep, self.endowment, self.leaving = sweep, endowment, leaving
        self.reach = FIRST_REACH
        self.until: list[int] = []
        self.alone = self.waiting = self.rounds = 0

    def find(self, step: int) -> tuple[int, Swept] | None:
        """Return the last step that buys the same as this one, and what; None for no certainty."""
        last = self._aim(step)
        single = last == step
        while True:
            swept = self._walk(step, last)
            if swept.broken is None:
                break
            if last == step:
                return None
            reach = last - step
            last = step + min(int(reach * swept.broken.part), reach - 1)
        if not single:
            self.alone = 0 if last > step else min(max(2 * self.alone, 1), MOST_ALONE)
            self.waiting = max(self.alone - 1, 0)
        return last, swept

    def _aim(self, step: int) -> int:
        while self.until and self.until[-1] < step:
            self.until.pop()
        if self.waiting:
            self.waiting -= 1
            return step
        return self.until[-1] if self.until else step + self.reach

    def _walk(self, step: int, last: int) -> Swept:
        known = sum(1 for until in self.until if until >= last)
        ends = self.endowment(step), self.endowment(last)
        swept = self.sweep.walk(ends, self.leaving.copy(), known)
        if not known and last > step:
            # So far that some rounds hold and others do not: those that hold need no second look.
            early = swept.broken is not None and swept.broken.round < self.rounds // 4
            self.reach = max(self.reach // 2, 1) if early else 2 * self.reach
        done = len(swept.order)
        self.rounds = done if swept.broken is None else max(self.rounds, done)
        self.until[known:] = [last] * (done - known)
        return swept
