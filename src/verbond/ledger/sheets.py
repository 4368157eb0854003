"""A book and a statement as files: CSV and a spreadsheet, with the same rows as on the page."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

from verbond.ledger.core.kinds import Unit
from verbond.ledger.models import Account, Book, Entry
from verbond.ledger.queries.balances import statement_of
from verbond.ledger.wording import plain

# What a query gives is of any type; a cell is text, a whole number or nothing.
type Cell = Any
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_HEAD = ("posting", "day", "text", "line", "account", "name")
_TAIL = ("reverses", "settles", "sha256")


def book_rows(book: Book) -> Iterator[Sequence[Cell]]:
    """Give the rows of a whole book, header first: one for each entry."""
    amount = "euro" if book.unit == Unit.CENTS else book.unit
    yield (*_HEAD, amount, *_TAIL)
    found = (
        Entry.objects.filter(posting__book=book)
        .order_by("posting__number", "line")
        .values_list(
            "posting__number", "posting__on", "posting__text", "line", "account__code",
            "account__name", "amount", "posting__reverses__number", "posting__settles__key",
            "posting__sha256",
        )
    )  # fmt: skip
    for number, on, text, line, code, name, cents, *rest in found.iterator(chunk_size=2000):
        shown = Amount(cents, book.unit)
        yield (number, on.isoformat(), text, line, code, name, shown, *rest)


def statement_rows(account: Account, book: Book) -> Iterator[Sequence[Cell]]:
    """Give the rows of the statement of an account, header first, oldest first."""
    amount = "euro" if book.unit == Unit.CENTS else book.unit
    yield ("posting", "day", "text", amount, "balance", "reverses", "reversed_by")
    for line in statement_of(account):
        yield (
            line.number,
            line.on.isoformat(),
            line.text,
            Amount(line.amount, book.unit),
            Amount(line.balance, book.unit),
            line.reverses,
            line.reversed_by,
        )


class Amount(int):
    """An amount that knows its unit, to be written as text or as a number."""

    unit: str

    def __new__(cls, amount: int, unit: str) -> Self:
        made = super().__new__(cls, amount)
        made.unit = unit
        return made

    @property
    def text(self) -> str:
        return plain(int(self), self.unit)


def as_csv(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write rows as CSV, line by line: UTF-8, comma, decimal point, CRLF."""
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow([_text(cell) for cell in row])
        yield line.getvalue().encode()


def as_xlsx(rows: Iterable[Sequence[Cell]], name: str) -> bytes:
    """Write rows as a spreadsheet: amounts are numbers, codes and days are text."""
    from openpyxl import Workbook  # half a second: only for who asks a spreadsheet

    book = Workbook(write_only=True)
    page = book.create_sheet(name[:31])
    page.freeze_panes = "A2"
    for row in rows:
        page.append([_value(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Amount):
        # Below 2^53 cents a double holds every amount to the cent, and no book holds more.
        return int(cell) / 100 if cell.unit == Unit.CENTS else int(cell)
    return _guarded(cell) if isinstance(cell, str) else cell


def _text(cell: Cell) -> str:
    if isinstance(cell, Amount):
        return cell.text
    return _guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _guarded(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
