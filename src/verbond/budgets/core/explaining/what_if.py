"""Other elections near this one: another cost, more ballots, other ballots drawn from the box."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Ballots, Election
from verbond.budgets.core.errors import ElectionWrong


def with_cost(election: Election, project: str, cost: int) -> Election:
    """Return the same election with another cost of one project, in small units."""
    return replace(
        election,
        projects=tuple(
            replace(one, cost=cost) if one.id == project else one for one in election.projects
        ),
        sha256="",
    )


def with_ballots(election: Election, project: str, more: int) -> Election:
    """Return the election with so many more ballots that name one project and nothing else.

    With points, each gives as much as the fullest ballot does to one project.
    """
    ballots, index = election.ballots, _index(election, project)
    points = ballots.points
    if points is not None:
        points = np.append(points, max(int(points.max(initial=0)), 1))
    group = np.int32(len(ballots.times))
    known = ballots.group_of.size
    grown = Ballots(
        start=np.append(ballots.start, ballots.start[-1] + 1),
        project=np.append(ballots.project, np.int32(index)),
        times=np.append(ballots.times, np.int64(more)),
        points=points,
        group_of=np.append(ballots.group_of, np.full(more, group)) if known else ballots.group_of,
    )
    return replace(election, ballots=grown, voters={}, sha256="")


def with_times(election: Election, times: NDArray[np.int64]) -> Election:
    """Return the election in which each group of ballots came so many times; 0 takes it out."""
    ballots = election.ballots
    kept = times > 0
    sizes = np.diff(ballots.start)
    entries = np.repeat(kept, sizes)
    drawn = Ballots(
        start=np.concatenate([[0], np.cumsum(sizes[kept])]).astype(np.int64),
        project=ballots.project[entries],
        times=times[kept].astype(np.int64),
        points=None if ballots.points is None else ballots.points[entries],
    )
    return replace(election, ballots=drawn, voters={}, sha256="")


def drawn_again(election: Election, seed: int, times: int) -> Sequence[NDArray[np.int64]]:
    """Draw the whole box again `times` times, with replacement; how often each group comes.

    The stream is that of MT19937 in its frozen form: the same seed draws the same in any version.
    """
    number = election.ballots.number
    if not number:
        raise ElectionWrong("no_ballots", "There are no ballots to draw from.")
    stream = np.random.RandomState(seed)
    chances = election.ballots.times / number
    return [stream.multinomial(number, chances).astype(np.int64) for _ in range(times)]


def _index(election: Election, project: str) -> int:
    for index, one in enumerate(election.projects):
        if one.id == project:
            return index
    raise ElectionWrong("unknown_project", f"No project is called {project!r}.")
