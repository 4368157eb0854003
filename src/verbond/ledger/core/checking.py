"""What can be wrong with a book, found from its rows alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from verbond.ledger.core.lines import Line, fingerprint, total


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that does not hold: in which book, where, and what."""

    book: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Row:
    """A posting as it stands in the tables."""

    book: str
    number: int
    on: date
    text: str
    role: str
    sha256: str
    said_lines: int
    lines: tuple[Line, ...]
    line_numbers: tuple[int, ...]
    accounts_elsewhere: int


def check_postings(rows: Iterable[Row]) -> Iterator[Wrong]:
    """Give what is wrong with the postings of one book, read in the order of their numbers.

    >>> row = Row("b", 2, date(2026, 1, 1), "x", "", "", 2, (Line("a", 1),), (1,), 0)
    >>> [wrong.what for wrong in check_postings([row])]
    ['number 1 is missing', 'says 2 lines and has 1', 'is 1 and not zero',
    'is not what was written: its fingerprint differs']
    """
    expected = 1
    for row in rows:
        where = f"posting {row.number}"
        if row.number != expected:
            missing = f"number {expected}" + (
                "" if row.number == expected + 1 else f" to {row.number - 1}"
            )
            yield Wrong(row.book, where, f"{missing} is missing")
        expected = row.number + 1
        for what in _faults(row):
            yield Wrong(row.book, where, what)


def _faults(row: Row) -> Iterator[str]:
    if row.line_numbers != tuple(range(1, row.said_lines + 1)):
        yield f"says {row.said_lines} lines and has {len(row.lines)}"
    if rest := total(row.lines):
        yield f"is {rest} and not zero"
    if row.accounts_elsewhere:
        yield "has lines on accounts of another book"
    made = fingerprint(on=row.on, text=row.text, lines=row.lines, role=row.role)
    if made != row.sha256:
        yield "is not what was written: its fingerprint differs"
