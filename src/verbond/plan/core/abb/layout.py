"""Find out how an export is laid out: three ways to put the same amounts on a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbond.kit.sheets.table import Line
from verbond.plan.core.abb.figure import EXPENSE, LABELS, NIS, YEAR
from verbond.plan.core.errors import ExportUnreadable

DEEPEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount as text, with the words around it and where it stands."""

    nis: str
    words: Mapping[str, str]
    text: str
    row: int
    column: int


def cells_of(rows: Sequence[Line], *, name: str) -> Iterator[Cell]:
    """Yield every cell with an amount, however the export lays them out.

    One row per amount (tidy), municipalities as rows below metadata rows, or municipalities as
    columns beside label columns. Amounts per inhabitant are left out. Raises `ExportUnreadable`.
    """
    for place, line in enumerate(rows[:DEEPEST_HEAD]):
        cells = [cell.strip() for cell in line.cells]
        if NIS in cells and YEAR in cells and EXPENSE in cells:
            return _tidy(cells, rows[place + 1 :])
        if cells[0] == NIS:
            return _municipalities_as_rows(cells, rows[:place], rows[place + 1 :])
        if sum(map(is_nis, cells)) and not is_nis(cells[0]):
            return _municipalities_as_columns(place, rows)
    raise ExportUnreadable(
        "abb_layout",
        f"{name}: in de eerste {DEEPEST_HEAD} rijen staat geen rij met {NIS!r} of met codes van "
        "gemeenten",
    )


def is_nis(cell: str) -> bool:
    """Tell whether a cell is the code of a municipality: five digits, maybe with a lost ".0"."""
    return len(code := nis_of(cell)) == 5 and code.isascii() and code.isdecimal()


def nis_of(cell: str) -> str:
    """Return the code without what a spreadsheet added to it.

    >>> nis_of(" 71016.0"), nis_of("71016 Genk")
    ('71016', '71016')
    """
    return cell.strip().split(" ", maxsplit=1)[0].removesuffix(".0")


def _tidy(header: list[str], rows: Sequence[Line]) -> Iterator[Cell]:
    nis, amount = header.index(NIS), header.index(EXPENSE)
    labels = [(place, head) for place, head in enumerate(header) if head in LABELS]
    for line in rows:
        yield Cell(
            nis=_at(line, nis),
            words={head: _at(line, place) for place, head in labels},
            text=_raw(line, amount),
            row=line.number,
            column=amount + 1,
        )


def _municipalities_as_rows(
    kinds: list[str], above: Sequence[Line], rows: Sequence[Line]
) -> Iterator[Cell]:
    labels = {head.cells[0].strip(): head for head in above if head.cells[0].strip() in LABELS}
    words = {
        place: {name: _at(line, place) for name, line in labels.items()}
        for place, kind in enumerate(kinds)
        if place and kind == EXPENSE
    }
    for line in rows:
        for place, around in words.items():
            yield Cell(_at(line, 0), around, _raw(line, place), line.number, place + 1)


def _municipalities_as_columns(place: int, rows: Sequence[Line]) -> Iterator[Cell]:
    codes = {n: cell.strip() for n, cell in enumerate(rows[place].cells) if is_nis(cell)}
    heads, first = _label_columns(place, rows, before=min(codes))
    constants = {
        line.cells[0].strip(): _at(line, 1)
        for line in rows[:place]
        if line.cells[0].strip() in LABELS and len(line.cells) > 1
    }
    for line in rows[first:]:
        words = {**constants, **{head: _at(line, n) for n, head in heads.items()}}
        for column, code in codes.items():
            yield Cell(code, words, _raw(line, column), line.number, column + 1)


def _label_columns(place: int, rows: Sequence[Line], *, before: int) -> tuple[dict[int, str], int]:
    """Find the row with the names of the label columns: that of the codes, or the next one."""
    for at in (place, place + 1):
        cells = rows[at].cells[:before] if at < len(rows) else ()
        found = {n: cell.strip() for n, cell in enumerate(cells) if cell.strip() in LABELS}
        if found:
            return found, at + 1
    return {}, place + 1


def _at(line: Line, place: int) -> str:
    return line.cells[place].strip() if place < len(line.cells) else ""


def _raw(line: Line, place: int) -> str:
    # Not stripped: that would make a number cell of a spreadsheet into text.
    return line.cells[place] if place < len(line.cells) else ""
