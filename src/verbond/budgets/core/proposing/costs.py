"""What a proposal costs: its lines, their sum, and how the estimate moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from verbond.budgets.core.proposing.errors import CostRefused
from verbond.budgets.core.proposing.wording import one_line

MOST_LINES: Final = 40
# A hundred million euro: more than any round, and far from what a database column can hold.
MOST_CENTS: Final = 10_000_000_000
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class CostLine:
    """One thing to pay for; `source` says where the amount comes from (a quote, a guess)."""

    text: str
    cents: int
    source: str = ""

    def plain(self) -> dict[str, Any]:
        return {"text": self.text, "cents": self.cents, "source": self.source}


def cost_lines(given: Sequence[tuple[str, int | None, str]]) -> tuple[CostLine, ...]:
    """Read the filled lines of a form; wholly empty ones are left out. Raises `CostRefused`."""
    found = []
    for number, (text, cents, source) in enumerate(given, 1):
        said, origin = one_line(text)[:_LONGEST], one_line(source)[:_LONGEST]
        if not said and cents is None:
            continue
        if not said or cents is None:
            raise CostRefused("line", f"Kosten, regel {number}: vul in wat het is en hoeveel.")
        if not 0 <= cents <= MOST_CENTS:
            raise CostRefused("line", f"Kosten, regel {number}: dit bedrag kan niet.")
        found.append(CostLine(said, cents, origin))
    if len(found) > MOST_LINES:
        raise CostRefused("lines", f"Hoogstens {MOST_LINES} regels met kosten.")
    return tuple(found)


def sum_of(lines: Sequence[CostLine]) -> int | None:
    """Return the sum in cents; None while nothing is filled in, which is not the same as free.

    >>> sum_of(()), sum_of((CostLine("bank", 50_000), CostLine("boom", 12_550)))
    (None, 62550)
    """
    return sum(line.cents for line in lines) if lines else None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The cost in one version, as history shows it."""

    number: int
    cents: int | None
    at: datetime
    side: str
    reason: str


@dataclass(frozen=True, slots=True)
class CostStep:
    """A moment at which the cost changed; `share` is its bar, from 0 to 1000 of the highest."""

    estimate: Estimate
    change_cents: int | None
    share: int


def cost_history(estimates: Sequence[Estimate]) -> tuple[CostStep, ...]:
    """Return the versions in which the cost differs from the one before, oldest first."""
    moved: list[tuple[Estimate, int | None]] = []
    last: int | None = None
    for one in sorted(estimates, key=lambda entry: entry.number):
        if one.cents is None or (moved and one.cents == last):
            continue
        moved.append((one, None if last is None else one.cents - last))
        last = one.cents
    most = max((one.cents or 0 for one, _ in moved), default=0) or 1
    return tuple(CostStep(one, change, 1000 * (one.cents or 0) // most) for one, change in moved)
