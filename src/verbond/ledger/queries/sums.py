"""What accounts hold, always summed from their entries: no balance is kept anywhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, Sum

from verbond.ledger.core.balance import Balance, free_of
from verbond.ledger.core.kinds import side
from verbond.ledger.models import Account, Entry, Reservation


@dataclass(frozen=True, slots=True)
class Sums:
    """What is booked and reserved on some accounts, by their row."""

    booked: Mapping[int, int]
    reserved: Mapping[int, int]

    def balance_of(self, account: Account) -> Balance:
        booked, reserved = self.booked.get(account.pk, 0), self.reserved.get(account.pk, 0)
        return Balance(
            account=account.code,
            name=account.name,
            kind=account.kind,
            booked=booked,
            reserved=reserved,
            limit=account.limit,
            free=free_of(kind=account.kind, booked=booked, reserved=reserved, limit=account.limit),
        )


def sums_of(
    accounts: Collection[Account], *, on: date | None = None, today: date | None = None
) -> Sums:
    """Sum the entries and open reservations of these accounts, in three queries at most.

    `on` leaves out what was posted for a later day, and then shows no reservations: what was held
    back on a day of the past is not known any more. `today` leaves out reservations whose last
    day is past and that nobody let expire yet.
    """
    ids = [account.pk for account in accounts]
    until = {} if on is None else {"posting__on__lte": on}
    booked = _grouped(Entry.objects.filter(account__in=ids, **until))
    return Sums(booked, {} if on is not None else _reserved(accounts, today))


def _reserved(accounts: Collection[Account], today: date | None) -> dict[int, int]:
    held = _grouped(Reservation.objects.filter(still_open(today), account__in=list(accounts)))
    if not held:
        return {}
    used = _grouped(
        Entry.objects.filter(
            still_open(today, "posting__settles__"),
            account__in=list(held),
            account=F("posting__settles__account"),
        )
    )
    sides = {account.pk: side(account.kind) for account in accounts}
    return {pk: amount + sides[pk] * used.get(pk, 0) for pk, amount in held.items()}


def still_open(today: date | None, path: str = "") -> Q:
    """Choose the reservations that hold something back; `path` leads to them."""
    is_open = Q(**{f"{path}state": Reservation.State.OPEN})
    if today is None:
        return is_open
    lasts = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": today})
    return is_open & lasts


def left_of(reservations: Iterable[Reservation]) -> dict[int, int]:
    """Return what each reservation, read with its account, still holds, by its row."""
    rows = {row.pk: row for row in reservations}
    used = (
        Entry.objects.filter(
            posting__settles__in=list(rows), account=F("posting__settles__account")
        )
        .order_by()
        .values_list("posting__settles")
        .annotate(Sum("amount"))
    )
    taken = dict(used)
    return {pk: row.amount + side(row.account.kind) * taken.get(pk, 0) for pk, row in rows.items()}


def _grouped(found: Any) -> dict[int, int]:
    # PostgreSQL sums whole numbers as Decimal.
    rows = found.order_by().values_list("account").annotate(Sum("amount"))
    return {account: int(amount) for account, amount in rows}
