"""Show that one order of purchases holds for every endowment of a stretch, from its two ends.

Keep the order fixed and let the endowment b grow. The money of every voter is then a continuous,
never falling function of b; prices never rise; who pays in full goes on to do so. So whoever is
poor at the upper end is poor everywhere, and whoever can pay at the lower end can pay everywhere:
only the slopes of those in between are unknown, and they have bounds. With them the distance of a
rival to the winner has bounds too, from each end of the stretch (docs/explanation/counting.md).

All of it is a filter with tracked rounding errors: it says yes only when no rounding could make it
no.
"""

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

import numpy as np

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.shares.purse import (
    CRUMB,
    UNIT,
    Flags,
    Floats,
    Groups,
)
from verbond.budgets.core.counting.shares.run import INFINITE, NEAR


@dataclass(frozen=True, slots=True)
class Broken:
    """The order could not be shown to hold: in which round, and up to where it may (0 to 1)."""

    round: int
    part: float


@dataclass(frozen=True, slots=True)
class Bid:
    """The winner of a round at both ends: price, what it may err, how it falls as b grows."""

    project: int
    price: tuple[float, float]
    slack: float
    falls: tuple[float, float]
    # Exact when every poor supporter has exactly nothing at the lower end: weight of the others.
    clean: int
    # Poor at the lower end or nearly so; poor at the upper end without doubt.
    maybe_poor: Flags
    surely_poor: Flags


class Stretch:
    """Money at both ends of a stretch of endowments, with bounds on its slope in between."""

    def __init__(self, field: Field, ends: tuple[Fraction, Fraction], leaving: Leaving) -> None:
        self.field, self.leaving = field, leaving
        low, high = ends
        # Everything is in upper endowments.
        self.length = float((high - low) / high)
        groups = len(field.times)
        self.money = (np.full(groups, float(low / high)), np.ones(groups))
        self.error = np.full(groups, 2 * UNIT)
        self.slope = (np.ones(groups), np.ones(groups))
        self.by_cost = field.rule.satisfaction == "cost"
        self.cost = [_ratio(cost, high) for cost in field.costs]
        waiting = (one for one, cost in enumerate(field.costs) if cost and field.supporters[one])
        self.free: list[int] = []
        self.order: list[int] = []
        # The rate of a project at the upper end, and in which round it was found.
        self.seen: dict[int, tuple[int, float]] = {}
        self.heap = [(self._at_least(one), one) for one in waiting if not leaving.out[one]]
        heapify(self.heap)

    def walk(self) -> Broken | None:
        """Buy what is best on the whole stretch into `order`; None when that worked to the end."""
        self._fund_free()
        while True:
            best = self._best_above()
            if best is None:
                return None
            part = self._short_below(best)
            bid = self._bid(best) if part is None else None
            if bid is not None:
                part = self._rivals(bid)
            if bid is None or part is not None:
                return Broken(len(self.order), 0.5 if part is None else part)
            self._pay(bid)
            self.order.append(best)
            self.leaving.fund(best, len(self.free) + len(self.order))

    def _fund_free(self) -> None:
        field = self.field
        for one in field.order if 0 in field.costs else ():
            if not field.costs[one] and field.supporters[one] and not self.leaving.out[one]:
                self.free.append(one)
                self.leaving.fund(one, len(self.free))

    def _best_above(self) -> int | None:
        """Return what is bought at the upper end, as far as floats can tell."""
        seen: list[tuple[float, int, int]] = []
        best = INFINITE
        while self.heap and self.heap[0][0] <= best * (1 + NEAR):
            low, project = heappop(self.heap)
            if self.leaving.out[project]:
                continue
            rate = self._rate_above(project, low)
            if rate is not None:
                seen.append((rate, self.field.rank[project], project))
                best = min(best, rate)
        for low, _, project in seen:
            heappush(self.heap, (low, project))
        near = [(rank, project) for low, rank, project in seen if low <= best * (1 + NEAR)]
        return min(near)[1] if near else None

    def _short_below(self, project: int) -> float | None:
        """Return None when its supporters can pay for it at the lower end too, else from where."""
        groups, times, _ = self._entries(project)
        below, above = (float(times @ money[groups]) for money in self.money)
        cost = self.cost[project]
        if below >= cost + self._doubt(project, groups, times, above):
            return None
        return min(max((cost - below) / (above - below), 0.0), 1.0) if above > below else 0.5

    def _at_least(self, project: int) -> float:
        value = 1.0 if self.by_cost else self.cost[project]
        return value / self.field.scores[project] * (1 - 8 * UNIT)

    def _entries(self, project: int) -> tuple[Groups, Floats, Floats | float]:
        field = self.field
        part = slice(field.start[project], field.start[project + 1])
        return (
            field.group[part],
            field.people[part],
            1.0 if field.weight is None else field.weight[part],
        )

    def _doubt(self, project: int, groups: Groups, times: Floats, amount: float) -> float:
        """Return more than a sum of `amount` over the supporters of a project can err."""
        adding = (len(groups) + 12) * UNIT * amount + 8 * UNIT * self.cost[project]
        return float(times @ self.error[groups]) * (1 + NEAR) + adding

    def _bid(self, project: int) -> Bid | None:
        groups, times, weight = self._entries(project)
        low, high = (money[groups] for money in self.money)
        weighed = times * weight
        whole = float(self.field.scores[project])
        cost = self.cost[project]
        above = _price(cost, whole, weighed, times * high, high, weight, cost / whole)
        below = _price(cost, whole, weighed, times * low, low, weight, above)
        near = low < below * weight * (1 + NEAR) + self.error[groups]
        owned = times * low
        adding = (len(groups) + 12) * UNIT * float(owned @ near) + 8 * UNIT * cost
        # Whoever pays in full errs in what is left, not in what is paid.
        doubt = adding + float((times * self.error[groups]) @ near) * (1 + NEAR)
        sure = whole - float(weighed @ near)
        slack = doubt / sure if sure > 0 else INFINITE
        if not slack <= below * NEAR / 2:
            return None
        room = (slack + 8 * UNIT * below) * weight + self.error[groups]
        maybe_poor = low < below * weight + room
        surely_poor = high < above * weight - room
        rest = whole - float(weighed @ maybe_poor)
        if rest <= 0:
            return None
        steep = float((times * self.slope[1][groups]) @ maybe_poor) / rest
        flat = float((times * self.slope[0][groups]) @ surely_poor) / (
            whole - float(weighed @ surely_poor)
        )
        clean = int(rest) if not low[maybe_poor].any() else 0
        return Bid(
            project, (below, above), slack, (flat * (1 - NEAR), steep * (1 + NEAR)), clean,
            maybe_poor, surely_poor,
        )  # fmt: skip

    def _rivals(self, bid: Bid) -> float | None:
        """Return None when nothing beats the bid anywhere, else up to where it may hold."""
        utility = self.cost[bid.project] if self.by_cost else 1.0
        limit = (bid.price[0] + bid.slack) / utility * (1 + 8 * UNIT)
        again: list[tuple[float, int]] = []
        broken: float | None = None
        while broken is None and self.heap and self.heap[0][0] <= limit:
            low, project = heappop(self.heap)
            if project == bid.project or self.leaving.out[project]:
                continue
            rate = self._rate_above(project, low)
            if rate is None:
                continue
            again.append((rate, project))
            if rate <= limit and not self._ranked(bid, project):
                broken = self._distance(bid, project)
        for entry in again:
            heappush(self.heap, entry)
        return broken

    def _rate_above(self, project: int, low: float) -> float | None:
        """Return the rate at the upper end, from below; None when too dear everywhere."""
        at = len(self.order)
        if self.seen.get(project, (-1, 0.0))[0] == at:
            return self.seen[project][1]
        groups, times, weight = self._entries(project)
        money = self.money[1][groups]
        owned = times * money
        cost, whole = self.cost[project], float(self.field.scores[project])
        total = float(owned.sum())
        doubt = self._doubt(project, groups, times, total)
        if total < cost - doubt:
            return None
        self.seen[project] = at, low
        if total <= cost + doubt:
            return low
        utility = cost if self.by_cost else 1.0
        weighed = times * weight
        price = _price(cost, whole, weighed, owned, money, weight, max(low * utility, cost / whole))
        rest = whole - float(weighed @ (money < price * weight * (1 + NEAR)))
        if rest > 0:
            doubt = self._doubt(project, groups, times, min(total, cost))
            low = max(low, (price - doubt / rest) / utility * (1 - 4 * UNIT))
        self.seen[project] = at, low
        return low

    def _clean(self, project: int) -> int:
        """Return the weight of who pays in full when all others have exactly nothing, else 0."""
        groups, times, weight = self._entries(project)
        money = self.money[1][groups]
        weighed = times * weight
        price = self.cost[project] / float(weighed @ (money > 0)) if money.any() else INFINITE
        able = money > price * weight * (1 + NEAR) + self.error[groups]
        return int(float(weighed @ able)) if not money[~able].any() else 0

    def _ranked(self, bid: Bid, project: int) -> bool:
        """Tell whether exact rates at the ends, or sameness, put the bid before the project."""
        costs, rank = self.field.costs, self.field.rank
        first = rank[bid.project] < rank[project]
        clean = self._clean(project) if bid.clean else 0
        if clean:
            mine, other = clean, bid.clean
            if not self.by_cost:
                mine, other = clean * costs[bid.project], bid.clean * costs[project]
            return mine < other or (mine == other and first)
        return first and costs[bid.project] == costs[project] and self._same(bid.project, project)

    def _same(self, one: int, other: int) -> bool:
        mine, yours = self._entries(one), self._entries(other)
        return np.array_equal(mine[0], yours[0]) and np.array_equal(mine[2], yours[2])

    def _distance(self, bid: Bid, project: int) -> float | None:
        """Bound what the project's supporters lack to outbid: None if never nothing, else where."""
        groups, times, weight = self._entries(project)
        ratio = self.cost[project] / self.cost[bid.project] if self.by_cost else 1.0
        weighed = times * weight
        rates = [price * ratio for price in bid.price]
        money = [each[groups] for each in self.money]
        start, end = (
            self.cost[project] - float(times @ np.minimum(own, rate * weight))
            for own, rate in zip(money, rates, strict=True)
        )
        room = (bid.slack * ratio + 8 * UNIT * rates[0]) * weight + self.error[groups]
        maybe, surely = money[0] < rates[0] * weight + room, money[1] < rates[1] * weight - room
        whole = float(self.field.scores[project])
        flat, steep = (fall * ratio for fall in bid.falls)
        least = flat * (whole - float(weighed @ maybe)) - float(
            (times * self.slope[1][groups]) @ maybe
        ) * (1 + NEAR)
        most = steep * (whole - float(weighed @ surely)) - float(
            (times * self.slope[0][groups]) @ surely
        ) * (1 - NEAR)
        margin = (
            2 * self._doubt(project, groups, times, 2 * self.cost[project])
            + bid.slack * ratio * whole
        )
        return _lowest(start - margin, end - margin, least, most, self.length)

    def _pay(self, bid: Bid) -> None:
        groups, _, weight = self._entries(bid.project)
        for money, price in zip(self.money, bid.price, strict=True):
            left = np.maximum(money[groups] - price * weight, CRUMB)
            money[groups] = np.where(bid.surely_poor, 0.0, left)
        error = self.error[groups] + (bid.slack + 8 * UNIT) * weight
        self.error[groups] = np.where(bid.surely_poor, 0.0, error)
        flat, steep = (
            slope[groups] + fall * weight for slope, fall in zip(self.slope, bid.falls, strict=True)
        )
        self.slope[0][groups] = np.where(bid.maybe_poor, 0.0, flat * (1 - UNIT))
        self.slope[1][groups] = np.where(bid.surely_poor, 0.0, steep * (1 + UNIT))


def _price(
    cost: float,
    whole: float,
    weighed: Floats,
    owned: Floats,
    money: Floats,
    weight: Floats | float,
    price: float,
) -> float:
    """Find a price from below; whatever it is, callers check what it is worth."""
    poor_weight = -1.0
    while True:
        poor = money < price * weight
        now = float(weighed @ poor)
        if now <= poor_weight or now >= whole:
            return price
        poor_weight = now
        price = (cost - float(owned @ poor)) / (whole - now)


def _lowest(start: float, end: float, least: float, most: float, length: float) -> float | None:
    """Return None when a function above both lines stays above 0, else where it may cross (0-1).

    It is at least start + least·s and at least end - most·(length - s).
    """
    if start > 0 and end > 0:
        if least >= 0 or most <= 0:
            return None
        meet = (end - start - most * length) / (least - most)
        meet = min(max(meet, 0.0), length)
        if max(start + least * meet, end - most * (length - meet)) > 0:
            return None
        return 0.5
    return start / (start - end) if (start > 0) != (end > 0) else 0.5


def _ratio(amount: int, unit: Fraction) -> float:
    above, below = amount * unit.denominator, unit.numerator
    return 1e300 if above > 10**300 * below else above / below
