"""Hold something back for later: use it, let it go, or let it expire."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.ledger.core.balance import taken_from
from verbond.ledger.core.lines import Line, moved
from verbond.ledger.errors import DayRefused, KeyUsedDifferently, ReservationOver, SettlesMore
from verbond.ledger.models import Account, Book, Reservation
from verbond.ledger.operations.checks import (
    MOST_KEY,
    book_in_turn,
    check_amount,
    check_lines,
    check_open,
    check_text,
    day_of,
    refuse_beyond,
)
from verbond.ledger.operations.posting import Said, write
from verbond.ledger.queries.cards import (
    PostingCard,
    ReservationCard,
    account_of,
    reservation_card,
    reservation_of,
)
from verbond.ledger.queries.sums import left_of, sums_of
from verbond.ledger.wording import written


@transaction.atomic
def reserve(
    *,
    book: str,
    account: str,
    amount: int,
    key: str,
    actor: journal.Actor,
    now: datetime,
    until: date | None = None,
    text: str = "",
) -> ReservationCard:
    """Hold an amount back on an account, in whole units above zero, up to and with a day.

    It counts against the limit of the account. The key is one for all books; the same key with
    the same content returns the reservation, in whatever state it is now. Raises `LimitReached`
    with what is free, `AmountRefused`, `KeyUsedDifferently`, `DayRefused` for a day that is past.
    """
    check_amount(amount, above_zero=True)
    row = book_in_turn(book)
    found = account_of(row, account)
    facts: dict[str, Any] = {
        "amount": amount,
        "until": until,
        "text": check_text(text, may_be_empty=True),
    }
    name = check_text(key, most=MOST_KEY)
    known = Reservation.objects.select_related("account__book").filter(key=name).first()
    if known is not None:
        return _same(known, found, facts)
    _check_room(row, found, amount, until, day_of(now))
    made = Reservation.objects.create(key=name, made_at=now, account=found, **facts)
    _note(made, "reserve", gettext("Op “%(name)s” werd een bedrag gereserveerd."), actor, now)
    return reservation_card(reservation_of(made.key))


@transaction.atomic
def release(*, key: str, actor: journal.Actor, now: datetime, reason: str = "") -> ReservationCard:
    """Let go of what a reservation still holds; asked again it changes nothing.

    Raises `ReservationUnknown`, or `ReservationOver` when it was settled or has expired.
    """
    row = _in_turn(key)
    if row.state == Reservation.State.RELEASED:
        return reservation_card(row)
    _check_open(row)
    _end(row, Reservation.State.RELEASED, now)
    text = gettext("De reservering op “%(name)s” werd vrijgegeven.")
    _note(row, "release", text, actor, now, reason)
    return reservation_card(row)


@transaction.atomic
def settle(
    *,
    key: str,
    lines: Sequence[Line],
    on: date,
    text: str,
    actor: journal.Actor,
    now: datetime,
    posting_key: str = "",
    is_final: bool = True,
) -> PostingCard:
    """Turn a reservation into a posting that takes from its account at most what it still holds.

    With `is_final` what is left of it is let go; else it stays held, for a next part. Without a
    posting key it is `settle:KEY`; each further part needs one of its own. Asked again it returns
    the posting. Raises `ReservationUnknown`, `ReservationOver`, `SettlesMore`, and as `post`.
    """
    check_lines(lines)
    row = _in_turn(key)
    account, book = row.account, row.account.book
    taken = taken_from(kind=account.kind, amount=moved(lines).get(account.code, 0))
    said = Said(
        book=book,
        lines=tuple(lines),
        key=posting_key or f"settle:{key}"[:MOST_KEY],
        on=on,
        text=text,
        settles=row,
        given_back={account.code: taken},
    )
    if known := said.known():
        return known
    _check_open(row)
    if row.until and row.until < day_of(now):
        raise ReservationOver(
            "past", gettext("Deze reservering liep tot %(day)s.") % {"day": row.until}
        )
    left = left_of([row])[row.pk]
    if not 0 < taken <= left:
        raise SettlesMore(
            "more",
            gettext("De reservering houdt %(left)s vast. De boeking neemt %(taken)s.")
            % {"left": written(left, book.unit), "taken": written(taken, book.unit)},
        )
    card = write(said, actor=actor, now=now)
    if is_final or taken == left:
        _end(row, Reservation.State.SETTLED, now)
    return card


@transaction.atomic
def expire(*, today: date, actor: journal.Actor, now: datetime) -> tuple[str, ...]:
    """Let every reservation expire whose last day is before this one; return their keys."""
    journal.wait_turn()
    due = Reservation.objects.select_related("account__book").filter(
        state=Reservation.State.OPEN, until__lt=today
    )
    rows = list(due.order_by("key"))
    for row in rows:
        _end(row, Reservation.State.EXPIRED, now)
        text = gettext("De reservering op “%(name)s” is vervallen.")
        _note(row, "expire", text, actor, now)
    return tuple(row.key for row in rows)


def expire_due(*, now: datetime) -> int:
    """Let expire what is past today; a timer asks this every night."""
    return len(expire(today=day_of(now), actor=journal.SYSTEM, now=now))


def _in_turn(key: str) -> Reservation:
    journal.wait_turn()
    return reservation_of(key)


def _same(known: Reservation, account: Account, facts: dict[str, object]) -> ReservationCard:
    other = any(getattr(known, name) != value for name, value in facts.items())
    if other or known.account_id != account.pk:
        raise KeyUsedDifferently(
            "key",
            gettext("De sleutel “%(key)s” staat al op een andere reservering.")
            % {"key": known.key},
        )
    return reservation_card(known)


def _check_room(book: Book, account: Account, amount: int, until: date | None, today: date) -> None:
    if until is not None and until < today:
        raise DayRefused(
            "until", gettext("%(day)s is al voorbij. Reserveer tot later.") % {"day": until}
        )
    check_open(account, today)
    stands = sums_of([account], today=today).balance_of(account)
    if stands.free is not None:
        refuse_beyond(book, account, free=stands.free, asked=amount)


def _check_open(row: Reservation) -> None:
    if row.state != Reservation.State.OPEN:
        raise ReservationOver(
            "over",
            gettext("De reservering “%(key)s” loopt niet meer: ze is %(state)s.")
            % {"key": row.key, "state": row.get_state_display()},
        )


def _end(row: Reservation, state: Reservation.State, now: datetime) -> None:
    row.state, row.ended_at = state, now
    row.save(update_fields=["state", "ended_at"])


def _note(
    row: Reservation,
    verb: str,
    text: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="ledger",
        object_kind="reservation",
        object_key=row.key,
        summary=text % {"name": row.account.name},
        reason=reason,
        details={"amount": row.amount},
        at=now,
    )
