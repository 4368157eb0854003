"""One run of equal shares with a given endowment."""

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.shares.pricing import exact_price
from verbond.budgets.core.counting.shares.purse import (
    UNIT,
    Flags,
    Floats,
    Groups,
    Purse,
    weights_of,
)

# How far above a price money must be before rounding cannot put it below.
NEAR: Final = 1e-9
INFINITE: Final = float("inf")


type Exact = tuple[Fraction, Flags]


@dataclass(slots=True)
class Offer:
    """A project as it stands in this round: bounds on its rate, exact values once needed."""

    project: int
    low: float
    high: float
    # The price (in endowments) that floats found; where exact work begins.
    about: float
    exact: Exact | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase; projects by index, prices in small units."""

    project: int
    price: Fraction
    payers: int
    poor: int
    tied: tuple[int, ...] = ()
    runner_up: tuple[int, Fraction] | None = None
    dropped: tuple[tuple[int, Fraction], ...] = ()


class Run:
    """Buy projects until none can be bought; `bought` tells what, in order."""

    def __init__(
        self, field: Field, endowment: Fraction, leaving: Leaving, *, telling: bool = False
    ) -> None:
        self.field, self.leaving, self.telling = field, leaving, telling
        self.purse = Purse(field, endowment)
        self.by_cost = field.rule.satisfaction == "cost"
        # With nothing to spend only what costs nothing is funded.
        self.cost = [self.purse.share(cost) if endowment else 0.0 for cost in field.costs]
        self.bought: list[Purchase] = []
        self.dropped: list[tuple[int, Fraction]] = []
        self.free = self._fund_free()
        waiting = [one for one, cost in enumerate(field.costs) if cost and field.supporters[one]]
        waiting = waiting if endowment else []
        self.heap = [(self._at_least(one), one) for one in waiting if not leaving.out[one]]
        heapify(self.heap)

    def _fund_free(self) -> list[int]:
        """Fund what costs nothing and is supported, in tie order."""
        field, free = self.field, list[int]()
        for one in field.order if 0 in field.costs else ():
            if not field.costs[one] and field.supporters[one] and not self.leaving.out[one]:
                free.append(one)
                self.leaving.fund(one, len(free))
        return free

    def finish(self) -> "Run":
        """Buy until nothing more can be bought."""
        while self.buy():
            pass
        return self

    def buy(self) -> bool:
        """Buy the project with the lowest rate; False when none can be bought."""
        self.dropped = []
        offers = self._offers()
        if not offers:
            return False
        best, tied = self._best(offers)
        others = [offer for offer in offers if offer is not best]
        runner_up = self._runner_up(others) if self.telling else None
        for offer in others:
            heappush(self.heap, (offer.low, offer.project))
        self._pay(best, tied, runner_up)
        return True

    def _pay(
        self, best: Offer, tied: tuple[int, ...], runner_up: tuple[int, Fraction] | None
    ) -> None:
        price, rich = self._exactly(best)
        groups, times = self._supporters(best.project)
        payers = int(times @ rich)
        poor = self.field.supporters[best.project] - payers
        self.purse.pay(best.project, price, groups, rich)
        dropped = tuple(self.dropped)
        self.bought.append(Purchase(best.project, price, payers, poor, tied, runner_up, dropped))
        self.leaving.fund(best.project, len(self.free) + len(self.bought))

    def _at_least(self, project: int) -> float:
        """Return the rate with no poor supporter: the true one is never below it."""
        value = 1.0 if self.by_cost else self.cost[project]
        return value / self.field.scores[project] * (1 - 8 * UNIT)

    def _offers(self) -> list[Offer]:
        """Evaluate projects, likely ones first, until no other can be among the best."""
        offers: list[Offer] = []
        best = INFINITE
        second = INFINITE
        while self.heap and self.heap[0][0] <= (second if self.telling else best):
            low, project = heappop(self.heap)
            if self.leaving.out[project]:
                continue
            offer = self._evaluate(project, low)
            if offer is not None:
                offers.append(offer)
                best, second = sorted((best, second, offer.high))[:2]
        return offers

    def _evaluate(self, project: int, low: float) -> Offer | None:
        """Return the offer of a project; None when its supporters have less than it costs."""
        groups, times = self._supporters(project)
        money = self.purse.money[groups]
        cost = self.cost[project]
        owned = times * money
        total = float(owned.sum())
        doubt = self._doubt(project, len(groups), total)
        if total < cost - doubt:
            self._drop(project)
            return None
        if total <= cost + doubt and not self._can_pay(project, groups, money):
            self._drop(project)
            return None
        doubt = self._doubt(project, len(groups), min(total, cost))
        return self._price(project, low, doubt, (groups, times, money, owned))

    def _doubt(self, project: int, entries: int, amount: float) -> float:
        """Return more than a sum of `amount` over the supporters errs: in the money, in adding."""
        adding = (entries + 8) * UNIT * amount + 4 * UNIT * self.cost[project]
        return self.purse.error * self.field.supporters[project] + adding

    def _supporters(self, project: int) -> tuple[Groups, Floats]:
        part = slice(self.field.start[project], self.field.start[project + 1])
        return self.field.group[part], self.field.people[part]

    def _price(
        self,
        project: int,
        low: float,
        doubt: float,
        entries: tuple[Groups, Floats, Floats, Floats],
    ) -> Offer:
        """Find the price from below: who cannot pay it pays all, which raises it for others."""
        _, times, money, owned = entries
        weight = weights_of(self.field, project)
        weighed = times * weight
        whole = float(self.field.scores[project])
        utility = self.cost[project] if self.by_cost else 1.0
        price, poor_weight = max(low * utility, self.cost[project] / whole), -1.0
        while True:
            poor = money < price * weight
            now = float(weighed @ poor)
            if now <= poor_weight or now >= whole:
                break
            poor_weight = now
            price = (self.cost[project] - float(owned @ poor)) / (whole - now)
        sure = whole - float(weighed @ (money < price * weight * (1 + NEAR)))
        slack = doubt / sure if sure > 0 else INFINITE
        if now >= whole or not slack <= price * NEAR / 2:
            return self._known(Offer(project, 0.0, 0.0, price))
        exact = None
        if sure == whole:
            # Nobody is poor or nearly so: the price is a plain fraction.
            exact = Fraction(self.field.costs[project], int(whole)), np.ones(len(times), np.bool_)
        return Offer(
            project,
            (price - slack) / utility * (1 - 4 * UNIT),
            (price + slack) / utility * (1 + 4 * UNIT),
            price,
            exact,
        )

    def _known(self, offer: Offer) -> Offer:
        """Return the offer with bounds around its exact rate."""
        rate = self._rate(offer)
        value = float(rate) if self.by_cost else self.purse.share(rate.numerator, rate.denominator)
        offer.low, offer.high = value * (1 - 4 * UNIT), value * (1 + 4 * UNIT)
        return offer

    def _rate(self, offer: Offer) -> Fraction:
        price, _ = self._exactly(offer)
        return price / self.field.costs[offer.project] if self.by_cost else price

    def _best(self, offers: list[Offer]) -> tuple[Offer, tuple[int, ...]]:
        """Return the offer with the lowest rate, and all that are exactly equal to it."""
        high = min(offer.high for offer in offers)
        near = [offer for offer in offers if offer.low <= high]
        if len(near) == 1:
            return near[0], ()
        rank = self.field.rank
        rated = sorted((self._rate(offer), rank[offer.project], offer.project) for offer in near)
        tied = tuple(project for rate, _, project in rated if rate == rated[0][0])
        first = next(offer for offer in near if offer.project == tied[0])
        return first, tied if len(tied) > 1 else ()

    def _runner_up(self, others: list[Offer]) -> tuple[int, Fraction] | None:
        if not others:
            return None
        second, _ = self._best(others)
        return second.project, self._exactly(second)[0]

    def _exactly(self, offer: Offer) -> Exact:
        """Return the exact price and who of the supporters can pay it."""
        if offer.exact is None:
            offer.exact = exact_price(self.purse, offer.project, offer.about)
        return offer.exact

    def _can_pay(self, project: int, groups: Groups, money: Floats) -> bool:
        owned = self.purse.exact_sum(groups[money > 0])
        return owned >= self.field.costs[project] * self.purse.denominator

    def _drop(self, project: int) -> None:
        if self.telling:
            groups, _ = self._supporters(project)
            owned = self.purse.exact_sum(groups[self.purse.money[groups] > 0])
            self.dropped.append((project, Fraction(owned, self.purse.denominator)))
