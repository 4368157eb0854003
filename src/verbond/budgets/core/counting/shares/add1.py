"""Give everybody one unit more until it no longer fits: Add1, in jumps."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.result import Increase, Jump, Over, Stop
from verbond.budgets.core.counting.shares.run import Run
from verbond.budgets.core.counting.shares.stretch import Stretch

# Two steps with the same purchases suggest that more will follow.
CALM: Final = 2
FIRST_REACH: Final = 4
TRIES: Final = 12

type Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """What a step buys."""

    run: Run
    cost: int

    @property
    def order(self) -> list[int]:
        return [each.project for each in self.run.bought]

    @property
    def winners(self) -> list[int]:
        return self.run.free + self.order


class Add1:
    """Walk through the steps; what lies within a proven stretch is not counted again."""

    def __init__(self, field: Field, leaving: Leaving, progress: Progress | None = None) -> None:
        self.field, self.leaving, self.progress = field, leaving, progress
        self.exhaustive = "add1-exhaustive" in field.rule.completion
        self.budget = field.election.budget
        self.jumps: list[Jump] = []
        self.reach = FIRST_REACH

    def endowment(self, step: int) -> Fraction:
        """Return what everybody has at a step, in small units."""
        return Fraction(self.budget, self.field.number) + step * self.field.election.scale

    def finish(self) -> tuple[int, Increase]:
        """Return the step whose purchases stand, and how it was found."""
        step, calm, last = 0, 0, self._outcome(0)
        while True:
            stop = self._stops(last)
            if stop:
                self._jump(step, step)
                return step, Increase(stop, tuple(self.jumps))
            end = step
            if calm >= CALM:
                end = self._stretch(step, last)
                calm = calm if end > step else 0
            self._jump(step, end)
            outcome = self._outcome(end + 1)
            if outcome.cost > self.budget:
                return end, self._too_far(end + 1, outcome)
            calm = calm + 1 if outcome.order == last.order else 0
            step, last = end + 1, outcome

    def _too_far(self, step: int, outcome: Outcome) -> Increase:
        names = tuple(self.field.ids[project] for project in outcome.winners)
        return Increase("infeasible", tuple(self.jumps), Over(step, names, outcome.cost))

    def _outcome(self, step: int) -> Outcome:
        run = Run(self.field, self.endowment(step), self.leaving.copy()).finish()
        if self.progress:
            self.progress(step, len(run.bought))
        costs = self.field.costs
        return Outcome(run, sum(costs[each.project] for each in run.bought))

    def _stops(self, outcome: Outcome) -> Stop | None:
        """Return why the increase ends with a feasible outcome, None if it goes on."""
        winners, out = set(outcome.winners), outcome.run.leaving.out
        open_ = [
            self.field.costs[project]
            for project, support in enumerate(self.field.supporters)
            if support and project not in winners and not out[project]
        ]
        if not open_:
            return "exhaustive" if self.exhaustive else "all_funded"
        if self.exhaustive and min(open_) > self.budget - outcome.cost:
            return "exhaustive"
        return None

    def _jump(self, first: int, last: int) -> None:
        self.jumps.append(Jump(first, last))

    def _stretch(self, step: int, outcome: Outcome) -> int:
        """Return the last step up to which the purchases of `step` are shown to stay the same."""
        reach = self.reach
        for _ in range(TRIES):
            ends = self.endowment(step), self.endowment(step + reach)
            stretch = Stretch(self.field, ends, self.leaving.copy())
            broken = stretch.holds(outcome.order, outcome.run.free)
            if broken is None:
                self.reach = reach * 2
                return step + reach
            reach = min(int(reach * min(broken.part, 0.99)), reach - 1)
            if reach <= 0:
                break
        self.reach = FIRST_REACH
        return step
