"""What other rooms may use of the indicators: cards, charts and the loading of shipped series."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from verbond.indicators.board import Board, target_board
from verbond.indicators.charts import chart_of
from verbond.indicators.core.cards import IndicatorCard, MilestoneCard, SourceCard, TargetCard
from verbond.indicators.core.chart import Chart
from verbond.indicators.core.errors import UnknownIndicator
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status
from verbond.indicators.core.target import Standing
from verbond.indicators.loading import Loaded, load_folder
from verbond.indicators.models import Target
from verbond.indicators.operations import store_readings
from verbond.indicators.published import TABLES, published, take_back
from verbond.indicators.queries import (
    LatestReading,
    indicator_cards,
    latest_readings,
    measured_target_codes,
)
from verbond.indicators.queries import target_cards as _target_cards
from verbond.journal.facade import Actor

__all__ = [
    "TABLES",
    "Board",
    "Chart",
    "IndicatorCard",
    "LatestReading",
    "Loaded",
    "MilestoneCard",
    "ReadingCard",
    "ReadingKey",
    "SourceCard",
    "Standing",
    "Status",
    "TargetCard",
    "chart",
    "indicator_cards",
    "latest_readings",
    "load_indicators",
    "measured_target_codes",
    "published",
    "record_readings",
    "take_back",
    "target_board",
    "target_cards",
    "target_count",
]


def target_cards(codes: Iterable[str]) -> tuple[TargetCard, ...]:
    """Return the cards of these targets in the order asked; unknown codes are left out."""
    return _target_cards(codes)


def target_count() -> int:
    """Return how many targets are known."""
    return Target.objects.count()


def chart(indicator_code: str) -> Chart:
    """Draw the series of one indicator for the template `indicators/chart.html`.

    Raises `UnknownIndicator` for a code that is not in the catalogue.
    """
    cards = indicator_cards([indicator_code])
    if not cards:
        raise UnknownIndicator("unknown_indicator", f"there is no indicator {indicator_code!r}")
    return chart_of(cards[0])


def load_indicators(folder: Path, *, actor: Actor, now: datetime) -> Loaded:
    """Load the shipped definitions, targets and series; a second run changes nothing.

    `folder` is that of the city (`data/genk`) or its `indicators` folder.
    """
    return load_folder(folder=folder, actor=actor, now=now)


def record_readings(
    readings: Sequence[ReadingCard], *, origin: str, actor: Actor, now: datetime
) -> int:
    """Store what a room measured itself, beside older vintages; return how many are new.

    Raises `DefinitionWrong` for codes that are not defined, `VintageConflict` for another value
    of the same day.
    """
    plan = store_readings(readings=readings, actor=actor, now=now, origin=origin)
    return len(plan.to_store)
