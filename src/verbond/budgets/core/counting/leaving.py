"""Who may not win: minimum support, incompatible groups, caps; the same for every method."""

from collections.abc import Iterable
from copy import copy
from fractions import Fraction

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.result import Excluded, Reason
from verbond.budgets.core.errors import RuleWrong
from verbond.budgets.core.rule import MinimumSupport


class Leaving:
    """Keep the limits of the rule while projects are funded.

    The order is fixed (docs/reference/count-certificate.md): threshold, minimum support, groups,
    caps before the first round; groups, then caps after every funding.
    """

    def __init__(self, field: Field) -> None:
        self.field = field
        self.excluded: list[Excluded] = []
        self.out = [False] * len(field.costs)
        self._groups = _groups(field)
        self._caps = [(cap.most, _members(field, cap.category)) for cap in field.rule.caps]
        self.room = [most for most, _ in self._caps]
        self.left_in_group = [most for most, _ in self._groups]
        self._before()

    def copy(self) -> "Leaving":
        """Return the limits as they stand, for another run."""
        other = copy(self)
        other.excluded, other.out = self.excluded[:], self.out[:]
        other.room, other.left_in_group = self.room[:], self.left_in_group[:]
        return other

    @property
    def limits(self) -> bool:
        """Tell whether a funding can remove another project."""
        return bool(self._groups or self._caps)

    def fund(self, project: int, number: int) -> list[int]:
        """Note that `project` was funded as number so many; return what leaves with it."""
        if not self.limits:
            return []
        self.out[project] = True
        gone: list[int] = []
        for index, (_, members) in enumerate(self._groups):
            if project in members:
                self.left_in_group[index] -= 1
                if self.left_in_group[index] <= 0:
                    gone += self._leave(members, "group", number)
        for index, (_, members) in enumerate(self._caps):
            if project in members:
                self.room[index] -= self.field.costs[project]
                gone += self._leave(self._too_dear(index), "cap", number)
        return gone

    def _too_dear(self, cap: int) -> list[int]:
        costs, (_, members) = self.field.costs, self._caps[cap]
        return [one for one in sorted(members) if costs[one] > self.room[cap]]

    def _before(self) -> None:
        count = len(self.field.costs)
        self._leave(filter(self._below_threshold, range(count)), "threshold", 0)
        if self.field.rule.minimum != MinimumSupport():
            self._leave(filter(self._below_minimum, range(count)), "minimum_support", 0)
        for most, members in self._groups:
            if most <= 0:
                self._leave(members, "group", 0)
        for index in range(len(self._caps)):
            self._leave(self._too_dear(index), "cap", 0)

    def _below_threshold(self, project: int) -> bool:
        threshold = self.field.rule.threshold
        if threshold is None:
            return False
        in_points = self.field.rule.satisfaction == "points"
        scale = self.field.election.points_scale if in_points else 1
        return self.field.scores[project] < threshold * scale

    def _below_minimum(self, project: int) -> bool:
        minimum, number = self.field.rule.minimum, self.field.number
        votes, cost = self.field.votes[project], self.field.costs[project]
        share = minimum.share * number
        of_cost = minimum.of_cost if minimum.of_cost is not None else Fraction(0)
        budget = self.field.election.budget
        return (
            votes < minimum.votes
            or votes < share
            or (minimum.of_cost is not None and votes * of_cost * budget < cost * number)
        )

    def _leave(self, projects: Iterable[int], reason: Reason, number: int) -> list[int]:
        gone = [one for one in sorted(projects) if not self.out[one]]
        for one in gone:
            self.out[one] = True
            self.excluded.append(Excluded(self.field.ids[one], reason, number))
        return gone


def _groups(field: Field) -> list[tuple[int, frozenset[int]]]:
    index = {name: place for place, name in enumerate(field.ids)}
    unknown = [one for group in field.rule.groups for one in group.projects if one not in index]
    if unknown:
        raise RuleWrong("unknown_project", f"groups: no project is called {min(unknown)!r}.")
    return [
        (group.most, frozenset(index[one] for one in group.projects)) for group in field.rule.groups
    ]


def _members(field: Field, category: str) -> frozenset[int]:
    found = frozenset(
        place
        for place, one in enumerate(field.election.projects)
        if category in one.categories or category == one.neighbourhood
    )
    if not found:
        raise RuleWrong(
            "unknown_category", f"caps: no project has category or neighbourhood {category!r}."
        )
    return found
