"""What the pages show of the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Sum, Window

from verbond.ledger.core.kinds import side
from verbond.ledger.core.picture import Branch, Step, Where, course, tree, where
from verbond.ledger.models import Account, Book, Entry, Posting, Reservation
from verbond.ledger.queries.balances import StatementLine
from verbond.ledger.queries.cards import BookCard, ReservationCard
from verbond.ledger.queries.sums import left_of, sums_of

PER_PAGE = 50
_LATEST = 12


@dataclass(frozen=True, slots=True)
class BookView:
    """A book with where its amounts stand; `last_on` is the day of its last posting."""

    card: BookCard
    where: Where
    postings: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class TreeView:
    """The accounts of a book in two groups, on one scale: `most` is the largest amount."""

    stands: tuple[Branch, ...]
    came: tuple[Branch, ...]
    most: int


@dataclass(frozen=True, slots=True)
class LatestPosting:
    """A posting in a list: how much it moved."""

    number: int
    on: date
    text: str
    moved: int
    reverses: int | None
    reversed_by: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """A line of a posting as its page shows it; `amount` is above zero."""

    account: str
    name: str
    amount: int


def books(*, also_closed: bool, today: date) -> tuple[BookView, ...]:
    """Give every book that may be read, in five queries however many there are."""
    found = Book.objects.order_by("name", "code")
    rows = list(found if also_closed else found.filter(is_public=True))
    # Those in which something happened come first.
    return tuple(sorted(_views(rows, today), key=lambda view: not view.where.total))


def book_view(book: Book, today: date) -> tuple[BookView, TreeView]:
    """Give one book with the tree of its accounts."""
    accounts = list(Account.objects.filter(book=book))
    sums = sums_of(accounts, today=today)
    balances = [sums.balance_of(account) for account in accounts]
    branches = tree(balances)
    grows = {branch.account.partition("/")[0]: branch.kind for branch in reversed(branches)}
    came = tuple(one for one in branches if side(grows[one.account.partition("/")[0]]) < 0)
    stands = tuple(one for one in branches if one not in came)
    counted = _counted([book]).get(book.pk, (0, None))
    view = BookView(BookCard.of(book), where(balances), *counted)
    most = max((abs(one.amount) for one in branches), default=0)
    return view, TreeView(stands, came, most)


def _views(rows: Sequence[Book], today: date) -> list[BookView]:
    accounts: dict[int, list[Account]] = {row.pk: [] for row in rows}
    for account in Account.objects.filter(book__in=rows):
        accounts[account.book_id].append(account)
    sums = sums_of([one for own in accounts.values() for one in own], today=today)
    counted = _counted(rows)
    return [
        BookView(
            BookCard.of(row),
            where(sums.balance_of(account) for account in accounts[row.pk]),
            *counted.get(row.pk, (0, None)),
        )
        for row in rows
    ]


def _counted(rows: Sequence[Book]) -> dict[int, tuple[int, date | None]]:
    found = Posting.objects.filter(book__in=rows).order_by().values_list("book")
    return {book: (number, last) for book, number, last in found.annotate(Count("pk"), Max("on"))}


def latest_postings(book: Book) -> tuple[LatestPosting, ...]:
    """Give the last postings of a book, newest first, in two queries."""
    rows = list(
        Posting.objects.filter(book=book)
        .select_related("reverses", "reversed_by")
        .order_by("-number")[:_LATEST]
    )
    moved = dict(
        Entry.objects.filter(posting__in=rows, amount__gt=0)
        .order_by()
        .values_list("posting")
        .annotate(Sum("amount"))
    )
    return tuple(
        LatestPosting(
            row.number,
            row.on,
            row.text,
            int(moved.get(row.pk, 0)),
            row.reverses.number if row.reverses else None,
            row.reversed_by.number if hasattr(row, "reversed_by") else None,
        )
        for row in rows
    )


def statement_page(account: Account, number: int) -> tuple[tuple[StatementLine, ...], int]:
    """Give one page of the entries of an account, newest first, and how many pages there are."""
    found = Entry.objects.filter(account=account)
    pages = max(1, -(-found.count() // PER_PAGE))
    order = ("posting__on", "posting__number", "line")
    first = (min(number, pages) - 1) * PER_PAGE
    rows = (
        found.annotate(balance=Window(Sum("amount"), order_by=order))
        .order_by(*(f"-{name}" for name in order))
        .values_list(
            "posting__number", "posting__on", "posting__text", "amount", "balance",
            "posting__reverses__number", "posting__reversed_by__number",
        )[first : first + PER_PAGE]
    )  # fmt: skip
    lines = [
        StatementLine(posting, on, text, amount, int(balance), reverses, reversed_by)
        for posting, on, text, amount, balance, reverses, reversed_by in rows
    ]
    return tuple(lines), pages


def course_of(account: Account) -> tuple[Step, ...]:
    """Give what an account held, day after day, on the side on which it grows."""
    changes = (
        Entry.objects.filter(account=account)
        .order_by("posting__on")
        .values_list("posting__on")
        .annotate(Sum("amount"))
    )
    grows = side(account.kind)
    return course((on, grows * int(amount)) for on, amount in changes)


def sides_of(posting: Posting) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Give where a posting takes from, and where it brings to."""
    rows = list(Entry.objects.filter(posting=posting).select_related("account").order_by("line"))
    made = [(row.amount, Side(row.account.code, row.account.name, abs(row.amount))) for row in rows]
    return (
        tuple(one for amount, one in made if amount < 0),
        tuple(one for amount, one in made if amount > 0),
    )


def open_reservations(
    book: Book, today: date, account: Account | None = None
) -> tuple[tuple[ReservationCard, str], ...]:
    """Give the reservations that hold something back today, each with the name of its account."""
    chosen = {"account": account} if account else {"account__book": book}
    found = Reservation.objects.filter(state=Reservation.State.OPEN, **chosen)
    rows = [
        row
        for row in found.select_related("account").order_by("until", "key")[:PER_PAGE]
        if row.until is None or row.until >= today
    ]
    left = left_of(rows)
    return tuple(
        (
            ReservationCard(
                book=book.code,
                account=row.account.code,
                key=row.key,
                amount=row.amount,
                left=left[row.pk],
                text=row.text,
                until=row.until,
                state=row.state,
            ),
            row.account.name,
        )
        for row in rows
    )
