"""Make the chart of an indicator from its card: the step between core and template."""

from collections.abc import Iterable

from verbond.indicators.core.cards import IndicatorCard, SourceCard
from verbond.indicators.core.chart import (
    Chart,
    Plot,
    PlotPoint,
    SourceLine,
    Spark,
    TableRow,
    bar_groups,
    draw,
    draw_spark,
)
from verbond.indicators.core.reading import ReadingCard, latest, revisions
from verbond.indicators.numbers import period_words, written
from verbond.indicators.words import status_words, summary, value_words

WIDE = (720, 330)
NARROW = (340, 250)
LOW = 190


def chart_of(card: IndicatorCard) -> Chart:
    """Draw an indicator for a wide and for a narrow page, with its table and its sources."""
    plot = Plot(
        points=_points(card.series, card.readings),
        reference=_points(card.reference_series, card.readings),
        others=_points(_second_opinions(card), ()),
        decimals=card.decimals,
        write=written,
    )
    # One point needs no room for a movement.
    wide_height, narrow_height = (LOW, LOW) if card.measured_periods < 2 else (WIDE[1], NARROW[1])
    wide = draw(plot, width=WIDE[0], height=wide_height)
    drawn = [card.series, card.reference_series, _second_opinions(card)]
    own = card.source.code
    shown = [card.sources[code] for code in sorted(card.sources, key=lambda one: (one != own, one))]
    return Chart(
        code=card.code,
        title=card.name,
        unit=card.unit,
        summary=summary(card),
        place=next((card.places.get(one.key.geography, "") for one in card.series), ""),
        reference=card.reference if card.reference_series else "",
        domain_number=card.domain_number,
        points=card.measured_periods,
        wide=wide,
        narrow=draw(plot, width=NARROW[0], height=narrow_height),
        bars=bar_groups(
            latest(card.readings), card.dimensions, decimals=card.decimals, write=written
        ),
        table=table_of(card),
        sources=tuple(map(_source_line, shown or [card.source])),
        kinds=frozenset(mark.kind for mark in wide.marks) if wide else frozenset(),
        has_interval=any(one.low is not None for series in drawn for one in series),
        has_reference=bool(card.reference_series),
        who_would_know=card.who_would_know,
    )


def revision_rows(card: IndicatorCard) -> tuple[tuple[TableRow, ...], ...]:
    """List the values that were published more than once, each from oldest to newest."""
    return tuple(tuple(row_of(one, card) for one in group) for group in revisions(card.readings))


def spark_of(card: IndicatorCard) -> Spark:
    return draw_spark(_points(card.series, ()))


def table_of(card: IndicatorCard) -> tuple[TableRow, ...]:
    """List every reading as text, the newest vintage of each, whole area first."""
    readings = sorted(latest(card.readings), key=lambda one: bool(one.key.breakdown))
    return tuple(row_of(one, card) for one in readings)


def row_of(reading: ReadingCard, card: IndicatorCard) -> TableRow:
    interval = ""
    if reading.low is not None and reading.high is not None:
        interval = f"{written(reading.low, card.decimals)} – {written(reading.high, card.decimals)}"
    return TableRow(
        period=period_words(reading),
        breakdown=breakdown_words(reading.key.breakdown, card),
        geography=card.places[reading.key.geography],
        value=value_words(reading, card.decimals),
        interval=interval,
        status=status_words(reading.status),
        vintage=reading.vintage,
        source=card.sources[reading.key.source].name,
        note=reading.note,
    )


def breakdown_words(breakdown: str, card: IndicatorCard) -> str:
    """Turn road=regional;severity=slight into words."""
    words = []
    for part in filter(None, breakdown.split(";")):
        dimension, _, value = part.partition("=")
        known = card.dimensions.get(dimension)
        words.append(known.values.get(value, value) if known else value)
    return ", ".join(words)


def _second_opinions(card: IndicatorCard) -> tuple[ReadingCard, ...]:
    chosen = {(one.key.geography, one.key.source) for one in card.series}
    places = {geography for geography, _ in chosen}
    return tuple(
        one
        for one in latest(card.readings)
        if not one.key.breakdown
        and one.key.geography in places
        and (one.key.geography, one.key.source) not in chosen
    )


def _points(series: Iterable[ReadingCard], history: Iterable[ReadingCard]) -> tuple[PlotPoint, ...]:
    older = list(history)
    return tuple(
        PlotPoint(
            first=one.key.period_from,
            last=one.key.period_to,
            label=period_words(one),
            short=_short(one),
            value=one.value,
            status=one.status,
            low=one.low,
            high=one.high,
            before=tuple(
                other.value
                for other in older
                if other.key == one.key
                and other.vintage < one.vintage
                and other.value not in {None, one.value}
                and other.value is not None
            ),
        )
        for one in series
    )


def _short(reading: ReadingCard) -> str:
    first, last = reading.key.period_from, reading.key.period_to
    days = (last - first).days
    if (days >= 364 and first.month == 1) or (days == 0 and (first.month, first.day) == (1, 1)):
        return str(first.year)
    if days >= 300:
        return f"’{first.year % 100:02}-’{last.year % 100:02}"
    return f"{first.month}/{first.year}"


def _source_line(card: SourceCard) -> SourceLine:
    return SourceLine(
        name=card.name,
        publisher=card.publisher,
        licence=card.licence,
        link_text=card.link_text,
        url=card.url,
        retrieved_on=card.retrieved_on,
        note=card.note,
    )
