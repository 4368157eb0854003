"""Chosen columns out of the rows of VOTES: cut at once where no quote stands, else row by row."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.pabulib.head import title_of
from verbond.budgets.core.pabulib.limits import BLOCK_BYTES, MAX_CELL_CHARACTERS
from verbond.budgets.core.pabulib.lines import Lines, Row, rows_of, text_of
from verbond.budgets.core.pabulib.once import marks_at, marks_of
from verbond.budgets.core.pabulib.places import Named

NO_MARKS = np.zeros(0, np.uint64)
LF, CR, SPACE, SEMICOLON, LAST_ASCII = 10, 13, 32, 59, 127


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of VOTES are built, and which of their columns are wanted.

    Of the column `marked` (ids of voters) only a number per id is wanted.
    """

    named: Named
    width: int
    wanted: tuple[int, ...]
    marked: int | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """The wanted columns of some rows, as UTF-8 bytes, and the line of each row."""

    columns: tuple[list[bytes], ...]
    lines: range | list[int]
    marks: NDArray[np.uint64]


def cells_of(content: bytes, at: int, line: int, shape: Shape) -> Iterator[Cells]:
    """Cut the wanted columns out of all rows from byte `at`, which is in line `line`."""
    if content.find(b'"', at) >= 0:
        # A quoted cell may hold a line break, so nothing less than a reader knows where rows end.
        yield slowly(content, at, line, shape)
        return
    while at < len(content):
        end = _end_of_block(content, at)
        block = content[at:end]
        found = at_once(block, line, shape)
        yield slowly(block, 0, line, shape) if found is None else found
        line += block.count(b"\n")
        at = end


def slowly(content: bytes, at: int, line: int, shape: Shape) -> Cells:
    """Cut with the csv reader: right for everything that the format allows."""
    columns: tuple[list[bytes], ...] = tuple([] for _ in shape.wanted)
    numbers: list[int] = []
    ids: list[bytes] = []
    for row in rows_of(Lines(content, shape.named, at=at, line=line - 1)):
        if row.is_blank:
            continue
        _expect_width(row, shape)
        for column, index in zip(columns, shape.wanted, strict=True):
            column.append(row.cells[index].encode())
        numbers.append(row.line)
        if shape.marked is not None:
            ids.append(row.cells[shape.marked].encode())
    return Cells(columns, numbers, marks_of(ids))


def at_once(block: bytes, line: int, shape: Shape) -> Cells | None:
    """Cut all rows together; None when a row is not plainly `width` cells without quotes.

    Cells with a blank at their edge (or what may be one: bytes past ASCII) are not plain either.
    """
    text = np.frombuffer(block, np.uint8)
    cuts = _cuts(block, text, shape.width) if shape.width > 1 else None
    marked = () if shape.marked is None else (shape.marked,)
    looked_at = {0, *shape.wanted, *marked}
    if cuts is None or not all(_is_bare(text, cuts, index) for index in looked_at):
        return None
    if not block.isascii() or b"\0" in block:
        text_of(block, shape.named, line)
    columns = tuple(
        [
            block[start:end]
            for start, end in zip(
                (cuts[:, index] + 1).tolist(), cuts[:, index + 1].tolist(), strict=True
            )
        ]
        for index in shape.wanted
    )
    marks = [marks_at(text, cuts[:, index] + 1, cuts[:, index + 1]) for index in marked]
    return Cells(columns, range(line, line + len(cuts)), np.concatenate([NO_MARKS, *marks]))


def _cuts(block: bytes, text: NDArray[np.uint8], width: int) -> NDArray[np.int64] | None:
    """Return where the cells of each row begin and end: the byte before each, and the row's end."""
    ends = np.flatnonzero(text == LF)
    if not block.endswith(b"\n"):
        ends = np.append(ends, len(block))
    between = np.flatnonzero(text == SEMICOLON)
    if between.size != ends.size * (width - 1):
        return None
    cuts = np.empty((ends.size, width + 1), np.int64)
    cuts[0, 0], cuts[1:, 0] = -1, ends[:-1]
    cuts[:, 1:-1] = between.reshape(ends.size, width - 1)
    returns = text[ends - 1] == CR
    cuts[:, -1] = ends - returns
    is_plain = (
        (cuts[:, 1] > cuts[:, 0]).all()
        and (cuts[:, -2] < cuts[:, -1]).all()
        # A row that starts with ; may be blank, and blank rows are no ballots.
        and (text[cuts[:, 0] + 1] != SEMICOLON).all()
        and (cuts[:, -1] - cuts[:, 0]).max() < MAX_CELL_CHARACTERS
        and block.count(b"\r") == returns.sum()
    )
    return cuts if is_plain else None


def _is_bare(text: NDArray[np.uint8], cuts: NDArray[np.int64], index: int) -> bool:
    """Tell whether each cell of a column starts and ends with a sign that is no blank."""
    has = cuts[:, index] + 1 < cuts[:, index + 1]
    edges = text[np.concatenate([cuts[has, index] + 1, cuts[has, index + 1] - 1])]
    return bool(((edges > SPACE) & (edges <= LAST_ASCII)).all())


def _end_of_block(content: bytes, at: int) -> int:
    end = content.find(b"\n", at + BLOCK_BYTES)
    return len(content) if end < 0 else end + 1


def _expect_width(row: Row, shape: Shape) -> None:
    if len(row.cells) == 1 and title_of(row):
        raise shape.named.wrong(
            "section_order",
            row.line,
            row.cells[0].upper(),
            "the sections are META, PROJECTS, VOTES, in that order and each once.",
        )
    if len(row.cells) < shape.width or any(row.cells[shape.width :]):
        raise shape.named.wrong(
            "row_width",
            row.line,
            "",
            f"a row of VOTES has {shape.width} cells as its header, this one {len(row.cells)}.",
        )
