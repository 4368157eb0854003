"""A fictitious book for tests of this room and those above."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbond.ledger.core.lines import Line
    from verbond.ledger.queries.cards import BookCard, PostingCard

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
BOOK = "wijkbudgetten"
# Code, name, kind, limit: a city that gives, two envelopes that never fall below zero, and costs.
ACCOUNTS = (
    ("city", "Ter beschikking gesteld (fictief)", "equity", None),
    ("envelopes", "Enveloppen (fictief)", "asset", 0),
    ("envelopes/centre", "Centrum (fictief)", "asset", 0),
    ("envelopes/north", "Noord (fictief)", "asset", 0),
    ("spent", "Besteed (fictief)", "expense", None),
)


def make_book(code: str = BOOK, *, unit: str = "cents", is_public: bool = True) -> "BookCard":
    """Open a fictitious book with its accounts."""
    from verbond.journal.facade import SYSTEM
    from verbond.ledger.operations.books import open_account, open_book

    book = open_book(
        code=code,
        unit=unit,
        name=f"{code.capitalize()} (fictief)",
        actor=SYSTEM,
        now=NOW,
        is_public=is_public,
        fictitious=True,
    )
    for account, name, kind, limit in ACCOUNTS:
        open_account(
            book=code, code=account, name=name, kind=kind, limit=limit, actor=SYSTEM, now=NOW
        )
    return book


def lines_of(amount: int, *, to: str, out_of: str) -> "list[Line]":
    """Make two lines that bring an amount from one account to another."""
    from verbond.ledger.core.lines import Line

    return [Line(to, amount), Line(out_of, -amount)]


def fund(amount: int, account: str = "envelopes/centre", *, key: str = "fund") -> "PostingCard":
    """Let the city give an amount to an envelope."""
    return move(amount, to=account, out_of="city", key=key)


def move(
    amount: int,
    *,
    to: str,
    out_of: str,
    key: str,
    on: date = TODAY,
    text: str = "Iets gebeurde (fictief)",
    book: str = BOOK,
) -> "PostingCard":
    """Post an amount from one account to another."""
    from verbond.journal.facade import SYSTEM
    from verbond.ledger.operations.posting import post

    return post(
        book=book,
        lines=lines_of(amount, to=to, out_of=out_of),
        key=key,
        on=on,
        text=text,
        actor=SYSTEM,
        now=NOW,
    )
