"""What the whole electorate got: per group of ballots, then as shares, histogram and Gini."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Election


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How an outcome serves the voters; all exact. None where there are no ballots.

    `histogram[n]` is the number of ballots with n projects that were funded. Costs in small units.
    """

    ballots: int
    with_winner: int
    histogram: tuple[int, ...]
    share_with_winner: Fraction | None
    mean_winners: Fraction | None
    mean_cost: Fraction | None
    gini_winners: Fraction | None
    gini_cost: Fraction | None

    @property
    def exclusion_ratio(self) -> Fraction | None:
        """Return the share of voters without any funded project."""
        return None if self.share_with_winner is None else 1 - self.share_with_winner


def satisfaction_of(election: Election, winners: Collection[str]) -> Satisfaction:
    """Measure what an outcome gives to the voters, empty ballots included."""
    times = election.ballots.times
    won = winners_per_group(election, winners)
    histogram = np.zeros(int(won.max(initial=0)) + 1, np.int64)
    np.add.at(histogram, won, times)
    number = election.ballots.number
    values, of = cost_per_group(election, winners)
    people = np.zeros(len(values), np.int64)
    np.add.at(people, of, times)
    by_cost = list(zip(values, people.tolist(), strict=True))
    by_winners = list(enumerate(histogram.tolist()))
    with_winner = number - int(histogram[0])
    return Satisfaction(
        ballots=number,
        with_winner=with_winner,
        histogram=tuple(histogram.tolist()),
        share_with_winner=Fraction(with_winner, number) if number else None,
        mean_winners=_mean(by_winners, number),
        mean_cost=_mean(by_cost, number),
        gini_winners=gini(by_winners),
        gini_cost=gini(by_cost),
    )


def gini(values: Sequence[tuple[int, int]]) -> Fraction | None:
    """Return the Gini coefficient of (value, people) pairs; 0 is equal, near 1 one has all.

    1 + 1/n - 2/(n S) sum of (n + 1 - j) s(j), with s sorted upwards and S the total
    (equal to pabutools' coefficient). Nobody: None; nobody has anything: 0.

    >>> gini([(1, 2), (0, 2)])
    Fraction(1, 2)
    """
    number = sum(people for _, people in values)
    total = sum(value * people for value, people in values)
    if not number:
        return None
    if not total:
        return Fraction(0)
    weighted, before = 0, 0
    for value, people in sorted(values):
        # j runs over before + 1 … before + people, so n + 1 - j sums to this.
        weighted += value * (people * (number - before) - people * (people - 1) // 2)
        before += people
    return 1 + Fraction(1, number) - Fraction(2 * weighted, number * total)


def winners_per_group(election: Election, winners: Collection[str]) -> NDArray[np.int64]:
    """Return how many funded projects each group of ballots names."""
    project_of, group_of = entries_of(election)
    funded = _flags(election, winners)[project_of]
    return np.bincount(group_of[funded], minlength=len(election.ballots.times)).astype(np.int64)


def cost_per_group(
    election: Election, winners: Collection[str]
) -> tuple[list[int], NDArray[np.int64]]:
    """Return the distinct costs of funded projects that ballots name, and which each group has.

    The costs ascend and are exact, whatever their size; beside them an index per group.
    """
    project_of, group_of = entries_of(election)
    funded = _flags(election, winners)[project_of]
    sums = np.zeros(len(election.ballots.times), object)
    costs = np.array([project.cost for project in election.projects], object)
    np.add.at(sums, group_of[funded], costs[project_of[funded]])
    distinct = sorted(set(sums.tolist()))
    place = {value: index for index, value in enumerate(distinct)}
    return distinct, np.array([place[one] for one in sums.tolist()], np.int64)


def entries_of(election: Election) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every vote for a project: the index of the project, and the group of the ballot.

    No points for a project is no vote for it.
    """
    ballots = election.ballots
    group_of = np.repeat(np.arange(len(ballots.times)), np.diff(ballots.start))
    project_of = ballots.project.astype(np.int64)
    if ballots.points is None:
        return project_of, group_of
    return project_of[ballots.points > 0], group_of[ballots.points > 0]


def _flags(election: Election, winners: Collection[str]) -> NDArray[np.bool_]:
    return np.array([project.id in winners for project in election.projects], np.bool_)


def _mean(values: Sequence[tuple[int, int]], number: int) -> Fraction | None:
    total = sum(value * people for value, people in values)
    return Fraction(total, number) if number else None
