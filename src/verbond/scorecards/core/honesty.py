"""Does a test change anything? Figures of one test over many things, from plain facts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from verbond.scorecards.core.difference import is_changed
from verbond.scorecards.core.template import UNKNOWN


class Verdict(StrEnum):
    """What the figures of a test say together."""

    NOTHING_TESTED = "nothing-tested"
    NOT_COMPARED = "not-compared"
    FORM = "form"
    HOLES = "holes"
    CHANGES = "changes"
    NO_CHANGE = "no-change"


@dataclass(frozen=True, slots=True)
class Signed:
    """One signed run: its answers, what it found, and how long it took."""

    answers: Mapping[str, object]
    outcome: str
    is_negative: bool
    has_measure: bool
    took: timedelta


@dataclass(frozen=True, slots=True)
class Promised:
    """One measure of a signed run."""

    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Observed:
    """One thing that a test is asked for: how it stands, and its text before and after.

    `before` is the text when its first run started, `after` the text that was decided; either is
    None when it is not known, which never counts as unchanged.
    """

    is_tested: bool
    is_exempted: bool
    before: str | None = None
    after: str | None = None

    @property
    def is_compared(self) -> bool:
        return self.is_tested and self.before is not None and self.after is not None

    @property
    def has_changed(self) -> bool:
        return self.is_compared and is_changed(self.before or "", self.after or "")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; None of none, which is no nought."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Give the share in whole per cents; 100 and 0 only when it is all or nothing.

        >>> Share(999, 1000).percent, Share(1, 1000).percent, Share(0, 0).percent
        (99, 1, None)
        """
        if not self.whole:
            return None
        rounded = round(100 * self.part / self.whole)
        if 0 < self.part < self.whole:
            return min(99, max(1, rounded))
        return rounded


@dataclass(frozen=True, slots=True)
class Figures:
    """The honest figures of one test."""

    in_scope: int
    coverage: Share
    exempted: int
    untested: int
    unknown: Mapping[str, Share]
    outcomes: Mapping[str, int]
    negative_with: int
    negative_without: int
    changed: Share
    took: timedelta | None
    measures: Share
    measures_late: int
    verdict: Verdict


def measure(
    observed: Sequence[Observed],
    signed: Sequence[Signed],
    promised: Sequence[Promised],
    today: date,
) -> Figures:
    """Count coverage, doubt, negative effects, changes, time and measures of one test.

    An exempted thing counts as in scope and not as tested. A thing whose text before or after is
    not known stays out of the share that changed.
    """
    tested = [one for one in observed if one.is_tested]
    exempted = sum(one.is_exempted and not one.is_tested for one in observed)
    compared = [one for one in tested if one.is_compared]
    coverage = Share(len(tested), len(observed))
    changed = Share(sum(one.has_changed for one in compared), len(compared))
    return Figures(
        in_scope=len(observed),
        coverage=coverage,
        exempted=exempted,
        untested=len(observed) - len(tested) - exempted,
        unknown=_unknown(signed),
        outcomes=dict(Counter(one.outcome for one in signed)),
        negative_with=sum(one.is_negative and one.has_measure for one in signed),
        negative_without=sum(one.is_negative and not one.has_measure for one in signed),
        changed=changed,
        took=_middle(one.took for one in signed),
        measures=Share(sum(one.done_on is not None for one in promised), len(promised)),
        measures_late=sum(one.done_on is None and one.due_on < today for one in promised),
        verdict=_verdict(coverage, changed),
    )


def _unknown(signed: Sequence[Signed]) -> dict[str, Share]:
    asked: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for one in signed:
        for question, answer in one.answers.items():
            asked[question] += 1
            doubted[question] += answer == UNKNOWN
    return {question: Share(doubted[question], asked[question]) for question in asked}


def _middle(times: Iterable[timedelta]) -> timedelta | None:
    found = [one.total_seconds() for one in times]
    return timedelta(seconds=median(found)) if found else None


def _verdict(coverage: Share, changed: Share) -> Verdict:
    if not coverage.part:
        return Verdict.NOTHING_TESTED
    if coverage.part < coverage.whole:
        return Verdict.HOLES
    if not changed.whole:
        return Verdict.NOT_COMPARED
    if changed.part:
        return Verdict.CHANGES
    return Verdict.FORM if changed.whole == coverage.whole else Verdict.NO_CHANGE
