"""Store the shipped definitions and series, all or nothing; a second run changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from verbond.indicators.core.errors import DefinitionWrong
from verbond.indicators.core.mapping import Mapping
from verbond.indicators.core.outcome import Outcome, map_table
from verbond.indicators.defining import define
from verbond.indicators.definitions import read_definitions
from verbond.indicators.operations import import_readings, store_readings
from verbond.journal.facade import Actor, record
from verbond.kit.sheets.table import read_table


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run changed."""

    definitions: int
    readings: int
    revised: int


@transaction.atomic
def load_folder(*, folder: Path, actor: Actor, now: datetime) -> Loaded:
    """Load definitions, targets, tables and single points of a city."""
    found = read_definitions(folder)
    tables = [(mapping, _read(found.folder, mapping)) for mapping in found.mappings]
    changed = define(found)
    if changed:
        record(
            actor=actor,
            verb="define",
            room="indicators",
            object_kind="catalogue",
            object_key="indicators",
            summary=f"Indicatoren en doelen bepaald: {changed} nieuw of gewijzigd.",
            details={"changed": changed},
            at=now,
        )
    plans = [
        import_readings(outcome=outcome, actor=actor, now=now, reason=mapping.about)
        for mapping, outcome in tables
    ]
    plans.append(store_readings(readings=found.points, actor=actor, now=now, origin="points.yaml"))
    return Loaded(
        changed, sum(len(plan.new) for plan in plans), sum(len(plan.revised) for plan in plans)
    )


def _read(folder: Path, mapping: Mapping) -> Outcome:
    path = folder / mapping.file
    if not mapping.file or not path.is_file():
        raise DefinitionWrong(
            "missing_file", f"{mapping.name}: `file` names no table in {folder.name}"
        )
    table = read_table(path.read_bytes(), name=mapping.file, layout=mapping.layout)
    return map_table(table, mapping)
