"""What went to each neighbourhood and each theme, against the votes that went there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verbond.budgets.core.election import Election, Project
from verbond.budgets.core.explaining.voters import entries_of


@dataclass(frozen=True, slots=True)
class Part:
    """The projects of one neighbourhood or theme; costs in small units.

    `share_of_votes` and `share_of_cost` are parts of all votes and of the cost of all winners. A
    project with two themes counts in both, so shares of themes can pass 1 together.
    """

    name: str
    projects: int
    winners: int
    votes: int
    cost: int
    share_of_votes: Fraction
    share_of_cost: Fraction


def neighbourhoods(election: Election, winners: Collection[str]) -> tuple[Part, ...]:
    """Return the parts of the city that have projects, most votes first; "" is no neighbourhood."""
    return _parts(election, winners, lambda project: (project.neighbourhood,))


def categories(election: Election, winners: Collection[str]) -> tuple[Part, ...]:
    """Return the themes that have projects, most votes first; "" is no theme."""
    return _parts(election, winners, lambda project: project.categories or ("",))


def _parts(
    election: Election, winners: Collection[str], names_of: Callable[[Project], Sequence[str]]
) -> tuple[Part, ...]:
    votes = _votes(election)
    spent = sum(project.cost for project in election.projects if project.id in winners)
    members: dict[str, list[int]] = {}
    for index, project in enumerate(election.projects):
        for name in dict.fromkeys(names_of(project)):
            members.setdefault(name, []).append(index)
    found = []
    for name, indices in members.items():
        won = [election.projects[i] for i in indices if election.projects[i].id in winners]
        own = sum(votes[index] for index in indices)
        cost = sum(project.cost for project in won)
        found.append(
            Part(
                name=name,
                projects=len(indices),
                winners=len(won),
                votes=own,
                cost=cost,
                share_of_votes=_share(own, sum(votes)),
                share_of_cost=_share(cost, spent),
            )
        )
    return tuple(sorted(found, key=lambda part: (-part.votes, part.name)))


def _votes(election: Election) -> list[int]:
    votes = [0] * len(election.projects)
    project_of, group_of = entries_of(election)
    times = election.ballots.times[group_of]
    for project, number in zip(project_of.tolist(), times.tolist(), strict=True):
        votes[project] += number
    return votes


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)
