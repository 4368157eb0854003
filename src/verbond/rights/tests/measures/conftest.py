"""A small city that was measured, with the indicator it is told to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from verbond.indicators import facade as indicators
from verbond.journal.facade import SYSTEM
from verbond.rights.loading import ROOT
from verbond.rights.operations.measuring_demo import load_demo_measures

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERVES = ROOT / "data" / "demo" / "rights" / "serves.yaml"


@pytest.fixture
def indicator(db: None) -> None:
    indicators.load_indicators(ROOT / "data" / "genk", actor=SYSTEM, now=NOW)


@pytest.fixture
def measured(indicator: None) -> int:
    """Publish two quarters of a made city of 6,600 people and the rules; no agreement is there."""
    return load(SERVES)


def load(path: Path) -> int:
    return load_demo_measures(path=path, actor=SYSTEM, now=NOW, persons=6_600)
