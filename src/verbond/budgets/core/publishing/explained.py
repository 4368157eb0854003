"""What the result page says of a count, as plain values: every project, everybody, other rules.

Amounts become cents here, rounded to the nearest; the exact ones stand in the certificate.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from verbond.budgets.core.balloting.frozen import Frozen, FrozenProject
from verbond.budgets.core.explaining import project_stories, satisfaction_of
from verbond.budgets.core.explaining.parts import neighbourhoods
from verbond.budgets.core.explaining.projects import ProjectStory
from verbond.budgets.core.publishing.asking import (
    RECOUNTS,
    drawn_again,
    nearest,
    other_rules,
    too_little_served,
    votes_needed,
)
from verbond.budgets.core.publishing.boxes import BoxRow
from verbond.budgets.core.publishing.columns import Group, groups_of
from verbond.budgets.core.publishing.tallying import LEAST, CountedPot, Tally
from verbond.budgets.core.publishing.together import cents_of, figure_text, together

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
    nearly = nearest(projects, counted)
    for key in nearly:
        projects[key] |= votes_needed(counted.main, key, recounts)
    tell("drawing-again")
    again = drawn_again(counted, seed=str(frozen.document["lot"]["seed"]), recounts=recounts)
    tell("comparing")
    return {
        "projects": projects,
        "winners": list(counted.winners),
        "pots": [_pot(pot) for pot in counted.pots],
        "nearly": nearly,
        "again": again,
        "whole": _whole(counted),
        "neighbourhoods": _parts(counted),
        "rules": list(other_rules(counted)),
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
        "cost_cents": cents_of(election, story.cost),
        "votes": story.votes,
        "score": story.score,
        "fate": story.fate,
        "behind": [
            {"round": one.round, "cents": cents_of(election, one.money)} for one in story.behind
        ],
        "tied_in": list(story.tied_in),
    }
    if story.win is not None:
        told |= {
            "round": story.win.round,
            "kind": story.win.kind,
            "price_cents": None
            if story.win.price is None
            else cents_of(election, story.win.price * election.points_scale),
            "payers": story.win.payers,
            "poor": story.win.poor,
        }
    if story.loss is not None:
        loss = story.loss
        told |= {
            "gap_cents": None if loss.gap is None else cents_of(election, loss.gap),
            "gap_in_budget_cents": cents_of(election, loss.gap_in_budget),
            "reason": "" if loss.excluded is None else loss.excluded.reason,
            "instead": [
                {"winner": one.winner, "cents": cents_of(election, one.paid)}
                for one in loss.instead
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
        "budget_cents": cents_of(election, counted.budget),
        "spent_cents": cents_of(election, counted.total_cost),
        "winners": list(counted.winners),
        "steps": counted.steps,
        "start_cents": None
        if not election.ballots.number
        else cents_of(election, Fraction(counted.budget, election.ballots.number)),
        "endowment_cents": None
        if counted.endowment is None
        else cents_of(election, counted.endowment),
    }


def _whole(counted: Tally) -> dict[str, Any]:
    """Measure who got something, over all pots: one ballot, one person."""
    satisfied = satisfaction_of(together(counted), counted.winners)
    return {
        "ballots": satisfied.ballots,
        "with_winner": satisfied.with_winner,
        "histogram": list(satisfied.histogram),
        "mean_winners": figure_text(satisfied.mean_winners),
        "gini_winners": figure_text(satisfied.gini_winners),
        "too_little": [
            {
                "project": one.project,
                "voters": one.voters,
                "deserved_cents": cents_of(counted.main.election, one.deserved),
                "has_cents": cents_of(counted.main.election, one.has),
            }
            for one in too_little_served(counted.main, counted.main.winners)
        ],
    }


def _parts(counted: Tally) -> list[dict[str, Any]]:
    """Sum projects, votes and euros by neighbourhood, over all projects of the round."""
    election = together(counted)
    return [
        {
            "name": one.name,
            "projects": one.projects,
            "winners": one.winners,
            "votes": one.votes,
            "cents": cents_of(election, one.cost),
        }
        for one in neighbourhoods(election, counted.winners)
    ]


def _ties(pot: CountedPot) -> list[dict[str, Any]]:
    return [
        {"pot": pot.plan.code, "round": tie.round, "projects": list(tie.projects)}
        for tie in pot.count.ties
    ]
