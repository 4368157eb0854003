"""What of the books is public, column by column; whatever is not named here stays inside.

Not public: who posted (journal keys), the keys of postings, and everything of a book that is not.
Keys of reservations are public, as texts are: whoever makes them names no person in them.
"""

from collections.abc import Iterator
from typing import Any

from verbond.kit.rows import Link, Table, same, together

TABLES = {
    table.name: table
    for table in (
        Table(
            "books",
            "ledger.Book",
            ("code",),
            same("code", "unit", "name", "text", "opened_at", "closed_until", "fictitious"),
            scope="code",
            only={"is_public": True},
        ),
        Table(
            "book-accounts",
            "ledger.Account",
            ("book", "code"),
            {"book": "book__code"} | same("code", "name", "kind", "limit", "closed_on"),
            {"book": Link("books", "code")},
            scope="book__code",
            only={"book__is_public": True},
        ),
        Table(
            "book-reservations",
            "ledger.Reservation",
            ("key",),
            {"key": "key", "book": "account__book__code", "account": "account__code"}
            | same("amount", "text", "until", "state", "made_at", "ended_at"),
            {"account": together("book-accounts", book="book", code="account")},
            scope="account__book__code",
            only={"account__book__is_public": True},
        ),
        Table(
            "book-postings",
            "ledger.Posting",
            ("book", "number"),
            {"book": "book__code"}
            | same("number", "on", "text", "lines", "sha256", "posted_at")
            | {"reverses": "reverses__number", "settles": "settles__key"},
            {
                "book": Link("books", "code"),
                "reverses": together("book-postings", book="book", number="reverses"),
                "settles": Link("book-reservations"),
            },
            scope="book__code",
            only={"book__is_public": True},
        ),
        Table(
            "book-entries",
            "ledger.Entry",
            ("book", "posting", "line"),
            {"book": "posting__book__code", "posting": "posting__number"}
            | {"line": "line", "account": "account__code", "amount": "amount"},
            {
                "posting": together("book-postings", book="book", number="posting"),
                "account": together("book-accounts", book="book", code="account"),
            },
            scope="posting__book__code",
            only={"posting__book__is_public": True},
        ),
    )
}


def published(table: str, book: str | None = None, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table, of one book or of all, in the order of their key."""
    return TABLES[table].rows(book, **where)
