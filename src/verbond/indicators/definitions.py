"""Read the shipped definitions: sources, indicators, targets; all of it before any is stored."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from verbond.indicators.core.entry import Entry, read_entry
from verbond.indicators.core.errors import DefinitionWrong
from verbond.indicators.core.mapping import Mapping, read_mapping
from verbond.indicators.core.period import KINDS, read_period
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status

MAX_FILE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything in a folder of indicators, read and checked for its form."""

    sources: tuple[Entry, ...]
    geographies: tuple[Entry, ...]
    domains: tuple[Entry, ...]
    rooms: dict[str, str]
    indicators: tuple[Entry, ...]
    targets: dict[str, Entry]
    target_rows: tuple[dict[str, str], ...]
    mappings: tuple[Mapping, ...]
    points: tuple[ReadingCard, ...]
    folder: Path


def read_definitions(folder: Path) -> Definitions:
    """Read a folder with sources.yaml, indicators.yaml, targets.yaml, points.yaml and mappings/."""
    home = folder / "indicators" if (folder / "indicators").is_dir() else folder
    sources = _entry(home / "sources.yaml")
    sources.only("sources", "geographies", "domains", "rooms")
    indicators = _entry(home / "indicators.yaml")
    indicators.only("indicators")
    targets = _entry(home / "targets.yaml").part("targets")
    return Definitions(
        sources=sources.parts("sources"),
        geographies=sources.parts("geographies"),
        domains=sources.parts("domains"),
        rooms=sources.words("rooms"),
        indicators=indicators.parts("indicators"),
        targets={code: targets.part(code) for code in targets.content},
        target_rows=_target_rows(home.parent / "agreement" / "targets.csv"),
        mappings=tuple(
            read_mapping(_text(path), name=path.name)
            for path in sorted((home / "mappings").glob("*.yaml"))
        ),
        points=tuple(_point(entry) for entry in _entry(home / "points.yaml").parts("points")),
        folder=home,
    )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE:
            raise DefinitionWrong("definition", f"{path.name} is larger than {MAX_FILE} bytes")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        raise DefinitionWrong("missing_file", f"{path} is not there") from fault
    except UnicodeDecodeError as fault:
        raise DefinitionWrong("encoding", f"{path.name} is not UTF-8") from fault


def _entry(path: Path) -> Entry:
    return read_entry(_text(path), file=path.name)


def _target_rows(path: Path) -> tuple[dict[str, str], ...]:
    rows = tuple(csv.DictReader(io.StringIO(_text(path), newline="")))
    asked = {"id", "raw_lines", "quote", "status"}
    if not rows or not asked <= set(rows[0]):
        raise DefinitionWrong(
            "targets", f"{path.name} must have the columns {', '.join(sorted(asked))}"
        )
    return rows


def _point(entry: Entry) -> ReadingCard:
    entry.only(
        "indicator", "geography", "breakdown", "period", "value", "low", "high", "status",
        "vintage", "source", "note",
    )  # fmt: skip
    when = entry.part("period")
    when.only("constant", "read_as")
    period = read_period(when.text("constant"), read_as=when.choice("read_as", KINDS, "year"))
    vintage = entry.day("vintage")
    if vintage is None:
        raise entry.fault("vintage", "is missing: the day on which this figure was seen")
    status = Status(entry.choice("status", list(Status)))
    value = entry.number("value")
    if (value is not None) != status.has_value:
        raise entry.fault("value", "a missing or suppressed reading has none, every other has one")
    return ReadingCard(
        key=ReadingKey(
            entry.text("indicator"),
            entry.text("geography"),
            entry.text("breakdown", ""),
            period.first,
            period.last,
            entry.text("source"),
        ),
        period=period.label,
        value=value,
        status=status,
        vintage=vintage,
        low=entry.number("low"),
        high=entry.number("high"),
        note=entry.text("note", ""),
    )
