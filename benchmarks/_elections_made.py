"""Elections as large as real ones, made from a seed: heavy-tailed ballots, costs of many sizes."""

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Ballots, Election, Project


def made(
    *,
    ballots: int,
    projects: int,
    approvals: int,
    budget: int,
    costs: tuple[int, int],
    seed: int,
    whole: int = 1,
    tail: float = 1.8,
) -> Election:
    """Return an approval election; costs between two bounds, in multiples of `whole`.

    The higher `tail`, the more alike in length the ballots, and the fewer say the same.
    """
    rng = np.random.default_rng(seed)
    fame = np.log(np.arange(1, projects + 1) ** -0.8)
    rng.shuffle(fame)
    low, high = np.log(costs[0]), np.log(costs[1])
    prices = np.maximum(np.round(np.exp(rng.uniform(low, high, projects)) / whole), 1) * whole
    groups: dict[tuple[int, ...], int] = {}
    for length in _lengths(rng, ballots, projects, approvals, tail).tolist():
        taste = fame + rng.gumbel(size=projects)
        chosen = tuple(np.sort(np.argpartition(-taste, length - 1)[:length]).tolist())
        groups[chosen] = groups.get(chosen, 0) + 1
    return Election(
        budget=budget,
        projects=tuple(
            Project(id=f"p{index:03}", cost=int(cost)) for index, cost in enumerate(prices.tolist())
        ),
        ballots=Ballots(
            start=np.cumsum([0, *map(len, groups)], dtype=np.int64),
            project=np.array([one for chosen in groups for one in chosen], np.int32),
            times=np.array(list(groups.values()), np.int64),
        ),
    )


def _lengths(
    rng: np.random.Generator, ballots: int, projects: int, approvals: int, tail: float
) -> NDArray[np.int64]:
    mean = approvals / ballots
    drawn = 1 + np.floor(rng.pareto(tail, ballots) * (mean - 1) * (tail - 1))
    lengths: NDArray[np.int64] = np.minimum(drawn, projects).astype(np.int64)
    return lengths
