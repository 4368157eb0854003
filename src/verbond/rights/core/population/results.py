"""What a calculation over a population says: one code and two amounts for each subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from verbond.rights.core.answers import Truth, Verdict

NO, MAYBE, YES, NOT_EXAMINED, NO_SUBJECT = range(5)
VERDICTS = (Verdict.NO, Verdict.MAYBE, Verdict.YES, Verdict.NOT_EXAMINED)
# Codes of a condition; one that was not asked of anybody is left out.
TRUTHS = (Truth.NO, Truth.OPEN, Truth.YES)


@dataclass(frozen=True, slots=True)
class RightResult:
    """One right of all its subjects: row r is person, household or care bond r of the population.

    `verdict`: a code of this module; `NO_SUBJECT` for who does not exist on the day. `low` and
    `high`: whole cents, as in `Amount`, 0 where the verdict has no amount; `high` is `UNBOUNDED`
    when no highest amount is known; both are one column when all is exact. `conditions`: codes
    0 no, 1 open, 2 yes, by id.
    """

    right: str
    subject: str
    verdict: Any
    low: Any = None
    high: Any = None
    conditions: Mapping[str, Any] = field(default_factory=dict)
    marks: Any = 0

    def rows(self, *verdicts: int) -> Any:
        """Return the rows with one of these verdicts."""
        return np.flatnonzero(np.isin(self.verdict, verdicts))

    def count(self, verdict: int) -> int:
        return int(np.count_nonzero(self.verdict == verdict))


@dataclass(frozen=True, slots=True)
class Results:
    """Every right that was asked, by id."""

    rights: Mapping[str, RightResult]

    def __getitem__(self, right: str) -> RightResult:
        return self.rights[right]

    def is_same_as(self, other: "Results") -> bool:
        """Say whether all codes and amounts are the same."""
        return self.rights.keys() == other.rights.keys() and all(
            _is_same(one, other[right]) for right, one in self.rights.items()
        )


def _is_same(one: RightResult, other: RightResult) -> bool:
    pairs = [(one.verdict, other.verdict), (one.low, other.low), (one.high, other.high)]
    pairs += [(codes, other.conditions.get(key)) for key, codes in one.conditions.items()]
    return all(np.array_equal(left, right) for left, right in pairs)


def joined(parts: Sequence[Results]) -> Results:
    """Return parts of a population, one after the other, as a whole."""
    if len(parts) == 1:
        return parts[0]
    return Results({right: _joined([part[right] for part in parts]) for right in parts[0].rights})


def _joined(parts: Sequence[RightResult]) -> RightResult:
    first = parts[0]

    def all_of(columns: Sequence[Any]) -> Any:
        return None if columns[0] is None else np.concatenate(columns)

    low = all_of([part.low for part in parts])
    is_exact = all(part.low is part.high for part in parts)
    return RightResult(
        first.right,
        first.subject,
        all_of([part.verdict for part in parts]),
        low,
        low if is_exact else all_of([part.high for part in parts]),
        {key: all_of([part.conditions[key] for part in parts]) for key in first.conditions},
    )
