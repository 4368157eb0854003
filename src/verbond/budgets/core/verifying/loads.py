"""Sequential Phragmén: every project loads its cost on its supporters, the lowest load wins."""

import heapq
from fractions import Fraction

from verbond.budgets.core.verifying.claims import decimal, told
from verbond.budgets.core.verifying.comparing import Rounds
from verbond.budgets.core.verifying.replaying import leave
from verbond.budgets.core.verifying.terms import Terms

# What somebody without supporters would have to carry: more than anybody.
type Load = tuple[bool, Fraction]


class Loads:
    """Who carries how much. Loads never fall, so an old value bounds the value of now."""

    def __init__(self, terms: Terms, rounds: Rounds) -> None:
        self.terms, self.rounds = terms, rounds
        # People of one ballot carry the same; load 0 is what everybody starts with.
        self.loads = [Fraction(0)]
        self.load_of = [0] * len(terms.support.times)
        may_win = [project for project in terms.order if project not in rounds.excluded]
        self.waiting = [(self.value(p), terms.support.rank[p], p) for p in may_win]
        heapq.heapify(self.waiting)

    def value(self, project: str) -> Load:
        """Return what each supporter would carry, as (infinite, load)."""
        support = self.terms.support
        held: dict[int, int] = {}
        for group, _ in support.members[project]:
            at = self.load_of[group]
            held[at] = held.get(at, 0) + support.times[group]
        if not held:
            return (True, Fraction(0))
        carried = sum(people * self.loads[at] for at, people in held.items())
        return (False, (carried + support.cost[project]) / sum(held.values()))

    def lowest(self) -> tuple[Load, list[str]] | None:
        """Take out the projects with the lowest value, first to last."""
        found: list[str] = []
        lowest: Load | None = None
        while self.waiting and (lowest is None or self.waiting[0][0] == lowest):
            before, rank, project = heapq.heappop(self.waiting)
            if project in self.rounds.excluded:
                continue
            value = self.value(project)
            if value == before:
                found.append(project)
                lowest = value
            else:
                heapq.heappush(self.waiting, (value, rank, project))
        return None if lowest is None else (lowest, found)

    def fund(self, load: Load, tied: list[str]) -> None:
        """Let the supporters of the first of these carry its load."""
        winner, support = tied[0], self.terms.support
        self.loads.append(load[1])
        for group, _ in support.members[winner]:
            self.load_of[group] = len(self.loads) - 1
        for project in tied[1:]:
            heapq.heappush(self.waiting, (load, support.rank[project], project))


def replay_phragmen(terms: Terms, rounds: Rounds) -> None:
    """Replay sequential Phragmén: stop as soon as one of the best would not fit."""
    loads = Loads(terms, rounds)
    while (found := loads.lowest()) is not None:
        (is_infinite, load), tied = found
        if any(terms.cost([*rounds.winners, one]) > terms.vote.budget for one in tied):
            return
        rounds.expect(
            project=tied[0],
            kind="phragmen",
            cost=decimal(terms.vote.cost[tied[0]]),
            price=None if is_infinite else told(load),
            payers=terms.votes[tied[0]],
            poor=0,
            tied=tied if len(tied) > 1 else [],
            runner_up=None,
            dropped=[],
        )
        loads.fund(found[0], tied)
        leave(terms, rounds)
