"""A case file as read: the household of each step, and what is expected of it."""

import datetime as dt
from dataclasses import dataclass

from verbond.rights.core.structure import Case


@dataclass(frozen=True, slots=True)
class Gap:
    """By how many cents a condition is not met."""

    condition: str
    by: int


@dataclass(frozen=True, slots=True)
class Span:
    """Expected amounts in whole cents; None: nothing is expected of that bound."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a step expects of one right of one subject; what is None is not compared."""

    right: str
    subject: str
    verdict: str
    about: str = ""
    amount: Span | None = None
    failed_includes: tuple[str, ...] = ()
    holds_includes: tuple[str, ...] = ()
    gap: Gap | None = None
    missing_includes: tuple[str, ...] = ()
    missing_excludes: tuple[str, ...] = ()
    needs_judgement: bool | None = None
    stale: bool | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One day of a case, with the facts as patched by this step and all before it."""

    number: int
    day: dt.date
    variant: str
    label: str
    case: Case
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A worked household: `case` as the file begins, and its steps.

    `is_refinement`: each step knows more than the one before, so nothing certain may change.
    """

    id: str
    title: str
    case: Case
    steps: tuple[CaseStep, ...]
    where: str = ""
    is_refinement: bool = False
