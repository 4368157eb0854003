"""Try voting models on an election: what wins under each, and what that does to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from verbond.budgets.core.election import Election
from verbond.budgets.core.laboratory.effect import SMALLEST_CELL, Effect, effect_of
from verbond.budgets.core.laboratory.trial import (
    Changes,
    Trial,
    misfit,
    try_model,
    votes_of,
)
from verbond.budgets.core.recipe import restore_recipe

__all__ = [
    "SMALLEST_CELL",
    "Changes",
    "Effect",
    "Trial",
    "effect_of",
    "misfit",
    "summary_of",
    "try_all",
    "try_model",
    "votes_of",
]


def summary_of(election: Election) -> dict[str, Any]:
    """Say what an election is, without a single voter: plain values."""
    votes = votes_of(election)
    return {
        "title": election.meta.get("description", ""),
        "unit": election.meta.get("unit", ""),
        "currency": election.meta.get("currency", ""),
        "sha256": election.sha256,
        "vote_type": election.vote_type,
        "ballots": election.ballots.number,
        "budget": election.budget,
        "scale": election.scale,
        "projects": [
            {
                "id": one.id,
                "name": one.name or one.id,
                "cost": one.cost,
                "votes": votes[one.id],
                "neighbourhood": one.neighbourhood,
                "categories": list(one.categories),
            }
            for one in election.projects
        ],
    }


def try_all(
    election: Election,
    jobs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]],
    *,
    file: str = "FILE.pb",
) -> dict[str, Any]:
    """Count an election under each model (its document, and what to change); plain values.

    A model that cannot count these ballots says why in `misfit` and has no winners.
    """
    trials = [
        try_model(election, restore_recipe(document, where="model"), Changes.of(changes), file=file)
        for document, changes in jobs
    ]
    return {"election": summary_of(election), "trials": [asdict(one) for one in trials]}
