"""The pots of a round: money with a use of its own first, then the rest with what that left."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from verbond.budgets.core.balloting.frozen import Frozen, FrozenProject
from verbond.budgets.core.publishing.elections import categories_of
from verbond.budgets.core.rule import Group

MAIN: Final = "all"


@dataclass(frozen=True, slots=True)
class PotPlan:
    """What one pot holds: its money in cents, the projects that compete, what excludes what.

    `shut` are projects that a pot before it put out of the race: one of their group won there.
    `too_dear` cost more than the pot holds: they take no part, and their votes stand in the other.
    """

    code: str
    budget_cents: int
    projects: tuple[FrozenProject, ...]
    groups: tuple[Group, ...]
    shut: tuple[str, ...] = ()
    too_dear: tuple[str, ...] = ()


def earmarked(frozen: Frozen) -> PotPlan | None:
    """Return the pot that is counted first; None without an earmark or without projects for it.

    Only projects of the category of the earmark compete for it. What it leaves goes to the rest,
    where those that did not win compete again, with everybody.
    """
    cents = int(frozen.document["earmark_cents"])
    if cents <= 0 or not frozen.recipe.earmarks:
        return None
    earmark = frozen.recipe.earmarks[0]
    own = [one for one in frozen.projects if earmark.category in categories_of(one)]
    plan = _plan(earmark.code, cents, own)
    return plan if plan.projects else None


def rest_of(frozen: Frozen, *, before: PotPlan | None, won: Sequence[str]) -> PotPlan:
    """Return the last pot: all that is left, in money and in projects."""
    cents = int(frozen.document["budget_cents"])
    costs = {one.id: one.cost_cents for one in frozen.projects}
    shut = _shut_by(frozen.projects, won) if before else ()
    open_to = [one for one in frozen.projects if one.id not in won and one.id not in shut]
    return replace(_plan(MAIN, cents - sum(costs[one] for one in won), open_to), shut=shut)


def _plan(code: str, cents: int, projects: Sequence[FrozenProject]) -> PotPlan:
    fitting = tuple(one for one in projects if one.cost_cents <= cents)
    too_dear = tuple(one.id for one in projects if one.cost_cents > cents)
    return PotPlan(code, cents, fitting, groups_among(fitting), too_dear=too_dear)


def groups_among(projects: Iterable[FrozenProject]) -> tuple[Group, ...]:
    """Return the groups of which only one project can win; alone, a project excludes nothing."""
    named: dict[str, list[str]] = {}
    for one in projects:
        if one.excludes_group:
            named.setdefault(one.excludes_group, []).append(one.id)
    return tuple(
        Group(projects=frozenset(ids), most=1)
        for _name, ids in sorted(named.items())
        if len(ids) > 1
    )


def _shut_by(projects: Sequence[FrozenProject], won: Sequence[str]) -> tuple[str, ...]:
    of: Mapping[str, str] = {one.id: one.excludes_group for one in projects}
    full = Counter(of[one] for one in won if of[one])
    return tuple(one.id for one in projects if one.excludes_group in full and one.id not in won)
