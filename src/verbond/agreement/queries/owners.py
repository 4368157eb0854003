"""What the owner of promises has to look at: old evidence, evidence that gets old, none at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from verbond.agreement.models import Agreement, Commitment, Owner
from verbond.agreement.models.text import Kind
from verbond.agreement.queries.states import state_in

WEEKS_AHEAD = 6
MOST_WEEKS = 52
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One promise of an owner; `group` is stale, soon, none or fresh."""

    unit: Commitment
    group: str
    state: str
    newest_on: date | None
    stale_on: date | None
    department: str
    owner_name: str


@dataclass(frozen=True, slots=True)
class Group:
    """The first of the promises that ask attention for one reason, and how many there are."""

    items: tuple[Item, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@dataclass(frozen=True, slots=True)
class Mine:
    """The short list: what asks attention, and how many promises do not."""

    stale: Group
    soon: Group
    none: Group
    fresh: int
    total: int

    @property
    def waiting(self) -> int:
        return self.stale.count + self.soon.count + self.none.count


def short_list(
    *, today: date, weeks: int = WEEKS_AHEAD, agreement: Agreement | None = None,
    person_id: int | None = None, department: str = "",
) -> Mine:  # fmt: skip
    """Gather what a person or a department has to look at, the oldest first."""
    rows = _watched(agreement)
    if person_id is not None:
        rows = rows.filter(owner__person=person_id)
    if department:
        rows = rows.filter(owner__department=department)
    items = [_item(unit, today, today + timedelta(weeks=weeks)) for unit in rows]
    return Mine(
        stale=_group(items, "stale"),
        soon=_group(items, "soon"),
        none=_group(items, "none"),
        fresh=sum(item.group == "fresh" for item in items),
        total=len(items),
    )


def departments(agreement: Agreement) -> tuple[tuple[str, int], ...]:
    """Return the departments that own promises, each with how many."""
    rows = Owner.objects.filter(commitment__agreement=agreement, commitment__retired_at=None)
    counted = rows.values_list("department").annotate(n=Count("pk")).order_by("department")
    return tuple((name, n) for name, n in counted)


def without_owner(agreement: Agreement) -> int:
    """Count the promises that nobody looks after."""
    return _watched(agreement).filter(owner=None).count()


def _watched(agreement: Agreement | None) -> QuerySet[Commitment]:
    rows = Commitment.objects.promises().exclude(kind__in=[Kind.PRINCIPLE, Kind.REFERENCE])
    if agreement is not None:
        rows = rows.filter(agreement=agreement)
    return rows.select_related(
        "agreement", "chapter", "standing", "owner__person"
    ).order_by("position")  # fmt: skip


def _item(unit: Commitment, today: date, until: date) -> Item:
    standing, owner = getattr(unit, "standing", None), getattr(unit, "owner", None)
    stale_on = standing.stale_on if standing else None
    if standing is None or not standing.evidence:
        group = "none"
    elif stale_on and stale_on <= today:
        group = "stale"
    elif stale_on and stale_on <= until:
        group = "soon"
    else:
        group = "fresh"
    return Item(
        unit=unit,
        group=group,
        state=standing.state if standing else state_in({}, unit.pk, unit.kind),
        newest_on=standing.newest_on if standing else None,
        stale_on=stale_on,
        department=owner.department if owner else "",
        owner_name=str(owner.person) if owner and owner.person else "",
    )


def _group(items: Iterable[Item], group: str) -> Group:
    found = [item for item in items if item.group == group]
    found.sort(key=lambda item: (item.stale_on or date.max, item.unit.position))
    return Group(tuple(found[:MOST_SHOWN]), len(found))
