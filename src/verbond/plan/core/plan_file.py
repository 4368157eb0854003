"""A plan or an account as a file states it: amounts in cents, codes as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbond.plan.core.words import OPENING, OPENING_BY_ACCOUNT, PLAN


@dataclass(frozen=True, slots=True)
class Unclear:
    """An amount that can be read in two ways: kept as it stands in the file, never counted."""

    text: str


type Amount = int | Unclear
type Amounts = Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class Node:
    """A goal, an action plan (`parent` is its goal) or an action (`parent` is its action plan)."""

    code: str
    name: str = ""
    parent: str | None = None
    policy_field: str | None = None
    is_priority: bool | None = None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """All that a plan file says; None is a block that was left out, which is not an empty one."""

    sort: str
    rules: str
    first_year: int
    last_year: int
    opening: Amount | None = None
    opening_by_account: Amount | None = None
    years: Mapping[int, Amounts] | None = None
    stated: Mapping[int, Amounts] | None = None
    goals: tuple[Node, ...] | None = None
    action_plans: tuple[Node, ...] | None = None
    actions: tuple[Node, ...] | None = None
    entities: Mapping[str, Amounts] | None = None

    @property
    def is_plan(self) -> bool:
        return self.sort == PLAN

    @property
    def span(self) -> range:
        return range(self.first_year, self.last_year + 1)

    def unclear(self) -> Iterator[tuple[str, int | None, Unclear]]:
        """Yield path, year and text of each amount that can be read in two ways."""
        for path, year, amount in self._amounts():
            if isinstance(amount, Unclear):
                yield path, year, amount

    def _amounts(self) -> Iterator[tuple[str, int | None, Amount | None]]:
        yield OPENING, None, self.opening
        yield OPENING_BY_ACCOUNT, None, self.opening_by_account
        for block, by_year in (("jaren", self.years), ("opgegeven_totalen", self.stated)):
            for year, amounts in (by_year or {}).items():
                for name, amount in amounts.items():
                    yield f"{block}.{year}.{name}", year, amount
        for entity, amounts in (self.entities or {}).items():
            for name, amount in amounts.items():
                yield f"entiteiten.{entity}.{name}", None, amount


def known(amount: Amount | None) -> int | None:
    """Return cents, or None for an amount that is missing or can be read in two ways."""
    return None if isinstance(amount, Unclear) else amount
