"""All pots of a round as one election, and its figures as plain values."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from verbond.budgets.core.election import Election, Project
from verbond.budgets.core.publishing.elections import CENTS
from verbond.budgets.core.publishing.tallying import Tally


def together(counted: Tally) -> Election:
    """Return all projects of all pots with the ballots on them, as one election."""
    if len(counted.pots) == 1:
        return counted.main.election
    said: list[dict[str, int]] = [{} for _ in range(counted.main.election.ballots.number)]
    projects: dict[str, Project] = {}
    for pot in counted.pots:
        projects |= {
            one.id: replace(one, cost=cents_of(pot.election, one.cost))
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


def cents_of(election: Election, amount: Fraction | int) -> int:
    """Return small units of a file in whole cents, a half away from zero."""
    return whole_cents(Fraction(amount) * CENTS / election.scale)


def whole_cents(exact: Fraction) -> int:
    """Round an amount in cents to the nearest whole one, a half away from zero.

    >>> whole_cents(Fraction(5, 2)), whole_cents(Fraction(-5, 2))
    (3, -3)
    """
    half = Fraction(1, 2)
    return int(exact + half) if exact >= 0 else -int(-exact + half)


def figure_text(value: Fraction | None) -> str:
    """Write a figure with four decimals, as text: the journal and the exports know no floats."""
    if value is None:
        return ""
    scaled = int(value * 10_000 + Fraction(1, 2))
    return f"{scaled // 10_000}.{scaled % 10_000:04}"
