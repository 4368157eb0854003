"""An election: a budget, projects with their costs, and ballots, identical ones grouped."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.errors import ElectionWrong

type VoteType = Literal["approval", "choose-1", "cumulative", "ordinal", "scoring"]
VOTE_TYPES: Final = ("approval", "choose-1", "cumulative", "ordinal", "scoring")
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Project:
    """One project on the ballot; `cost` in small units of the election (see `Election.scale`)."""

    id: str
    cost: int
    name: str = ""
    categories: tuple[str, ...] = ()
    neighbourhood: str = ""
    # Every column of the file as written, `selected`, `votes` and `score` too.
    facts: Mapping[str, str] = NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """Ballots that say the same are one group, kept as rows of a sparse matrix.

    Group g holds the projects `project[start[g]:start[g + 1]]` (index into `Election.projects`, in
    the order of the voter for ordinal ballots, else ascending, never one twice), with `points`
    beside them (None: the vote type has none). `times[g]` ballots say so. `number` counts all
    ballots, empty ones included: they are a group without projects.
    """

    start: NDArray[np.int64]
    project: NDArray[np.int32]
    times: NDArray[np.int64]
    points: NDArray[np.int64] | None = None
    # The group of each ballot as it stands in the file; empty when nobody needs it.
    group_of: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    @property
    def number(self) -> int:
        return int(self.times.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Election:
    """What is voted on and what the ballots say; all amounts exact.

    `budget` and costs are whole numbers of small units: `scale` of them (a power of ten) make one
    unit of the currency of the file. Points are whole numbers of 1/`points_scale` point.
    """

    budget: int
    projects: tuple[Project, ...]
    ballots: Ballots
    vote_type: VoteType = "approval"
    scale: int = 1
    points_scale: int = 1
    # META of the file, as written.
    meta: Mapping[str, str] = NOTHING
    # Columns of VOTES other than `vote` and `points`: a text per ballot, in the order of the file.
    voters: Mapping[str, Sequence[str]] = MappingProxyType({})
    sha256: str = ""

    @staticmethod
    def of(
        *,
        budget: int,
        costs: Mapping[str, int],
        ballots: Iterable[Collection[str] | Mapping[str, int]],
        vote_type: VoteType = "approval",
    ) -> "Election":
        """Make an election from plain Python values; a mapping gives points per project.

        >>> found = Election.of(budget=100, costs={"a": 40, "b": 60}, ballots=[{"a"}, {"a"}, []])
        >>> found.ballots.number, found.ballots.times.tolist()
        (3, [2, 1])
        """
        names = {name: index for index, name in enumerate(costs)}
        groups: dict[tuple[tuple[int, int], ...], int] = {}
        of: list[int] = []
        for row, ballot in enumerate(ballots, start=1):
            said = _said(ballot, names, row, ordered=vote_type == "ordinal")
            of.append(groups.setdefault(said, len(groups)))
        pairs = [pair for said in groups for pair in said]
        with_points = vote_type in {"cumulative", "scoring"}
        return Election(
            budget=budget,
            projects=tuple(Project(id=name, cost=cost, name=name) for name, cost in costs.items()),
            ballots=Ballots(
                start=np.cumsum([0, *map(len, groups)], dtype=np.int64),
                project=np.array([index for index, _ in pairs], dtype=np.int32),
                points=np.array([p for _, p in pairs], dtype=np.int64) if with_points else None,
                times=np.bincount(np.array(of, dtype=np.int64), minlength=len(groups)).astype(
                    np.int64
                ),
                group_of=np.array(of, dtype=np.int32),
            ),
            vote_type=vote_type,
        )

    def units(self, amount: int) -> Fraction:
        """Return an amount of small units in units of the currency, exactly."""
        return Fraction(amount, self.scale)

    def written(self, amount: int) -> str:
        """Write an amount of small units as the file would: `1200` or `1200.5`.

        >>> Election.of(budget=1, costs={}, ballots=[]).written(1200)
        '1200'
        """
        return decimal_text(amount, self.scale)


def decimal_text(amount: int, scale: int) -> str:
    """Write amount / scale (a power of ten) as a decimal number, without zeros at its end.

    >>> decimal_text(120050, 100), decimal_text(-5, 10)
    ('1200.5', '-0.5')
    """
    whole, rest = divmod(abs(amount), scale)
    sign = "-" if amount < 0 else ""
    digits = str(rest).rjust(len(str(scale)) - 1, "0").rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def _said(
    ballot: Collection[str] | Mapping[str, int],
    names: Mapping[str, int],
    row: int,
    *,
    ordered: bool,
) -> tuple[tuple[int, int], ...]:
    unknown = [name for name in ballot if name not in names]
    if unknown:
        raise ElectionWrong(
            "unknown_project", f"Ballot {row}: no project is called {unknown[0]!r}."
        )
    if isinstance(ballot, Mapping):
        said = [(names[name], points) for name, points in ballot.items()]
    else:
        said = [(names[name], 1) for name in dict.fromkeys(ballot)]
    return tuple(said if ordered else sorted(said))
