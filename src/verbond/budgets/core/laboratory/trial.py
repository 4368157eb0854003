"""One model tried on one election, with what somebody wants to change in it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np

from verbond.budgets.core.counting import count
from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import RuleWrong
from verbond.budgets.core.laboratory.effect import Effect, effect_of
from verbond.budgets.core.publishing.commands import count_command
from verbond.budgets.core.recipe import Recipe
from verbond.budgets.core.rule import COMPLETIONS, Completion, MinimumSupport, Rule

# Published, so that a tie in the laboratory falls the same way for everybody.
SEED = "laboratorium"


@dataclass(frozen=True, slots=True)
class Changes:
    """What to change before counting; None leaves it as the election or the model has it.

    `budget` in whole units of the currency. `minimum`: votes that a project needs at least.
    """

    budget: int | None = None
    minimum: int | None = None
    completion: tuple[Completion, ...] | None = None

    @staticmethod
    def of(found: Mapping[str, Any]) -> "Changes":
        """Read changes from plain values that were checked before."""
        steps = found.get("completion")
        known = None if steps is None else tuple(one for one in steps if one in COMPLETIONS)
        return Changes(
            budget=found.get("budget"),
            minimum=found.get("minimum"),
            completion=cast("tuple[Completion, ...] | None", known),
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """What one model makes of the election; `misfit` says why it cannot count these ballots."""

    model: str
    misfit: str
    winners: tuple[str, ...]
    cost: int
    budget: int
    command: str
    ties: int
    effect: Effect | None


def try_model(
    election: Election, recipe: Recipe, changes: Changes, *, file: str = "FILE.pb"
) -> Trial:
    """Count an election under a model. A model that cannot count it says why; nothing is raised."""
    changed = election
    if changes.budget is not None:
        changed = replace(election, budget=changes.budget * election.scale)
    rule = _rule(recipe, changes, changed.budget)
    wrong = misfit(election, recipe)
    if not wrong:
        try:
            found = count(changed, rule)
        except RuleWrong as problem:
            wrong = problem.code
        else:
            return Trial(
                recipe.code, "", found.winners, found.total_cost, changed.budget,
                _command(rule, file), len(found.ties), effect_of(election, found.winners),
            )  # fmt: skip
    return Trial(recipe.code, wrong, (), 0, changed.budget, _command(rule, file), 0, None)


def misfit(election: Election, recipe: Recipe) -> str:
    """Say why a model cannot count these ballots: `request`, `no_points`, `no_order` or nothing."""
    needs = recipe.counting.satisfaction if recipe.counting.method == "equal-shares" else "cost"
    if recipe.decides == "request":
        return "request"
    if needs == "points" and election.ballots.points is None:
        return "no_points"
    if needs == "borda" and election.vote_type != "ordinal":
        return "no_order"
    return ""


def votes_of(election: Election) -> dict[str, int]:
    """Count for each project the ballots that name it (with points: that give it some)."""
    ballots = election.ballots
    each = np.repeat(ballots.times, np.diff(ballots.start))
    if ballots.points is not None:
        each = np.where(ballots.points > 0, each, 0)
    votes = np.bincount(ballots.project, weights=each, minlength=len(election.projects))
    return {one.id: int(number) for one, number in zip(election.projects, votes, strict=True)}


def _rule(recipe: Recipe, changes: Changes, budget: int) -> Rule:
    rule = recipe.rule_for(seed=SEED, budget=budget)
    if rule.method != "equal-shares":
        # Other rules go by the number of votes, as their pages say.
        rule = replace(rule, satisfaction="cost")
    if changes.minimum is not None:
        rule = replace(rule, minimum=MinimumSupport(votes=changes.minimum))
    if changes.completion is not None and rule.method == "equal-shares":
        rule = replace(rule, completion=changes.completion)
    return rule


def _command(rule: Rule, file: str) -> str:
    """Write the command that recounts this; two downloads stand in one folder."""
    return count_command(rule, election=shlex.quote(file), certificate="certificate.json")
