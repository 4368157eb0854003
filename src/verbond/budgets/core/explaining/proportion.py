"""The test of proportionality: did a group that agrees on a project get what its size deserves?

EJR+ up to one project, for cost satisfaction and approvals (after Brill & Peters, arXiv
2302.01989, and Peters, Pierczynski & Skowron, arXiv 2008.13276). A violation is a project p that
was not funded and k of its supporters of whom each has funded projects worth at most k B/n - c(p).
Why Equal Shares never has one: docs/explanation/how-fair-was-it.md.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.voters import cost_per_group, entries_of


@dataclass(frozen=True, slots=True)
class Violation:
    """A group that got too little: `voters` of them share `project`, and could pay it together.

    `deserved` is their part of the budget, `has` what the best served of them has, in small units.
    """

    project: str
    voters: int
    deserved: Fraction
    has: int


def violations(
    election: Election, winners: Collection[str], *, excluded: Collection[str] = ()
) -> tuple[Violation, ...]:
    """Return, for each project with a group that got too little, the largest such group.

    `excluded` projects could not win by the rule, so they are not looked at. One sort a project.
    """
    values, value_of = cost_per_group(election, winners)
    project_of, group_of = entries_of(election)
    order = np.argsort(project_of, kind="stable")
    ends = np.searchsorted(project_of[order], np.arange(len(election.projects) + 1))
    number, found = election.ballots.number, []
    for index, project in enumerate(election.projects):
        if project.id in winners or project.id in excluded or project.cost > election.budget:
            continue
        groups = group_of[order[ends[index] : ends[index + 1]]]
        people = np.bincount(
            value_of[groups], weights=election.ballots.times[groups], minlength=len(values)
        )
        worst, voters = None, 0
        for has, more in zip(values, people.tolist(), strict=True):
            voters += int(more)
            if more and (has + project.cost) * number <= voters * election.budget:
                deserved = Fraction(voters * election.budget, number)
                worst = Violation(project.id, voters, deserved, has)
        found += [worst] if worst else []
    return tuple(found)
