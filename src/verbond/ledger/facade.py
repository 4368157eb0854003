"""What higher rooms may use of the books. Amounts are whole units of the book, cents first."""

from verbond.ledger.core.balance import Balance
from verbond.ledger.core.kinds import Kind, Unit, side
from verbond.ledger.core.lines import Line
from verbond.ledger.errors import (
    AccountUnknown,
    AlreadyOpened,
    AlreadyReversed,
    AmountRefused,
    BookClosed,
    BookUnknown,
    CodeRefused,
    DayRefused,
    KeyUsedDifferently,
    LedgerRefused,
    LimitReached,
    PostingUnknown,
    ReservationOver,
    ReservationUnknown,
    SettlesMore,
    Unbalanced,
)
from verbond.ledger.operations.books import (
    close_account,
    close_book,
    open_account,
    open_book,
    set_limit,
)
from verbond.ledger.operations.posting import post, reverse
from verbond.ledger.operations.reserving import expire, expire_due, release, reserve, settle
from verbond.ledger.operations.restoring import take_back
from verbond.ledger.queries.balances import (
    StatementLine,
    balance,
    balances,
    find_book,
    find_posting,
    find_reservation,
    reservations,
    statement,
)
from verbond.ledger.queries.cards import AccountCard, BookCard, PostingCard, ReservationCard
from verbond.ledger.queries.checking import Checked, check_books
from verbond.ledger.queries.published import TABLES, published
from verbond.ledger.wording import written, written_short

__all__ = [
    "TABLES",
    "AccountCard",
    "AccountUnknown",
    "AlreadyOpened",
    "AlreadyReversed",
    "AmountRefused",
    "Balance",
    "BookCard",
    "BookClosed",
    "BookUnknown",
    "Checked",
    "CodeRefused",
    "DayRefused",
    "KeyUsedDifferently",
    "Kind",
    "LedgerRefused",
    "LimitReached",
    "Line",
    "PostingCard",
    "PostingUnknown",
    "ReservationCard",
    "ReservationOver",
    "ReservationUnknown",
    "SettlesMore",
    "StatementLine",
    "Unbalanced",
    "Unit",
    "balance",
    "balances",
    "check_books",
    "close_account",
    "close_book",
    "expire",
    "expire_due",
    "find_book",
    "find_posting",
    "find_reservation",
    "open_account",
    "open_book",
    "post",
    "published",
    "release",
    "reservations",
    "reserve",
    "reverse",
    "set_limit",
    "settle",
    "side",
    "statement",
    "take_back",
    "written",
    "written_short",
]
