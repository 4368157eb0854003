"""Reading a .pb file into an election."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import numpy as np

from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib.cells import Cells, Shape, cells_of
from verbond.budgets.core.pabulib.grouping import Numbered, Reader, Said, SaidWrong, ballots_of
from verbond.budgets.core.pabulib.head import Head, read_head
from verbond.budgets.core.pabulib.limits import MAX_BYTES
from verbond.budgets.core.pabulib.places import Named
from verbond.budgets.core.pabulib.projects import Money, read_money
from verbond.budgets.core.pabulib.voters import VoterColumns


def read_pb(source: Path | bytes, *, name: str = "") -> Election:
    """Read a .pb file: amounts and points exact, identical ballots grouped while reading.

    `name` is what messages call the file. Raises `ElectionWrong` with file, line, field and what
    is allowed. The format: docs/reference/pb-files.md.
    """
    content = source if isinstance(source, bytes) else _content(source)
    named = Named(name or (source.name if isinstance(source, Path) else "the file"))
    head = read_head(content, named)
    money = read_money(head)
    shape = vote_shape(head)
    texts = Numbered()
    blocks: list[np.ndarray] = []
    lines: list[range | list[int]] = []
    for cells in cells_of(content, head.at, head.line, shape):
        blocks.append(numbered(cells, texts))
        lines.append(cells.lines)
    text_of = np.concatenate(blocks) if blocks else np.zeros(0, np.int32)
    said = _said(texts, reader_of(head, money), head, text_of, lines)
    ballots, points_scale = ballots_of(said, text_of, with_points=head.has_points)
    return Election(
        budget=money.budget,
        projects=money.projects,
        ballots=ballots,
        vote_type=head.vote_type,
        scale=money.scale,
        points_scale=points_scale,
        meta=MappingProxyType(dict(head.meta)),
        voters=VoterColumns(content, head.at, head.line, head.votes.columns, named),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def vote_shape(head: Head) -> Shape:
    """Return which columns of VOTES hold the ballots."""
    needed = ("vote", "points") if head.has_points else ("vote",)
    for column in needed:
        if column not in head.votes.columns:
            raise head.named.wrong(
                "column_missing",
                head.votes.line,
                column,
                f"VOTES has no column {column}; vote type {head.vote_type} needs it.",
            )
    return Shape(head.named, len(head.votes.columns), tuple(map(head.votes.columns.index, needed)))


def reader_of(head: Head, money: Money) -> Reader:
    """Return what reads the ballots of this file."""
    return Reader(
        numbers={project.id.encode(): number for number, project in enumerate(money.projects)},
        ordered=head.vote_type == "ordinal",
        with_points=head.has_points,
    )


def numbered(cells: Cells, texts: Numbered) -> np.ndarray:
    """Give each ballot the number of its text."""
    vote, *points = cells.columns
    said = map(b"\0".join, zip(vote, points[0], strict=True)) if points else iter(vote)
    return np.fromiter(map(texts.__getitem__, said), np.int32, len(vote))


def _said(
    texts: Numbered,
    reader: Reader,
    head: Head,
    text_of: np.ndarray,
    lines: list[range | list[int]],
) -> Iterator[Said]:
    for number, text in enumerate(texts):
        try:
            yield reader.read(text)
        except SaidWrong as error:
            row = int(np.argmax(text_of == number))
            line = next(
                _line for at, _line in enumerate(n for part in lines for n in part) if at == row
            )
            raise head.named.wrong(error.code, line, error.field, error.what) from error


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Named(path.name).wrong(
            "file_large", 0, "", f"{size:,} bytes; read files over {MAX_BYTES:,} in parts."
        )
    return path.read_bytes()
