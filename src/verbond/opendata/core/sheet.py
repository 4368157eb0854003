"""CSV that a spreadsheet opens safely and a program reads back exactly.

A text that begins with = + - @, a tab, a line feed or a carriage return could run as a formula. It
gets an apostrophe in front; so does a text that begins with an apostrophe, so that taking one off
always gives back what stood there. Numbers are never texts here, so -8 stays -8.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import batched
from typing import Any

from verbond.opendata.core.errors import SheetWrong
from verbond.opendata.core.things import Field, Row, Thing, text_of

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def write_sheet(thing: Thing, rows: Iterable[Row]) -> Iterator[bytes]:
    """Give a CSV file line by line: UTF-8, comma, CRLF, the header first (RFC 4180)."""
    yield _line(thing.columns)
    for row in rows:
        yield _line([_cell(field, row[field.name]) for field in thing.fields])


def write_chunks(thing: Thing, rows: Iterable[Row], at_once: int = 500) -> Iterator[bytes]:
    """Give the same file in pieces of many lines: one line a piece costs more than its content."""
    for lines in batched(write_sheet(thing, rows), at_once):
        yield b"".join(lines)


def read_sheet(thing: Thing, text: str) -> list[dict[str, Any]]:
    """Read back what `write_sheet` wrote; raises `SheetWrong` with the row and column."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, None)
    if header is None or tuple(header) != thing.columns:
        raise SheetWrong("header", f"row 1: expected {','.join(thing.columns)}")
    return [_row(thing, cells, number) for number, cells in enumerate(reader, 2)]


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind == "json":
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if field.kind in {"integer", "number", "boolean", "date", "datetime"}:
        return text_of(value)
    text = text_of(value)
    return f"'{text}" if text.startswith(RISKY) else text


def _row(thing: Thing, cells: list[str], number: int) -> dict[str, Any]:
    if len(cells) != len(thing.fields):
        raise SheetWrong("width", f"row {number}: {len(cells)} cells, expected {len(thing.fields)}")
    found = {}
    for field, cell in zip(thing.fields, cells, strict=True):
        try:
            found[field.name] = _value(field, cell)
        except (ValueError, InvalidOperation) as wrong:
            place = f"row {number}, {field.name}"
            raise SheetWrong("cell", f"{place}: {cell!r:.60} is no {field.kind}") from wrong
    return found


_READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": Decimal,
    "boolean": lambda cell: {"true": True, "false": False}[cell],
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "json": json.loads,
}


def _value(field: Field, cell: str) -> Any:
    if field.kind == "text":
        return None if cell == "" and field.may_be_empty else cell.removeprefix("'")
    if cell == "":
        return None
    try:
        return _READ[field.kind](cell)
    except KeyError as wrong:
        raise ValueError(cell) from wrong
