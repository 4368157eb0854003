"""Ballots against what META allows, and their numbers against what the file declares."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from verbond.budgets.core.pabulib.cells import Shape, cells_of
from verbond.budgets.core.pabulib.checking.findings import Examined, Finding
from verbond.budgets.core.pabulib.fields import is_amount, is_whole

CHOOSE_ONE = "choose-1"


@dataclass(frozen=True, slots=True)
class Said:
    """What one kind of ballot names: costs in small units of 1/scale, and points."""

    costs: tuple[int, ...]
    scale: int
    points: tuple[Fraction, ...]
    has_points: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """Something of a ballot that META limits: the codes, the fields of least and most."""

    exceeded: str
    short: str
    fields: tuple[str, str]
    of: Callable[[Said], Sequence[Fraction]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What META allows of a measure; None: no limit."""

    measure: Measure
    low: Fraction | None
    high: Fraction | None


MEASURES: Final = (
    Measure(
        "vote-length-exceeded",
        "vote-length-too-short",
        ("min_length", "max_length"),
        lambda said: [Fraction(len(said.costs))],
    ),
    Measure(
        "vote-cost-exceeded",
        "vote-cost-too-low",
        ("min_sum_cost", "max_sum_cost"),
        lambda said: [Fraction(sum(said.costs), said.scale)],
    ),
    Measure(
        "points-exceeded",
        "points-too-low",
        ("min_points", "max_points"),
        lambda said: said.points,
    ),
    Measure(
        "sum-points-exceeded",
        "sum-points-too-low",
        ("min_sum_points", "max_sum_points"),
        lambda said: [sum(said.points, Fraction(0))] if said.has_points else [],
    ),
)


def numbers(file: Examined) -> Iterator[Finding]:
    """Check the declared numbers of projects and ballots."""
    counted = {"votes": file.election.ballots.number, "projects": len(file.election.projects)}
    for what, number in counted.items():
        field = f"num_{what}"
        declared = file.meta(field)
        if is_whole(declared) and int(declared) != number:
            yield Finding(
                f"different-number-of-{what}",
                file.line_of(field),
                field,
                f"META declares {declared} {what}, the file holds {number}.",
            )


def doubles(file: Examined) -> Iterator[Finding]:
    """Check that no ballot names a project twice."""
    columns = file.opening.head.votes.columns
    shape = Shape(file.opening.head.named, len(columns), (columns.index("vote"),))
    known: dict[bytes, bool] = {}
    for cells in cells_of(file.content, file.opening.head.at, file.opening.head.line, shape):
        for text, line in zip(cells.columns[0], cells.lines, strict=True):
            is_double = known.get(text)
            if is_double is None:
                names = [name.strip() for name in text.split(b",")]
                is_double = known[text] = len(names) > len(set(names))
            if is_double:
                what = "names a project twice; it counts once."
                yield Finding("vote-with-duplicated-projects", line, "vote", what)


def limits(file: Examined) -> Iterator[Finding]:
    """Check each ballot against the lengths, costs and points that META allows."""
    bounds = [Bounds(one, *(_limit(file, field) for field in one.fields)) for one in MEASURES]
    bounds = [one for one in bounds if one.low is not None or one.high is not None]
    ballots = file.election.ballots
    wrong = {
        group: found
        for group in range(ballots.times.size if bounds else 0)
        if (found := [*_broken(_said(file, group), bounds)])
    }
    if not wrong:
        return
    lines = _lines(file)
    for row in np.flatnonzero(np.isin(ballots.group_of, list(wrong))).tolist():
        for code, field, what in wrong[int(ballots.group_of[row])]:
            yield Finding(code, lines[row], field, what)


def _said(file: Examined, group: int) -> Said:
    election = file.election
    ballots, scale = election.ballots, election.points_scale
    own = slice(int(ballots.start[group]), int(ballots.start[group + 1]))
    points = () if ballots.points is None else ballots.points[own].tolist()
    return Said(
        costs=tuple(election.projects[one].cost for one in ballots.project[own].tolist()),
        scale=election.scale,
        points=tuple(Fraction(one, scale) for one in points),
        has_points=ballots.points is not None,
    )


def _broken(said: Said, bounds: Iterable[Bounds]) -> Iterator[tuple[str, str, str]]:
    """Give code, field and what is wrong for each limit that a ballot does not keep."""
    for bound in bounds:
        values, low, high = bound.measure.of(said), bound.low, bound.high
        least, most = bound.measure.fields
        if high is not None and values and max(values) > high:
            what = f"{_written(max(values))}, allowed {_written(high)}."
            yield bound.measure.exceeded, most, what
        if low is not None and values and min(values) < low:
            what = f"{_written(min(values))}, needed {_written(low)}."
            yield bound.measure.short, least, what


def _limit(file: Examined, field: str) -> Fraction | None:
    if field == "max_length" and file.election.vote_type == CHOOSE_ONE:
        return Fraction(1)
    text = file.meta(field)
    return Fraction(text.replace(",", ".")) if is_amount(text) else None


def _written(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


def _lines(file: Examined) -> list[int]:
    head = file.opening.head
    shape = Shape(head.named, len(head.votes.columns), ())
    return [
        line for cells in cells_of(file.content, head.at, head.line, shape) for line in cells.lines
    ]
