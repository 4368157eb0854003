"""Sequential Phragmen: whoever supports what was funded carries its load."""

from dataclasses import dataclass
from dataclasses import field as with_default
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.result import Excluded, Round
from verbond.budgets.core.errors import RuleWrong


def phragmen(field: Field, leaving: Leaving) -> tuple[Round, ...]:
    """Fund the project that keeps the highest load lowest, until one of the best does not fit.

    Brill, Freeman, Janson & Lackner 2017, for costs as pabutools 1.2.3 does; loads are exact.
    Raises `RuleWrong` for ballots with points.
    """
    if field.election.ballots.points is not None or field.weight is not None:
        raise RuleWrong(
            "impossible_satisfaction",
            "phragmen: knows approval only; the ballots must have no points, and the satisfaction "
            "must be cost or cardinality.",
        )
    for project, cost in enumerate(field.costs):
        if cost > field.election.budget and not leaving.out[project]:
            leaving.out[project] = True
            leaving.excluded.append(Excluded(field.ids[project], "over_budget", 0))
    return _Loads(field, leaving).fund_all()


@dataclass(slots=True)
class _Loads:
    """Every group carries the load of the last thing funded that it supports; -1: none yet."""

    field: Field
    leaving: Leaving
    load_of: NDArray[np.int64] = with_default(init=False)
    loads: list[Fraction] = with_default(default_factory=list)
    values: dict[int, Fraction] = with_default(default_factory=dict)
    rounds: list[Round] = with_default(default_factory=list)

    def __post_init__(self) -> None:
        self.load_of = np.full(len(self.field.times), -1, np.int64)

    def fund_all(self) -> tuple[Round, ...]:
        left = self.field.election.budget
        todo = [one for one in self.field.order if not self.leaving.out[one]]
        while todo:
            value, best = self._best(todo)
            if any(self.field.costs[one] > left for one in best):
                break
            self._fund(best, value)
            left -= self.field.costs[best[0]]
            todo = [one for one in todo if one != best[0] and not self.leaving.out[one]]
        return tuple(self.rounds)

    def _best(self, todo: list[int]) -> tuple[Fraction | None, list[int]]:
        """Return the lowest value and all projects that have it, in tie order."""
        supported = [one for one in todo if self.field.supporters[one]]
        if not supported:
            return None, todo
        for one in supported:
            if one not in self.values:
                self.values[one] = self._value(one)
        value = min(self.values[one] for one in supported)
        return value, [one for one in supported if self.values[one] == value]

    def _value(self, project: int) -> Fraction:
        groups = self._groups(project)
        per_load = np.bincount(
            self.load_of[groups] + 1, weights=self.field.times[groups], minlength=1
        )[1:]
        carried = sum(
            (self.loads[number] * int(times) for number, times in enumerate(per_load) if times),
            Fraction(self.field.costs[project]),
        )
        return carried / self.field.supporters[project]

    def _fund(self, best: list[int], value: Fraction | None) -> None:
        field, project = self.field, best[0]
        names = tuple(field.ids[one] for one in best) if len(best) > 1 else ()
        number = len(self.rounds) + 1
        payers = field.supporters[project]
        self.rounds.append(
            Round(
                number,
                field.ids[project],
                "phragmen",
                field.costs[project],
                value,
                payers,
                tied=names,
            )
        )
        self.leaving.fund(project, number)
        if value is not None:
            self._carry(project, value)

    def _carry(self, project: int, value: Fraction) -> None:
        groups = self._groups(project)
        self.load_of[groups] = len(self.loads)
        self.loads.append(value)
        touched = np.zeros(len(self.field.times), np.bool_)
        touched[groups] = True
        for one in [one for one in self.values if one != project]:
            if touched[self._groups(one)].any():
                del self.values[one]

    def _groups(self, project: int) -> NDArray[np.int32]:
        return self.field.group[self.field.start[project] : self.field.start[project + 1]]
