import datetime as dt
from pathlib import Path

import pytest

from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT, forget_caches
from verbond.places import facade

GENK = ROOT / "data/genk/places"
STADSDELEN = ROOT / "data/demo/places/stadsdelen.yaml"
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def no_remembered_pages() -> None:
    # A page is remembered until the journal grows; here every test begins with the same journal.
    forget_caches()


@pytest.fixture
def genk(db: None) -> None:
    facade.load_places(GENK, actor=SYSTEM, now=NOW)


@pytest.fixture
def demo(genk: None) -> None:
    facade.load_districts(STADSDELEN, actor=SYSTEM, now=NOW)


@pytest.fixture
def division(tmp_path: Path) -> Path:
    """Return a copy of the demo's division that a test may spoil."""
    copy = tmp_path / "stadsdelen.yaml"
    copy.write_text(STADSDELEN.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the city's folder that a test may spoil."""
    copy = tmp_path / "city"
    copy.mkdir()
    for file in GENK.glob("*.*"):
        (copy / file.name).write_bytes(file.read_bytes())
    return copy
