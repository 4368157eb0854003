"""A table that is shown and downloaded: one list of rows for the page and for the CSV."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    DUTCH = "dutch"  # words of the plan itself, Dutch in every language of the site
    CENTS = "cents"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its name as people read it, its name in the file, how its cells are written."""

    label: str
    name: str
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a way on; None is "nobody knows", and stays empty in the file."""

    value: str | int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the headings; `is_total` adds up what stands above."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A whole table; `name` is that of its file."""

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def row_of(*values: str | int | Cell | None, is_total: bool = False) -> Row:
    """Make a row of plain values and cells."""
    cells = tuple(value if isinstance(value, Cell) else Cell(value) for value in values)
    return Row(cells, is_total)


def file_rows(table: ShownTable) -> list[list[str]]:
    """Write a table as rows of text: amounts in euro with a point, totals left to the reader.

    >>> heads = (Heading("Doel", "goal"), Heading("Euro", "euro", Form.CENTS))
    >>> file_rows(ShownTable("x", "x", heads, (row_of("A", 1250), row_of("B", None))))
    [['goal', 'euro'], ['A', '12.50'], ['B', '']]
    """
    rows = [[heading.name for heading in table.headings]]
    for row in table.rows:
        if not row.is_total:
            cells = zip(table.headings, row.cells, strict=True)
            rows.append([_plain(cell.value, heading.form) for heading, cell in cells])
    return rows


def _plain(value: str | int | None, form: Form) -> str:
    if value is None:
        return ""
    if form is Form.CENTS and isinstance(value, int):
        whole, rest = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{whole}.{rest:02}"
    return str(value)
