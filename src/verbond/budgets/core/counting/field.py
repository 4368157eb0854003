"""The election as a rule sees it: who supports what and how much, turned around by project."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Ballots, Election
from verbond.budgets.core.errors import ElectionWrong, RuleWrong
from verbond.budgets.core.rule import Rule, Satisfaction

# Sums of whole numbers below this are exact in float64, in any order.
EXACT: Final = 2**53
LOT: Final = "lot:"


@dataclass(frozen=True, eq=False)
class Field:
    """Supporters per project (`start`, `group`, `weight`) and the tie order of one count.

    `weight` is None where every supporter weighs 1. All sums of weights stay below 2^53.
    """

    election: Election
    rule: Rule
    start: NDArray[np.int64]
    group: NDArray[np.int32]
    weight: NDArray[np.float64] | None
    # The same by group: what each ballot supports.
    row_start: NDArray[np.int64]
    row_project: NDArray[np.int32]
    row_weight: NDArray[np.float64] | None
    votes: tuple[int, ...]
    scores: tuple[int, ...]
    # Ballots that support the project with any weight at all.
    supporters: tuple[int, ...]
    costs: tuple[int, ...]

    @property
    def number(self) -> int:
        return self.election.ballots.number

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(project.id for project in self.election.projects)

    @cached_property
    def times(self) -> NDArray[np.float64]:
        """How many ballots each group is, as exact floats."""
        return self.election.ballots.times.astype(np.float64)

    @cached_property
    def people(self) -> NDArray[np.float64]:
        """How many ballots each supporting group is, beside `group`."""
        return self.times[self.group]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Projects (by index) in the order that decides between equals."""
        ids = self.ids
        columns = [self._key(key) for key in self.rule.ties]
        return tuple(
            sorted(range(len(ids)), key=lambda p: (*(column[p] for column in columns), ids[p]))
        )

    @cached_property
    def rank(self) -> tuple[int, ...]:
        """Place of each project in the tie order."""
        ranks = [0] * len(self.order)
        for place, project in enumerate(self.order):
            ranks[project] = place
        return tuple(ranks)

    def _key(self, key: str) -> list[int] | list[str]:
        if key.startswith(LOT):
            seed = key.removeprefix(LOT)
            return [sha256(f"{seed}:{name}".encode()).hexdigest() for name in self.ids]
        if key == "lexicographic":
            return list(self.ids)
        if key == "min-cost":
            return list(self.costs)
        if key == "max-votes":
            return [-votes for votes in self.votes]
        raise RuleWrong(
            "unknown_ties",
            f"ties: {key!r} is no tie key; allowed are lexicographic, min-cost, max-votes and "
            "lot:SEED.",
        )


def field_of(election: Election, rule: Rule) -> Field:
    """Turn the ballots around by project, with the weights of the rule's satisfaction.

    Raises `RuleWrong` for a satisfaction that these ballots cannot have, `ElectionWrong` for points
    below zero or so high that their sum passes 2^53.
    """
    ballots = election.ballots
    weight = _weights(election, rule.satisfaction)
    if weight is not None and weight.size and int(weight.max()) * max(ballots.number, 1) >= EXACT:
        raise ElectionWrong(
            "points_too_high", f"points: a single vote gives {int(weight.max())}; too much to add."
        )
    count = len(election.projects)
    group_of_entry = np.repeat(
        np.arange(len(ballots.times), dtype=np.int32), np.diff(ballots.start)
    )
    project, group, row_start = ballots.project, group_of_entry, ballots.start
    votes = _votes(ballots, group, count)
    if weight is not None:
        kept = weight > 0
        project, group, weight = project[kept], group[kept], weight[kept]
        row_start = np.zeros(len(ballots.times) + 1, np.int64)
        np.cumsum(np.bincount(group, minlength=len(ballots.times)), out=row_start[1:])
        if rule.satisfaction in {"cost", "cardinality"}:
            weight = None
    # Two bytes sort several times faster than four.
    narrow = project.astype(np.uint16) if count <= np.iinfo(np.uint16).max else project
    turned = np.argsort(narrow, kind="stable")
    supporters, scores = votes, votes
    if project is not ballots.project:
        per_entry = ballots.times[group].astype(np.float64)
        supporters = _ints(np.bincount(project, weights=per_entry, minlength=count))
        if weight is not None:
            scores = _ints(np.bincount(project, weights=per_entry * weight, minlength=count))
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(project, minlength=count), out=start[1:])
    return Field(
        election=election,
        rule=rule,
        start=start,
        group=group[turned],
        weight=None if weight is None else weight[turned].astype(np.float64),
        row_start=row_start,
        row_project=project,
        row_weight=None if weight is None else weight.astype(np.float64),
        votes=votes,
        scores=scores,
        supporters=supporters,
        costs=tuple(one.cost for one in election.projects),
    )


def _ints(values: NDArray[np.float64]) -> tuple[int, ...]:
    return tuple(values.astype(np.int64).tolist())


def _votes(ballots: Ballots, group: NDArray[np.int32], count: int) -> tuple[int, ...]:
    per_entry = ballots.times[group].astype(np.float64)
    if ballots.points is not None:
        per_entry = per_entry * (ballots.points > 0)
    return _ints(np.bincount(ballots.project, weights=per_entry, minlength=count))


def _weights(election: Election, satisfaction: Satisfaction) -> NDArray[np.int64] | None:
    ballots = election.ballots
    if ballots.points is not None and ballots.points.size and int(ballots.points.min()) < 0:
        raise ElectionWrong("negative_points", "points: a vote gives less than 0; from 0 upwards.")
    if satisfaction == "points":
        if ballots.points is None:
            raise _impossible(election, satisfaction, "cumulative and scoring")
        return ballots.points
    if satisfaction == "borda":
        if election.vote_type != "ordinal":
            raise _impossible(election, satisfaction, "ordinal")
        ends = np.repeat(ballots.start[1:], np.diff(ballots.start))
        return ends - np.arange(len(ballots.project), dtype=np.int64) - 1
    # A vote of 0 points is no support under any satisfaction.
    return None if ballots.points is None else (ballots.points > 0).astype(np.int64)


def _impossible(election: Election, satisfaction: str, where: str) -> RuleWrong:
    return RuleWrong(
        "impossible_satisfaction",
        f"satisfaction: {satisfaction} asks for {where} ballots, and these are "
        f"{election.vote_type}.",
    )
