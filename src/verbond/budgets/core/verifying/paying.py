"""The Method of Equal Shares in whole numbers: who has how much, and what is cheapest now.

People with the same money share one *purse*. All purses count in one unit so small that every
amount is whole: nothing is rounded. A run has one lane, or two: two starting amounts, on which the
same projects are bought at the same time (see `raising`).
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm

# The people of one purse who give a project one weight, and how many they are.
type Held = dict[tuple[int, int], int]
EMPTY, START = 0, 1


@dataclass(frozen=True, slots=True)
class Support:
    """Who supports what; people with one ballot are a group."""

    cost: Mapping[str, Fraction]
    # Per project: the groups that support it, each with its weight, a whole number of `grain`s.
    members: Mapping[str, Sequence[tuple[int, int]]]
    times: Sequence[int]
    # A price is divided by this before it is compared with another: the cost, or 1.
    worth: Mapping[str, Fraction]
    # The order in which a tie is decided: the lowest first.
    rank: Mapping[str, int]
    grain: int = 1
    bounds: dict[str, Fraction] = field(default_factory=dict)

    def bound(self, project: str) -> Fraction:
        """Return the rate if nobody were poor: no project is ever cheaper than this."""
        if project not in self.bounds:
            self.bounds[project] = self._bound(project)
        return self.bounds[project]

    def _bound(self, project: str) -> Fraction:
        weight = sum(self.times[group] * own for group, own in self.members[project])
        whole = weight * self.worth[project]
        return self.cost[project] * self.grain / whole if whole else Fraction(0)


@dataclass(frozen=True, slots=True)
class Split:
    """How a cost is divided: `rest` over `weight` for those in `rich`; others pay all they have."""

    rest: int
    weight: int
    rich: Held
    held: Held


class Run:
    """A count in progress.

    No price falls while it goes on, because nobody's money grows. So an old price bounds the price
    of now from below, and few projects need to be looked at in a round.
    """

    def __init__(self, support: Support, starts: Sequence[Fraction], projects: Iterable[str]):
        self.support = support
        self.open = {project for project in projects if support.members[project]}
        # So many units make one of the currency.
        self.unit = lcm(*(amount.denominator for amount in (*starts, *support.cost.values())))
        self.money = [[0, int(start * self.unit)] for start in starts]
        self.purse_of = [START] * len(support.times)
        bounds = [(support.bound(p), support.rank[p], p) for p in self.open]
        heapq.heapify(bounds)
        self.waiting = [list(bounds) for _ in starts]

    def split(self, project: str, lane: int = 0) -> Split | None:
        """Divide the cost over the supporters; None when their money does not reach it."""
        money, rest, held = self.money[lane], self.need(project), self.held(project)
        if self.total(held, lane) < rest:
            return None
        rich = dict(held)
        while True:
            weight = sum(people * own for (_, own), people in rich.items())
            poor = [at for at in rich if money[at[0]] * weight < rest * at[1]]
            if not poor:
                return Split(rest, weight, rich, held)
            for at in poor:
                rest -= rich.pop(at) * money[at[0]]

    def rate(self, project: str, split: Split) -> Fraction:
        """Return what a division costs those who pay in full: what projects are compared by."""
        return self.price(split) / self.support.worth[project]

    def price(self, split: Split) -> Fraction:
        """Return what somebody who pays in full pays per unit of weight."""
        return Fraction(split.rest * self.support.grain, split.weight * self.unit)

    def held(self, project: str) -> Held:
        """Count the supporters of a project by purse and weight."""
        held: Held = {}
        for group, weight in self.support.members[project]:
            at = (self.purse_of[group], weight)
            held[at] = held.get(at, 0) + self.support.times[group]
        return held

    def total(self, held: Held, lane: int = 0) -> int:
        """Return the money of these people together, in units."""
        money = self.money[lane]
        return sum(people * money[purse] for (purse, _), people in held.items())

    def need(self, project: str) -> int:
        """Return the cost of a project in units."""
        cost = self.support.cost[project]
        return cost.numerator * (self.unit // cost.denominator)

    def behind(self, project: str) -> Fraction:
        """Return the money that the supporters of a project have together."""
        return Fraction(self.total(self.held(project)), self.unit)

    def cheapest(self) -> tuple[Fraction, int, str] | None:
        """Take out the project with the lowest rate, ties decided; None: no money for any."""
        waiting = self.waiting[0]
        while waiting:
            before, rank, project = heapq.heappop(waiting)
            split = self.split(project) if project in self.open else None
            if split is None:
                continue
            rate = self.rate(project, split)
            # All others cost at least their bound, and no bound comes before this one.
            if rate == before:
                return rate, rank, project
            heapq.heappush(waiting, (rate, rank, project))
        return None

    def wait(self, *found: tuple[Fraction, int, str], lane: int = 0) -> None:
        """Put projects back that were taken out to be looked at."""
        for one in found:
            heapq.heappush(self.waiting[lane], one)

    def below(self, most: Fraction, lane: int) -> list[str]:
        """Take out what might have a rate of at most `most`."""
        found, waiting = [], self.waiting[lane]
        while waiting and waiting[0][0] <= most:
            project = heapq.heappop(waiting)[2]
            if project in self.open:
                found.append(project)
        return found

    def buy(self, project: str, splits: Sequence[Split]) -> None:
        """Let the supporters pay, on every lane."""
        finer = lcm(*(split.weight // gcd(split.weight, split.rest) for split in splits))
        self.unit *= finer
        for lane, amounts in enumerate(self.money):
            self.money[lane] = [amount * finer for amount in amounts]
        moved: dict[tuple[int, int], int] = {}
        for at in splits[0].held:
            moved[at] = self._pay(at, [(split, at in split.rich) for split in splits], finer)
        for group, weight in self.support.members[project]:
            self.purse_of[group] = moved[self.purse_of[group], weight]
        self.open.discard(project)

    def _pay(self, at: tuple[int, int], how: Sequence[tuple[Split, bool]], finer: int) -> int:
        """Give the people of one purse their new purse; those who pay all they have: the empty."""
        if not any(pays_in_full for _, pays_in_full in how):
            return EMPTY
        for money, (split, pays_in_full) in zip(self.money, how, strict=True):
            paid = split.rest * finer * at[1] // split.weight
            money.append(money[at[0]] - paid if pays_in_full else 0)
        return len(self.money[0]) - 1
