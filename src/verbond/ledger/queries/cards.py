"""What higher rooms and pages see of the books: frozen cards."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from verbond.ledger.core.lines import Line
from verbond.ledger.errors import AccountUnknown, BookUnknown, PostingUnknown, ReservationUnknown
from verbond.ledger.models import Account, Book, Entry, Posting, Reservation
from verbond.ledger.queries.sums import left_of


@dataclass(frozen=True, slots=True)
class BookCard:
    """A book; amounts in it are whole numbers of `unit`."""

    code: str
    unit: str
    name: str
    text: str
    is_public: bool
    fictitious: bool
    closed_until: date | None

    @classmethod
    def of(cls, book: Book) -> "BookCard":
        return cls(
            code=book.code,
            unit=book.unit,
            name=book.name,
            text=book.text,
            is_public=book.is_public,
            fictitious=book.fictitious,
            closed_until=book.closed_until,
        )


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account of a book; `limit` in whole units, None for no limit."""

    book: str
    code: str
    name: str
    kind: str
    limit: int | None
    closed_on: date | None

    @classmethod
    def of(cls, account: Account, book: Book) -> "AccountCard":
        return cls(
            book=book.code,
            code=account.code,
            name=account.name,
            kind=account.kind,
            limit=account.limit,
            closed_on=account.closed_on,
        )


@dataclass(frozen=True, slots=True)
class PostingCard:
    """A posting with its lines, in whole units of its book.

    `reverses` and `reversed_by` are numbers of the same book; `settles` is the key of a
    reservation, or "".
    """

    book: str
    number: int
    on: date
    text: str
    key: str
    lines: tuple[Line, ...]
    reverses: int | None
    reversed_by: int | None
    settles: str
    sha256: str
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class ReservationCard:
    """An amount held back; `left` is what of it is still held: nothing once it has ended."""

    book: str
    account: str
    key: str
    amount: int
    left: int
    text: str
    until: date | None
    state: str


def book_of(code: str) -> Book:
    """Find a book by its code. Raises `BookUnknown`."""
    found = Book.objects.filter(code=code).first()
    if found is None:
        raise BookUnknown("no_book", gettext("Het boek “%(code)s” bestaat niet.") % {"code": code})
    return found


def account_of(book: Book, code: str) -> Account:
    """Find an account of a book by its code. Raises `AccountUnknown`."""
    return accounts_of(book, [code])[code]


def accounts_of(book: Book, codes: list[str]) -> dict[str, Account]:
    """Find accounts of a book by their codes. Raises `AccountUnknown` for the first missing."""
    found = {row.code: row for row in Account.objects.filter(book=book, code__in=codes)}
    for code in codes:
        if code not in found:
            raise AccountUnknown(
                "no_account",
                gettext("In het boek “%(book)s” is er geen rekening “%(code)s”.")
                % {"book": book.name, "code": code},
            )
    return found


def posting_of(book: Book, number: int) -> Posting:
    """Find a posting of a book by its number. Raises `PostingUnknown`."""
    found = (
        Posting.objects.select_related("book", "reverses", "reversed_by", "settles")
        .filter(book=book, number=number)
        .first()
    )
    if found is None:
        raise PostingUnknown(
            "no_posting",
            gettext("In het boek “%(book)s” is er geen boeking %(number)s.")
            % {"book": book.name, "number": number},
        )
    return found


def posting_card(posting: Posting) -> PostingCard:
    """Make the card of a posting that was read with what it is joined to."""
    entries = Entry.objects.filter(posting=posting).select_related("account").order_by("line")
    turned = Posting.objects.filter(reverses=posting).values_list("number", flat=True).first()
    return PostingCard(
        book=posting.book.code,
        number=posting.number,
        on=posting.on,
        text=posting.text,
        key=posting.key,
        lines=tuple(Line(entry.account.code, entry.amount) for entry in entries),
        reverses=posting.reverses.number if posting.reverses else None,
        reversed_by=turned,
        settles=posting.settles.key if posting.settles else "",
        sha256=posting.sha256,
        posted_at=posting.posted_at,
    )


def reservation_of(key: str) -> Reservation:
    """Find a reservation by its key. Raises `ReservationUnknown`."""
    found = Reservation.objects.select_related("account__book").filter(key=key).first()
    if found is None:
        raise ReservationUnknown(
            "no_reservation", gettext("Er is geen reservering “%(key)s”.") % {"key": key}
        )
    return found


def reservation_card(row: Reservation) -> ReservationCard:
    """Make the card of a reservation that was read with its account and book."""
    is_open = row.state == Reservation.State.OPEN
    return ReservationCard(
        book=row.account.book.code,
        account=row.account.code,
        key=row.key,
        amount=row.amount,
        left=left_of([row])[row.pk] if is_open else 0,
        text=row.text,
        until=row.until,
        state=row.state,
    )
