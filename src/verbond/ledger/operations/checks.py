"""What must hold before anything is written in a book."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.ledger.core.balance import taken_from
from verbond.ledger.core.lines import CODE, MOST, MOST_CODE, MOST_LINES, Line, amount_fits, total
from verbond.ledger.errors import (
    AmountRefused,
    BookClosed,
    CodeRefused,
    DayRefused,
    LimitReached,
    Unbalanced,
)
from verbond.ledger.models import Account, Book
from verbond.ledger.queries.cards import book_of
from verbond.ledger.queries.sums import sums_of
from verbond.ledger.wording import written

MOST_TEXT, MOST_KEY, MOST_NAME = 300, 160, 200
# Nine thousand million of these fit in a bigint: whoever only receives them needs no sum.
SMALL = 10**9


def book_in_turn(code: str) -> Book:
    """Wait for other writers, then return the book as it stands now. Raises `BookUnknown`.

    Every act in a book ends in the journal, whose head is one row: waiting for it first keeps all
    writers in one line, so that nothing checked below changes before it is written.
    """
    journal.wait_turn()
    return book_of(code)


def day_of(at: datetime) -> date:
    """Return the day in the city of an instant."""
    return timezone.localdate(at)


def check_code(code: str) -> str:
    """Return a code that can stand in an address. Raises `CodeRefused`."""
    if not CODE.fullmatch(code) or len(code) > MOST_CODE:
        raise CodeRefused(
            "code",
            gettext(
                "“%(code)s” kan geen code zijn. Gebruik kleine letters, cijfers en streepjes, met "
                "/ tussen de niveaus, hoogstens %(most)s tekens."
            )
            % {"code": code[:60], "most": MOST_CODE},
        )
    return code


def check_text(text: str, *, most: int = MOST_TEXT, may_be_empty: bool = False) -> str:
    """Return a text without space around it. Raises `CodeRefused` when empty or too long."""
    found = text.strip()
    if len(found) > most or not (found or may_be_empty) or not found.isprintable():
        raise CodeRefused(
            "text",
            gettext("Geef een tekst van 1 tot %(most)s tekens, op één regel.") % {"most": most},
        )
    return found


def check_amount(amount: int, *, above_zero: bool = False) -> None:
    """Raise `AmountRefused` for what is no whole number, zero, or too large."""
    if not amount_fits(amount) or amount == 0 or (above_zero and amount < 0):
        raise AmountRefused(
            "amount",
            gettext(
                "%(amount)s kan hier geen bedrag zijn. Een bedrag is een geheel getal, niet nul, "
                "en hoogstens %(most)s. Een reservering is groter dan nul."
            )
            % {"amount": repr(amount)[:40], "most": MOST},
        )


def check_lines(lines: Sequence[Line]) -> None:
    """Raise `AmountRefused` or `Unbalanced` when these lines can be no posting."""
    if not 2 <= len(lines) <= MOST_LINES:
        raise AmountRefused(
            "lines",
            gettext("Een boeking heeft 2 tot %(most)s lijnen, deze heeft er %(n)s.")
            % {"most": MOST_LINES, "n": len(lines)},
        )
    for line in lines:
        check_amount(line.amount)
    if rest := total(lines):
        raise Unbalanced(
            gettext("De lijnen van een boeking zijn samen nul. Deze zijn samen %(rest)s.")
            % {"rest": rest},
            rest=rest,
        )


def check_day(book: Book, on: date, today: date) -> None:
    """Raise `BookClosed` or `DayRefused` when nothing can be posted for this day."""
    if on > today:
        raise DayRefused(
            "day", gettext("%(on)s moet nog komen. Boek pas wat gebeurd is.") % {"on": on}
        )
    if book.closed_until and on <= book.closed_until:
        raise BookClosed(
            "closed",
            gettext("Het boek “%(book)s” is afgesloten tot en met %(day)s.")
            % {"book": book.name, "day": book.closed_until},
        )


def check_open(account: Account, on: date) -> None:
    """Raise `BookClosed` when an account is closed on this day."""
    if account.closed_on and on >= account.closed_on:
        raise BookClosed(
            "account_closed",
            gettext("De rekening “%(name)s” is gesloten op %(day)s.")
            % {"name": account.name, "day": account.closed_on},
        )


def check_limits(
    *,
    book: Book,
    accounts: Mapping[str, Account],
    changes: Mapping[str, int],
    today: date,
    given_back: Mapping[str, int] | None = None,
) -> None:
    """Raise `LimitReached` or `AmountRefused` when an account cannot take its change.

    `given_back` is what a reservation lets go of at the same time, by account.
    """
    asked = {
        code: taken_from(kind=accounts[code].kind, amount=change)
        for code, change in changes.items()
    }
    summed = [
        accounts[code]
        for code, change in changes.items()
        if abs(change) > SMALL or (asked[code] > 0 and accounts[code].limit is not None)
    ]
    sums = sums_of(summed, today=today)
    for account in summed:
        now, code = sums.balance_of(account), account.code
        if abs(now.booked + changes[code]) > MOST:
            raise AmountRefused(
                "too_large",
                gettext("Op “%(name)s” zou meer staan dan een boek bewaart: %(most)s.")
                % {"name": account.name, "most": MOST},
            )
        if now.free is not None and asked[code] > 0:
            room = now.free + (given_back or {}).get(code, 0)
            refuse_beyond(book, account, free=room, asked=asked[code])


def refuse_beyond(book: Book, account: Account, *, free: int, asked: int) -> None:
    """Raise `LimitReached` when more is asked than there is."""
    if asked > free:
        raise LimitReached(
            gettext("Op “%(name)s” is nog %(free)s vrij. Je vraagt %(asked)s.")
            % {
                "name": account.name,
                "free": written(free, book.unit),
                "asked": written(asked, book.unit),
            },
            account=account.code,
            free=free,
            asked=asked,
        )
