"""What `Stretch` does, voter by voter: plain loops, made to be compiled (see `compiling`).

Names and bounds are those of `Stretch`; docs/explanation/counting.md says why they hold. A stretch
from a step to itself is one step. All amounts are in upper endowments.
"""

from typing import Final

import numpy as np

from verbond.budgets.core.counting.shares.lanes import (
    Bid,
    Board,
    Entries,
    Floats,
    Lanes,
    Reach,
    Votes,
)

# As in `purse` and `run`; written here, where a change of them is seen to need compiling anew.
UNIT: Final = 2.0**-52
NEAR: Final = 1e-9
CRUMB: Final = 1e-300
INFINITE: Final = float("inf")
# In place of a part between 0 and 1.
FINISHED: Final = -1.0
PAUSED: Final = -2.0
HOLDS: Final = -3.0
MAYBE_POOR: Final = 1
SURELY_POOR: Final = 2


def walk(votes: Votes, lanes: Lanes, board: Board, reach: Reach) -> tuple[int, float]:
    """Buy what is best on the whole stretch; return after how many rounds, and how it ended."""
    at = reach.begin
    while True:
        known = at < reach.known
        best = board.order[at] if known else best_above(votes, lanes, board, at)
        if best < 0:
            return at, FINISHED
        part = HOLDS if known else short_below(votes, lanes, board, best)
        if part != HOLDS:
            return at, part
        bid = bid_of(votes, lanes, board, best, reach.length)
        if bid.project < 0:
            return at, 0.5
        part = HOLDS if known else rivals(votes, lanes, board, bid, at, reach.length)
        if part != HOLDS:
            return at, part
        pay(votes, lanes, bid, reach.length)
        board.waiting[best] = False
        board.order[at] = best
        at += 1
        if reach.pause:
            return at, PAUSED


def entries_of(votes: Votes, project: int) -> Entries:
    """Return the supporters of a project."""
    first, last, all_ = votes.start[project], votes.start[project + 1], votes.entries
    return Entries(
        all_.group[first:last],
        all_.people[first:last],
        all_.weight[first:last],
        all_.weighed[first:last],
    )


def cheapest(board: Board, at: int, most: float) -> int:
    """Return the project not yet looked at in this round with the lowest bound, at most `most`."""
    found = -1
    for project in range(len(board.least)):
        if board.least[project] <= most and board.waiting[project] and board.seen[project] != at:
            found, most = project, board.least[project]
    return found


def best_above(votes: Votes, lanes: Lanes, board: Board, at: int) -> int:
    """Return what is bought at the upper end, as far as floats can tell; -1 for nothing."""
    best = INFINITE
    while True:
        project = cheapest(board, at, best * (1 + NEAR))
        if project < 0:
            break
        rate_above(votes, lanes, board, project, at, best * (1 + 2 * NEAR))
        if board.waiting[project]:
            best = min(best, board.least[project])
    found = -1
    for project in range(len(board.least)):
        near = board.waiting[project] and board.least[project] <= best * (1 + NEAR)
        if near and (found < 0 or votes.rank[project] < votes.rank[found]):
            found = project
    return found


def rate_above(
    votes: Votes, lanes: Lanes, board: Board, project: int, at: int, most: float
) -> None:
    """Bound the rate at the upper end from below; what is too dear everywhere waits no more."""
    cost, all_ = board.cost[project], entries_of(votes, project)
    total = total_of(lanes.high, all_)
    error = lanes.worst[0] * votes.people_of[project]
    doubt = in_doubt(len(all_.group), error, total, cost)
    board.seen[project] = at
    if total < cost - doubt:
        board.waiting[project] = False
    elif total > cost + doubt:
        doubt = in_doubt(len(all_.group), error, min(total, cost), cost)
        utility = cost if votes.by_cost else 1.0
        price = max(board.least[project] * utility, cost / votes.score[project])
        least = least_price(
            lanes.high, all_, votes.score[project], cost, price, most * utility, doubt
        )
        board.least[project] = max(board.least[project], least / utility * (1 - 4 * UNIT))


def least_price(
    money: Floats,
    all_: Entries,
    whole: float,
    cost: float,
    price: float,
    most: float,
    doubt: float,
) -> float:
    """Return a bound below the exact price; one above `most` is enough.

    Whoever is taken for poor, the price that follows is never above the exact one: it lets some
    give more than they would pay.
    """
    before = -1.0
    while price <= most:
        poor, owned = poor_at(money, all_, price)
        if poor <= before or poor >= whole:
            break
        before = poor
        price = (cost - owned) / (whole - poor)
    return price - doubt / (whole - before) if before >= 0 else 0.0


def in_doubt(entries: int, error: float, amount: float, cost: float) -> float:
    """Return more than a sum of `amount` over so many entries can err."""
    return error * (1 + NEAR) + (entries + 12) * UNIT * amount + 8 * UNIT * cost


def total_of(money: Floats, all_: Entries) -> float:
    """Return what all these people have together."""
    total = 0.0
    for at in range(len(all_.group)):
        total += all_.people[at] * money[all_.group[at]]
    return total


def poor_at(money: Floats, all_: Entries, price: float) -> tuple[float, float]:
    """Return the weight of who cannot pay a price, and what they have."""
    poor, owned = 0.0, 0.0
    for at in range(len(all_.group)):
        own = money[all_.group[at]]
        short = own < price * all_.weight[at]
        poor += all_.weighed[at] if short else 0.0
        owned += all_.people[at] * own if short else 0.0
    return poor, owned


def price_of(money: Floats, all_: Entries, whole: float, cost: float, price: float) -> float:
    """Find a price from below; whatever it is, callers check what it is worth."""
    before = -1.0
    while True:
        poor, owned = poor_at(money, all_, price)
        if poor <= before or poor >= whole:
            return price
        before = poor
        price = (cost - owned) / (whole - poor)


def short_below(votes: Votes, lanes: Lanes, board: Board, project: int) -> float:
    """Tell whether its supporters can pay for it at the lower end too, else from where."""
    all_, cost = entries_of(votes, project), board.cost[project]
    below = total_of(lanes.low, all_)
    error = lanes.worst[0] * votes.people_of[project]
    if below >= cost + in_doubt(len(all_.group), error, votes.people_of[project], cost):
        return HOLDS
    above = total_of(lanes.high, all_)
    return min(max((cost - below) / (above - below), 0.0), 1.0) if above > below else 0.5


def bid_of(votes: Votes, lanes: Lanes, board: Board, project: int, length: float) -> Bid:
    """Return prices and slopes of a winner; project -1 when floats cannot tell."""
    cost, whole, all_ = board.cost[project], votes.score[project], entries_of(votes, project)
    start = max(cost / whole, board.least[project] * (cost if votes.by_cost else 1.0))
    above = price_of(lanes.high, all_, whole, cost, start)
    below = price_of(lanes.low, all_, whole, cost, above) if length > 0 else above
    slack = slack_of(lanes, all_, whole, cost, below)
    if not slack <= below * NEAR / 2:
        return Bid(-1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    maybe, surely, steep, flat, dirty = mark_poor(lanes, all_, below, above, slack)
    rest = whole - maybe
    if rest <= 0:
        return Bid(-1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    flat, steep = flat / (whole - surely) * (1 - NEAR), steep / rest * (1 + NEAR)
    return Bid(project, below, above, slack, flat, steep, 0.0 if dirty > 0 else rest)


def slack_of(lanes: Lanes, all_: Entries, whole: float, cost: float, price: float) -> float:
    """Return how far from the exact price this one can be."""
    owned, error, near = 0.0, 0.0, 0.0
    for at in range(len(all_.group)):
        own, doubt = lanes.low[all_.group[at]], lanes.error[all_.group[at]]
        close = own < price * all_.weight[at] * (1 + NEAR) + doubt
        owned += all_.people[at] * own if close else 0.0
        error += all_.people[at] * doubt if close else 0.0
        near += all_.weighed[at] if close else 0.0
    sure = whole - near
    return in_doubt(len(all_.group), error, owned, cost) / sure if sure > 0 else INFINITE


def mark_poor(
    lanes: Lanes, all_: Entries, below: float, above: float, slack: float
) -> tuple[float, float, float, float, float]:
    """Mark who may be poor and who surely is; return their weights, slopes, and what they have."""
    maybe, surely, steep, flat, dirty = 0.0, 0.0, 0.0, 0.0, 0.0
    for at in range(len(all_.group)):
        group, weight, people = all_.group[at], all_.weight[at], all_.people[at]
        room = (slack + 8 * UNIT * below) * weight + lanes.error[group]
        low = lanes.low[group]
        may = low < below * weight + room
        sure = lanes.high[group] < above * weight - room
        maybe += all_.weighed[at] if may else 0.0
        steep += people * lanes.steep[group] if may else 0.0
        dirty += low if may else 0.0
        surely += all_.weighed[at] if sure else 0.0
        flat += people * lanes.flat[group] if sure else 0.0
        lanes.mark[at] = MAYBE_POOR * may | SURELY_POOR * sure
    return maybe, surely, steep, flat, dirty


def rivals(votes: Votes, lanes: Lanes, board: Board, bid: Bid, at: int, length: float) -> float:
    """Tell whether nothing beats the bid anywhere, else up to where it may hold."""
    utility = board.cost[bid.project] if votes.by_cost else 1.0
    limit = (bid.below + bid.slack) / utility * (1 + 8 * UNIT)
    for project in range(len(board.least)):
        if not board.waiting[project] or project == bid.project or board.least[project] > limit:
            continue
        rate_above(votes, lanes, board, project, at, limit)
        if not board.waiting[project] or board.least[project] > limit:
            continue
        if not ranked(votes, lanes, board, bid, project):
            part = distance(votes, lanes, board, bid, project, length)
            if part != HOLDS:
                return part
    return HOLDS


def ranked(votes: Votes, lanes: Lanes, board: Board, bid: Bid, project: int) -> bool:
    """Tell whether exact rates at the ends, or sameness, put the bid before the project."""
    first = votes.rank[bid.project] < votes.rank[project]
    clean = clean_of(votes, lanes, board, project) if bid.clean > 0 else 0.0
    if clean > 0:
        mine, other = np.int64(clean), np.int64(bid.clean)
        if not votes.by_cost:
            mine, other = mine * votes.price[bid.project], other * votes.price[project]
        return bool(mine < other or (mine == other and first))
    same_cost = votes.price[bid.project] == votes.price[project]
    return bool(first and same_cost and same(votes, bid.project, project))


def clean_of(votes: Votes, lanes: Lanes, board: Board, project: int) -> float:
    """Return the weight of who pays in full when all others have exactly nothing, else 0."""
    all_ = entries_of(votes, project)
    having = 0.0
    for at in range(len(all_.group)):
        having += all_.weighed[at] if lanes.high[all_.group[at]] > 0 else 0.0
    if having <= 0:
        return 0.0
    price = board.cost[project] / having
    for at in range(len(all_.group)):
        own, doubt = lanes.high[all_.group[at]], lanes.error[all_.group[at]]
        if 0 < own <= price * all_.weight[at] * (1 + NEAR) + doubt:
            return 0.0
    return having


def same(votes: Votes, one: int, other: int) -> bool:
    """Tell whether two projects have the same supporters with the same weights."""
    mine, yours = entries_of(votes, one), entries_of(votes, other)
    if len(mine.group) != len(yours.group):
        return False
    for at in range(len(mine.group)):
        if mine.group[at] != yours.group[at] or mine.weight[at] != yours.weight[at]:
            return False
    return True


def distance(
    votes: Votes, lanes: Lanes, board: Board, bid: Bid, project: int, length: float
) -> float:
    """Bound what the project's supporters lack to outbid: HOLDS if never nothing, else where."""
    ratio = board.cost[project] / board.cost[bid.project] if votes.by_cost else 1.0
    below, above, slack = bid.below * ratio, bid.above * ratio, bid.slack * ratio
    all_, cost, whole = entries_of(votes, project), board.cost[project], votes.score[project]
    start, end, error, maybe, surely, steep, flat = sums_of(lanes, all_, below, above, slack)
    least = bid.flat * ratio * (whole - maybe) - steep * (1 + NEAR)
    most = bid.steep * ratio * (whole - surely) - flat * (1 - NEAR)
    margin = 2 * in_doubt(len(all_.group), error, 2 * cost, cost) + slack * whole
    return lowest(cost - start - margin, cost - end - margin, least, most, length)


def sums_of(
    lanes: Lanes, all_: Entries, below: float, above: float, slack: float
) -> tuple[float, float, float, float, float, float, float]:
    """Add what supporters would pay at both ends, its error, weights and slopes of the poor."""
    start, end, error = 0.0, 0.0, 0.0
    maybe, surely, steep, flat = 0.0, 0.0, 0.0, 0.0
    for at in range(len(all_.group)):
        group, people, weight = all_.group[at], all_.people[at], all_.weight[at]
        low, high, doubt = lanes.low[group], lanes.high[group], lanes.error[group]
        room = (slack + 8 * UNIT * below) * weight + doubt
        may, sure = low < below * weight + room, high < above * weight - room
        start += people * min(low, below * weight)
        end += people * min(high, above * weight)
        error += people * doubt
        maybe += all_.weighed[at] if may else 0.0
        steep += people * lanes.steep[group] if may else 0.0
        surely += all_.weighed[at] if sure else 0.0
        flat += people * lanes.flat[group] if sure else 0.0
    return start, end, error, maybe, surely, steep, flat


def lowest(start: float, end: float, least: float, most: float, length: float) -> float:
    """Tell whether a function above both lines stays above 0, else where it may cross (0-1).

    It is at least start + least·s and at least end - most·(length - s).
    """
    if start > 0 and end > 0:
        if least >= 0 or most <= 0:
            return HOLDS
        meet = (end - start - most * length) / (least - most)
        meet = min(max(meet, 0.0), length)
        if max(start + least * meet, end - most * (length - meet)) > 0:
            return HOLDS
        return 0.5
    return start / (start - end) if (start > 0) != (end > 0) else 0.5


def pay(votes: Votes, lanes: Lanes, bid: Bid, length: float) -> None:
    """Let the supporters pay at both ends."""
    all_ = entries_of(votes, bid.project)
    for at in range(len(all_.group)):
        group, weight = all_.group[at], all_.weight[at]
        may, keeps = lanes.mark[at] & MAYBE_POOR, 0.0 if lanes.mark[at] & SURELY_POOR else 1.0
        lanes.high[group] = max(lanes.high[group] - bid.above * weight, CRUMB) * keeps
        if length > 0:
            lanes.low[group] = max(lanes.low[group] - bid.below * weight, CRUMB) * keeps
        error = (lanes.error[group] + (bid.slack + 8 * UNIT) * weight) * keeps
        lanes.error[group] = error
        lanes.worst[0] = max(lanes.worst[0], error)
        flat = (lanes.flat[group] + bid.flat * weight) * (1 - UNIT)
        lanes.flat[group] = 0.0 if may else flat * keeps
        lanes.steep[group] = (lanes.steep[group] + bid.steep * weight) * (1 + UNIT) * keeps


# Adding in any order errs within the same bounds: these may use wide registers.
SUMS: Final = (total_of, poor_at, slack_of, mark_poor, sums_of)
LOOPS: Final = (
    entries_of, cheapest, best_above, rate_above, least_price, in_doubt, price_of,
    short_below, bid_of, rivals, ranked, clean_of, same, distance, lowest, pay,
)  # fmt: skip
