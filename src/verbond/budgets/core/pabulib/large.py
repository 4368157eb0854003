"""Files too large to hold: their ballots read in ranges of bytes, by one process or by many."""

import hashlib
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib.limits import BLOCK_BYTES, MAX_LINE_BYTES, RANGE_BYTES
from verbond.budgets.core.pabulib.opening import (
    Opening,
    ids_of,
    open_content,
    read_run,
    refuse_double_voters,
)
from verbond.budgets.core.pabulib.parts import Part, joined
from verbond.budgets.core.pabulib.places import Named
from verbond.budgets.core.pabulib.reading import election_of


@dataclass(frozen=True, slots=True)
class Range:
    """Whole rows of VOTES: the bytes from `at` up to `end`."""

    at: int
    end: int


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A file whose head is read and whose ballots are not; may travel to another process."""

    path: Path
    size: int
    opening: Opening

    def ranges(self, *, range_bytes: int = RANGE_BYTES) -> tuple[Range, ...]:
        """Cut the ballots into ranges of about so many bytes, on line ends; at least one."""
        found: list[Range] = []
        at = self.opening.head.at
        with self.path.open("rb") as file:
            while at < self.size:
                file.seek(min(at + range_bytes, self.size) - 1)
                # A line longer than any that is read ends the range; reading it says so.
                file.readline(MAX_LINE_BYTES + 1)
                found.append(Range(at, file.tell()))
                at = file.tell()
        return tuple(found) or (Range(at, at),)

    def content(self, part: Range) -> bytes:
        """Return the bytes of a range."""
        with self.path.open("rb") as file:
            file.seek(part.at)
            return file.read(part.end - part.at)

    def line_at(self, at: int) -> int:
        """Return the line in which a byte of VOTES stands."""
        head = self.opening.head
        return head.line + sum(block.count(b"\n") for block in self._blocks(head.at, at))

    def sha256(self) -> str:
        """Return the sum of the whole file."""
        total = hashlib.sha256()
        for block in self._blocks(0, self.size):
            total.update(block)
        return total.hexdigest()

    def _blocks(self, at: int, end: int) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.seek(at)
            while at < end:
                block = file.read(min(BLOCK_BYTES, end - at))
                at += len(block)
                yield block


def open_large(path: Path, *, name: str = "") -> LargeFile:
    """Read what stands before the ballots, whatever the size of the file."""
    size = path.stat().st_size
    named = Named(name or path.name)
    if not size:
        return LargeFile(path, size, open_content(b"", named))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return LargeFile(path, size, open_content(content, named))


def read_range(
    large: LargeFile, part: Range, *, keep_order: bool = False, keep_marks: bool = True
) -> Part:
    """Read and group the ballots of one range; needs nothing but its arguments.

    A quoted cell may not run over a line break here: a range could begin inside it.
    `keep_order` keeps which ballot says what, `keep_marks` what a voter who stands there twice is
    found by. Raises `ElectionWrong` with the line in the whole file.
    """
    content = large.content(part)
    try:
        return _read(large, content, 0, keep_order=keep_order, keep_marks=keep_marks)
    except ElectionWrong:
        # Only who finds something wrong counts the lines before it.
        return _read(
            large, content, large.line_at(part.at), keep_order=keep_order, keep_marks=keep_marks
        )


def stream_pb(path: Path, *, name: str = "", range_bytes: int = RANGE_BYTES) -> Iterator[Part]:
    """Read the ballots of a file range by range, with the memory that one range needs."""
    large = open_large(path, name=name)
    return (read_range(large, part) for part in large.ranges(range_bytes=range_bytes))


def merge(large: LargeFile, parts: Iterable[Part]) -> Election:
    """Put parts (in the order of the file) together: the election that `read_pb` gives.

    Without the columns about voters, and without the order of the ballots unless every part kept
    it. Raises `ElectionWrong` when a voter stands there twice.
    """
    whole = gathered(parts)
    refuse_double_voters(whole, large.opening, _ids(large))
    return election_of(large.opening, whole, {}, large.sha256())


def gathered(parts: Iterable[Part]) -> Part:
    """Join parts as they come, neighbours of like size first, so that none is copied often."""
    stack: list[tuple[int, Part]] = []
    for part in parts:
        stack.append((0, part))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (height, left), (_, right) = stack[-2:]
            stack[-2:] = [(height + 1, joined([left, right]))]
    return joined([part for _, part in stack])


def read_pb_in_parts(
    path: Path, *, name: str = "", range_bytes: int = RANGE_BYTES, keep_order: bool = False
) -> Election:
    """Read a file of any size in this process."""
    large = open_large(path, name=name)
    ranges = large.ranges(range_bytes=range_bytes)
    return merge(large, (read_range(large, part, keep_order=keep_order) for part in ranges))


def _read(
    large: LargeFile, content: bytes, line: int, *, keep_order: bool, keep_marks: bool
) -> Part:
    return read_run(content, 0, line, large.opening, keep_order=keep_order, keep_marks=keep_marks)


def _ids(large: LargeFile) -> Iterator[tuple[bytes, int]]:
    for part in large.ranges():
        yield from ids_of(large.content(part), 0, large.line_at(part.at), large.opening)
