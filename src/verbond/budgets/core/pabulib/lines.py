"""The rows of the first two sections, with their line, and where in the bytes they end."""

import csv
import mmap
from collections.abc import Iterator
from dataclasses import dataclass

from verbond.budgets.core.pabulib.limits import MAX_CELL_CHARACTERS, MAX_LINE_BYTES
from verbond.budgets.core.pabulib.places import Named

# A file held whole, or one that the system pages in where it is looked at.
type Content = bytes | mmap.mmap

BOM = b"\xef\xbb\xbf"
OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it starts, and its cells without blanks around them."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(self.cells)


class Lines:
    """The lines of a file as text, one at a time; knows how far it has come."""

    def __init__(self, content: Content, named: Named, *, at: int = 0, line: int = 0) -> None:
        self.content, self.named, self.at, self.line = content, named, at, line

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.content):
            raise StopIteration
        self.line += 1
        found = self.content.find(b"\n", self.at, self.at + MAX_LINE_BYTES)
        end = len(self.content) if found < 0 else found + 1
        if end - self.at > MAX_LINE_BYTES:
            raise self.named.wrong(
                "line_long", self.line, "", f"longer than {MAX_LINE_BYTES:,} bytes are not read."
            )
        text = text_of(self.content[self.at : end], self.named, self.line)
        self.at = end
        return text


def rows_of(lines: Lines) -> Iterator[Row]:
    """Cut lines into rows of cells, as the format says: `;` between, `"` around, `""` for one."""
    reader = csv.reader(lines, delimiter=";", strict=True)
    while True:
        first = lines.line + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise lines.named.wrong(
                "row_unreadable",
                first,
                "",
                f'{error}; a cell with ; or " stands between quotes, each " inside it twice, '
                f"and holds at most {MAX_CELL_CHARACTERS:,} characters.",
            ) from error
        if cells is None:
            return
        yield Row(first, tuple(cell.strip() for cell in cells))


def text_of(content: bytes, named: Named, line: int) -> str:
    """Decode bytes that start at a line; refuses what is no UTF-8, and NUL."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise named.wrong(
            "encoding",
            line + content.count(b"\n", 0, error.start),
            "",
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8.",
        ) from error
    if "\0" in text:
        raise named.wrong(
            "null_byte", line + text.count("\n", 0, text.index("\0")), "", "a NUL is no text."
        )
    return text


def start_of(content: Content, named: Named) -> int:
    """Return where the text begins: after the mark that some programs put before UTF-8."""
    mark = content[: len(BOM)]
    if mark.startswith(OTHER_BOMS):
        raise named.wrong("encoding", 1, "", "this is UTF-16; save the file as UTF-8.")
    return len(BOM) if mark == BOM else 0
