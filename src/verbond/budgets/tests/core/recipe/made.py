"""A voting model to change in a test."""

from typing import Any

from verbond.budgets.core.recipe import Recipe, restore_recipe


def document(**changes: Any) -> dict[str, Any]:
    """Give the document of a small model that is in order."""
    return {
        "code": "proef",
        "version": 1,
        "name": "Proef",
        "summary": "Een model om te proberen.",
        "grade": "eigen keuze",
        "source": "proef",
        "phases": [
            {"code": "idea", "days": 10},
            {"code": "check", "days": 10},
            {"code": "vote", "days": 14},
        ],
        "ballot": {"type": "approval", "advised": 3},
        "electorate": {"proofs": ["account", "paper"]},
        "rule": {"completion": ["add1", "utilitarian"], "ties": ["min-cost", "lot"]},
    } | changes


def recipe(**changes: Any) -> Recipe:
    """Give a model without asking whether its parts agree."""
    return restore_recipe(document(**changes), where="proef")
