"""Add1: the starting amount rises by 1, again and again; prove it without counting every step.

Two steps are counted at once, on two lanes. If the same projects win in the same order on both, and
no rival can have come between, then the same projects win at every step between them. Why that is
so: docs/reference/count-certificate.md, "Being sure of Add1 without every step".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verbond.budgets.core.verifying.paying import Run

LOW, HIGH = 0, 1


class Differs(Exception):  # noqa: N818 - no mistake: the answer "look closer"
    """Two steps do not buy the same, or something else could win between them."""


@dataclass(frozen=True, slots=True)
class Winner:
    """Who wins a round, with its rate and division on both lanes."""

    project: str
    rank: int
    rates: tuple[Fraction, Fraction]


def same_between(
    run: Run, leave: Callable[[Sequence[str]], None], free: Sequence[str]
) -> list[str]:
    """Return what is bought at both ends of a run with two lanes, and at every step between.

    With one lane: what is bought there.
    `leave` takes out what may not win any more after these winners. Raises `Differs`.
    """
    winners, straight = list(free), True
    lanes = range(len(run.money))
    while (found := run.cheapest()) is not None:
        _, rank, project = found
        splits = [split for lane in lanes if (split := run.split(project, lane)) is not None]
        if len(splits) < len(lanes):
            raise Differs
        straight = straight and splits[0].rich.keys() == splits[-1].rich.keys()
        if len(lanes) > 1:
            rates = run.rate(project, splits[LOW]), run.rate(project, splits[HIGH])
            _beat_rivals(run, Winner(project, rank, rates), straight=straight)
        run.buy(project, splits)
        winners.append(project)
        leave(winners)
    # Whoever has the money at the upper end would be bought there.
    if len(lanes) > 1 and any(run.split(project, HIGH) is not None for project in run.open):
        raise Differs
    return winners


def _beat_rivals(run: Run, winner: Winner, *, straight: bool) -> None:
    for project in run.below(winner.rates[LOW], HIGH):
        split = run.split(project, HIGH) if project != winner.project else None
        if split is None:
            # The money is not there at the upper end, so nowhere below; or it is the winner itself.
            continue
        rank = run.support.rank[project]
        rate = run.rate(project, split)
        run.wait((rate, rank, project), lane=HIGH)
        if (rate, rank) < (winner.rates[HIGH], winner.rank):
            raise Differs
        apart = (winner.rates[LOW], winner.rank) < (rate, rank)
        if not apart and not (straight and _is_dearer_between(run, winner, project)):
            raise Differs


def _is_dearer_between(run: Run, winner: Winner, rival: str) -> bool:
    """Tell whether straight lines above what a rival's supporters would pay stay below its cost."""
    held, need = run.held(rival), run.need(rival)
    worth = run.support.worth[rival] / run.support.grain
    pays = [rate * worth * run.unit for rate in winner.rates]
    poor = {at: n for at, n in held.items() if run.money[LOW][at[0]] < pays[LOW] * at[1]}
    rich = sum(people * weight for (at, weight), people in held.items() if (at, weight) not in poor)
    tops = [run.total(poor, lane) + pays[lane] * rich for lane in (LOW, HIGH)]
    if winner.rank < run.support.rank[rival]:
        return max(tops) <= need
    return max(tops) < need
