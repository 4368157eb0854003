"""Open books and accounts, set limits, close a period."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.ledger.core.kinds import Kind, Unit
from verbond.ledger.core.lines import amount_fits
from verbond.ledger.errors import (
    AlreadyOpened,
    AmountRefused,
    BookClosed,
    CodeRefused,
    DayRefused,
    LimitReached,
)
from verbond.ledger.models import Account, Book, Reservation
from verbond.ledger.operations.checks import (
    MOST_NAME,
    book_in_turn,
    check_code,
    check_text,
    day_of,
)
from verbond.ledger.queries.cards import AccountCard, BookCard, account_of
from verbond.ledger.queries.sums import sums_of
from verbond.ledger.wording import written

MOST_BOOK_CODE, MOST_ABOUT = 60, 500


@transaction.atomic
def open_book(
    *,
    code: str,
    unit: str,
    name: str,
    actor: journal.Actor,
    now: datetime,
    text: str = "",
    is_public: bool = True,
    fictitious: bool = False,
) -> BookCard:
    """Open a book in one unit: cents, minutes, points, vouchers or watt-hours.

    Asked again in the same words it returns the book that is there. Raises `CodeRefused`, or
    `AlreadyOpened` when a book with this code says something else.
    """
    facts: dict[str, Any] = {
        "unit": _one_of(unit, Unit, "unit"),
        "name": check_text(name, most=MOST_NAME),
        "text": check_text(text, most=MOST_ABOUT, may_be_empty=True),
        "is_public": is_public,
        "fictitious": fictitious,
    }
    if "/" in check_code(code) or len(code) > MOST_BOOK_CODE:
        raise CodeRefused(
            "code",
            gettext("De code van een boek heeft geen / en hoogstens %(most)s tekens.")
            % {"most": MOST_BOOK_CODE},
        )
    journal.wait_turn()
    found = Book.objects.filter(code=code).first()
    if found is not None:
        _check_same(found, facts, code)
        return BookCard.of(found)
    book = Book.objects.create(code=code, opened_at=now, **facts)
    summary = gettext("Het boek “%(name)s” werd geopend.") % {"name": book.name}
    note_book(book, "open", summary, actor, now, {"unit": book.unit})
    return BookCard.of(book)


@transaction.atomic
def open_account(
    *,
    book: str,
    code: str,
    name: str,
    kind: str,
    actor: journal.Actor,
    now: datetime,
    limit: int | None = None,
    parent: str = "",
) -> AccountCard:
    """Open an account: an asset, expense, liability, income or equity.

    `code` is a path under `parent`; what stands above it must be open. `limit`, in whole units of
    the book, is how far it may go past zero against its side: 0 lets an asset never fall below
    zero and an equity never rise above it, None does not limit. Asked again in the same words it
    returns the account that is there. Raises `CodeRefused`, `AlreadyOpened`, `AmountRefused`,
    `BookUnknown`, or `AccountUnknown` for a parent that is not open.
    """
    path = check_code(f"{parent}/{code}" if parent else code)
    _check_limit(limit)
    facts: dict[str, Any] = {
        "name": check_text(name, most=MOST_NAME),
        "kind": _one_of(kind, Kind, "kind"),
        "limit": limit,
    }
    row = book_in_turn(book)
    above = path.rpartition("/")[0]
    if above:
        account_of(row, above)
    found = Account.objects.filter(book=row, code=path).first()
    if found is not None:
        _check_same(found, facts, path)
        return AccountCard.of(found, row)
    account = Account.objects.create(book=row, code=path, **facts)
    summary = gettext("De rekening “%(name)s” werd geopend.") % {"name": account.name}
    note_account(account, row, "open", summary, actor, now, {"kind": kind, "limit": limit})
    return AccountCard.of(account, row)


@transaction.atomic
def set_limit(
    *, book: str, account: str, limit: int | None, reason: str, actor: journal.Actor, now: datetime
) -> AccountCard:
    """Let an account go this far past zero, in whole units; None lifts its limit.

    Raises `AmountRefused`, or `LimitReached` when what is booked and reserved is beyond it.
    """
    _check_limit(limit)
    row = book_in_turn(book)
    found = account_of(row, account)
    found.limit = limit
    left = sums_of([found], today=day_of(now)).balance_of(found).free
    if left is not None and left < 0:
        raise LimitReached(
            gettext("Deze grens is te laag: op “%(name)s” is al %(over)s meer gebruikt.")
            % {"name": found.name, "over": written(-left, row.unit)},
            account=found.code,
            free=left,
            asked=0,
        )
    found.save(update_fields=["limit"])
    summary = gettext("De grens van de rekening “%(name)s” werd aangepast.") % {"name": found.name}
    note_account(found, row, "limit", summary, actor, now, {"limit": limit}, reason=reason)
    return AccountCard.of(found, row)


@transaction.atomic
def close_account(
    *, book: str, account: str, on: date, actor: journal.Actor, now: datetime
) -> AccountCard:
    """Close an empty account: nothing is posted on it from this day on.

    Raises `BookClosed` when it is closed already, or when something is booked or reserved on it.
    """
    row = book_in_turn(book)
    found = account_of(row, account)
    stands = sums_of([found], today=day_of(now)).balance_of(found)
    if found.closed_on or stands.booked or stands.reserved:
        raise BookClosed(
            "not_empty",
            gettext("Alleen een open rekening waarop nul staat, kun je sluiten: “%(name)s”.")
            % {"name": found.name},
        )
    Reservation.objects.filter(account=found, state=Reservation.State.OPEN).update(
        state=Reservation.State.EXPIRED, ended_at=now
    )
    found.closed_on = on
    found.save(update_fields=["closed_on"])
    summary = gettext("De rekening “%(name)s” werd gesloten.") % {"name": found.name}
    note_account(found, row, "close", summary, actor, now, {"on": on.isoformat()})
    return AccountCard.of(found, row)


@transaction.atomic
def close_book(*, book: str, until: date, actor: journal.Actor, now: datetime) -> BookCard:
    """Close a book up to and with a day of the past; it only ever moves forward.

    Raises `DayRefused` for a day that is not over, or before the day it is closed to.
    """
    row = book_in_turn(book)
    if until >= day_of(now) or (row.closed_until and until < row.closed_until):
        raise DayRefused(
            "close",
            gettext("Sluit een boek af tot een dag die voorbij is, en nooit vroeger dan nu al."),
        )
    row.closed_until = until
    row.save(update_fields=["closed_until"])
    summary = gettext("Het boek “%(name)s” werd afgesloten tot en met %(day)s.") % {
        "name": row.name,
        "day": until.strftime("%d-%m-%Y"),
    }
    note_book(row, "close", summary, actor, now, {"until": until.isoformat()})
    return BookCard.of(row)


def note_book(
    book: Book,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    details: dict[str, object],
) -> None:
    """Write an act on a book in the journal."""
    journal.record(
        actor=actor,
        verb=verb,
        room="ledger",
        object_kind="book",
        object_key=book.code,
        summary=summary,
        details=details,
        at=now,
    )


def note_account(
    account: Account,
    book: Book,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    details: dict[str, object],
    *,
    reason: str = "",
) -> None:
    """Write an act on an account in the journal."""
    # The journal holds 200 characters of a key; a book's code and a path can be longer together.
    journal.record(
        actor=actor,
        verb=verb,
        room="ledger",
        object_kind="account",
        object_key=f"{book.code}/{account.code}"[:200],
        summary=summary,
        reason=reason,
        details=details,
        at=now,
    )


def _check_limit(limit: int | None) -> None:
    if limit is not None and (not amount_fits(limit) or limit < 0):
        raise AmountRefused(
            "limit", gettext("Een grens is een geheel getal van nul of meer, of er is geen.")
        )


def _one_of(value: str, allowed: type[Unit | Kind], code: str) -> str:
    known = [str(one) for one in allowed]
    if value not in known:
        raise CodeRefused(
            code,
            gettext("“%(value)s” bestaat niet. Kies uit %(known)s.")
            % {"value": value, "known": ", ".join(known)},
        )
    return str(value)


def _check_same(found: Book | Account, facts: dict[str, object], code: str) -> None:
    other = [name for name, value in facts.items() if getattr(found, name) != value]
    if other:
        raise AlreadyOpened(
            "opened",
            gettext("“%(code)s” is er al en zegt iets anders: %(other)s.")
            % {"code": code, "other": ", ".join(other)},
        )
