"""What a person can do with indicators: take in the readings of a table, or of shipped data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from verbond.indicators.core.errors import DefinitionWrong, MappingWrong
from verbond.indicators.core.history import Plan, plan_readings
from verbond.indicators.core.outcome import Outcome
from verbond.indicators.core.reading import ReadingCard
from verbond.indicators.models import Geography, Indicator, Reading, Source
from verbond.indicators.queries import stored_readings
from verbond.journal.facade import Actor, record, wait_turn


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that readings point at, by their codes."""

    indicators: dict[str, Indicator]
    geographies: dict[str, Geography]
    sources: dict[str, Source]


def plan_import(*, outcome: Outcome) -> Plan:
    """Say what storing the readings of a table would do; writes nothing.

    Raises `DefinitionWrong` for codes that are not defined, `VintageConflict` for contradictions.
    """
    _rows_for(outcome.readings)
    return plan_readings(stored_readings(outcome.readings), outcome.readings)


@transaction.atomic
def import_readings(
    *,
    outcome: Outcome,
    actor: Actor,
    now: datetime,
    reason: str = "",
    skip_rejected: bool = False,
) -> Plan:
    """Store the readings of a table, all or none; a second time nothing changes.

    Raises `MappingWrong` when rows were rejected, unless `skip_rejected` accepts that.
    """
    if outcome.rejected and not skip_rejected:
        raise MappingWrong(
            "rejected_rows",
            f"{outcome.table}: {len(outcome.rejected)} rows cannot be read, the first is row "
            f"{outcome.rejected[0].row}; correct the file or the mapping, or accept to leave them "
            "out",
        )
    return store_readings(
        readings=outcome.readings, actor=actor, now=now, origin=outcome.table, reason=reason
    )


@transaction.atomic
def store_readings(
    *, readings: Sequence[ReadingCard], actor: Actor, now: datetime, origin: str, reason: str = ""
) -> Plan:
    """Store readings beside the older ones and tell it in the journal of each indicator."""
    wait_turn()
    rows = _rows_for(readings)
    plan = plan_readings(stored_readings(readings), readings)
    Reading.objects.bulk_create(_reading(card, rows, now) for card in plan.to_store)
    for code in sorted({card.key.indicator for card in plan.to_store}):
        new = sum(card.key.indicator == code for card in plan.new)
        revised = sum(change.after.key.indicator == code for change in plan.revised)
        record(
            actor=actor,
            verb="import",
            room="indicators",
            object_kind="indicator",
            object_key=code,
            summary=f"Cijfers ingelezen voor {rows.indicators[code].name}: "
            f"{new} nieuw, {revised} herzien.",
            reason=reason,
            details={"file": origin, "new": new, "revised": revised},
            at=now,
        )
    return plan


def _rows_for(readings: Iterable[ReadingCard]) -> _Rows:
    keys = [reading.key for reading in readings]
    indicators = Indicator.objects.in_bulk({key.indicator for key in keys}, field_name="code")
    places = Geography.objects.in_bulk({key.geography for key in keys}, field_name="code")
    sources = Source.objects.in_bulk({key.source for key in keys}, field_name="code")
    for what, wanted, found in (
        ("indicator", {key.indicator for key in keys}, set(indicators)),
        ("geography", {key.geography for key in keys}, set(places)),
        ("source", {key.source for key in keys}, set(sources)),
    ):
        if unknown := sorted(wanted - found):
            raise DefinitionWrong(
                f"unknown_{what}",
                f"there is no {what} {unknown[0]!r}; define it first: "
                "docs/how-to/add-an-indicator.md",
            )
    for key in keys:
        _check_breakdown(key.breakdown, indicators[key.indicator])
    return _Rows(indicators, places, sources)


def _check_breakdown(breakdown: str, indicator: Indicator) -> None:
    for part in filter(None, breakdown.split(";")):
        dimension, _, value = part.partition("=")
        known = indicator.dimensions.get(dimension, {}).get("values", {})
        if value not in known:
            raise DefinitionWrong(
                "unknown_breakdown",
                f"{indicator.code} has no part {part!r}; its dimensions are "
                f"{', '.join(indicator.dimensions) or 'none'}",
            )


def _reading(card: ReadingCard, rows: _Rows, now: datetime) -> Reading:
    return Reading(
        indicator=rows.indicators[card.key.indicator],
        geography=rows.geographies[card.key.geography],
        breakdown=card.key.breakdown,
        period=card.period,
        period_from=card.key.period_from,
        period_to=card.key.period_to,
        value=card.value,
        low=card.low,
        high=card.high,
        status=card.status.value,
        vintage=card.vintage,
        source=rows.sources[card.key.source],
        note=card.note,
        stored_at=now,
    )
