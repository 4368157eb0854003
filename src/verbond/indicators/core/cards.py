"""What other rooms and the pages get to see of indicators and targets: frozen cards."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verbond.indicators.core.reading import ReadingCard


@dataclass(frozen=True, slots=True)
class SourceCard:
    """Who published a figure and under which licence."""

    code: str
    name: str
    publisher: str
    licence: str
    link_text: str
    url: str
    retrieved_on: date | None
    grade: str
    note: str


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """One indicator with the last value of the whole area, if there is one."""

    code: str
    name: str
    definition: str
    unit: str
    domain: str
    direction: str
    decimals: int
    source: SourceCard
    who_would_know: str
    geographic_level: str
    base_period: str
    reference: str
    room: str
    note: str
    readings: tuple[ReadingCard, ...]
    measured_periods: int
    last: ReadingCard | None

    @property
    def is_measured(self) -> bool:
        return self.measured_periods > 0


@dataclass(frozen=True, slots=True)
class WayToRead:
    """One reading of an ambiguous promise, and how it would be computed."""

    reading: str
    computed_as: str


@dataclass(frozen=True, slots=True)
class MilestoneCard:
    """One yes or no: `done_on` is None as long as no evidence is known."""

    code: str
    title: str
    due: str
    due_on: date | None
    done_on: date | None
    evidence: str
    days_late: int | None


@dataclass(frozen=True, slots=True)
class TargetCard:
    """One target, how it is measured, and what stands in the way of measuring it."""

    code: str
    measure: str
    quote: str
    unit: str
    direction: str
    deadline: str
    deadline_on: date | None
    base: str
    base_period: str
    status: str
    status_label: str
    goal_kind: str
    goal_value: Decimal | None
    note: str
    room: str
    domain: str
    raw_lines: tuple[int, ...]
    ways_to_read: tuple[WayToRead, ...]
    milestones: tuple[MilestoneCard, ...]
    indicators: tuple[IndicatorCard, ...]

    @property
    def is_measured(self) -> bool:
        return any(indicator.is_measured for indicator in self.indicators)
