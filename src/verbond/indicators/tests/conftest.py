"""Fixtures of this room: the shipped figures of Genk, and small made-up tables (fictief)."""

import datetime as dt

import pytest

from verbond.indicators.loading import load_folder
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT

GENK = ROOT / "data/genk"
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def genk(db: None) -> None:
    load_folder(folder=GENK, actor=SYSTEM, now=NOW)
