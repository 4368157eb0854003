"""Write a voting model as one canonical text: same model, same bytes, same hash."""

import hashlib
import json
from typing import Any

from verbond.budgets.core.recipe.shape import Recipe
from verbond.budgets.core.rule import Rule


def written(recipe: Recipe) -> str:
    """Return the model as JSON: every field, in a fixed order, no white space."""
    return json.dumps(plain(recipe), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_of(recipe: Recipe) -> str:
    """Return the sha256 of `written`, in hexadecimal."""
    return hashlib.sha256(written(recipe).encode()).hexdigest()


def plain(recipe: Recipe) -> dict[str, Any]:
    """Return the document that `read_recipe` reads back as the same model."""
    ballot, electorate = recipe.ballot, recipe.electorate
    return {
        "code": recipe.code,
        "version": recipe.version,
        "name": recipe.name,
        "summary": recipe.summary,
        "grade": recipe.grade,
        "source": recipe.source,
        "decides": recipe.decides,
        "phases": [{"code": one.code, "days": one.days} for one in recipe.phases],
        "ballot": {
            "type": ballot.type,
            "least": ballot.least,
            "advised": ballot.advised,
            "most": ballot.most,
            "points": ballot.points,
            "most_each": ballot.most_each,
        },
        "electorate": {
            "least_age": electorate.least_age,
            "area": electorate.area,
            "proofs": list(electorate.proofs),
            "ticked_off": electorate.ticked_off,
        },
        "rule": _rule(recipe.counting),
        "caps": [{"category": one.category, "share": str(one.share)} for one in recipe.caps],
        "earmarks": [
            {"code": one.code, "category": one.category, "share": str(one.share)}
            for one in recipe.earmarks
        ],
        "visible": recipe.visible,
        "languages": list(recipe.languages),
        "reason": recipe.reason,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    minimum = rule.minimum
    return {
        "method": rule.method,
        "satisfaction": rule.satisfaction,
        "completion": list(rule.completion),
        "ties": list(rule.ties),
        "threshold": rule.threshold,
        "minimum": {
            "votes": minimum.votes,
            "share": str(minimum.share),
            "of_cost": None if minimum.of_cost is None else str(minimum.of_cost),
        },
        "groups": [{"projects": sorted(one.projects), "most": one.most} for one in rule.groups],
        "comparison": rule.comparison,
    }
