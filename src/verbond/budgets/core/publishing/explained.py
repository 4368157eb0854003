"""What the result page says of a count, as plain values: every project, everybody, other rules.

Amounts become cents here, rounded to the nearest; the exact ones stand in the certificate.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from verbond.budgets.core.balloting.frozen import Frozen, FrozenProject
from verbond.budgets.core.counting import Count, count
from verbond.budgets.core.election import Election, Project
from verbond.budgets.core.explaining import (
    ballots_needed,
    project_stories,
    resampled,
    satisfaction_of,
    violations,
)
from verbond.budgets.core.explaining.parts import neighbourhoods
from verbond.budgets.core.explaining.projects import ProjectStory
from verbond.budgets.core.explaining.proportion import Violation
from verbond.budgets.core.publishing.boxes import BoxRow
from verbond.budgets.core.publishing.columns import Group, groups_of
from verbond.budgets.core.publishing.elections import CENTS
from verbond.budgets.core.publishing.tallying import LEAST, CountedPot, Tally
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
RECOUNTS: Final = 40
_GROUPS: Final[Mapping[str, Callable[[BoxRow], str]]] = {
    "neighbourhood": lambda row: row.neighbourhood,
    "age": lambda row: row.age_band,
    "channel": lambda row: row.channel,
}


def explained_of(
    counted: Tally,
    frozen: Frozen,
    *,
    recounts: int = RECOUNTS,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Return the account of a whole round, of the very file that is published.

    `recounts`: how often each question of what would have changed it may count again.
    """
    projects: dict[str, Any] = {}
    for pot in counted.pots:
        told = {one.project: _project(pot, one) for one in project_stories(pot.election, pot.count)}
        # Who lost in an earlier pot competed again: the last account of a project stays.
        projects |= told
    for one in frozen.projects:
        projects.setdefault(one.id, _without_room(counted, one))
    tell("asking-what-if")
    nearly = _nearest(projects, counted)
    for one in nearly:
        projects[one] |= _needed(counted.main, one, recounts)
    tell("drawing-again")
    again = _again(counted, seed=str(frozen.document["lot"]["seed"]), recounts=recounts)
    tell("comparing")
    return {
        "projects": projects,
        "winners": list(counted.winners),
        "pots": [_pot(pot) for pot in counted.pots],
        "nearly": nearly,
        "again": again,
        "whole": _whole(counted),
        "neighbourhoods": _parts(counted),
        "rules": list(_rules(counted)),
        "ties": [tie for pot in counted.pots for tie in _ties(pot)],
        "vote_type": frozen.recipe.ballot.vote_type,
    }


def groups_told(rows: Sequence[BoxRow], counted: Tally) -> dict[str, Any]:
    """Return who got a project of their choice, by neighbourhood, age and channel.

    Groups of fewer than ten ballots are one nameless group. These come from the box itself: the
    published file leaves out what would point at somebody.
    """
    winners = set(counted.winners)
    won = [
        sum(1 for one, points in row.content.items() if points and one in winners) for row in rows
    ]
    found: dict[str, Any] = {}
    for name, value_of in _GROUPS.items():
        values = [value_of(row) for row in rows]
        groups = groups_of(values, least=LEAST)
        if any(group.value for group in groups) and len(groups) > 1:
            found[name] = [_group(group, won) for group in groups]
    return found


def _group(group: Group, won: Sequence[int]) -> dict[str, Any]:
    own = [won[number] for number in group.slips]
    return {
        "value": group.value,
        "ballots": len(own),
        "with_winner": sum(1 for one in own if one),
        "winners": sum(own),
    }


def _project(pot: CountedPot, story: ProjectStory) -> dict[str, Any]:
    election = pot.election
    told: dict[str, Any] = {
        "pot": pot.plan.code,
        "cost_cents": _cents(election, story.cost),
        "votes": story.votes,
        "score": story.score,
        "fate": story.fate,
        "behind": [
            {"round": one.round, "cents": _cents(election, one.money)} for one in story.behind
        ],
        "tied_in": list(story.tied_in),
    }
    if story.win is not None:
        told |= {
            "round": story.win.round,
            "kind": story.win.kind,
            "price_cents": None
            if story.win.price is None
            else _cents(election, story.win.price * election.points_scale),
            "payers": story.win.payers,
            "poor": story.win.poor,
        }
    if story.loss is not None:
        loss = story.loss
        told |= {
            "gap_cents": None if loss.gap is None else _cents(election, loss.gap),
            "gap_in_budget_cents": _cents(election, loss.gap_in_budget),
            "reason": "" if loss.excluded is None else loss.excluded.reason,
            "instead": [
                {"winner": one.winner, "cents": _cents(election, one.paid)} for one in loss.instead
            ],
        }
    return told


def _without_room(counted: Tally, one: FrozenProject) -> dict[str, Any]:
    """Tell of a project that took part in no pot: too dear for what was left, or shut out."""
    shut = one.id in counted.main.plan.shut
    return {
        "pot": counted.main.plan.code,
        "cost_cents": one.cost_cents,
        "votes": counted.votes.get(one.id, 0),
        "score": counted.votes.get(one.id, 0),
        "fate": "excluded",
        "reason": "group" if shut else "over_budget",
        "behind": [],
        "tied_in": [],
        "instead": [],
        "gap_cents": None,
        "gap_in_budget_cents": max(one.cost_cents - counted.main.plan.budget_cents, 0),
    }


def _pot(pot: CountedPot) -> dict[str, Any]:
    election, counted = pot.election, pot.count
    return {
        "code": pot.plan.code,
        "budget_cents": _cents(election, counted.budget),
        "spent_cents": _cents(election, counted.total_cost),
        "winners": list(counted.winners),
        "steps": counted.steps,
        "start_cents": None
        if not election.ballots.number
        else _cents(election, Fraction(counted.budget, election.ballots.number)),
        "endowment_cents": None
        if counted.endowment is None
        else _cents(election, counted.endowment),
    }


def _whole(counted: Tally) -> dict[str, Any]:
    """Measure who got something, over all pots: one ballot, one person."""
    satisfied = satisfaction_of(_together(counted), counted.winners)
    return {
        "ballots": satisfied.ballots,
        "with_winner": satisfied.with_winner,
        "histogram": list(satisfied.histogram),
        "mean_winners": _text(satisfied.mean_winners),
        "gini_winners": _text(satisfied.gini_winners),
        "too_little": [
            {
                "project": one.project,
                "voters": one.voters,
                "deserved_cents": _cents(counted.main.election, one.deserved),
                "has_cents": _cents(counted.main.election, one.has),
            }
            for one in _violations(counted.main, counted.main.winners)
        ],
    }


def _violations(pot: CountedPot, winners: Sequence[str]) -> Sequence[Violation]:
    out = {one.project for one in pot.count.excluded}
    return violations(pot.election, winners, excluded=out)


def _nearest(projects: Mapping[str, Any], counted: Tally) -> list[str]:
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


def _needed(pot: CountedPot, project: str, recounts: int) -> dict[str, Any]:
    edge = ballots_needed(
        pot.election,
        project,
        lambda election: count(election, pot.rule, brief=True),
        most=recounts,
    )
    return {} if edge is None else {"votes_needed": edge.at, "votes_exact": edge.exact}


def _again(counted: Tally, *, seed: str, recounts: int) -> dict[str, Any]:
    """Draw the ballots of the last pot again, with replacement, to see how sure its outcome is."""
    pot = counted.main
    if not pot.election.ballots.number:
        return {}
    number = int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16)
    found = resampled(pot.election, pot.rule, _brief, seed=number, draws=2 * recounts)
    return {"seed": found.seed, "draws": found.draws, "wins": dict(found.wins)}


def _brief(election: Election, rule: Rule) -> Count:
    return count(election, rule, brief=True)


def _parts(counted: Tally) -> list[dict[str, Any]]:
    """Sum projects, votes and euros by neighbourhood, over all projects of the round."""
    election = _together(counted)
    return [
        {
            "name": one.name,
            "projects": one.projects,
            "winners": one.winners,
            "votes": one.votes,
            "cents": _cents(election, one.cost),
        }
        for one in neighbourhoods(election, counted.winners)
    ]


def _together(counted: Tally) -> Election:
    """Return all projects of all pots with the ballots on them, as one election."""
    if len(counted.pots) == 1:
        return counted.main.election
    said: list[dict[str, int]] = [{} for _ in range(counted.main.election.ballots.number)]
    projects: dict[str, Project] = {}
    for pot in counted.pots:
        projects |= {
            one.id: replace(one, cost=_cents(pot.election, one.cost))
            for one in pot.election.projects
        }
        for ballot, named in zip(said, _named(pot.election), strict=True):
            ballot.update(named)
    costs = {one.id: one.cost for one in projects.values()}
    plain = Election.of(budget=0, costs=costs, ballots=said, vote_type="scoring")
    return replace(plain, scale=CENTS, projects=tuple(projects.values()))


def _named(election: Election) -> Iterator[dict[str, int]]:
    ballots, ids = election.ballots, [one.id for one in election.projects]
    groups = []
    for start, end in zip(ballots.start[:-1], ballots.start[1:], strict=True):
        points = [1] * int(end - start) if ballots.points is None else ballots.points[start:end]
        own = zip(ballots.project[start:end], points, strict=True)
        groups.append({ids[int(project)]: int(number) for project, number in own})
    for group in ballots.group_of:
        yield groups[int(group)]


def _rules(counted: Tally) -> Iterator[dict[str, Any]]:
    """Count the same ballots of the last pot by other rules; the earmark stays as it was."""
    pot, before = counted.main, tuple(one for pot in counted.pots[:-1] for one in pot.winners)
    together = _together(counted)
    for code, parts in OTHER_RULES.items():
        rule = replace(pot.rule, comparison="", threshold=None, **parts)
        if not _possible(pot.election, rule):
            continue
        is_own = _same(rule, pot.rule)
        outcome = pot.count if is_own else count(pot.election, rule)
        winners = (*before, *outcome.winners)
        satisfied = satisfaction_of(together, winners)
        yield {
            "code": code,
            "is_own": is_own,
            "winners": list(winners),
            "spent_cents": _cents(pot.election, outcome.total_cost)
            + sum(_cents(one.election, one.count.total_cost) for one in counted.pots[:-1]),
            "with_winner": satisfied.with_winner,
            "mean_winners": _text(satisfied.mean_winners),
            "too_little": len(_violations(pot, outcome.winners)),
        }


def _possible(election: Election, rule: Rule) -> bool:
    """Tell whether a rule can be asked of these ballots: Phragmén knows no points."""
    return rule.method != "phragmen" or election.ballots.points is None


def _same(rule: Rule, own: Rule) -> bool:
    return (rule.method, rule.satisfaction, rule.completion) == (
        own.method,
        own.satisfaction,
        own.completion,
    )


def _ties(pot: CountedPot) -> list[dict[str, Any]]:
    return [
        {"pot": pot.plan.code, "round": tie.round, "projects": list(tie.projects)}
        for tie in pot.count.ties
    ]


def _cents(election: Election, amount: Fraction | int) -> int:
    """Return small units of a file in whole cents, a half away from zero."""
    exact = Fraction(amount) * CENTS / election.scale
    half = Fraction(1, 2)
    return int(exact + half) if exact >= 0 else -int(-exact + half)


def _text(value: Fraction | None) -> str:
    """Write a figure with four decimals, as text: the journal and the exports know no floats."""
    if value is None:
        return ""
    scaled = int(value * 10_000 + Fraction(1, 2))
    return f"{scaled // 10_000}.{scaled % 10_000:04}"
