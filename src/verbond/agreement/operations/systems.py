"""Load which system carries which phrase of an agreement."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from verbond.agreement.errors import ReviewedFileWrong
from verbond.agreement.models import Agreement, Commitment, System, SystemUse
from verbond.agreement.operations.generation import raise_generation
from verbond.journal import facade as journal

COLUMNS = ("module", "room", "group", "line", "raw_line", "unit_line", "kind", "quote")


@dataclass(frozen=True, slots=True)
class LoadedSystems:
    systems: int
    phrases: int
    units: int
    without_unit: int


@transaction.atomic
def load_systems(
    *, agreement: Agreement, names: Path, phrases: Path, now: datetime
) -> LoadedSystems:
    """Replace the systems and their phrases by those of two files.

    Raises `ReviewedFileWrong` with the row that is wrong; then nothing changes.
    """
    systems = {system.code: system for system in _systems(names)}
    units = list(Commitment.objects.filter(agreement=agreement).current())
    uses = [_use(agreement, row, place, systems, units) for place, row in _rows(phrases)]
    SystemUse.objects.filter(agreement=agreement).delete()
    SystemUse.objects.bulk_create(uses, batch_size=500)
    raise_generation(agreement, now)
    journal.record(
        actor=journal.SYSTEM,
        verb="load_systems",
        room="agreement",
        object_kind="agreement",
        object_key=agreement.slug,
        summary=f"{len(uses)} zinsdelen gekoppeld aan {len(systems)} systemen.",
        at=now,
    )
    return LoadedSystems(
        systems=len(systems),
        phrases=len(uses),
        units=len({use.unit_line for use in uses if use.unit_line is not None}),
        without_unit=sum(use.commitment_id is None for use in uses),
    )


def _systems(path: Path) -> Iterable[System]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    allowed = set(System.Works)
    for position, entry in enumerate(content["systems"], 1):
        if entry.get("works") not in allowed:
            raise ReviewedFileWrong(
                "works", f"{path.name}, {entry.get('code')}: works must be one of {sorted(allowed)}"
            )
        row, _ = System.objects.update_or_create(
            code=entry["code"],
            defaults={
                "name": entry["name"],
                "name_en": entry["name_en"],
                "rooms": entry["rooms"],
                "works": entry["works"],
                "works_note": entry.get("note", ""),
                "position": position,
            },
        )
        yield row


def _rows(path: Path) -> Iterable[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ReviewedFileWrong("columns", f"{path.name}: columns must be {', '.join(COLUMNS)}")
        for number, row in enumerate(reader, 2):
            yield f"{path.name}, row {number}", row


def _use(
    agreement: Agreement,
    row: dict[str, Any],
    place: str,
    systems: dict[str, System],
    units: list[Commitment],
) -> SystemUse:
    if row["module"] not in systems:
        raise ReviewedFileWrong(
            "unknown_system", f"{place}: no system {row['module']!r}; allowed: {', '.join(systems)}"
        )
    line = int(row["raw_line"])
    unit = next((unit for unit in units if unit.first_line <= line <= unit.last_line), None)
    return SystemUse(
        agreement=agreement,
        system=systems[row["module"]],
        commitment=unit,
        room=row["room"],
        what=row["group"],
        raw_line=line,
        unit_line=int(row["unit_line"]) if row["unit_line"] else None,
        kind=row["kind"],
        quote=row["quote"],
    )
