"""Give everybody one unit more until it no longer fits: Add1, in jumps."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.result import Increase, Jump, Over, Stop
from verbond.budgets.core.counting.shares.ahead import Ahead
from verbond.budgets.core.counting.shares.compiling import compiled_walk
from verbond.budgets.core.counting.shares.run import Run
from verbond.budgets.core.counting.shares.stretch import Stretch
from verbond.budgets.core.counting.shares.sweep import Sweep, fits
from verbond.budgets.core.errors import ElectionWrong

FIRST_REACH: Final = 4
# After so many steps that had to be counted alone, the next ones are too, before another try.
MOST_ALONE: Final = 16
# Loading the compiled loops takes as long as looking at so many votes without them.
WORTH: Final = 150_000
# Beyond this, floats cannot tell one step from the next, and no election needs it.
MOST_STEPS: Final = 10**11

type Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """What all steps from `first` to `last` buy."""

    first: int
    last: int
    winners: list[int]
    cost: int
    out: list[bool]


class Add1:
    """Walk through the steps; what lies within a proven stretch is not counted one by one."""

    def __init__(self, field: Field, leaving: Leaving, progress: Progress | None = None) -> None:
        self.field, self.leaving, self.progress = field, leaving, progress
        self.exhaustive = "add1-exhaustive" in field.rule.completion
        self.budget = field.election.budget
        self.reach = FIRST_REACH
        self.alone = self.waiting = 0
        self.ahead: Ahead | None = None
        # None: no loops to wait for.
        self.votes_seen: int | None = 0 if fits(field) else None

    def endowment(self, step: int) -> Fraction:
        """Return what everybody has at a step, in small units."""
        return Fraction(self.budget, self.field.number) + step * self.field.election.scale

    def finish(self) -> tuple[int, Increase]:
        """Return the step whose purchases stand, and how it was found."""
        jumps: list[Jump] = []
        step = 0
        while True:
            found = self._next(step)
            if found.cost > self.budget:
                names = tuple(self.field.ids[project] for project in found.winners)
                return step - 1, Increase("infeasible", tuple(jumps), Over(step, names, found.cost))
            stop = self._stops(found)
            if stop:
                jumps.append(Jump(step, step))
                return step, Increase(stop, tuple(jumps))
            jumps.append(Jump(step, found.last))
            step = found.last + 1
            if step > MOST_STEPS:
                raise ElectionWrong(
                    "too_many_steps",
                    f"add1: after {MOST_STEPS} steps the increase has still not ended; some cost "
                    "is far above the budget.",
                )
            if self.progress:
                self.progress(step, len(found.winners))

    def _stops(self, outcome: Outcome) -> Stop | None:
        """Return why the increase ends with a feasible outcome, None if it goes on."""
        winners = set(outcome.winners)
        open_ = [
            self.field.costs[project]
            for project, support in enumerate(self.field.supporters)
            if support and project not in winners and not outcome.out[project]
        ]
        if not open_:
            return "exhaustive" if self.exhaustive else "all_funded"
        if self.exhaustive and min(open_) > self.budget - outcome.cost:
            return "exhaustive"
        return None

    def _next(self, step: int) -> Outcome:
        """Return what a step buys, and how far on the same is bought."""
        self._speed_up()
        if self.ahead and self.endowment(step):
            return self._swiftly(self.ahead, step)
        if self.waiting:
            self.waiting -= 1
            return self._alone(step)
        found = self._together(step) if self.endowment(step) else None
        if found is not None:
            self.alone = 0
            return found
        self.alone = min(max(2 * self.alone, 1), MOST_ALONE)
        self.waiting = self.alone - 1
        return self._alone(step)

    def _speed_up(self) -> None:
        """Take the compiled loops once there is enough to count to be worth loading them."""
        if self.votes_seen is None:
            return
        self.votes_seen += len(self.field.group)
        if self.votes_seen >= WORTH:
            self.votes_seen = None
            walk = compiled_walk()
            if walk:
                self.ahead = Ahead(Sweep(self.field, walk), self.endowment, self.leaving)

    def _swiftly(self, ahead: Ahead, step: int) -> Outcome:
        found = ahead.find(step)
        if found is None:
            return self._alone(step)
        last, swept = found
        return self._outcome(step, last, swept.free + swept.order, swept.leaving)

    def _alone(self, step: int) -> Outcome:
        run = Run(self.field, self.endowment(step), self.leaving.copy()).finish()
        order = [each.project for each in run.bought]
        return self._outcome(step, step, run.free + order, run.leaving)

    def _together(self, step: int) -> Outcome | None:
        """Return what is bought on the longest stretch that can be shown; None for no stretch."""
        reach = self.reach
        while reach > 0:
            ends = self.endowment(step), self.endowment(step + reach)
            stretch = Stretch(self.field, ends, self.leaving.copy())
            broken = stretch.walk()
            if broken is None:
                # What follows a crossing is often as long as what came before it.
                self.reach = 2 * reach if reach == self.reach else max(self.reach // 2, reach)
                winners = stretch.free + stretch.order
                return self._outcome(step, step + reach, winners, stretch.leaving)
            reach = min(int(reach * broken.part), reach - 1)
        self.reach = max(self.reach // 4, 1)
        return None

    def _outcome(self, first: int, last: int, winners: list[int], leaving: Leaving) -> Outcome:
        cost = sum(self.field.costs[project] for project in winners)
        return Outcome(first, last, winners, cost, leaving.out)
