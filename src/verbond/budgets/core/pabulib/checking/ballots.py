"""Ballots against what META allows, and their numbers against what the file declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verbond.budgets.core.pabulib.cells import Shape, cells_of
from verbond.budgets.core.pabulib.checking.findings import Examined, Finding
from verbond.budgets.core.pabulib.fields import is_amount, is_whole

CHOOSE_ONE = "choose-1"


@dataclass(frozen=True, slots=True)
class Said:
    """What one kind of ballot names: the ids as numbers, and the points beside them."""

    projects: tuple[int, ...]
    points: tuple[Fraction, ...]


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
    ballots = file.election.ballots
    wrong = {
        group: found
        for group in range(ballots.times.size)
        if (found := [*_broken(file, _said(file, group))])
    }
    if not wrong:
        return
    lines = _lines(file)
    for row in np.flatnonzero(np.isin(ballots.group_of, list(wrong))).tolist():
        for code, field, what in wrong[int(ballots.group_of[row])]:
            yield Finding(code, lines[row], field, what)


def _said(file: Examined, group: int) -> Said:
    ballots = file.election.ballots
    own = slice(int(ballots.start[group]), int(ballots.start[group + 1]))
    points = () if ballots.points is None else ballots.points[own].tolist()
    scale = file.election.points_scale
    return Said(tuple(ballots.project[own].tolist()), tuple(Fraction(one, scale) for one in points))


def _broken(file: Examined, said: Said) -> Iterator[tuple[str, str, str]]:
    """Give code, field and what is wrong for each limit that a ballot does not keep."""
    costs = [file.election.units(file.election.projects[one].cost) for one in said.projects]
    measured = [
        ("vote-length-exceeded", "vote-length-too-short", "length", [Fraction(len(costs))]),
        ("vote-cost-exceeded", "vote-cost-too-low", "sum_cost", [sum(costs, Fraction(0))]),
    ]
    if file.election.ballots.points is not None:
        total = [sum(said.points, Fraction(0))]
        measured += [
            ("points-exceeded", "points-too-low", "points", list(said.points)),
            ("sum-points-exceeded", "sum-points-too-low", "sum_points", total),
        ]
    for too_much, too_little, field, values in measured:
        most, least = _limit(file, f"max_{field}"), _limit(file, f"min_{field}")
        if most is not None and values and max(values) > most:
            yield too_much, f"max_{field}", f"{_written(max(values))}, allowed {_written(most)}."
        if least is not None and values and min(values) < least:
            yield too_little, f"min_{field}", f"{_written(min(values))}, needed {_written(least)}."


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
