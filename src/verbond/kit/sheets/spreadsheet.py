"""Read one sheet of an XLSX file as text; it is foreign input, so it is weighed before opened."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.figures import NumberText
from verbond.kit.sheets.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

MAX_UNPACKED = 200 * 1024 * 1024
MAX_PARTS = 2_000
_ONLY_ZEROS = re.compile(r"0{2,}")


def read_sheet(
    content: bytes, *, name: str, sheet: str | None = None
) -> list[tuple[int, tuple[str, ...]]]:
    """Return row number and cells of a sheet (the first, when none is named), all text.

    A cell that the sheet keeps as a number comes as `NumberText`; a format of only zeros
    ("00000") gives codes their leading zeros back. Raises `TableUnreadable`.
    """
    weigh(content, name=name)
    book = _open(content, name)
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise TableUnreadable(
                "no_sheet", f"{name} heeft geen blad {sheet!r}; er is {', '.join(book.sheetnames)}"
            )
        return _rows(book[sheet] if sheet else book.worksheets[0], name)
    finally:
        book.close()


def weigh(content: bytes, *, name: str) -> None:
    """Refuse a packed file that would grow beyond 200 MB or has thousands of parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as fault:
        raise TableUnreadable("broken_zip", f"{name} is beschadigd en gaat niet open") from fault
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TableUnreadable(
            "bomb",
            f"{name} is uitgepakt groter dan {MAX_UNPACKED // 2**20} MB, het meeste dat we lezen",
        )


def _open(content: bytes, name: str) -> Any:
    from openpyxl import load_workbook  # half a second: only for who brings a spreadsheet

    with _damage(f"{name} is geen leesbaar XLSX-bestand"), warnings.catch_warnings():
        # Styles and extensions that openpyxl leaves out do not change a value.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    if not book.worksheets:
        raise TableUnreadable("no_sheet", f"{name} heeft geen blad met cellen")
    return book


@contextmanager
def _damage(message: str) -> Iterator[None]:
    # What openpyxl lets through of the XML, the ZIP and its own descriptors in a damaged file.
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        yield
    except RuleBroken:
        raise
    except (
        ParseError,
        InvalidFileException,
        zipfile.BadZipFile,
        zlib.error,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        AssertionError,
        EOFError,
        OSError,
        OverflowError,
        RuntimeError,  # an encrypted part
        SyntaxError,
    ) as fault:
        raise TableUnreadable("broken_sheet", message) from fault


def _rows(sheet: Any, name: str) -> list[tuple[int, tuple[str, ...]]]:
    # A file may claim a million rows of 16,384 cells: count what is there, not what it says.
    sheet.reset_dimensions()
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells = 0
    with _damage(f"{name} heeft een beschadigd blad"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells += len(row)
            if len(row) > MAX_COLUMNS or number > MAX_ROWS or cells > MAX_CELLS:
                raise TableUnreadable(
                    "too_long",
                    f"{name} heeft meer dan {MAX_COLUMNS} kolommen, {MAX_ROWS} rijen of "
                    f"{MAX_CELLS} cellen",
                )
            if row:
                rows.append((number, tuple(_text(cell) for cell in row)))
    return rows


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "") or ""))
    if isinstance(value, datetime):
        return value.isoformat() if value.time() > time.min else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _number(value: Any, shape: str) -> str:
    plain = f"{value:.15g}" if isinstance(value, float) else str(value)
    if _ONLY_ZEROS.fullmatch(shape) and plain.isdigit():
        return plain.zfill(len(shape))
    return NumberText(plain)
