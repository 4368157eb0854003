"""One ballot in a count: what it paid for, what it has left, and why the rest was not funded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from verbond.budgets.core.counting.result import Count, Dropped
from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.explaining.purses import PAID

# too_little: its supporters together lacked `missing`; did_not_fit: the budget did.
type Why = Literal["excluded", "too_little", "did_not_fit"]


@dataclass(frozen=True, slots=True)
class Payment:
    """What this ballot paid for a winner; `in_full` when it was not all it had left."""

    project: str
    round: int
    paid: Fraction
    in_full: bool


@dataclass(frozen=True, slots=True)
class NotFunded:
    """Why a project on this ballot was not funded; `missing` in small units."""

    project: str
    why: Why
    # The reason of the rule, when it excluded the project.
    reason: str = ""
    missing: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class BallotStory:
    """What became of one ballot; amounts in small units, None where voters have no money."""

    named: tuple[str, ...]
    winners: tuple[str, ...]
    cost_of_winners: int
    not_funded: tuple[NotFunded, ...]
    start: Fraction | None = None
    payments: tuple[Payment, ...] = ()
    left: Fraction | None = None


def ballot_story(
    election: Election, count: Count, ballot: Collection[str] | Mapping[str, int]
) -> BallotStory:
    """Tell what one ballot did; ordinal ballots in the order of the voter, points by project.

    Points are whole numbers of 1/`points_scale` point. The ballot need not be in the box: its
    holder asks. Raises `ElectionWrong` for a project that is not in the election.
    """
    cost = {project.id: project.cost for project in election.projects}
    unknown = [project for project in ballot if project not in cost]
    if unknown:
        raise ElectionWrong("unknown_project", f"No project is called {unknown[0]!r}.")
    named = tuple(dict.fromkeys(ballot))
    winners = tuple(project for project in count.winners if project in named)
    payments = _payments(count, _weights(count, ballot, named))
    paid = sum((one.paid for one in payments), Fraction(0))
    return BallotStory(
        named=named,
        winners=winners,
        cost_of_winners=sum(cost[project] for project in winners),
        not_funded=tuple(
            _not_funded(count, project, cost[project])
            for project in named
            if project not in winners
        ),
        start=count.endowment,
        payments=payments,
        left=None if count.endowment is None else count.endowment - paid,
    )


def _weights(
    count: Count, ballot: Collection[str] | Mapping[str, int], named: tuple[str, ...]
) -> dict[str, int]:
    match count.rule.satisfaction:
        case "borda":
            return {project: len(named) - place for place, project in enumerate(named, start=1)}
        case "points" if isinstance(ballot, Mapping):
            return dict(ballot)
        case _:
            points = ballot if isinstance(ballot, Mapping) else dict.fromkeys(named, 1)
            return {project: 1 for project in named if points[project] > 0}


def _payments(count: Count, weights: Mapping[str, int]) -> tuple[Payment, ...]:
    if count.endowment is None:
        return ()
    left, payments = count.endowment, []
    for one in count.rounds:
        if one.kind in PAID and weights.get(one.project):
            price = (one.price or Fraction(0)) * weights[one.project]
            paid = min(left, price)
            left -= paid
            payments.append(Payment(one.project, one.number, paid, paid == price))
    return tuple(payments)


def _not_funded(count: Count, project: str, cost: int) -> NotFunded:
    for limit in count.excluded:
        if limit.project == project:
            return NotFunded(project, "excluded", limit.reason)
    for one in _dropped(count):
        if one.project == project:
            return NotFunded(project, "too_little", missing=cost - one.money)
    over = cost - (count.budget - count.total_cost)
    return NotFunded(project, "did_not_fit", missing=Fraction(max(over, 0)))


def _dropped(count: Count) -> list[Dropped]:
    return [*count.left, *(drop for one in count.rounds for drop in one.dropped)]
