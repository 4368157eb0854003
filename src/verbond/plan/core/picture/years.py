"""Amounts through the years: planned beside booked, or a result on both sides of zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verbond.indicators.core.chart.scale import value_scale

LETTER = 8.4  # pixels of one letter beside the axis
TOP, FOOT, END = 16.0, 34.0, 8.0
FILLED = 0.62  # the share of a year's room that its columns take
SMALLEST = 1.5  # a column of a few euros stays visible as a line


@dataclass(frozen=True, slots=True)
class YearAmounts:
    """What is drawn for one year, in cents; None: nobody knows, which is not nought."""

    year: int
    planned: int | None = None
    booked: int | None = None
    credit: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """An upright bar; `kind` is planned, booked, above, below or missing."""

    year: int
    kind: str
    x: float
    y: float
    width: float
    height: float
    cents: int | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across, with its amount in cents."""

    y: float
    cents: int


@dataclass(frozen=True, slots=True)
class YearPicture:
    """Columns per year in pixels; `marks` are short lines at the height of a credit."""

    width: float
    height: float
    left: float
    right: float
    zero: float
    ticks: tuple[Tick, ...]
    years: tuple[tuple[float, int], ...]
    columns: tuple[Column, ...]
    marks: tuple[Column, ...] = ()


def draw_years(
    amounts: Sequence[YearAmounts], *, width: float, height: float, letters: int = 9
) -> YearPicture | None:
    """Draw planned and booked amounts side by side per year; None when no amount is known.

    `letters` is the length of the longest amount beside the axis.
    """
    known = [
        cents
        for one in amounts
        for cents in (one.planned, one.booked, one.credit)
        if cents is not None
    ]
    if not known:
        return None
    frame = _Frame(known, len(amounts), width, height, letters)
    columns, marks = [], []
    for place, one in enumerate(amounts):
        x, room = frame.room(place)
        half = room / 2
        columns.append(frame.column(one.year, "planned", x, half, one.planned))
        columns.append(frame.column(one.year, "booked", x + half, half, one.booked))
        if one.credit is not None:
            y = frame.at(one.credit)
            marks.append(Column(one.year, "credit", round(x, 1), y, round(half, 1), 0, one.credit))
    return frame.picture([one.year for one in amounts], columns, marks)


def draw_results(
    results: Sequence[tuple[int, int | None]], *, width: float, height: float, letters: int = 9
) -> YearPicture | None:
    """Draw one result per year on both sides of a line at zero; None when no result is known."""
    known = [cents for _year, cents in results if cents is not None]
    if not known:
        return None
    frame = _Frame(known, len(results), width, height, letters)
    columns = []
    for place, (year, cents) in enumerate(results):
        x, room = frame.room(place)
        kind = "below" if cents is not None and cents < 0 else "above"
        columns.append(frame.column(year, kind, x, room, cents))
    return frame.picture([year for year, _cents in results], columns, [])


class _Frame:
    def __init__(
        self, known: Sequence[int], count: int, width: float, height: float, letters: int
    ) -> None:
        self.width, self.height, self.count = width, height, count
        self.left = round(10 + LETTER * letters, 1)
        low, high = min(0, *known), max(0, *known)
        # A single nought still needs an axis.
        values = [Decimal(low), Decimal(high if high > low else low + 100)]
        self.scale = value_scale(values, start=height - FOOT, end=TOP, whole=True)

    def at(self, cents: int) -> float:
        return self.scale.place(Decimal(cents))

    def room(self, place: int) -> tuple[float, float]:
        each = (self.width - END - self.left) / self.count
        return self.left + each * (place + (1 - FILLED) / 2), each * FILLED

    def column(self, year: int, kind: str, x: float, width: float, cents: int | None) -> Column:
        zero = self.at(0)
        if cents is None:
            return Column(year, "missing", round(x, 1), zero, round(width, 1), 0, None)
        y = self.at(cents)
        high = max(abs(zero - y), SMALLEST if cents else 0.0)
        top = zero - high if cents >= 0 else zero
        return Column(
            year, kind, round(x, 1), round(top, 1), round(width, 1), round(high, 1), cents
        )

    def picture(
        self, years: Sequence[int], columns: Sequence[Column], marks: Sequence[Column]
    ) -> YearPicture:
        each = (self.width - END - self.left) / self.count
        return YearPicture(
            width=self.width,
            height=self.height,
            left=self.left,
            right=self.width - END,
            zero=self.at(0),
            ticks=tuple(Tick(self.scale.place(tick), int(tick)) for tick in self.scale.ticks),
            years=tuple(
                (round(self.left + each * (place + 0.5), 1), year)
                for place, year in enumerate(years)
            ),
            columns=tuple(columns),
            marks=tuple(marks),
        )
