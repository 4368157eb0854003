"""Check every book from its rows: what a command shows, and what a test asks after any act."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Sum

from verbond.ledger.core.checking import Row, Wrong, check_postings
from verbond.ledger.core.lines import Line
from verbond.ledger.models import Account, Book, Entry, Posting, Reservation
from verbond.ledger.queries.sums import left_of, sums_of

type Progress = Callable[[int, int], None]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """How many rows were looked at, and what is wrong with them."""

    books: int
    postings: int
    entries: int
    reservations: int
    wrong: tuple[Wrong, ...]


def check_books(progress: Progress | None = None) -> Checked:
    """Check every book: it is zero, so is each posting, no number is missing, limits hold.

    Nothing is taken from a kept balance: there is none. `progress` is told how many postings were
    read, of how many.
    """
    tell = progress or (lambda _done, _total: None)
    books = list(Book.objects.order_by("code"))
    total, done = Posting.objects.count(), 0
    wrong: list[Wrong] = []
    for book in books:
        rows = list(_wrong_in(book))
        wrong += rows
        done += Posting.objects.filter(book=book).count()
        tell(done, total)
    return Checked(
        books=len(books),
        postings=total,
        entries=Entry.objects.count(),
        reservations=Reservation.objects.count(),
        wrong=tuple(wrong),
    )


def _wrong_in(book: Book) -> Iterator[Wrong]:
    total = Entry.objects.filter(posting__book=book).aggregate(sum=Sum("amount"))["sum"] or 0
    if total:
        yield Wrong(book.code, "book", f"is {int(total)} and not zero")
    yield from check_postings(_rows(book))
    yield from _turned_back(book)
    yield from _accounts(book)
    yield from _reservations(book)


def _rows(book: Book) -> Iterator[Row]:
    found = (
        Posting.objects.filter(book=book)
        .select_related("reverses", "settles")
        .order_by("number")
        .iterator(chunk_size=_AT_ONCE)
    )
    batch: list[Posting] = []
    for posting in found:
        batch.append(posting)
        if len(batch) == _AT_ONCE:
            yield from _with_lines(book, batch)
            batch = []
    yield from _with_lines(book, batch)


def _with_lines(book: Book, postings: Iterable[Posting]) -> Iterator[Row]:
    rows = list(postings)
    entries: dict[int, list[Any]] = {row.pk: [] for row in rows}
    found = (
        Entry.objects.filter(posting__in=rows)
        .order_by("posting", "line")
        .values_list("posting", "line", "account__code", "amount", "account__book")
    )
    for posting, *entry in found:
        entries[posting].append(entry)
    for row in rows:
        lines = entries[row.pk]
        yield Row(
            book=book.code,
            number=row.number,
            on=row.on,
            text=row.text,
            role=_role(row),
            sha256=row.sha256,
            said_lines=row.lines,
            lines=tuple(Line(code, amount) for _line, code, amount, _book in lines),
            line_numbers=tuple(line for line, *_rest in lines),
            accounts_elsewhere=sum(other != book.pk for *_rest, other in lines),
        )


def _role(row: Posting) -> str:
    if row.reverses is not None:
        return f"reverses {row.reverses.number}"
    return f"settles {row.settles.key}" if row.settles is not None else ""


def _turned_back(book: Book) -> Iterator[Wrong]:
    """Find reversals that do not undo the posting they name, account by account."""
    pairs = Posting.objects.filter(book=book, reverses__isnull=False).select_related("reverses")
    rows = list(pairs)
    sums = _by_account([*(row.pk for row in rows), *(row.reverses_id for row in rows)])
    for row in rows:
        first = sums.get(row.reverses_id or 0, {})
        if {code: -amount for code, amount in first.items()} != sums.get(row.pk, {}):
            yield Wrong(book.code, f"posting {row.number}", "does not undo what it reverses")


def _by_account(postings: list[int | None]) -> Mapping[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    rows = (
        Entry.objects.filter(posting__in=postings)
        .order_by()
        .values_list("posting", "account")
        .annotate(Sum("amount"))
    )
    for posting, account, amount in rows:
        found.setdefault(posting, {})[account] = int(amount)
    return found


def _accounts(book: Book) -> Iterator[Wrong]:
    """Find accounts beyond their limit, or used after the day they were closed."""
    accounts = list(Account.objects.filter(book=book).order_by("code"))
    sums = sums_of(accounts)
    late = dict(
        Entry.objects.filter(account__book=book, posting__on__gte=F("account__closed_on"))
        .order_by()
        .values_list("account")
        .annotate(Count("pk"), last=Max("posting__number"))
        .values_list("account", "last")
    )
    for account in accounts:
        free = sums.balance_of(account).free
        if free is not None and free < 0 and _is_beyond(account):
            yield Wrong(book.code, f"account {account.code}", f"is {-free} beyond its limit")
        if account.pk in late:
            yield Wrong(
                book.code,
                f"account {account.code}",
                f"has posting {late[account.pk]} after its end",
            )


def _is_beyond(account: Account) -> bool:
    """Tell whether an account is beyond its limit without what it held back until a past day.

    A reservation that is past counts no more, though it stands open until somebody lets it expire.
    """
    lasting = Reservation.objects.filter(
        account=account, state=Reservation.State.OPEN, until__isnull=True
    ).select_related("account")
    held = sum(left_of(lasting).values())
    plain = sums_of([account]).balance_of(account)
    return plain.free is not None and plain.free + plain.reserved - held < 0


def _reservations(book: Book) -> Iterator[Wrong]:
    rows = list(Reservation.objects.filter(account__book=book).select_related("account"))
    used = dict(
        Posting.objects.filter(settles__in=rows).values_list("settles").annotate(Count("pk"))
    )
    left_by_row = left_of(rows)
    for row in rows:
        left = left_by_row[row.pk]
        for what in _faults(row, left, used.get(row.pk, 0)):
            yield Wrong(book.code, f"reservation {row.key}", what)


def _faults(row: Reservation, left: int, postings: int) -> Iterator[str]:
    if left < 0:
        yield f"was used for {-left} more than it held"
    if row.state == Reservation.State.SETTLED and not postings:
        yield "is settled, and no posting settles it"
    if row.state == Reservation.State.OPEN and left == 0:
        yield "is open and holds nothing"
