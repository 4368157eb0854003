"""What a check finds, and everything that it looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib.opening import Opening

type Severity = Literal["error", "warning", "note"]
# Of one kind no more are named: who sees a hundred knows what to look for.
MOST_OF_A_KIND: Final = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the format or the file itself says; line 0: no line of its own."""

    code: str
    line: int
    field: str
    message: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """A file that was read, as the checks look at it."""

    content: bytes
    opening: Opening
    election: Election

    def meta(self, key: str) -> str:
        """Return a value of META; empty when it is not there."""
        return self.election.meta.get(key, "")

    def line_of(self, key: str) -> int:
        """Return the line of a key of META; 0 when it is not there."""
        return self.opening.head.meta_lines.get(key, 0)

    @property
    def project_lines(self) -> Iterator[tuple[int, int]]:
        """Give the number and the line of each project."""
        return ((number, row.line) for number, row in enumerate(self.opening.head.projects.rows))

    def fact(self, project: int, column: str) -> str:
        """Return what stands in a column of PROJECTS, without blanks."""
        return self.election.projects[project].facts.get(column, "")

    @property
    def votes(self) -> NDArray[np.int64]:
        """How many ballots name each project."""
        return self._sum(np.ones(self.election.ballots.project.size, np.int64))

    @property
    def scores(self) -> NDArray[np.int64]:
        """The points of each project in 1/points_scale; its votes when the ballots have none."""
        points = self.election.ballots.points
        return self.votes if points is None else self._sum(points)

    def _sum(self, worth: NDArray[np.int64]) -> NDArray[np.int64]:
        ballots = self.election.ballots
        total = np.zeros(len(self.election.projects), np.int64)
        np.add.at(total, ballots.project, worth * np.repeat(ballots.times, np.diff(ballots.start)))
        return total


def at_most(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Let pass the first of each kind, and say how many more there are."""
    seen: dict[str, list[Finding]] = {}
    for one in findings:
        kind = seen.setdefault(one.code, [])
        kind.append(one)
        if len(kind) <= MOST_OF_A_KIND:
            yield one
    for code, kind in seen.items():
        if len(kind) > MOST_OF_A_KIND:
            more = f"and {len(kind) - MOST_OF_A_KIND:,} more of this kind."
            yield Finding(code, 0, "", more, kind[-1].severity)
