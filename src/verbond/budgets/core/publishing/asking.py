"""What would have gone otherwise: more votes, the ballots drawn again, another rule."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from verbond.budgets.core.counting import Count, count
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import (
    ballots_needed,
    resampled,
    satisfaction_of,
    violations,
)
from verbond.budgets.core.explaining.proportion import Violation
from verbond.budgets.core.publishing.tallying import CountedPot, Tally
from verbond.budgets.core.publishing.together import cents_of, figure_text, together
from verbond.budgets.core.rule import Rule

# Which other rules are always shown beside the one that decided; the code is that of the page.
OTHER_RULES: Final[Mapping[str, Mapping[str, Any]]] = {
    "greedy": {"method": "greedy", "satisfaction": "cost", "completion": ()},
    "shares-cost": {
        "method": "equal-shares",
        "satisfaction": "cost",
        "completion": ("add1", "utilitarian"),
    },
    "shares-votes": {
        "method": "equal-shares",
        "satisfaction": "cardinality",
        "completion": ("add1", "utilitarian"),
    },
    "phragmen": {"method": "phragmen", "satisfaction": "cost", "completion": ()},
}
# How many of those that did not win are asked what they lacked in votes.
NEARLY: Final = 12
# How often each question may count again.
RECOUNTS: Final = 40


def nearest(projects: Mapping[str, Any], counted: Tally) -> list[str]:
    """Return the losers of the last pot that came nearest, by the part of their cost in sight."""
    losers = [
        (-_in_sight(told), -told["votes"], one)
        for one, told in projects.items()
        if told["fate"] in {"too_little", "did_not_fit"} and told["pot"] == counted.main.plan.code
    ]
    return [one for _sight, _votes, one in sorted(losers)[:NEARLY]]


def _in_sight(told: Mapping[str, Any]) -> Fraction:
    gap = told["gap_cents"] if told["gap_cents"] is not None else told["gap_in_budget_cents"]
    return 1 - Fraction(gap, told["cost_cents"]) if told["cost_cents"] else Fraction(0)


def votes_needed(pot: CountedPot, project: str, recounts: int) -> dict[str, Any]:
    """Return how many more votes a loser needed, when that can be found."""
    edge = ballots_needed(
        pot.election,
        project,
        lambda election: count(election, pot.rule, brief=True),
        most=recounts,
    )
    return {} if edge is None else {"votes_needed": edge.at, "votes_exact": edge.exact}


def drawn_again(counted: Tally, *, seed: str, recounts: int) -> dict[str, Any]:
    """Draw the ballots of the last pot again, with replacement, to see how sure its outcome is."""
    pot = counted.main
    if not pot.election.ballots.number:
        return {}
    number = int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16)
    found = resampled(pot.election, pot.rule, brief, seed=number, draws=2 * recounts)
    return {"seed": found.seed, "draws": found.draws, "wins": dict(found.wins)}


def other_rules(counted: Tally) -> Iterator[dict[str, Any]]:
    """Count the same ballots of the last pot by other rules; the earmark stays as it was."""
    pot, before = counted.main, tuple(one for pot in counted.pots[:-1] for one in pot.winners)
    whole = together(counted)
    for code, parts in OTHER_RULES.items():
        rule = replace(pot.rule, comparison="", threshold=None, **parts)
        if not _possible(pot.election, rule):
            continue
        is_own = _same(rule, pot.rule)
        outcome = pot.count if is_own else count(pot.election, rule)
        winners = (*before, *outcome.winners)
        satisfied = satisfaction_of(whole, winners)
        yield {
            "code": code,
            "is_own": is_own,
            "winners": list(winners),
            "spent_cents": cents_of(pot.election, outcome.total_cost)
            + sum(cents_of(one.election, one.count.total_cost) for one in counted.pots[:-1]),
            "with_winner": satisfied.with_winner,
            "mean_winners": figure_text(satisfied.mean_winners),
            "too_little": len(too_little_served(pot, outcome.winners)),
        }


def too_little_served(pot: CountedPot, winners: Sequence[str]) -> Sequence[Violation]:
    """Return the groups that got less than their part, among what the rule allowed."""
    out = {one.project for one in pot.count.excluded}
    return violations(pot.election, winners, excluded=out)


def _possible(election: Election, rule: Rule) -> bool:
    """Tell whether a rule can be asked of these ballots: Phragmén knows no points."""
    return rule.method != "phragmen" or election.ballots.points is None


def _same(rule: Rule, own: Rule) -> bool:
    return (rule.method, rule.satisfaction, rule.completion) == (
        own.method,
        own.satisfaction,
        own.completion,
    )


def brief(election: Election, rule: Rule) -> Count:
    """Count for a question: only who wins."""
    return count(election, rule, brief=True)
