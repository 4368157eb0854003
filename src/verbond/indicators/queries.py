"""Reads that cross tables: cards with their readings, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from django.db.models import Exists, Max, OuterRef, Q

from verbond.indicators.core.cards import (
    Dimension,
    IndicatorCard,
    MilestoneCard,
    SourceCard,
    TargetCard,
    WayToRead,
)
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status, latest
from verbond.indicators.core.target import Direction, Goal, GoalKind, standing
from verbond.indicators.models import (
    Geography,
    Indicator,
    Milestone,
    Reading,
    Source,
    Target,
    TargetIndicator,
)

_MEASURED_HERE = Q(
    links__kind=TargetIndicator.Kind.MEASURES,
    links__indicator__readings__geography__level=Geography.Level.MUNICIPALITY,
    links__indicator__readings__value__isnull=False,
)


class LatestReading(NamedTuple):
    """An indicator that got new figures, and when they were stored."""

    code: str
    name: str
    at: datetime


def stored_readings(like: Iterable[ReadingCard]) -> tuple[ReadingCard, ...]:
    """Return what is stored of the indicators and sources of these readings."""
    keys = [reading.key for reading in like]
    rows = Reading.objects.filter(
        indicator__code__in={key.indicator for key in keys},
        source__code__in={key.source for key in keys},
    )
    return tuple(map(card_of, rows.select_related("indicator", "geography", "source")))


def card_of(row: Reading) -> ReadingCard:
    return ReadingCard(
        key=ReadingKey(
            row.indicator.code,
            row.geography.code,
            row.breakdown,
            row.period_from,
            row.period_to,
            row.source.code,
        ),
        period=row.period,
        value=row.value,
        status=Status(row.status),
        vintage=row.vintage,
        low=row.low,
        high=row.high,
        note=row.note,
    )


def indicator_cards(codes: Iterable[str] | None = None) -> tuple[IndicatorCard, ...]:
    """Return the cards of these indicators, or of all, in the order of the catalogue."""
    indicators = Indicator.objects.select_related("source", "domain", "reference")
    if codes is not None:
        indicators = indicators.filter(code__in=list(codes))
    return _cards_of(list(indicators))


def _cards_of(rows: Sequence[Indicator]) -> tuple[IndicatorCard, ...]:
    if not rows:
        return ()
    readings = Reading.objects.filter(indicator__in=rows).select_related("geography", "source")
    by_indicator: dict[int, list[Reading]] = {row.pk: [] for row in rows}
    for reading in readings:
        by_indicator[reading.indicator_id].append(reading)
    return tuple(_indicator_card(row, by_indicator[row.pk]) for row in rows)


def target_cards(codes: Iterable[str] | None = None) -> tuple[TargetCard, ...]:
    """Return the cards of these targets in the order asked, or of all by code."""
    asked = None if codes is None else list(codes)
    has_milestones = Exists(Milestone.objects.filter(target=OuterRef("pk")))
    targets = Target.objects.select_related("domain").annotate(has_milestones=has_milestones)
    if asked is not None:
        targets = targets.filter(code__in=asked)
    rows = {row.code: row for row in targets}
    links = TargetIndicator.objects.filter(target__in=rows.values()).select_related(
        "indicator__source", "indicator__domain", "indicator__reference"
    )
    by_target: dict[int, list[TargetIndicator]] = {row.pk: [] for row in rows.values()}
    for link in links.order_by("position"):
        by_target[link.target_id].append(link)
    wanted = {link.indicator_id: link.indicator for found in by_target.values() for link in found}
    cards = {card.code: card for card in _cards_of(list(wanted.values()))}
    milestones: dict[int, list[Milestone]] = {row.pk: [] for row in rows.values()}
    dated = [row for row in rows.values() if row.has_milestones]
    for milestone in Milestone.objects.filter(target__in=dated).order_by("position"):
        milestones[milestone.target_id].append(milestone)
    return tuple(
        _target_card(rows[code], by_target[rows[code].pk], milestones[rows[code].pk], cards)
        for code in (dict.fromkeys(asked) if asked is not None else sorted(rows))
        if code in rows
    )


def targets_of(indicator_code: str) -> tuple[tuple[str, str], ...]:
    """Return code and measure of the targets that an indicator belongs to."""
    rows = Target.objects.filter(links__indicator__code=indicator_code)
    return tuple(rows.values_list("code", "measure"))


def measured_target_codes() -> frozenset[str]:
    """Return the targets of which a measuring series or a milestone is known here."""
    done = Q(milestones__done_on__isnull=False)
    measured = Target.objects.filter(_MEASURED_HERE | done)
    return frozenset(measured.values_list("code", flat=True))


def latest_readings(most: int) -> tuple[LatestReading, ...]:
    """Return the indicators whose figures were stored last, newest first."""
    rows = (
        Indicator.objects.annotate(at=Max("readings__stored_at"))
        .filter(at__isnull=False)
        .order_by("-at", "position")[:most]
    )
    return tuple(LatestReading(row.code, row.name, row.at) for row in rows)


def _indicator_card(row: Indicator, readings: Sequence[Reading]) -> IndicatorCard:
    for reading in readings:
        reading.indicator = row
    here = [one for one in readings if one.geography.level == Geography.Level.MUNICIPALITY]
    beside = [one for one in readings if one.geography_id == row.reference_id]
    return IndicatorCard(
        code=row.code,
        name=row.name,
        definition=row.definition,
        unit=row.unit,
        domain=row.domain.code,
        domain_name=row.domain.name,
        domain_number=row.domain.number,
        direction=row.direction,
        decimals=row.decimals,
        source=_source_card(row.source),
        who_would_know=row.who_would_know,
        geographic_level=row.geographic_level,
        base_period=row.base_period,
        reference=row.reference.name if row.reference else "",
        room=row.room,
        room_name=row.room_name,
        note=row.note,
        dimensions={
            name: Dimension(str(one["label"]), dict(one["values"]))
            for name, one in row.dimensions.items()
        },
        readings=tuple(map(card_of, readings)),
        series=_series(here, row.source.code),
        reference_series=_series(beside, row.source.code),
        places={one.geography.code: one.geography.name for one in readings},
        sources={one.source.code: _source_card(one.source) for one in readings},
    )


def _series(readings: Iterable[Reading], preferred: str) -> tuple[ReadingCard, ...]:
    """Take the whole area from one source: sources are never mixed within a line."""
    whole = [card_of(one) for one in readings if not one.breakdown]
    counts = Counter(one.key.source for one in whole)
    # Without figures of the expected source: the one that has most of them, by code when equal.
    most = min(counts, key=lambda code: (-counts[code], code), default="")
    chosen = preferred if preferred in counts else most
    return latest(one for one in whole if one.key.source == chosen)


def _source_card(row: Source) -> SourceCard:
    return SourceCard(
        code=row.code,
        name=row.name,
        publisher=row.publisher,
        licence=row.licence,
        link_text=row.link_text,
        url=row.url,
        retrieved_on=row.retrieved_on,
        grade=row.grade,
        note=row.note,
    )


def _target_card(
    row: Target,
    links: Sequence[TargetIndicator],
    milestones: Sequence[Milestone],
    cards: dict[str, IndicatorCard],
) -> TargetCard:
    goal = Goal(cast("GoalKind", row.goal_kind), row.goal_value, row.deadline_on, row.base_period)
    by_kind: dict[str, list[IndicatorCard]] = {kind: [] for kind in TargetIndicator.Kind.values}
    for link in links:
        by_kind[link.kind].append(cards[link.indicator.code])
    measures = tuple(by_kind[TargetIndicator.Kind.MEASURES])
    return TargetCard(
        code=row.code,
        measure=row.measure,
        quote=row.quote,
        unit=row.unit,
        direction=row.direction,
        deadline=row.deadline,
        deadline_on=row.deadline_on,
        base=row.base,
        base_period=row.base_period,
        status=row.status,
        status_label=str(Target.Status(row.status).label),
        goal_kind=row.goal_kind,
        goal_value=row.goal_value,
        note=row.note,
        room=row.room,
        room_name=row.room_name,
        domain=row.domain.code,
        domain_name=row.domain.name,
        domain_number=row.domain.number,
        raw_lines=tuple(row.raw_lines),
        ways_to_read=tuple(WayToRead(**way) for way in row.ways_to_read),
        milestones=tuple(map(_milestone_card, milestones)),
        indicators=measures,
        related=tuple(by_kind[TargetIndicator.Kind.RELATED]),
        standings=tuple(
            standing(
                indicator=card.code,
                goal=goal,
                direction=cast("Direction", card.direction),
                series=card.series,
                reference=card.reference_series,
            )
            for card in measures
        ),
    )


def _milestone_card(row: Milestone) -> MilestoneCard:
    late = (row.done_on - row.due_on).days if row.done_on and row.due_on else None
    return MilestoneCard(
        code=row.code,
        title=row.title,
        due=row.due,
        due_on=row.due_on,
        done_on=row.done_on,
        evidence=row.evidence,
        days_late=late,
    )
