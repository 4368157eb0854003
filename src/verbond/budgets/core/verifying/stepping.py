"""The steps of Add1: that it went on where it had to, and stopped where it had to."""

from collections.abc import Mapping, Sequence
from typing import Any

from verbond.budgets.core.verifying.claims import decimal
from verbond.budgets.core.verifying.comparing import Progress, expect, wrong
from verbond.budgets.core.verifying.paying import Run
from verbond.budgets.core.verifying.raising import Differs, same_between
from verbond.budgets.core.verifying.terms import Terms


class Steps:
    """Equal shares at any step of Add1, without a certificate of its rounds."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.out = terms.excluded()
        self.supported = [p for p in terms.order if terms.support.members[p] and p not in self.out]

    def same(self, first: int, last: int) -> list[str]:
        """Return what is bought at these two steps and all between; raises `Differs`."""
        terms = self.terms
        start = terms.vote.budget / terms.vote.number
        free: list[str] = []
        for project in self.supported:
            if not terms.vote.cost[project] and not terms.leaves(project, free):
                free.append(project)
        run = Run(
            terms.support,
            [start + step for step in sorted({first, last})],
            (p for p in self.supported if terms.vote.cost[p]),
        )

        def leave(winners: Sequence[str]) -> None:
            run.open = {project for project in run.open if not terms.leaves(project, winners)}

        leave(free)
        return same_between(run, leave, free)

    def stop(self, winners: Sequence[str], *, exhaustive: bool) -> str:
        """Tell why Add1 stops when these win; empty when it goes on."""
        terms = self.terms
        money_left = terms.vote.budget - terms.cost(winners)
        if money_left < 0:
            return "infeasible"
        gone = self._left_on_the_way(winners)
        could = [p for p in self.supported if p not in winners and p not in gone]
        if exhaustive and all(terms.vote.cost[project] > money_left for project in could):
            return "exhaustive"
        return "" if could else "all_funded"

    def _left_on_the_way(self, winners: Sequence[str]) -> set[str]:
        # Winners only make limits tighter: who may not win beside all of them left at some round.
        return {p for p in self.supported if p not in winners and self.terms.leaves(p, winners)}


def check_steps(
    terms: Terms, claims: Mapping[str, Any], final: Sequence[str], tell: Progress
) -> None:
    """Check that no step before the last one stops, and that the last one or the next does."""
    add1, steps = claims["add1"], Steps(terms)
    if add1 is None:
        raise wrong("add1", "ontbreekt, terwijl de regel het vraagt")
    exhaustive = "add1-exhaustive" in claims["rule"]["completion"]
    at = 0
    for jump in add1["jumps"]:
        first, last = jump["from"], jump["to"]
        where = f"add1, stap {first} tot {last}"
        if first != at or last < first or last > claims["steps"]:
            raise wrong(where, f"sluit niet aan; stap {at} komt eerst, {claims['steps']} laatst")
        tell(f"stap {first} tot {last} van {claims['steps']}")
        at = last + 1
        winners = _same(steps, first, last, where)
        stop = steps.stop(winners, exhaustive=exhaustive)
        if stop == "infeasible" or (stop and first < claims["steps"]):
            raise wrong(where, f"hier stopt de telling al: {stop}")
        if at > claims["steps"]:
            expect(f"{where}, winnaars", list(final), winners)
            _check_end(steps, claims, stop, exhaustive=exhaustive)
    if at != claims["steps"] + 1:
        raise wrong("add1", f"stap {at} tot {claims['steps']} ontbreekt")


def _same(steps: Steps, first: int, last: int, where: str) -> list[str]:
    """Return what is bought at all these steps; halve what cannot be proven at once."""
    if first == last:
        return steps.same(first, last)
    try:
        return steps.same(first, last)
    except Differs:
        # Nothing is wrong yet: each half by itself may be clear.
        pass
    middle = (first + last) // 2
    low, high = _same(steps, first, middle, where), _same(steps, middle + 1, last, where)
    expect(f"{where}, winnaars bij stap {middle + 1}", low, high)
    return low


def _check_end(steps: Steps, claims: Mapping[str, Any], stop: str, *, exhaustive: bool) -> None:
    add1, after = claims["add1"], claims["steps"] + 1
    if stop:
        expect("add1.stopped_by", add1["stopped_by"], stop)
        expect("add1.over", add1["over"], None)
        return
    winners = steps.same(after, after)
    expect("add1.stopped_by", add1["stopped_by"], steps.stop(winners, exhaustive=exhaustive))
    expect(
        f"add1.over, stap {after}",
        add1["over"],
        {"k": after, "winners": winners, "total_cost": decimal(steps.terms.cost(winners))},
    )
