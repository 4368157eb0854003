"""What other rooms and the pages get to see of indicators and targets: frozen cards."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verbond.indicators.core.reading import ReadingCard
from verbond.indicators.core.target import Standing


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
class Dimension:
    """One way to break a figure down: its label, and the label of each part."""

    label: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """One indicator with the last value of the whole area, if there is one."""

    code: str
    name: str
    definition: str
    unit: str
    domain: str
    domain_name: str
    domain_number: int
    direction: str
    decimals: int
    source: SourceCard
    who_would_know: str
    geographic_level: str
    base_period: str
    reference: str
    room: str
    room_name: str
    note: str
    dimensions: dict[str, Dimension]
    readings: tuple[ReadingCard, ...]  # every reading, of every place, source and vintage
    series: tuple[ReadingCard, ...]  # the whole area, by the chosen source, latest vintages
    reference_series: tuple[ReadingCard, ...]
    places: dict[str, str]  # names of the places in `readings`, by code
    sources: dict[str, SourceCard]  # sources of `readings`, by code

    @property
    def measured_periods(self) -> int:
        return sum(reading.value is not None for reading in self.series)

    @property
    def is_measured(self) -> bool:
        return self.measured_periods > 0

    @property
    def last(self) -> ReadingCard | None:
        known = [reading for reading in self.series if reading.value is not None]
        return known[-1] if known else None


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
    room_name: str
    domain: str
    domain_name: str
    domain_number: int
    raw_lines: tuple[int, ...]
    ways_to_read: tuple[WayToRead, ...]
    milestones: tuple[MilestoneCard, ...]
    indicators: tuple[IndicatorCard, ...]
    related: tuple[IndicatorCard, ...]
    standings: tuple[Standing, ...]

    @property
    def is_measured(self) -> bool:
        """Say whether a series that is its measure has a value, or a milestone its evidence."""
        done = any(milestone.done_on for milestone in self.milestones)
        return done or any(indicator.is_measured for indicator in self.indicators)

    @property
    def pairs(self) -> tuple[tuple[IndicatorCard, Standing], ...]:
        """Give each series that measures the target with how it stands."""
        return tuple(zip(self.indicators, self.standings, strict=True))
