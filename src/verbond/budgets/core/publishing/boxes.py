"""What lies in a closed box, and how it stands in a file that leaks no order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.budgets.core.election import VoteType

# How a `.pb` file calls the ways of voting: it knows only these two.
ON_PAPER, ONLINE = "paper", "internet"


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One ballot of the box: `content` gives for each project points, or a place from 1."""

    content: Mapping[str, int]
    content_hash: str
    channel: str
    neighbourhood: str = ""
    age_band: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """One ballot as it is published: what it says, in a fixed form, and the groups it is of."""

    projects: tuple[str, ...]
    points: tuple[int, ...]
    neighbourhood: str
    age: str
    method: str


def slips_of(rows: Iterable[BoxRow], *, vote_type: VoteType) -> tuple[Slip, ...]:
    """Return the ballots in the order of what they say.

    The order comes from nothing but the published words themselves: not from when a ballot came in,
    and not from its receipt, so that the list of receipts does not lead to a ballot.

    >>> rows = [BoxRow({"b": 1}, "f0", "code"), BoxRow({"a": 1, "b": 1}, "11", "paper")]
    >>> [slip.projects for slip in slips_of(rows, vote_type="approval")]
    [('a', 'b'), ('b',)]
    """
    return tuple(sorted(_slip(row, vote_type) for row in rows))


def _slip(row: BoxRow, vote_type: VoteType) -> Slip:
    # A ballot with points can name a project and give it nothing.
    named = sorted(row.content.items())
    if vote_type == "ordinal":
        named.sort(key=lambda pair: (pair[1], pair[0]))
    with_points = vote_type in {"cumulative", "scoring"}
    return Slip(
        projects=tuple(project for project, _number in named),
        points=tuple(number for _project, number in named) if with_points else (),
        neighbourhood=row.neighbourhood,
        age=age_written(row.age_band),
        method=ON_PAPER if row.channel == "paper" else ONLINE,
    )


def votes_of(slips: Iterable[Slip]) -> Mapping[str, int]:
    """Return how many ballots name each project; no points is no vote."""
    found: Counter[str] = Counter()
    for slip in slips:
        points = slip.points or (1,) * len(slip.projects)
        found.update(one for one, own in zip(slip.projects, points, strict=True) if own)
    return found


def age_written(band: str) -> str:
    """Write an age band as the format wants it: two whole numbers.

    >>> age_written("65+"), age_written("14-17"), age_written("")
    ('65-120', '14-17', '')
    """
    return f"{band[:-1]}-120" if band.endswith("+") else band
