"""What other rooms may use of the indicators: cards, charts and the loading of shipped series."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from verbond.indicators.core.cards import IndicatorCard, TargetCard
from verbond.indicators.core.chart import Chart
from verbond.journal.facade import Actor

__all__ = [
    "Chart",
    "IndicatorCard",
    "TargetCard",
    "chart",
    "load_indicators",
    "target_cards",
]


def target_cards(codes: Iterable[str]) -> tuple[TargetCard, ...]:
    """Return the cards of these targets in the order asked; unknown codes are left out."""
    raise NotImplementedError(codes)


def chart(indicator_code: str) -> Chart:
    """Draw the series of one indicator for the template `indicators/chart.html`."""
    raise NotImplementedError(indicator_code)


def load_indicators(folder: Path, *, actor: Actor, now: datetime) -> str:
    """Load the shipped definitions, targets and series; a second run changes nothing."""
    raise NotImplementedError(folder, actor, now)
