"""A whole chart: drawings for a wide and a narrow page, bars, the table and the source."""

from dataclasses import dataclass
from datetime import date

from verbond.indicators.core.chart.bars import BarGroup
from verbond.indicators.core.chart.line import Drawing


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What every figure owes its publisher."""

    name: str
    publisher: str
    licence: str
    link_text: str
    url: str
    retrieved_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One reading as text, as people read it."""

    period: str
    breakdown: str
    geography: str
    value: str
    interval: str
    status: str
    vintage: date
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator, drawn and told: everything `indicators/chart.html` shows."""

    code: str
    title: str
    unit: str
    summary: str
    place: str
    reference: str
    domain_number: int
    points: int
    wide: Drawing | None
    narrow: Drawing | None
    bars: tuple[BarGroup, ...]
    table: tuple[TableRow, ...]
    sources: tuple[SourceLine, ...]
    kinds: frozenset[str]
    has_interval: bool
    has_reference: bool
    who_would_know: str

    @property
    def is_empty(self) -> bool:
        return self.wide is None and not self.bars
