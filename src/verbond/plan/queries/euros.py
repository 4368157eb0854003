"""The euros of a version, added up by the database: integer cents, in one query."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from verbond.plan.models import Line
from verbond.plan.queries.cards import Sums, VersionCard

_STAGE = {"estimate": "planned", "credit": "credit", "booked": "booked"}


@dataclass(frozen=True, slots=True)
class Amount:
    """The sum of the lines of one action ("": without goal), year, kind, side and stage."""

    code: str
    entity: str
    policy_field: str
    year: int
    kind: str
    side: str
    stage: str
    cents: int

    @property
    def column(self) -> str:
        """Name the one amount of `Sums` that this is part of."""
        return _STAGE[self.stage] + ("_receipts" if self.side == "receipts" else "")


def amounts_of(
    version: VersionCard, booked: Mapping[int, VersionCard], *, year: int | None = None
) -> tuple[Amount, ...]:
    """Add up what a version plans, and what was booked in the versions named for each year."""
    wanted = Q(version=version.pk, stage__in=[Line.Stage.ESTIMATE, Line.Stage.CREDIT])
    years: dict[int, list[int]] = {}
    for one, source in booked.items():
        years.setdefault(source.pk, []).append(one)
    for pk, own in years.items():
        wanted |= Q(version=pk, stage=Line.Stage.BOOKED, year__in=own)
    rows = Line.objects.filter(wanted)
    if year is not None:
        rows = rows.filter(year=year)
    return _added_up(rows)


def amounts_in(version: VersionCard) -> tuple[Amount, ...]:
    """Add up all that stands in one version itself, of every stage."""
    return _added_up(Line.objects.filter(version=version.pk))


def _added_up(rows: QuerySet[Line]) -> tuple[Amount, ...]:
    names = ("node__code", "entity", "policy_field", "year", "kind", "side", "stage")
    grouped = rows.order_by().values_list(*names).annotate(total=Sum("cents"))
    return tuple(_amount(row) for row in grouped)


def _amount(row: tuple[Any, ...]) -> Amount:
    code, entity, policy_field, year, kind, side, stage, total = row
    # PostgreSQL adds bigints up to a numeric: whole, but no int.
    return Amount(code or "", entity, policy_field, year, kind, side, stage, int(total))


def added(amounts: Iterable[Amount]) -> Sums:
    # One pass over plain integers: a plan has thousands of amounts, added up at every level.
    cents: dict[str, int] = {}
    for amount in amounts:
        column = amount.column
        cents[column] = cents.get(column, 0) + amount.cents
    return Sums(**cents)


def added_by[K: (int, str)](amounts: Iterable[Amount], of: Callable[[Amount], K]) -> dict[K, Sums]:
    """Add up amounts per year, entity or kind, in that order."""
    groups: dict[K, list[Amount]] = {}
    for amount in amounts:
        groups.setdefault(of(amount), []).append(amount)
    return {key: added(groups[key]) for key in sorted(groups)}
