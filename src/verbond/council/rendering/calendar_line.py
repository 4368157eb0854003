"""The term of an agreement as a line with a station for each evaluation."""

from dataclasses import dataclass
from datetime import date

from verbond.council.models import Evaluation
from verbond.council.queries.coming import Announced

WIDTH, MARGIN = 1000, 14


@dataclass(frozen=True, slots=True)
class Station:
    """A point on the line, in units of the drawing."""

    x: int
    on: date
    row: Evaluation | None = None

    @property
    def is_kept(self) -> bool:
        return self.row is not None and self.row.report_id is not None


@dataclass(frozen=True, slots=True)
class TermLine:
    """The whole line: years as ticks, evaluations as stations, and today when it lies on it."""

    years: tuple[Station, ...]
    stations: tuple[Station, ...]
    today: Station | None
    passed: int


def stations(first: date, last: date, known: Announced, today: date) -> TermLine:
    """Place the evaluations with a day on the line of the term."""

    def x(day: date) -> int:
        share = (day - first).days / max(1, (last - first).days)
        return MARGIN + round(min(1, max(0, share)) * (WIDTH - 2 * MARGIN))

    starts = [date(year, 1, 1) for year in range(first.year, last.year + 2)]
    rows = (*known.over, *known.coming)
    return TermLine(
        years=tuple(Station(x(day), day) for day in starts),
        stations=tuple(Station(x(row.on), row.on, row) for row in rows if row.on),
        today=Station(x(today), today) if first <= today <= last else None,
        passed=x(today),
    )
