"""The parts of a voting model, as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, Literal

from verbond.budgets.core.election import VoteType
from verbond.budgets.core.rule import Cap, Group, Rule

# In the order in which they can follow each other.
PHASES: Final = ("idea", "plan", "check", "vote", "result", "execution")
BALLOT_TYPES: Final = (
    "approval",
    "choose-1",
    "cumulative",
    "ordinal",
    "scoring",
    "knapsack-warning",
)
WITH_POINTS: Final = frozenset({"cumulative", "scoring"})
PROOFS: Final = ("account", "register", "code", "paper")
VISIBLE: Final = ("nothing", "turnout")
DECIDES: Final = ("vote", "request")
AREAS: Final = ("district", "city")
# A tie that falls to a lot whose seed each round draws and publishes before voting opens.
LOT: Final = "lot"

type BallotType = Literal[
    "approval", "choose-1", "cumulative", "ordinal", "scoring", "knapsack-warning"
]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a round; `days` is the length that is proposed for it."""

    code: str
    days: int


@dataclass(frozen=True, slots=True)
class BallotForm:
    """What a voter fills in.

    `least` and `most` (None: no limit) are refused when not kept; below `advised` a voter is only
    warned. `points`: to share out (cumulative) or the highest mark (scoring); `most_each`: on one
    project.
    """

    type: BallotType = "approval"
    least: int = 0
    advised: int = 0
    most: int | None = None
    points: int | None = None
    most_each: int | None = None

    @property
    def vote_type(self) -> VoteType:
        """The vote type of the published file; a knapsack warning leaves an approval ballot."""
        return "approval" if self.type == "knapsack-warning" else self.type


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote, and how it shows that they may.

    `ticked_off`: every way of voting, a handed-out code and a paper sheet too, is ticked off in one
    register, so that nobody votes twice.
    """

    least_age: int = 14
    area: Literal["district", "city"] = "district"
    proofs: tuple[str, ...] = ("account",)
    ticked_off: bool = True


@dataclass(frozen=True, slots=True)
class Earmark:
    """A pot of its own inside the amount of a round; what it leaves goes back to the rest."""

    code: str
    category: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class CapShare:
    """The largest part of the pot that winners of one category may cost together."""

    category: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Recipe:
    """A voting model: phases + ballot + electorate + rule + ties + thresholds, as one document."""

    code: str
    version: int
    name: str
    summary: str
    grade: str
    source: str
    decides: Literal["vote", "request"]
    phases: tuple[Phase, ...]
    ballot: BallotForm = field(default_factory=BallotForm)
    electorate: Electorate = field(default_factory=Electorate)
    # Without caps (they are shares here, see `caps`) and with `lot` in ties still without a seed.
    counting: Rule = field(default_factory=Rule)
    caps: tuple[CapShare, ...] = ()
    earmarks: tuple[Earmark, ...] = ()
    visible: Literal["nothing", "turnout"] = "turnout"
    languages: tuple[str, ...] = ("nl",)
    reason: str = ""

    @property
    def rule(self) -> Rule:
        """Return the counting rule before a round draws its lot: the model's code is the seed."""
        return self.rule_for(seed=self.code)

    def rule_for(self, *, seed: str, budget: int = 0, groups: Iterable[Group] = ()) -> Rule:
        """Return the counting rule of a round: its lot, its caps in small units, its groups.

        `budget` in small units. `groups` are named by the round, once its projects are known.
        A cap is rounded down: it is an upper bound.
        """
        return replace(
            self.counting,
            ties=tuple(f"lot:{seed}" if key == LOT else key for key in self.counting.ties),
            groups=(*self.counting.groups, *groups),
            caps=tuple(Cap(one.category, int(budget * one.share)) for one in self.caps),
        )
