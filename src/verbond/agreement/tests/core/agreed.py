"""The Genk agreement and the reading of it that was checked by hand, line by line."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from verbond.agreement.core.document import Line, Outline, Source
from verbond.agreement.core.outline import outline
from verbond.agreement.core.reading.source import read_source
from verbond.kit.testing import ROOT

GENK = ROOT / "data" / "genk" / "agreement" / "genk-2019-2024.txt"
GOLD = Path(__file__).parent / "genk-2019-2024.gold.json"


@cache
def genk_source() -> Source:
    return read_source(GENK.read_bytes(), GENK.name)


@cache
def genk() -> Outline:
    return outline(genk_source())


@cache
def gold() -> dict[str, Any]:
    reading: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return reading


def source_of(text: str, name: str = "proef.txt") -> Source:
    """Make a source of plain text whose lines end in a line feed."""
    lines = text.split("\n")
    return Source(name, "0" * 64, "text", tuple(Line(at, one) for at, one in enumerate(lines, 1)))
