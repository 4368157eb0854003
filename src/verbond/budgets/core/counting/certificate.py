"""Write a count as its certificate: docs/reference/count-certificate.md."""

from fractions import Fraction
from typing import Any, Final

from verbond.budgets.core.counting.result import Count, Dropped, Increase, Round
from verbond.budgets.core.election import Election
from verbond.budgets.core.rule import Rule

PIECE_DIGITS: Final = 4000
PIECE: Final = 10**PIECE_DIGITS
FORMAT: Final = "verbond-count-certificate/1"


def certificate(election: Election, count: Count) -> dict[str, Any]:
    """Return everything that a replay of the count needs, as plain JSON values.

    The count must not be a brief one. Amounts become units of the currency, as the file has them;
    prices become exact fractions of them, per voter or per point of the file.
    """
    pen = _Pen(election, count.rule)
    compared = count.comparison
    return {
        "format": FORMAT,
        "engine": count.engine,
        "input_sha256": count.input_sha256,
        "rule": written_rule(election, count.rule),
        "budget": election.written(count.budget),
        "ballots": election.ballots.number,
        "order": list(count.order),
        "winners": list(count.winners),
        "total_cost": election.written(count.total_cost),
        "excluded": [
            {"project": one.project, "reason": one.reason, "round": one.round}
            for one in count.excluded
        ],
        "steps": count.steps,
        "endowment": pen.money(count.endowment),
        "rounds": [pen.round(each) for each in count.rounds],
        "left": [pen.dropped(one) for one in count.left],
        "add1": pen.increase(count.increase),
        "comparison": None
        if compared is None
        else {
            "mode": compared.mode,
            "greedy": list(compared.greedy),
            "shares": list(compared.shares),
            "prefer_greedy": compared.prefer_greedy,
            "prefer_shares": compared.prefer_shares,
            "kept": "greedy" if compared.keeps_greedy else "shares",
        },
    }


def written_rule(election: Election, rule: Rule) -> dict[str, Any]:
    """Write a rule as plain JSON values, amounts in units of the currency of the election."""
    minimum = rule.minimum
    return {
        "method": rule.method,
        "satisfaction": rule.satisfaction,
        "completion": list(rule.completion),
        "ties": list(rule.ties),
        "threshold": None if rule.threshold is None else str(rule.threshold),
        "minimum": {
            "votes": minimum.votes,
            "share": str(minimum.share),
            "of_cost": None if minimum.of_cost is None else str(minimum.of_cost),
        },
        "groups": [
            {"projects": sorted(group.projects), "most": group.most} for group in rule.groups
        ],
        "caps": [
            {"category": cap.category, "most": election.written(cap.most)} for cap in rule.caps
        ],
        "comparison": rule.comparison,
    }


def _written(value: Fraction) -> str:
    above = digits(value.numerator)
    return above if value.denominator == 1 else f"{above}/{digits(value.denominator)}"


def digits(number: int) -> str:
    """Write a whole number of any length; Python itself refuses beyond 4,300 digits.

    >>> digits(10**5000) == "1" + "0" * 5000
    True
    """
    if number < 0:
        return "-" + digits(-number)
    if number < PIECE:
        return str(number)
    parts = []
    while number:
        number, rest = divmod(number, PIECE)
        parts.append(str(rest).rjust(PIECE_DIGITS, "0"))
    return "".join(reversed(parts)).lstrip("0")


class _Pen:
    """Writes small units as the file would, and exact values as fractions."""

    def __init__(self, election: Election, rule: Rule) -> None:
        self.election = election
        # A price per point as stored is a price per point of the file times this.
        self.points = election.points_scale if rule.satisfaction == "points" else 1

    def money(self, amount: Fraction | None) -> str | None:
        return None if amount is None else _written(amount / self.election.scale)

    def price(self, price: Fraction | None) -> str | None:
        return None if price is None else self.money(price * self.points)

    def round(self, each: Round) -> dict[str, Any]:
        runner_up = each.runner_up
        return {
            "number": each.number,
            "project": each.project,
            "kind": each.kind,
            "cost": self.election.written(each.cost),
            "price": self.price(each.price),
            "payers": each.payers,
            "poor": each.poor,
            "tied": list(each.tied),
            "runner_up": None
            if runner_up is None
            else {"project": runner_up.project, "price": self.price(runner_up.price)},
            "dropped": [self.dropped(one) for one in each.dropped],
        }

    def dropped(self, one: Dropped) -> dict[str, Any]:
        return {
            "project": one.project,
            "money": self.money(one.money),
            "cost": self.election.written(one.cost),
        }

    def increase(self, increase: Increase | None) -> dict[str, Any] | None:
        if increase is None:
            return None
        over = increase.over
        return {
            "stopped_by": increase.stopped_by,
            "jumps": [{"from": jump.first, "to": jump.last} for jump in increase.jumps],
            "over": None
            if over is None
            else {
                "k": over.step,
                "winners": list(over.winners),
                "total_cost": self.election.written(over.total_cost),
            },
        }
