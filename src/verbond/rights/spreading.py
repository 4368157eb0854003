"""Answer the rights of a region on many workers, with Dask (an optional extra).

Each worker gets parts of the population, whole households with all their bonds, and works them out
as one process does. Results come back in the order of the parts: the same, to the cent.
"""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from distributed import Client

    from verbond.rights.core.population import Population, Results
    from verbond.rights.core.ruleset import RuleSet

# Parts that are on their way at a time, for each worker: one that works, one that waits.
AHEAD = 2


def evaluate_spread(
    rules: "RuleSet",
    parts: "Iterable[Population]",
    day: dt.date,
    *,
    client: "Client",
    variant: str = "geldend",
    rights: Sequence[str] | None = None,
    conditions: bool = False,
) -> "Iterator[Results]":
    """Yield the results of parts of a population, in their order, worked out by a Dask client.

    `parts` is read as workers become free, so a region never stands in memory whole: take
    `in_batches` of a population, or one table after the other. Raises `CaseError` as `evaluate`.
    """
    held = client.scatter(rules, broadcast=True, hash=False)  # type: ignore[no-untyped-call]
    most = AHEAD * max(1, len(client.scheduler_info()["workers"]))
    waiting: deque[Any] = deque()
    for part in parts:
        if len(waiting) >= most:
            yield waiting.popleft().result()
        waiting.append(
            client.submit(_worked_out, held, part, day, variant, rights, conditions, pure=False)
        )
    while waiting:
        yield waiting.popleft().result()


def _worked_out(
    rules: "RuleSet",
    part: "Population",
    day: dt.date,
    variant: str,
    rights: Sequence[str] | None,
    conditions: bool,
) -> "Results":
    from verbond.rights.core.population import evaluate

    return evaluate(rules, part, day, variant=variant, rights=rights, conditions=conditions)
