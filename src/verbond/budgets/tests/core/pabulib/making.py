"""Small .pb files and elections for the tests, and what equal elections have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from verbond.budgets.core.election import Election

META = {
    "description": "Fictief budget",
    "country": "Belgium",
    "unit": "Fictief",
    "instance": "2026",
    "num_projects": "3",
    "num_votes": "3",
    "budget": "100",
    "vote_type": "approval",
    "rule": "greedy",
    "date_begin": "01.05.2026",
    "date_end": "31.05.2026",
}
PROJECTS = ["project_id;cost;votes;name;selected", "a;60;3;Bank;1", "b;50;1;Boom;0", "c;40;1;Pad;1"]
VOTES = ["voter_id;vote", "1;a,b", "2;a", "3;a,c"]


def made(
    *,
    meta: Mapping[str, str | None] | None = None,
    projects: Sequence[str] = PROJECTS,
    votes: Sequence[str] = VOTES,
    end: str = "\n",
) -> bytes:
    """Make a file; a key of `meta` with None is left out."""
    found = {key: text for key, text in {**META, **(meta or {})}.items() if text is not None}
    rows = ["META", "key;value", *(f"{key};{text}" for key, text in found.items())]
    return (end.join([*rows, "PROJECTS", *projects, "VOTES", *votes]) + end).encode()


def points(*votes: str, kind: str = "cumulative") -> bytes:
    """Make a file with points."""
    return made(meta={"vote_type": kind}, votes=["voter_id;vote;points", *votes])


def ballots_of(election: Election) -> list[tuple[list[str], list[int] | None, int]]:
    """Return each group: the ids of its projects, its points, and how many ballots say so."""
    ballots = election.ballots
    found = []
    for group, times in enumerate(ballots.times.tolist()):
        own = slice(int(ballots.start[group]), int(ballots.start[group + 1]))
        ids = [election.projects[one].id for one in ballots.project[own].tolist()]
        given = None if ballots.points is None else ballots.points[own].tolist()
        found.append((ids, given, times))
    return found


def content_of(election: Election, *, voters: bool = True, order: bool = True) -> dict[str, Any]:
    """Return everything that two equal elections have in common."""
    ballots = election.ballots
    assert ballots.start.dtype == ballots.times.dtype == np.int64
    assert ballots.project.dtype == ballots.group_of.dtype == np.int32
    found: dict[str, Any] = {
        "budget": election.budget,
        "scale": election.scale,
        "points_scale": election.points_scale,
        "projects": election.projects,
        "vote_type": election.vote_type,
        "meta": dict(election.meta),
        "ballots": ballots_of(election),
        "start": ballots.start.tolist(),
    }
    if order:
        found["group_of"] = ballots.group_of.tolist()
    if voters:
        found["voters"] = {key: list(texts) for key, texts in election.voters.items()}
    return found
