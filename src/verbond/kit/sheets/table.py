"""Read a table of any common kind; every cell is text first, so that codes and numbers survive."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LINE,
    MAX_ROWS,
)

Delimiter = Literal[",", ";", "|", "\t"]
DELIMITERS: tuple[Delimiter, ...] = (",", ";", "|", "\t")

SAMPLE_CHARACTERS = 200_000
SAMPLE_LINES = 22

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row below the header, with its number in the file (the header's row is 1 or more)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows, all text; `encoding` and `delimiter` say what was found."""

    name: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person already knows of a file; None is found out."""

    delimiter: Delimiter | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_row: int = 1


def read_table(content: bytes, *, name: str, layout: Layout | None = None) -> Table:
    """Read CSV, text with | ; or tabs, or XLSX from its bytes.

    Raises `TableUnreadable` for anything empty, binary, too large, ragged or without a header.
    """
    wanted = layout or Layout()
    _weigh(content, name)
    if content.startswith(_ZIP):
        from verbond.kit.sheets.spreadsheet import read_sheet

        rows = read_sheet(content, name=name, sheet=wanted.sheet)
        return _table(name, iter(rows), wanted, "xlsx", "")
    text, encoding = decode(content, name=name, encoding=wanted.encoding)
    delimiter = wanted.delimiter or detect_delimiter(text, name=name, header_row=wanted.header_row)
    return _table(name, _split(text, delimiter, name), wanted, encoding, delimiter)


def read_rows(content: bytes, *, name: str, layout: Layout | None = None) -> tuple[Line, ...]:
    """Read every row that holds something, headings and remarks too; rows may differ in width.

    For files whose table does not start on a fixed row. Raises `TableUnreadable`.
    """
    wanted = layout or Layout()
    _weigh(content, name)
    if content.startswith(_ZIP):
        from verbond.kit.sheets.spreadsheet import read_sheet

        return _lines(iter(read_sheet(content, name=name, sheet=wanted.sheet)), name)
    text, _ = decode(content, name=name, encoding=wanted.encoding)
    delimiter = wanted.delimiter or _likeliest_delimiter(text, name)
    return _lines(_split(text, delimiter, name), name)


def _weigh(content: bytes, name: str) -> None:
    if not content:
        raise TableUnreadable("empty", f"{name} is leeg")
    if len(content) > MAX_BYTES:
        raise TableUnreadable(
            "too_large", f"{name} is groter dan {MAX_BYTES // 2**20} MB, het meeste dat we lezen"
        )
    if content.startswith(_OLD_OFFICE):
        raise TableUnreadable(
            "old_office",
            f"{name} is een oud of versleuteld Office-bestand; bewaar het als XLSX of CSV",
        )


def decode(content: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Turn bytes into text: by byte order mark, else UTF-8, else Windows-1252.

    Raises `TableUnreadable` for binary content and for bytes that fit none of these.
    """
    marked = next((found for mark, found in _BOMS if content.startswith(mark)), None)
    if marked is None and b"\x00" in content:
        raise TableUnreadable("binary", f"{name} is geen tekstbestand of rekenblad")
    for candidate in (encoding,) if encoding else (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        except LookupError:
            raise TableUnreadable("encoding", f"de codering {candidate!r} bestaat niet") from None
        if "\x00" in text:
            raise TableUnreadable("binary", f"{name} is geen tekstbestand of rekenblad")
        return text, candidate
    raise TableUnreadable(
        "encoding",
        f"{name} is niet in {encoding or marked or 'UTF-8 of Windows-1252'}; bewaar het als UTF-8",
    )


def detect_delimiter(text: str, *, name: str, header_row: int = 1) -> Delimiter:
    """Find the sign between cells: the one that parts the header and the next rows alike.

    Raises `TableUnreadable` when none of , ; | and tab does, unless there is just one column.
    """
    sample = _sample(text, header_row)
    best: tuple[int, int, Delimiter] | None = None
    fault: TableUnreadable | None = None
    for rank, sign in enumerate(DELIMITERS):
        try:
            widths = [len(row) for _, row in _split(sample, sign, name) if row]
        except TableUnreadable as found:
            fault = fault or found
            continue
        if widths and widths[0] > 1 and len(set(widths)) == 1:
            best = max(best or (0, 0, sign), (widths[0], -rank, sign))
    if best:
        return best[2]
    if fault:
        raise fault
    if not any(sign in sample for sign in DELIMITERS):
        return ","
    raise TableUnreadable(
        "delimiter",
        f"{name}: de eerste rijen hebben niet evenveel cellen met , ; | of een tab ertussen",
    )


def _likeliest_delimiter(text: str, name: str) -> Delimiter:
    """Find the sign that gives the most rows of one width; a comma may be a decimal sign."""
    sample = _sample(text, 1)
    best: tuple[int, int, int, Delimiter] = (0, 0, 0, ";")
    for rank, sign in enumerate(reversed(DELIMITERS)):
        with suppress(TableUnreadable):  # a quote that this sign would leave open
            widths = Counter(len(row) for _, row in _split(sample, sign, name) if len(row) > 1)
            if widths:
                width, rows = max(widths.items(), key=lambda one: (one[1], one[0]))
                best = max(best, (rows, width, rank if sign != "," else -1, sign))
    return best[3]


def _sample(text: str, header_row: int) -> str:
    head = io.StringIO(text[:SAMPLE_CHARACTERS], newline="")
    lines = [line for n, line in enumerate(head) if n >= header_row - 1]
    was_cut = len(text) > SAMPLE_CHARACTERS or len(lines) > SAMPLE_LINES
    lines = lines[:SAMPLE_LINES]
    # A cut sample may end within a row, or within a cell that holds a line break.
    if len(text) > SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    while was_cut and len(lines) > 1 and sum(line.count('"') for line in lines) % 2:
        lines.pop()
    return "".join(lines)


def _split(text: str, delimiter: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    lines = _no_endless_line(io.StringIO(text, newline=""), name)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, tuple(row)
    except csv.Error as fault:
        raise TableUnreadable(
            "malformed",
            f"{name}, regel {reader.line_num}: de aanhalingstekens kloppen niet ({fault})",
        ) from fault


def _no_endless_line(lines: Iterable[str], name: str) -> Iterator[str]:
    # Fifty megabytes of signs on one line would become as many cells before anybody counts them.
    for line in lines:
        if len(line) > MAX_LINE:
            raise TableUnreadable("too_wide", f"{name}: een regel is langer dan {MAX_LINE} tekens")
        yield line


def _table(
    name: str,
    rows: Iterator[tuple[int, tuple[str, ...]]],
    layout: Layout,
    encoding: str,
    delimiter: str,
) -> Table:
    header: tuple[str, ...] | None = None
    lines: list[Line] = []
    for number, row in rows:
        if number < layout.header_row or not any(cell.strip() for cell in row):
            continue
        if header is None:
            header = _header(row, name, number)
            continue
        lines.append(_line(row, number, len(header), name))
        if len(lines) > MAX_ROWS or len(lines) * len(header) > MAX_CELLS:
            raise TableUnreadable(
                "too_long", f"{name} heeft meer dan {MAX_ROWS} rijen of {MAX_CELLS} cellen"
            )
    if header is None:
        raise TableUnreadable("no_header", f"{name} heeft geen rij {layout.header_row} met koppen")
    return Table(name, header, tuple(lines), encoding, delimiter)


def _header(row: tuple[str, ...], name: str, number: int) -> tuple[str, ...]:
    if len(row) > MAX_COLUMNS:
        raise TableUnreadable("too_wide", f"{name} heeft meer dan {MAX_COLUMNS} kolommen")
    header = tuple(cell.strip() for cell in row)
    while header and not header[-1]:
        header = header[:-1]
    twice = sorted({cell for cell in header if cell and header.count(cell) > 1})
    if twice:
        raise TableUnreadable(
            "double_heading", f"{name}, rij {number}: de kop {twice[0]!r} staat er twee keer"
        )
    return header


def _lines(rows: Iterator[tuple[int, tuple[str, ...]]], name: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    cells = 0
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > MAX_COLUMNS:
            raise TableUnreadable("too_wide", f"{name} heeft meer dan {MAX_COLUMNS} kolommen")
        lines.append(_line(row, number, len(row), name))
        cells += len(row)
        if len(lines) > MAX_ROWS or cells > MAX_CELLS:
            raise TableUnreadable(
                "too_long", f"{name} heeft meer dan {MAX_ROWS} rijen of {MAX_CELLS} cellen"
            )
    if not lines:
        raise TableUnreadable("empty", f"{name} heeft geen rij met tekst")
    return tuple(lines)


def _line(row: tuple[str, ...], number: int, width: int, name: str) -> Line:
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    if len(row) > width:
        raise TableUnreadable(
            "ragged", f"{name}, rij {number}: {len(row)} cellen, de kop heeft er {width}"
        )
    if max(map(len, row), default=0) > MAX_CELL:
        raise TableUnreadable(
            "long_cell", f"{name}, rij {number}: een cel is langer dan {MAX_CELL} tekens"
        )
    # A short row ends in empty cells; which row it was shows when its value is asked for.
    return Line(number, tuple(row) + ("",) * (width - len(row)))
