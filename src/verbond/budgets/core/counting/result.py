"""What a count says: winners in order, and why each of them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from verbond.budgets.core.rule import Rule

type Kind = Literal["free", "bought", "greedy", "completion", "phragmen"]
type Reason = Literal["threshold", "minimum_support", "group", "cap", "over_budget"]
type Stop = Literal["infeasible", "exhaustive", "all_funded"]

ENGINE = "verbond 0.1 counting 1"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A project that left because its supporters had too little money (small units)."""

    project: str
    money: Fraction
    cost: int


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The project that would have been bought had the winner not been there."""

    project: str
    price: Fraction


@dataclass(frozen=True, slots=True)
class Round:
    """One funding; `price` in small units per unit of weight (a voter, or one point as stored)."""

    number: int
    project: str
    kind: Kind
    cost: int
    price: Fraction | None = None
    # Ballots that paid the full price, and ballots that paid all they had.
    payers: int = 0
    poor: int = 0
    runner_up: RunnerUp | None = None
    # What left in this round, before it was paid.
    dropped: tuple[Dropped, ...] = ()
    # All that were exactly equal and best, winner first; empty when it stood alone.
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects that were exactly equal when one of them was funded, in tie order."""

    round: int
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A project that a limit removed; `round` is 0 before the first, else the last funded."""

    project: str
    reason: Reason
    round: int


@dataclass(frozen=True, slots=True)
class Jump:
    """Steps of Add1, both included, in which the same projects are bought in the same order."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Over:
    """The first step of Add1 that costs more than the budget."""

    step: int
    winners: tuple[str, ...]
    total_cost: int


@dataclass(frozen=True, slots=True)
class Increase:
    """How Add1 went: why it stopped, its jumps, and the step too far."""

    stopped_by: Stop
    jumps: tuple[Jump, ...]
    over: Over | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What voters prefer: the greedy outcome or that of equal shares."""

    mode: str
    greedy: tuple[str, ...]
    shares: tuple[str, ...]
    prefer_greedy: int
    prefer_shares: int

    @property
    def keeps_greedy(self) -> bool:
        return self.prefer_greedy > self.prefer_shares


@dataclass(frozen=True, slots=True)
class Count:
    """An outcome with everything needed to check it; amounts in small units of the election."""

    winners: tuple[str, ...]
    total_cost: int
    budget: int
    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    excluded: tuple[Excluded, ...]
    rule: Rule
    # Every project in the order that decides between equals.
    order: tuple[str, ...]
    steps: int = 0
    endowment: Fraction | None = None
    # What was still too dear when nothing more could be bought.
    left: tuple[Dropped, ...] = ()
    increase: Increase | None = None
    comparison: Comparison | None = None
    engine: str = ENGINE
    input_sha256: str = ""
