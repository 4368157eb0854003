"""The books as everybody may read them; those that are not public, as staff may."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from verbond.journal.facade import entries_about
from verbond.ledger.errors import AccountUnknown, BookUnknown, PostingUnknown
from verbond.ledger.models import Account, Book
from verbond.ledger.permissions import may_read_closed_books
from verbond.ledger.queries import pages
from verbond.ledger.queries.cards import account_of, book_of, posting_of
from verbond.ledger.queries.sums import sums_of
from verbond.ledger.sheets import Cell, as_csv, as_xlsx, book_rows, statement_rows

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PAGES = 100_000
# PostgreSQL counts this far; a larger number in an address names no posting.
_MOST_NUMBER = 2**31 - 1


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    found = pages.books(also_closed=may_read_closed_books(request.user), today=timezone.localdate())
    return render(request, "ledger/books.html", {"books": found})


@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    row = _book_or_404(request, code)
    today = timezone.localdate()
    view, tree = pages.book_view(row, today)
    context = {
        "book": view.card,
        "view": view,
        "tree": tree,
        "postings": pages.latest_postings(row),
        "reservations": pages.open_reservations(row, today),
        "crumbs": _crumbs(row),
    }
    return render(request, "ledger/book.html", context)


@require_safe
def account(request: HttpRequest, code: str, account: str) -> HttpResponse:
    row = _book_or_404(request, code)
    found = _account_or_404(row, account)
    today = timezone.localdate()
    number = _number(request.GET.get("page", ""))
    lines, count = pages.statement_page(found, number)
    course = pages.course_of(found)
    context = {
        "book": row,
        "account": found,
        "balance": sums_of([found], today=today).balance_of(found),
        "course": course,
        "most": max((step.amount for step in course), default=0),
        "lines": lines,
        "number": min(number, count),
        "pages": count,
        "reservations": pages.open_reservations(row, today, found),
        "crumbs": [*_crumbs(row, is_last=False), (_dutch(found.name), "")],
    }
    return render(request, "ledger/account.html", context)


@require_safe
def posting(request: HttpRequest, code: str, number: int) -> HttpResponse:
    row = _book_or_404(request, code)
    if number > _MOST_NUMBER:
        raise Http404(gettext("Deze boeking bestaat niet."))
    try:
        found = posting_of(row, number)
    except PostingUnknown as problem:
        raise Http404(problem.message) from problem
    taken, brought = pages.sides_of(found)
    context = {
        "book": row,
        "posting": found,
        "reversed_by": getattr(found, "reversed_by", None),
        "taken": taken,
        "brought": brought,
        "moved": sum(one.amount for one in brought),
        "entries": entries_about("ledger", "posting", f"{row.code}/{number}"),
        "is_staff": may_read_closed_books(request.user),
        "crumbs": [
            *_crumbs(row, is_last=False),
            (gettext("Boeking %(n)s") % {"n": number}, ""),
        ],
    }
    return render(request, "ledger/posting.html", context)


@require_safe
def book_csv(request: HttpRequest, code: str) -> StreamingHttpResponse:
    row = _book_or_404(request, code)
    return _csv(book_rows(row), f"{row.code}.csv")


@require_safe
def book_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    row = _book_or_404(request, code)
    return _attached(
        HttpResponse(as_xlsx(book_rows(row), row.code), content_type=_XLSX), f"{row.code}.xlsx"
    )


@require_safe
def statement_csv(request: HttpRequest, code: str, account: str) -> StreamingHttpResponse:
    row = _book_or_404(request, code)
    found = _account_or_404(row, account)
    name = f"{row.code}-{found.code.replace('/', '-')}.csv"
    return _csv(statement_rows(found, row), name)


def _csv(rows: Iterable[Sequence[Cell]], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    return _attached(response, name)


def _attached[Response: (HttpResponse, StreamingHttpResponse)](
    response: Response, name: str
) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _book_or_404(request: HttpRequest, code: str) -> Book:
    try:
        row = book_of(code)
    except BookUnknown as problem:
        raise Http404(problem.message) from problem
    if not row.is_public and not may_read_closed_books(request.user):
        # The same words as for no book: whether it exists is not public either.
        raise Http404(gettext("Het boek “%(code)s” bestaat niet.") % {"code": code})
    return row


def _account_or_404(row: Book, code: str) -> Account:
    try:
        return account_of(row, code)
    except AccountUnknown as problem:
        raise Http404(problem.message) from problem


def _crumbs(row: Book, *, is_last: bool = True) -> list[tuple[str, str]]:
    address = "" if is_last else f"/ledger/{row.code}/"
    return [(gettext("Boeken"), "/ledger/"), (_dutch(row.name), address)]


def _dutch(name: str) -> SafeString:
    """Mark a name as Dutch, whatever the language of the page."""
    return format_html('<span lang="nl">{}</span>', name)


def _number(text: str) -> int:
    is_number = len(text) <= 6 and text.isascii() and text.isdecimal()
    return min(int(text), MOST_PAGES) or 1 if is_number else 1
