"""Per project: why it won or lost, how far, and what its supporters paid for instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from verbond.budgets.core.counting.field import Field, field_of
from verbond.budgets.core.counting.result import Count, Excluded, Kind
from verbond.budgets.core.election import Election, Project
from verbond.budgets.core.explaining.purses import paid_rounds

# won; excluded by a limit of the rule; too little money of its supporters; no supporters at all;
# the list went past it because it did not fit.
type Fate = Literal["won", "excluded", "too_little", "no_support", "did_not_fit"]


@dataclass(frozen=True, slots=True)
class Behind:
    """The money behind a project just before a round, and the part of its cost then in sight."""

    round: int
    money: Fraction
    # What its supporters would have paid at the rate of the winner of this round, over its cost.
    support: Fraction


@dataclass(frozen=True, slots=True)
class Instead:
    """What the supporters of a project paid together for a winner."""

    winner: str
    paid: Fraction


@dataclass(frozen=True, slots=True)
class Win:
    """How a project was funded.

    `price` is what one voter paid, or what one point cost; `effective_votes` the votes that the
    project counts as: its cost over that price, the poor counting in part.
    """

    round: int
    kind: Kind
    price: Fraction | None
    payers: int
    poor: int
    effective_votes: Fraction | None


@dataclass(frozen=True, slots=True)
class Loss:
    """How far a project was from being funded; amounts in small units.

    `gap` is what its supporters had too little when it left, or else when the last round was paid;
    `gap_in_budget` what the whole budget had too little in the end (negative: there was room).
    """

    gap: Fraction | None
    gap_in_budget: int
    excluded: Excluded | None = None
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectStory:
    """One project in a count; amounts in small units of the election, all exact."""

    project: str
    cost: int
    votes: int
    score: int
    fate: Fate
    cost_per_vote: Fraction | None
    # None also for a winner by comparison: the rounds tell of the outcome that was not kept.
    win: Win | None = None
    loss: Loss | None = None
    behind: tuple[Behind, ...] = ()
    # The largest part of its cost that was in sight in any round.
    effective_support: Fraction | None = None
    # Rounds in which it was exactly equal to the project that was funded.
    tied_in: tuple[int, ...] = ()


def project_stories(election: Election, count: Count) -> tuple[ProjectStory, ...]:
    """Tell of every project, in the order of the ballot, how the count went for it."""
    field, moments = field_of(election, count.rule), _moments(election, count)
    return tuple(
        _story(election, count, index, field, moments.get(project.id, ()))
        for index, project in enumerate(election.projects)
    )


def _story(
    election: Election, count: Count, index: int, field: Field, behind: Sequence[Behind]
) -> ProjectStory:
    project, votes = election.projects[index], field.votes[index]
    won = project.id in count.winners
    seen = [one for one in behind if one.round]
    return ProjectStory(
        project=project.id,
        cost=project.cost,
        votes=votes,
        score=field.scores[index],
        fate="won" if won else _fate(count, project.id, has_support=field.supporters[index] > 0),
        cost_per_vote=Fraction(project.cost, votes) if votes else None,
        win=_win(count, project.id),
        loss=None if won else _loss(count, project, behind),
        behind=tuple(seen),
        effective_support=max((one.support for one in seen), default=None),
        tied_in=tuple(tie.round for tie in count.ties if project.id in tie.projects),
    )


def _win(count: Count, project: str) -> Win | None:
    if count.comparison is not None and count.comparison.keeps_greedy:
        return None
    one = next((one for one in count.rounds if one.project == project), None)
    if one is None:
        return None
    return Win(
        round=one.number,
        kind=one.kind,
        price=one.price,
        payers=one.payers,
        poor=one.poor,
        effective_votes=one.cost / one.price if one.kind == "bought" and one.price else None,
    )


def _loss(count: Count, project: Project, behind: Sequence[Behind]) -> Loss:
    return Loss(
        gap=_gap(count, project, behind),
        gap_in_budget=project.cost - (count.budget - count.total_cost),
        excluded=next((one for one in count.excluded if one.project == project.id), None),
        instead=_instead(count, behind),
    )


def _gap(count: Count, project: Project, behind: Sequence[Behind]) -> Fraction | None:
    dropped = [*count.left, *(drop for one in count.rounds for drop in one.dropped)]
    for one in dropped:
        if one.project == project.id:
            return project.cost - one.money
    return project.cost - behind[-1].money if behind else None


def _instead(count: Count, behind: Sequence[Behind]) -> tuple[Instead, ...]:
    """What is gone from behind a project after a round went to the winner of that round."""
    winners = {one.number: one.project for one in count.rounds}
    paid = [
        Instead(winners[before.round], before.money - after.money)
        for before, after in pairwise(behind)
    ]
    return tuple(one for one in paid if one.paid)


def _fate(count: Count, project: str, *, has_support: bool) -> Fate:
    if any(one.project == project for one in count.excluded):
        return "excluded"
    if not has_support:
        return "no_support"
    return "did_not_fit" if count.endowment is None else "too_little"


def _moments(election: Election, count: Count) -> dict[str, list[Behind]]:
    """Return, per project, the money behind it before each round until it was funded.

    The last moment of those that were not is after all rounds, as round 0.
    """
    found: dict[str, list[Behind]] = {project.id: [] for project in election.projects}
    waiting = dict(enumerate(election.projects))
    place = {project.id: index for index, project in waiting.items()}
    by_cost = count.rule.satisfaction == "cost"
    for one, purses in paid_rounds(election, count):
        worth = (one.cost if by_cost else 1) if one else 1
        rate = (one.price or Fraction(0)) / (worth or 1) if one else Fraction(0)
        for index, project in waiting.items():
            price = rate * (project.cost if by_cost else 1)
            pays = purses.would_pay(index, price)
            support = pays / project.cost if project.cost else Fraction(1)
            money = purses.behind(index)
            found[project.id].append(Behind(one.number if one else 0, money, support))
        if one:
            del waiting[place[one.project]]
    return found
