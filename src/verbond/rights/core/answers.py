"""What the engine answers: a verdict with its reasons, never more certain than the facts.

Amounts are whole cents. `path` of a missing fact is `person.fact` or `person.fact.year`, as in the
case files.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Verdict(StrEnum):
    """What can be said about a right of one subject."""

    YES = "ja"
    NO = "nee"
    MAYBE = "misschien"
    NOT_EXAMINED = "niet_onderzocht"


class Truth(StrEnum):
    """What can be said about one condition."""

    YES = "ja"
    NO = "nee"
    OPEN = "misschien"


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole cents per period of the right; `high` is None when no highest amount is known."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Period:
    """From when and until when a right holds, as far as the rule says."""

    first: dt.date | None
    last: dt.date | None


class ParameterUse(NamedTuple):
    """A parameter as a rule used it on a date: figure, source, grade and what is known of it."""

    name: str
    label: str
    unit: str
    value: object  # whole cents for money, as written otherwise
    since: dt.date
    reference: str
    grade: str
    checked_on: dt.date | None
    known_to: dt.date | None
    is_stale: bool
    note: str = ""


class FactUse(NamedTuple):
    """A fact as a rule used it; low and high are None when it is not known."""

    path: str
    name: str
    subject: str
    label: str
    unit: str
    low: object
    high: object
    is_known: bool
    is_judgement: bool


class Step(NamedTuple):
    """One node of the explanation: a condition, or a part of one, with its own numbers.

    `kind`: all, any, not, compare, choice, fact, if, sum, count, someone, everyone, arithmetic, …
    `left` and `right` are what a comparison held against each other (in `unit`); `gap` is left
    minus right, when both are exact and the unit is money.
    """

    kind: str
    truth: Truth | None
    id: str = ""
    text: str = ""
    subject: str = ""
    left: tuple[object, object] | None = None
    right: tuple[object, object] | None = None
    unit: str = ""
    gap: int | None = None
    facts: tuple[FactUse, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()
    children: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One right of one subject on one date."""

    right: str
    subject: str
    about: str
    date: dt.date
    variant: str
    verdict: Verdict
    amount: Amount | None = None
    conditions: Mapping[str, Truth] = field(default_factory=dict)
    gaps: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    needs_judgement: bool = False
    is_stale: bool = False
    period: Period | None = None
    deadline: dt.date | None = None

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(key for key, truth in self.conditions.items() if truth == Truth.NO)

    @property
    def holds(self) -> tuple[str, ...]:
        return tuple(key for key, truth in self.conditions.items() if truth == Truth.YES)


type Number = int | Fraction
