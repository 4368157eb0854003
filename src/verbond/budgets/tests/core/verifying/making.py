"""Fictitious elections as .pb files, with certificates that the engine wrote."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verbond.budgets.core.counting import certificate, count
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.rule import Rule

type Claims = dict[str, Any]

# Seven residents and five projects: a tie between two lanes of trees, one dear hall that fails.
STREET = {
    "bench": "40",
    "lane": "60",
    "oaks": "60",
    "hall": "250",
    "swing": "35.50",
}
VOTES: Sequence[Sequence[str]] = (
    ("bench", "lane", "oaks"),
    ("bench", "lane", "oaks"),
    ("bench", "hall"),
    ("hall", "swing"),
    ("hall", "swing", "lane"),
    ("oaks",),
    (),
)


def pb(
    costs: Mapping[str, str] = STREET,
    votes: Iterable[Sequence[str]] = VOTES,
    *,
    budget: str = "280",
    vote_type: str = "approval",
    points: Sequence[Sequence[str]] = (),
    categories: Mapping[str, str] | None = None,
) -> bytes:
    """Write a small .pb file; `points` per ballot for vote types that have them."""
    rows = list(votes)
    kinds = categories or {}
    lines = [
        "META",
        "key;value",
        f"num_projects;{len(costs)}",
        f"num_votes;{len(rows)}",
        f"budget;{budget}",
        f"vote_type;{vote_type}",
        "PROJECTS",
        "project_id;cost;category",
        *(f"{name};{cost};{kinds.get(name, '')}" for name, cost in costs.items()),
        "VOTES",
        "voter_id;vote;points" if points else "voter_id;vote",
    ]
    for number, row in enumerate(rows):
        given = f";{','.join(points[number])}" if points else ""
        lines.append(f"{number};{','.join(row)}{given}")
    return ("\n".join(lines) + "\n").encode()


def certified(ballots: bytes, rule: Rule) -> Claims:
    """Count with the engine and return its certificate, as a plain mapping that may be changed."""
    election = read_pb(ballots, name="test.pb")
    claims: Claims = json.loads(json.dumps(certificate(election, count(election, rule))))
    return claims


def written(claims: Claims) -> bytes:
    """Write a certificate as a file."""
    return json.dumps(claims).encode()
