"""The rule of a certificate applied to a vote: weights, scores, the order of ties, who leaves."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Final

from verbond.budgets.core.verifying.ballots import Ballot, Vote
from verbond.budgets.core.verifying.claims import CertificateUnreadable, exact
from verbond.budgets.core.verifying.paying import Support

GREEDY: Final = ("greedy", "greedy-no-skip", "greedy-threshold")
SHARES: Final = "equal-shares"
PHRAGMEN: Final = "phragmen"
# Every person counts the same for a project, whatever the points.
ALIKE: Final = ("cost", "cardinality")
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "method": (*GREEDY, SHARES, PHRAGMEN),
    "satisfaction": (*ALIKE, "points", "borda"),
    "comparison": ("", "more-winners", "exclusion"),
}
COMPLETIONS: Final = (
    (),
    ("utilitarian",),
    ("add1",),
    ("add1", "utilitarian"),
    ("add1-exhaustive",),
    ("add1-exhaustive", "utilitarian"),
)
KEYS: Final = ("lexicographic", "min-cost", "max-votes")
LOT: Final = "lot:"


@dataclass(frozen=True, slots=True)
class Terms:
    """A vote under a rule, as both the rounds and the checks need it."""

    vote: Vote
    rule: Mapping[str, Any]
    support: Support
    votes: Mapping[str, int]
    score: Mapping[str, Fraction]
    order: Sequence[str]

    def excluded(self) -> dict[str, str]:
        """Return who is out before the first round, and why: the first reason that holds."""
        reasons = {project: self._reason(project) for project in self.vote.cost}
        return {project: reason for project, reason in reasons.items() if reason}

    def _reason(self, project: str) -> str:
        minimum, threshold = self.rule["minimum"], self.rule["threshold"]
        votes, number, cost = self.votes[project], self.vote.number, self.vote.cost[project]
        if threshold is not None and self.score[project] < exact(threshold):
            return "threshold"
        of_cost = minimum["of_cost"]
        if (
            votes < minimum["votes"]
            or votes < exact(minimum["share"]) * number
            or (of_cost and votes * exact(of_cost) * self.vote.budget < cost * number)
        ):
            return "minimum_support"
        reason = self.leaves(project, ())
        if not reason and self.rule["method"] == PHRAGMEN and cost > self.vote.budget:
            return "over_budget"
        return reason

    def leaves(self, project: str, winners: Iterable[str]) -> str:
        """Tell why a project may not win beside these winners: `group`, `cap`, or nothing."""
        if not self.rule["groups"] and not self.rule["caps"]:
            return ""
        won = list(winners)
        for group in self.rule["groups"]:
            held = sum(winner in group["projects"] for winner in won)
            if project in group["projects"] and held >= group["most"]:
                return "group"
        for cap in self.rule["caps"]:
            if cap["category"] in self.vote.kinds[project]:
                spent = [one for one in won if cap["category"] in self.vote.kinds[one]]
                if self.cost([*spent, project]) > Fraction(cap["most"]):
                    return "cap"
        return ""

    def cost(self, projects: Iterable[str]) -> Fraction:
        """Return what these projects cost together."""
        return sum((self.vote.cost[project] for project in projects), Fraction(0))


def terms_of(vote: Vote, rule: Mapping[str, Any]) -> Terms:
    """Apply a rule to a vote; raises `CertificateUnreadable` for a rule that does not exist."""
    _expect_known(rule)
    ballots = list(vote.ballots.items())
    weights = [_weights(ballot, rule["satisfaction"]) for ballot, _ in ballots]
    votes = dict.fromkeys(vote.cost, 0)
    score = dict.fromkeys(vote.cost, Fraction(0))
    members: dict[str, list[tuple[int, Fraction]]] = {project: [] for project in vote.cost}
    for group, ((ballot, number), own) in enumerate(zip(ballots, weights, strict=True)):
        for (project, _), weight in zip(ballot, own, strict=True):
            votes[project] += number
            score[project] += number * weight
            if weight:
                members[project].append((group, weight))
    grain = lcm(*(weight.denominator for own in weights for weight in own))
    order = _order(vote, rule["ties"], votes)
    by_cost = rule["satisfaction"] == "cost"
    support = Support(
        cost=vote.cost,
        members={p: [(at, int(own * grain)) for at, own in found] for p, found in members.items()},
        times=[number for _, number in ballots],
        worth={p: cost if by_cost else Fraction(1) for p, cost in vote.cost.items()},
        rank={project: place for place, project in enumerate(order)},
        grain=grain,
    )
    return Terms(vote, rule, support, votes, score, order)


def _weights(ballot: Ballot, satisfaction: str) -> list[Fraction]:
    if satisfaction == "points":
        return [points for _, points in ballot]
    if satisfaction == "borda":
        return [Fraction(len(ballot) - place) for place in range(1, len(ballot) + 1)]
    return [Fraction(1)] * len(ballot)


def _order(vote: Vote, keys: Sequence[str], votes: Mapping[str, int]) -> list[str]:
    def key(project: str) -> list[Any]:
        own: list[Any] = []
        for name in keys:
            match name:
                case "lexicographic":
                    own.append(project)
                case "min-cost":
                    own.append(vote.cost[project])
                case "max-votes":
                    own.append(-votes[project])
                case _:
                    drawn = f"{name.removeprefix(LOT)}:{project}".encode()
                    own.append(hashlib.sha256(drawn).hexdigest())
        return [*own, project]

    return sorted(vote.cost, key=key)


def _expect_known(rule: Mapping[str, Any]) -> None:
    for field, allowed in ALLOWED.items():
        if rule[field] not in allowed:
            raise CertificateUnreadable("rule", f"certificaat: rule.{field}: onbekende waarde")
    if tuple(rule["completion"]) not in COMPLETIONS:
        raise CertificateUnreadable("rule", "certificaat: rule.completion: onbekende waarde")
    if any(key not in KEYS and not key.startswith(LOT) for key in rule["ties"]):
        raise CertificateUnreadable("rule", "certificaat: rule.ties: onbekende waarde")
    rises = any(step.startswith("add1") for step in rule["completion"])
    if rises and rule["method"] != SHARES:
        raise CertificateUnreadable("rule", "certificaat: add1 hoort bij equal-shares")
    if rule["comparison"] and rule["method"] != SHARES:
        raise CertificateUnreadable("rule", "certificaat: comparison hoort bij equal-shares")
    if rule["method"] == PHRAGMEN and rule["satisfaction"] not in ALIKE:
        raise CertificateUnreadable("rule", "certificaat: phragmen kent geen punten")
