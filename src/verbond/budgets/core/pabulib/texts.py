"""What the texts of ballots say: thousands read together, and those that are odd one by one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, repeat

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.pabulib.amounts import NotDecimal, decimal_of
from verbond.budgets.core.pabulib.flat import Flat, PointsTooFine, end_to_end, starts_of
from verbond.budgets.core.pabulib.limits import MAX_DIGITS

TEXTS_AT_ONCE = 1 << 16
# The most digits for which no sum of digits can pass 64 bits.
PLAIN_DIGITS = 15


class Numbered(defaultdict[bytes, int]):
    """Gives each text the next number when it is met first."""

    def __init__(self) -> None:
        super().__init__(count().__next__)


class SaidWrong(ValueError):  # noqa: N818 - a word of the field, not of the language
    """A ballot that cannot be read: its text, and code, field and what is wrong."""

    def __init__(self, text: bytes, code: str, field: str, what: str) -> None:
        super().__init__(text, code, field, what)
        self.text, self.code, self.field, self.what = text, code, field, what


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what ballots say: the cell `vote`, and behind a NUL the cell `points` if any.

    A project named twice in a ballot counts once, the first time. Ballots without an order are
    sorted by project.
    """

    numbers: Mapping[bytes, int]
    ordered: bool
    with_points: bool

    def read(self, texts: Sequence[bytes]) -> Flat:
        """Read texts into rows; raises `SaidWrong`."""
        pieces = [
            self._plainly(texts[at : at + TEXTS_AT_ONCE])
            or self._one_by_one(texts[at : at + TEXTS_AT_ONCE])
            # No texts are one piece too: arrays of the right kind, without rows.
            for at in range(0, max(1, len(texts)), TEXTS_AT_ONCE)
        ]
        try:
            return end_to_end(pieces)
        except PointsTooFine as error:
            raise _too_fine(texts[0]) from error

    def _plainly(self, texts: Sequence[bytes]) -> Flat | None:
        """Read texts with ids exactly as in PROJECTS and short whole points; else None."""
        votes, points = texts, None
        if self.with_points:
            halves = [text.partition(b"\0") for text in texts]
            votes = [vote for vote, _, _ in halves]
            points = _plain_points([given for _, _, given in halves])
            if points is None:
                return None
        said = [vote for vote in votes if vote]
        try:
            ids = map(self.numbers.__getitem__, b",".join(said).split(b",") if said else ())
            project = np.fromiter(ids, np.int64)
        except KeyError:
            return None
        commas = np.fromiter(map(bytes.count, votes, repeat(b",")), np.int64, len(votes))
        lengths = commas + np.fromiter(map(bool, votes), np.int64, len(votes))
        if points is not None and not np.array_equal(lengths, points.lengths):
            return None
        return self._once(project, lengths, None if points is None else points.project)

    def _once(
        self,
        project: NDArray[np.int64],
        lengths: NDArray[np.int64],
        points: NDArray[np.integer] | None,
    ) -> Flat | None:
        """Leave out what is named again, and sort; None for doubles in a ballot with an order."""
        most = len(self.numbers) + 1
        entry = np.repeat(np.arange(lengths.size) * most, lengths) + project
        # Of equal entries the first stays in front, with its points.
        order = None if points is None else np.argsort(entry, kind="stable")
        in_row = np.sort(entry) if order is None else entry[order]
        is_new = np.ones(in_row.size, bool)
        is_new[1:] = in_row[1:] != in_row[:-1]
        if self.ordered:
            return Flat(starts_of(lengths), project.astype(np.int32)) if is_new.all() else None
        in_row = in_row[is_new]
        row = in_row // most
        start = starts_of(np.bincount(row, minlength=lengths.size).astype(np.int64))
        kept = None if points is None or order is None else points[order][is_new].astype(np.int64)
        return Flat(start, (in_row - row * most).astype(np.int32), kept)

    def _one_by_one(self, texts: Sequence[bytes]) -> Flat:
        said = [self._said(text) for text in texts]
        scale = points_scale(one for ballot in said for one in ballot.values())
        given = [int(one * scale) for ballot in said for one in ballot.values()]
        if max(given, default=0) >= 10**MAX_DIGITS:
            raise _too_fine(texts[0])
        return Flat(
            start=starts_of(np.array([len(ballot) for ballot in said], np.int64)),
            project=np.array([project for ballot in said for project in ballot], np.int32),
            points=np.array(given, np.int64) if self.with_points else None,
            scale=scale,
        )

    def _said(self, text: bytes) -> dict[int, int | Fraction]:
        vote, _, points = text.partition(b"\0")
        projects = self._projects(text, vote)
        given: Sequence[int | Fraction] = [0] * len(projects)
        if self.with_points:
            given = _points(text, points)
        if len(given) != len(projects):
            raise SaidWrong(
                text,
                "points_length",
                "points",
                f"{len(given)} points for {len(projects)} projects; each project has its points.",
            )
        first: dict[int, int | Fraction] = {}
        for project, one in zip(projects, given, strict=True):
            first.setdefault(project, one)
        return first if self.ordered else dict(sorted(first.items()))

    def _projects(self, text: bytes, vote: bytes) -> list[int]:
        written = vote.decode().strip()
        names = [name.strip().encode() for name in written.split(",")] if written else []
        for name in names:
            if name not in self.numbers:
                raise SaidWrong(
                    text,
                    "unknown_project",
                    "vote",
                    f"no project is called {name.decode()[:50]!r}; a vote holds ids of PROJECTS "
                    "with a comma between.",
                )
        return [self.numbers[name] for name in names]


def points_scale(points: Iterator[int | Fraction]) -> int:
    """Return the smallest power of ten that makes all points whole.

    >>> points_scale(iter([1, Fraction(1, 2), Fraction(1, 4)]))
    100
    """
    scale = 1
    for one in points:
        while (one * scale).denominator != 1:
            scale *= 10
    return scale


def _plain_points(cells: Sequence[bytes]) -> Flat | None:
    """Read lists of short whole numbers; the numbers stand where projects do."""
    given = [cell for cell in cells if cell]
    joined = b",".join(given)
    numbers = joined.split(b",") if given else []
    if not all(map(bytes.isdigit, numbers)) or max(map(len, numbers), default=0) > PLAIN_DIGITS:
        return None
    lengths = np.fromiter((cell.count(b",") + 1 if cell else 0 for cell in cells), np.int64)
    return Flat(starts_of(lengths), np.fromiter(map(int, numbers), np.int64, len(numbers)))


def _points(text: bytes, cell: bytes) -> list[int | Fraction]:
    written = cell.decode().strip()
    return [_point(text, one.strip()) for one in written.split(",")] if written else []


def _point(text: bytes, written: str) -> int | Fraction:
    try:
        found = decimal_of(written)
    except NotDecimal as error:
        raise SaidWrong(
            text, "points", "points", f"{written[:50]!r} is no number of points; zero or more."
        ) from error
    if found.whole < 0:
        raise SaidWrong(text, "points_negative", "points", f"{written[:50]!r} is below zero.")
    return found.whole if not found.places else Fraction(found.whole, 10**found.places)


def _too_fine(text: bytes) -> SaidWrong:
    return SaidWrong(
        text, "points", "points", f"points pass {MAX_DIGITS} digits when all are made whole."
    )
