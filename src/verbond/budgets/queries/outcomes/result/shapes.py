"""The parts of the page of a result, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Twelve hues and four hatches: a neighbourhood is never told by colour alone.
HUES, HATCHES = 12, 4
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood with the hue and the hatch that it has on this page."""

    name: str
    hue: int
    hatch: int


@dataclass(frozen=True, slots=True)
class Line:
    """One project in a result: what it got, or what it lacked.

    `start` and `end` are where its stretch of the money lies on a scale of 1,000; a loser has
    `support`, the part of its cost that was in sight. `sure` is in how many of 100 recounts it won.
    """

    key: str
    url: str
    number: int
    title: str
    place: Place
    cost_cents: int
    votes: int
    told: Mapping[str, Any]
    is_winner: bool
    is_atelier: bool
    in_pot: str
    start: float = 0.0
    end: float = 0.0
    support: float = 0.0
    sure: int | None = None
    deviation: str = ""

    @property
    def width(self) -> float:
        return round(max(self.end - self.start, 2.0), 1)

    @property
    def fate(self) -> str:
        return str(self.told["fate"])

    @property
    def gap_cents(self) -> int:
        """What was missing: the money behind it, or else the room in the budget."""
        gap = self.told.get("gap_cents")
        return int(self.told["gap_in_budget_cents"] if gap is None else gap)

    @property
    def votes_needed(self) -> int | None:
        return self.told.get("votes_needed")


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of a group, on a scale of 1,000."""

    label: str
    number: int
    out_of: int

    @property
    def share(self) -> int:
        """Return the share in whole percent, rounded."""
        return (200 * self.number + self.out_of) // (2 * self.out_of) if self.out_of else 0

    @property
    def width(self) -> float:
        return round(WIDTH * self.number / self.out_of, 1) if self.out_of else 0.0


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """One small multiple: the same question for each group of one kind."""

    code: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """Of one neighbourhood: its part of the votes beside its part of the money."""

    place: Place
    projects: int
    winners: int
    votes: Bar
    money: Bar
    cents: int


@dataclass(frozen=True, slots=True)
class RuleColumn:
    """What another rule would have chosen from the same ballots."""

    code: str
    name: str
    is_own: bool
    spent_cents: int
    projects: int
    served: Bar
    too_little: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A project on which rules differ, and which of them choose it."""

    title: str
    key: str
    cost_cents: int
    chosen: tuple[bool, ...]
