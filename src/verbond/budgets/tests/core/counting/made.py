"""Small elections with many ties on purpose."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from verbond.budgets.core.election import Election, VoteType
from verbond.budgets.core.rule import Cap, Group, Rule

COSTS = [1, 2, 3, 4, 6, 6, 8, 10, 12, 12, 20]
NAMES = ["a", "b", "c", "d", "e", "f", "10", "9"]


@st.composite
def elections(draw: st.DrawFn, *, kind: VoteType = "approval", free: bool = False) -> Election:
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    costs = {name: draw(st.sampled_from([0, *COSTS] if free else COSTS)) for name in names}
    some = st.lists(st.sampled_from(names), unique=True, max_size=len(names))
    pointed = st.dictionaries(st.sampled_from(names), st.integers(0, 4))
    shapes: Any = pointed if kind in {"cumulative", "scoring"} else some
    shapes = draw(st.lists(shapes, min_size=1, max_size=6))
    times = draw(st.lists(st.integers(1, 5), min_size=len(shapes), max_size=len(shapes)))
    return Election.of(
        budget=draw(st.integers(0, 60)),
        costs=costs,
        ballots=[ballot for ballot, many in zip(shapes, times, strict=True) for _ in range(many)],
        vote_type=kind,
    )


@st.composite
def limited(draw: st.DrawFn, rule: Rule, election: Election) -> tuple[Election, Rule]:
    """Give projects categories, and the rule a group and a cap."""
    colours = [draw(st.sampled_from([(), ("green",), ("blue",)])) for _ in election.projects]
    colours[0] = ("green",)
    projects = tuple(
        replace(one, categories=colour)
        for one, colour in zip(election.projects, colours, strict=True)
    )
    names = [one.id for one in projects]
    group = frozenset(draw(st.lists(st.sampled_from(names), unique=True, max_size=4)))
    caps = (Cap("green", draw(st.integers(20, 40))),)
    groups = (Group(group, draw(st.integers(1, 2))),)
    return replace(election, projects=projects), replace(rule, groups=groups, caps=caps)


def shuffled(election: Election, order: list[int]) -> Election:
    """Return the same ballots, their groups in another order."""
    raw = election.ballots
    ballots: list[Any] = []
    for group in order:
        low, high = int(raw.start[group]), int(raw.start[group + 1])
        names = [election.projects[p].id for p in raw.project[low:high].tolist()]
        said: Any = names
        if raw.points is not None:
            said = dict(zip(names, raw.points[low:high].tolist(), strict=True))
        ballots += [said] * int(raw.times[group])
    return Election.of(
        budget=election.budget,
        costs={one.id: one.cost for one in election.projects},
        ballots=ballots,
        vote_type=election.vote_type,
    )
