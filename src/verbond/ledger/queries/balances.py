"""Balances and statements, for other rooms: nothing here asks the clock."""

from dataclasses import dataclass
from datetime import date

from verbond.ledger.core.balance import Balance
from verbond.ledger.models import Account, Book, Entry, Reservation
from verbond.ledger.queries.cards import (
    BookCard,
    PostingCard,
    ReservationCard,
    account_of,
    book_of,
    posting_card,
    posting_of,
    reservation_card,
    reservation_of,
)
from verbond.ledger.queries.sums import left_of, sums_of


@dataclass(frozen=True, slots=True)
class StatementLine:
    """An entry of an account: `balance` is the sum of the account's entries up to this one."""

    number: int
    on: date
    text: str
    amount: int
    balance: int
    reverses: int | None
    reversed_by: int | None


def balance(
    book: str, account: str, on: date | None = None, *, today: date | None = None
) -> Balance:
    """Sum one account, in whole units of its book.

    With `on` only what was posted for that day or before, without reservations; `today` leaves
    out reservations whose last day is past. Raises `BookUnknown` or `AccountUnknown`.
    """
    found = account_of(book_of(book), account)
    return sums_of([found], on=on, today=today).balance_of(found)


def balances(
    book: str, prefix: str = "", *, on: date | None = None, today: date | None = None
) -> tuple[Balance, ...]:
    """Sum every account of a book, by code; with `prefix` that account and those under it.

    Units and days as `balance`. Raises `BookUnknown`.
    """
    accounts = Account.objects.filter(book=book_of(book)).order_by("code")
    rows = [row for row in accounts if _is_under(row.code, prefix)]
    sums = sums_of(rows, on=on, today=today)
    return tuple(sums.balance_of(row) for row in rows)


def statement(book: str, account: str) -> tuple[StatementLine, ...]:
    """Give every entry of an account, oldest first, with the running sum, in whole units.

    In order of day, then of number: a posting for an earlier day stands where it belongs. Raises
    `BookUnknown` or `AccountUnknown`.
    """
    return statement_of(account_of(book_of(book), account))


def statement_of(account: Account) -> tuple[StatementLine, ...]:
    """Give the statement of an account that was found already, in one query."""
    rows = (
        Entry.objects.filter(account=account)
        .order_by("posting__on", "posting__number", "line")
        .values_list(
            "posting__number",
            "posting__on",
            "posting__text",
            "amount",
            "posting__reverses__number",
            "posting__reversed_by__number",
        )
    )
    lines, running = [], 0
    for number, on, text, amount, reverses, reversed_by in rows:
        running += amount
        lines.append(StatementLine(number, on, text, amount, running, reverses, reversed_by))
    return tuple(lines)


def find_book(code: str) -> BookCard | None:
    """Return a book, or None when there is none with this code."""
    row = Book.objects.filter(code=code).first()
    return BookCard.of(row) if row else None


def find_posting(book: str, number: int) -> PostingCard:
    """Return a posting with its lines. Raises `BookUnknown` or `PostingUnknown`."""
    return posting_card(posting_of(book_of(book), number))


def find_reservation(key: str) -> ReservationCard:
    """Return a reservation with what it still holds. Raises `ReservationUnknown`."""
    return reservation_card(reservation_of(key))


def reservations(book: str, account: str) -> tuple[ReservationCard, ...]:
    """Give the open reservations of an account, by key. Raises as `balance`."""
    found = account_of(book_of(book), account)
    rows = list(
        Reservation.objects.filter(account=found, state=Reservation.State.OPEN)
        .select_related("account__book")
        .order_by("key")
    )
    left = left_of(rows)
    return tuple(
        ReservationCard(
            book, account, row.key, row.amount, left[row.pk], row.text, row.until, row.state
        )
        for row in rows
    )


def _is_under(code: str, prefix: str) -> bool:
    return not prefix or code == prefix or code.startswith(prefix.rstrip("/") + "/")
