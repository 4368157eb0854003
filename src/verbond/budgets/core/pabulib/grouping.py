"""Ballots that say the same, put together while they are read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

import numpy as np

from verbond.budgets.core.election import Ballots
from verbond.budgets.core.pabulib.amounts import NotDecimal, decimal_of

# What one ballot says: projects and, beside them, points (empty when the vote type has none).
type Said = tuple[tuple[int, ...], tuple[int | Fraction, ...]]
type Read = Callable[[bytes], Said]


class SaidWrong(ValueError):  # noqa: N818 - a word of the field
    """A ballot that cannot be read: code, field, what is wrong."""

    def __init__(self, code: str, field: str, what: str) -> None:
        super().__init__(what)
        self.code, self.field, self.what = code, field, what


class Numbered(defaultdict[bytes, int]):
    """Gives each text the next number when it is met first."""

    def __init__(self) -> None:
        super().__init__(count().__next__)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the text of one ballot: the cell `vote`, a NUL, and the cell `points` if any."""

    numbers: Mapping[bytes, int]
    ordered: bool
    with_points: bool

    def read(self, text: bytes) -> Said:
        """Return what a ballot says; a project named twice counts once, the first time."""
        if self.with_points:
            return self._with_points(*text.split(b"\0"))
        return self._projects(text), ()

    def _projects(self, vote: bytes) -> tuple[int, ...]:
        if not vote:
            return ()
        try:
            found = [*map(self.numbers.__getitem__, vote.split(b","))]
        except KeyError:
            found = self._slowly(vote)
        return tuple(dict.fromkeys(found)) if self.ordered else tuple(sorted(set(found)))

    def _slowly(self, vote: bytes) -> list[int]:
        names = [name.strip().encode() for name in vote.decode().split(",")]
        for name in names:
            if name not in self.numbers and (name or len(names) > 1):
                raise SaidWrong(
                    "unknown_project",
                    "vote",
                    f"no project is called {name.decode()[:50]!r}; ids as in PROJECTS, with a "
                    "comma between.",
                )
        return [self.numbers[name] for name in names if name]

    def _with_points(self, vote: bytes, points: bytes) -> Said:
        projects = self._slowly(vote)
        given = [points_of(one) for one in points.decode().split(",")] if points.strip() else []
        if len(given) != len(projects):
            raise SaidWrong(
                "points_length",
                "points",
                f"{len(given)} points for {len(projects)} projects; each project has its points.",
            )
        first: dict[int, int | Fraction] = {}
        for project, one in zip(projects, given, strict=True):
            first.setdefault(project, one)
        said = first.items() if self.ordered else sorted(first.items())
        return tuple(project for project, _ in said), tuple(one for _, one in said)


def points_of(text: str) -> int | Fraction:
    """Read the points for one project, exactly."""
    try:
        found = decimal_of(text.strip())
    except NotDecimal as error:
        raise SaidWrong(
            "points", "points", f"{text[:50]!r} is no number of points; zero or more."
        ) from error
    if found.whole < 0:
        raise SaidWrong("points_negative", "points", f"{text[:50]!r} is below zero.")
    return found.whole if not found.places else Fraction(found.whole, 10**found.places)


def ballots_of(
    said: Iterable[Said], text_of: np.ndarray, *, with_points: bool
) -> tuple[Ballots, int]:
    """Put together the ballots of a file: what each text says, and the text of each ballot.

    Groups stand in the order in which their first ballot does. Returns the points scale too.
    """
    groups: dict[Said, int] = {}
    group_of_text = np.array([groups.setdefault(one, len(groups)) for one in said], np.int32)
    group_of = group_of_text[text_of] if group_of_text.size else np.zeros(0, np.int32)
    lengths = np.fromiter((len(projects) for projects, _ in groups), np.int64, len(groups))
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    size = int(start[-1])
    scale = points_scale(one for _, points in groups for one in points)
    points = (
        np.fromiter((int(one * scale) for _, given in groups for one in given), np.int64, size)
        if with_points
        else None
    )
    ballots = Ballots(
        start=start,
        project=np.fromiter((one for projects, _ in groups for one in projects), np.int32, size),
        times=np.bincount(group_of, minlength=len(groups)).astype(np.int64),
        points=points,
        group_of=group_of,
    )
    return ballots, scale


def points_scale(points: Iterable[int | Fraction]) -> int:
    """Return the smallest power of ten that makes all points whole.

    >>> points_scale([1, Fraction(1, 2), Fraction(1, 4)])
    100
    """
    scale = 1
    for one in points:
        while one.denominator != 1 and (one * scale).denominator != 1:
            scale *= 10
    return scale
