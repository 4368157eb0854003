"""A counting rule as data: what decides, what fills up, how a tie is broken."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

type Method = Literal["greedy", "greedy-no-skip", "greedy-threshold", "equal-shares", "phragmen"]
METHODS: Final = ("greedy", "greedy-no-skip", "greedy-threshold", "equal-shares", "phragmen")
type Satisfaction = Literal["cost", "cardinality", "points", "borda"]
SATISFACTIONS: Final = ("cost", "cardinality", "points", "borda")
# add1 goes on until the next step is infeasible; add1-exhaustive also stops when nothing fits.
type Completion = Literal["add1", "add1-exhaustive", "utilitarian"]
COMPLETIONS: Final = ("add1", "add1-exhaustive", "utilitarian")
# Also `lot:SEED`: an order drawn once, from a published seed, for all rounds and all steps.
type TieKey = str
TIE_KEYS: Final = ("lexicographic", "min-cost", "max-votes")


@dataclass(frozen=True, slots=True)
class MinimumSupport:
    """Who may win at all: projects with less are out before the count begins.

    `votes`: at least so many voters. `share`: at least this part of all ballots. `of_cost`: the
    part of ballots is at least cost / (of_cost x budget) (Swiecie 2024: 3).
    """

    votes: int = 0
    share: Fraction = Fraction(0)
    of_cost: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that exclude each other: at most `most` of them are funded."""

    projects: frozenset[str]
    most: int = 1


@dataclass(frozen=True, slots=True)
class Cap:
    """What the winners of one category (or neighbourhood) may cost together, in small units."""

    category: str
    most: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything that decides who wins; two people with the same rule and ballots agree."""

    method: Method = "equal-shares"
    satisfaction: Satisfaction = "cost"
    completion: tuple[Completion, ...] = ()
    # First to last; what they leave equal is decided lexicographically (code points of the id).
    ties: tuple[TieKey, ...] = ("lexicographic",)
    # Projects with a lower score are out (greedy-threshold; the file's own when None).
    threshold: int | None = None
    minimum: MinimumSupport = MinimumSupport()
    groups: tuple[Group, ...] = ()
    caps: tuple[Cap, ...] = ()
    # Keep the greedy outcome when strictly more voters prefer it.
    comparison: Literal["", "more-winners", "exclusion"] = ""
