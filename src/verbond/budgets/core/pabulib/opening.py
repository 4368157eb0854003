"""What is known of a file before its ballots are read, and how one run of ballots is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from verbond.budgets.core.pabulib.cells import NO_MARKS, Shape, cells_of
from verbond.budgets.core.pabulib.head import Head, read_head
from verbond.budgets.core.pabulib.lines import Content
from verbond.budgets.core.pabulib.once import double_among, shared
from verbond.budgets.core.pabulib.parts import Part, grouped
from verbond.budgets.core.pabulib.places import Named
from verbond.budgets.core.pabulib.projects import Money, read_money
from verbond.budgets.core.pabulib.texts import Numbered, Reader, SaidWrong

VOTER = "voter_id"


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything but the ballots: small, and may travel to another process."""

    head: Head
    money: Money

    @property
    def shape(self) -> Shape:
        """Which columns hold the ballots, and the ids of the voters if any."""
        head, columns = self.head, self.head.votes.columns
        needed = ("vote", "points") if head.has_points else ("vote",)
        for column in needed:
            if column not in columns:
                raise head.named.wrong(
                    "column_missing",
                    head.votes.line,
                    column,
                    f"VOTES has no column {column}; vote type {head.vote_type} needs it.",
                )
        voter = columns.index(VOTER) if VOTER in columns else None
        return Shape(head.named, len(columns), tuple(map(columns.index, needed)), voter)

    @property
    def reader(self) -> Reader:
        """What reads the text of a ballot."""
        return Reader(
            numbers={one.id.encode(): number for number, one in enumerate(self.money.projects)},
            ordered=self.head.vote_type == "ordinal",
            with_points=self.head.has_points,
        )


def open_content(content: Content, named: Named) -> Opening:
    """Read the sections before the ballots."""
    head = read_head(content, named)
    return Opening(head, read_money(head))


def read_run(
    content: bytes, at: int, line: int, opening: Opening, *, keep_order: bool, keep_marks: bool
) -> Part:
    """Read the ballots from byte `at` to the end of the content."""
    shape = opening.shape if keep_marks else replace(opening.shape, marked=None)
    texts = Numbered()
    text_of, marks, lines = [], [], []
    for cells in cells_of(content, at, line, shape):
        vote, *points = cells.columns
        said = map(b"\0".join, zip(vote, points[0], strict=True)) if points else vote
        text_of.append(np.fromiter(map(texts.__getitem__, said), np.int32, len(vote)))
        lines.append(cells.lines)
        marks.append(cells.marks)
    numbers = np.concatenate([np.zeros(0, np.int32), *text_of])
    try:
        read = opening.reader.read(list(texts))
    except SaidWrong as error:
        row = int(np.argmax(numbers == texts[error.text]))
        found = next(number for place, number in enumerate(chain(*lines)) if place == row)
        raise opening.head.named.wrong(error.code, found, error.field, error.what) from error
    return grouped(read, numbers, keep_order=keep_order, marks=np.concatenate([NO_MARKS, *marks]))


def refuse_double_voters(part: Part, opening: Opening, ids: Iterator[tuple[bytes, int]]) -> None:
    """Refuse a voter who stands there twice; `ids` gives every id with its line, when asked."""
    suspects = shared(part.marks)
    found = double_among(ids, suspects) if suspects else None
    if found is not None:
        raise opening.head.named.wrong(
            "voter_repeated",
            found[1],
            VOTER,
            f"voter {found[0][:50]!r} stands here again; once each.",
        )


def ids_of(content: bytes, at: int, line: int, opening: Opening) -> Iterator[tuple[bytes, int]]:
    """Give the id of each voter with its line."""
    columns = opening.head.votes.columns
    shape = Shape(opening.head.named, len(columns), (columns.index(VOTER),))
    for cells in cells_of(content, at, line, shape):
        yield from zip(cells.columns[0], cells.lines, strict=True)
