"""Load the plans that ship in a folder: their files, their ties, their figures per domain."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from verbond.agreement import facade as agreement
from verbond.agreement.facade import Tie
from verbond.journal import facade as journal
from verbond.plan.apart import read
from verbond.plan.errors import PlanFileWrong
from verbond.plan.exchange import DomainRow, Sheet
from verbond.plan.operations.domains import store_domains
from verbond.plan.operations.importing import import_plan


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was in a folder, and how much of it was new."""

    versions: int
    changed: int
    ties: int
    figures: int
    problems: tuple[str, ...] = ()


def load_plans(folder: Path, *, actor: journal.Actor, now: datetime) -> Loaded:
    """Import every version named in `plans.yaml` of a folder; a second time changes nothing.

    Ties name a source line of the agreement with its first words, so that they survive another
    import of its text. Raises `PlanFileWrong` for a file with faults.
    """
    content = yaml.safe_load((folder / "plans.yaml").read_text(encoding="utf-8"))
    sheets = [_sheet(folder / name) for name in content.get("versions", ())]
    problems: list[str] = []
    ties: dict[str, dict[str, Sequence[Tie]]] = {}
    for one in content.get("ties", ()):
        ties[one["plan"]] = _ties(folder / one["file"], one["agreement"], problems)
    changed = 0
    newest = {sheet.plan.slug: sheet.version.number for sheet in sheets if _is_plan(sheet)}
    for sheet in sheets:
        slug = sheet.plan.slug
        confirmed = ties.get(slug, {}) if newest.get(slug) == sheet.version.number else {}
        imported = import_plan(sheet=sheet, actor=actor, now=now, ties=confirmed)
        changed += not imported.is_same
    figures = sum(
        store_domains(rows=_domains(folder, one), facts=one, actor=actor, now=now).added
        for one in content.get("domains", ())
    )
    return Loaded(
        versions=len(sheets),
        changed=changed,
        ties=sum(len(found) for one in ties.values() for found in one.values()),
        figures=figures,
        problems=tuple(problems),
    )


def _is_plan(sheet: Sheet) -> bool:
    return sheet.version.kind in {"original", "adaptation"}


def _sheet(path: Path) -> Sheet:
    reading = read(path.read_bytes(), path.name)
    if reading.sheet is None:
        first = reading.faults[0]
        raise PlanFileWrong(
            "faults",
            f"{path.name}, row {first.row}, {first.column}: {first.code} {first.cell!r} "
            f"(allowed: {first.allowed}); {reading.fault_count} faults in all",
        )
    return reading.sheet


def _ties(path: Path, slug: str, problems: list[str]) -> dict[str, Sequence[Tie]]:
    """Read ties (action, line, words, shows) and find the promise that holds each line."""
    found = agreement.find_agreement(slug)
    lines = agreement.edition_lines(slug, found.edition.number) if found.edition else []
    rows = list(_rows(path))
    units = agreement.lines_to_promises(found, {int(row["line"]) for row in rows})
    ties: dict[str, dict[int, Tie]] = {}
    for row in rows:
        line = int(row["line"])
        text = " ".join(lines[line - 1][0].split()) if 0 < line <= len(lines) else ""
        if line not in units or " ".join(row["words"].split()) not in text:
            problems.append(f"{path.name}: line {line} does not hold {row['words']!r}")
            continue
        tie = Tie(units[line], shows=row["shows"] or "", confirmed=True, certainty=100)
        ties.setdefault(row["action"], {})[units[line]] = tie
    return {code: tuple(by_unit.values()) for code, by_unit in ties.items()}


def _domains(folder: Path, one: Mapping[str, Any]) -> Iterator[DomainRow]:
    for row in _rows(folder / one["file"]):
        yield DomainRow(
            municipality=str(one["municipality"]),
            report_year=int(row["rapportjaar"]),
            domain=row["bv_domein"],
            cents=int(row["totaal_eur"]) * 100,
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
