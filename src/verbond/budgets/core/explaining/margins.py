"""How close it was: by counting again with another cost, or with more ballots.

A larger cost can help (a project that no longer blocks a greater step of Add1), so winning is not
monotone. What is found is an edge: it won at the figure, and not one further; both were counted.
"""

from collections.abc import Callable
from dataclasses import dataclass

from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.what_if import with_ballots, with_cost

type Recount = Callable[[Election], Count]


@dataclass(frozen=True, slots=True)
class Edge:
    """The last figure at which a project wins, on the way from one that is known.

    `exact` is False when the work allowed ran out first: then `at` wins, `beyond` does not, and the
    edge is between them. `recounts` says how often was counted.
    """

    at: int
    beyond: int
    exact: bool
    recounts: int


def largest_cost(
    election: Election, project: str, recount: Recount, *, most: int = 40
) -> Edge | None:
    """Return the largest cost, in whole units of the currency, at which a project wins.

    In small units. For a winner the search goes up from its cost to the budget, for a loser down
    from it. None: it does not win for the smallest cost either. At most `most` recounts.
    """
    cost = next(one.cost for one in election.projects if one.id == project)
    unit = election.scale
    wins = _Tries(
        lambda units: project in recount(with_cost(election, project, units * unit)).winners, most
    )
    own = cost // unit
    if wins(own):
        top = election.budget // unit + 1
        edge = _between(own, top, wins)
    elif own > 1 and wins(1):
        edge = _between(1, own, wins)
    else:
        return None
    return Edge(edge.at * unit, edge.beyond * unit, edge.exact, edge.recounts)


def ballots_needed(
    election: Election, project: str, recount: Recount, *, most: int = 40
) -> Edge | None:
    """Return how many more ballots for this project alone make it win: `at`; `beyond` are too few.

    Those voters take part in the count as all others. None: not with as many as there are now.
    """
    wins = _Tries(
        lambda more: (
            project in recount(with_ballots(election, project, more)).winners
            if more
            else project in recount(election).winners
        ),
        most,
    )
    if wins(0):
        return Edge(0, 0, exact=True, recounts=wins.made)
    enough, limit = 1, max(election.ballots.number, 1)
    while not wins(enough):
        if enough >= limit or wins.spent:
            return None
        enough = min(2 * enough, limit)
    return _between(enough, enough // 2, wins)


class _Tries:
    """Counts how often was counted."""

    def __init__(self, wins: Callable[[int], bool], most: int) -> None:
        self._wins, self.most, self.made = wins, most, 0

    def __call__(self, figure: int) -> bool:
        self.made += 1
        return self._wins(figure)

    @property
    def spent(self) -> bool:
        return self.made >= self.most


def _between(at: int, beyond: int, wins: _Tries) -> Edge:
    """Halve the way from a figure that wins to one that does not, until they touch."""
    while abs(beyond - at) > 1 and not wins.spent:
        middle = (at + beyond) // 2
        if wins(middle):
            at = middle
        else:
            beyond = middle
    return Edge(at, beyond, exact=abs(beyond - at) <= 1, recounts=wins.made)
