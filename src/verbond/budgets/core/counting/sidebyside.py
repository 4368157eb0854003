"""The same ballots under every rule."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from verbond.budgets.core.counting.checking import THRESHOLD
from verbond.budgets.core.counting.counting import count
from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.rule import Rule, Satisfaction

type Progress = Callable[[int, int], None]


def usual_satisfaction(election: Election) -> Satisfaction:
    """Return what fits the ballots: points where they give them, borda for rankings, else cost."""
    if election.ballots.points is not None:
        return "points"
    return "borda" if election.vote_type == "ordinal" else "cost"


def side_by_side(
    election: Election, *, ties: tuple[str, ...] = ("lexicographic",), progress: Progress | None
) -> dict[str, Any]:
    """Count by every rule that these ballots allow; amounts as decimal strings."""
    found = [
        _column(election, name, count(election, rule, brief=True, progress=progress))
        for name, rule in _rules(election, ties)
    ]
    return {
        "budget": election.written(election.budget),
        "ballots": election.ballots.number,
        "projects": [
            {"id": one.id, "cost": election.written(one.cost), "name": one.name}
            for one in election.projects
        ],
        "votes": dict(zip((one.id for one in election.projects), _votes(election), strict=True)),
        "rules": found,
        "input_sha256": election.sha256,
    }


def table_of(found: dict[str, Any]) -> str:
    """Return the comparison as a table for a person: first the rules, then the projects."""
    rules = found["rules"]
    words = [f"{found['ballots']} ballots, budget {found['budget']}", ""]
    width = max(len(each["name"]) for each in rules)
    words.append(f"{'rule':<{width}}  winners  {'cost':>14}  voters with a winner")
    words += [
        f"{each['name']:<{width}}  {len(each['winners']):>7}  {each['total_cost']:>14}  "
        f"{each['voters_with_a_winner']:>8} ({float(each['share_with_a_winner']):.1%})"
        for each in rules
    ]
    words += ["", "Projects that some rule funds (columns: the rules above, in order):"]
    wide = max((len(one["id"]) for one in found["projects"]), default=0)
    for one in found["projects"]:
        marks = " ".join("x" if one["id"] in each["winners"] else "." for each in rules)
        if "x" in marks:
            votes = found["votes"][one["id"]]
            words.append(
                f"{one['id']:<{wide}}  {marks}  {votes:>7}  {one['cost']:>12}  {one['name']}"
            )
    return "\n".join(words)


def _rules(election: Election, ties: tuple[str, ...]) -> Iterator[tuple[str, Rule]]:
    own = usual_satisfaction(election)
    satisfactions: list[Satisfaction] = ["cost", "cardinality"] if own == "cost" else [own]
    yield "greedy by votes", Rule(method="greedy", ties=ties)
    yield "greedy, no skip", Rule(method="greedy-no-skip", ties=ties)
    if election.meta.get(THRESHOLD):
        yield "greedy, threshold", Rule(method="greedy-threshold", ties=ties)
    for each in satisfactions:
        if each != "cost":
            yield f"greedy, {each} per cost", Rule(method="greedy", satisfaction=each, ties=ties)
        yield f"equal shares, {each}", Rule(satisfaction=each, ties=ties)
        yield (
            f"equal shares, {each}, add1, utilitarian",
            Rule(satisfaction=each, completion=("add1", "utilitarian"), ties=ties),
        )
    if election.ballots.points is None:
        yield "phragmen", Rule(method="phragmen", ties=ties)


def _column(election: Election, name: str, counted: Count) -> dict[str, Any]:
    ballots = election.ballots
    served = _with_a_winner(election, frozenset(counted.winners))
    return {
        "name": name,
        "winners": list(counted.winners),
        "total_cost": election.written(counted.total_cost),
        "steps": counted.steps,
        "voters_with_a_winner": served,
        "share_with_a_winner": f"{served / max(ballots.number, 1):.6f}",
    }


def _with_a_winner(election: Election, winners: frozenset[str]) -> int:
    ballots = election.ballots
    named = _named(election)
    won = np.array([one.id in winners for one in election.projects], np.bool_)
    owner = np.repeat(np.arange(len(ballots.times)), np.diff(ballots.start))
    hit = owner[named & won[ballots.project]] if len(won) else owner[:0]
    return int(ballots.times[np.unique(hit)].sum())


def _votes(election: Election) -> list[int]:
    ballots = election.ballots
    owner = np.repeat(np.arange(len(ballots.times)), np.diff(ballots.start))
    times = (ballots.times[owner] * _named(election)).astype(np.float64)
    counted = np.bincount(ballots.project, weights=times, minlength=len(election.projects))
    votes: list[int] = counted.astype(np.int64).tolist()
    return votes


def _named(election: Election) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    points = election.ballots.points
    return np.ones(len(election.ballots.project), np.bool_) if points is None else points > 0
