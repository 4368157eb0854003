"""Store the shipped definitions and series, all or nothing; a second run changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from verbond.indicators.core.entry import Entry
from verbond.indicators.core.errors import DefinitionWrong
from verbond.indicators.core.outcome import map_table
from verbond.indicators.core.table import read_table
from verbond.indicators.definitions import Definitions, read_definitions
from verbond.indicators.models import (
    Domain,
    Geography,
    Indicator,
    Milestone,
    Source,
    Target,
    TargetIndicator,
)
from verbond.indicators.operations import import_readings, store_readings
from verbond.journal.facade import Actor, record

STATUS = {
    "open data": Target.Status.OPEN_DATA,
    "own register": Target.Status.OWN_REGISTER,
    "binary": Target.Status.BINARY,
    "ambiguous": Target.Status.AMBIGUOUS,
}


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
    changed = _define(found)
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
        import_readings(
            outcome=map_table(
                read_table(
                    (found.folder / mapping.file).read_bytes(),
                    name=mapping.file,
                    layout=mapping.layout,
                ),
                mapping,
            ),
            actor=actor,
            now=now,
            reason=mapping.about,
        )
        for mapping in found.mappings
    ]
    plans.append(store_readings(readings=found.points, actor=actor, now=now, origin="points.yaml"))
    return Loaded(
        changed, sum(len(plan.new) for plan in plans), sum(len(plan.revised) for plan in plans)
    )


def _define(found: Definitions) -> int:
    changed = sum(_keep_source(entry) for entry in found.sources)
    changed += sum(_keep_geography(entry) for entry in found.geographies)
    changed += sum(_keep_domain(entry) for entry in found.domains)
    sources = Source.objects.in_bulk(field_name="code")
    places = Geography.objects.in_bulk(field_name="code")
    domains = Domain.objects.in_bulk(field_name="code")
    for position, entry in enumerate(found.indicators, start=1):
        rows = (sources, places, domains)
        changed += _keep_indicator(entry, position, rows, found.rooms)
    changed += sum(_keep_target(row, found, domains) for row in found.target_rows)
    return changed


def _keep(model: Any, by: dict[str, object], values: dict[str, object]) -> bool:
    """Write a row only when something in it differs, and say whether it did."""
    row = model.objects.filter(**by).first()
    if row is None:
        model.objects.create(**by, **values)
        return True
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    model.objects.filter(pk=row.pk).update(**values)
    return True


def _keep_source(entry: Entry) -> bool:
    entry.only(
        "code", "name", "publisher", "licence", "link_text", "url", "retrieved_on", "grade", "note"
    )
    texts = ("name", "publisher", "licence", "link_text", "url", "note")
    values: dict[str, object] = {name: entry.text(name, "") for name in texts}
    values["retrieved_on"] = entry.day("retrieved_on")
    values["grade"] = entry.choice("grade", Source.Grade.values)
    return _keep(Source, {"code": entry.text("code")}, values)


def _keep_geography(entry: Entry) -> bool:
    entry.only("code", "name", "level", "note")
    values: dict[str, object] = {
        "name": entry.text("name"),
        "level": entry.choice("level", Geography.Level.values),
        "note": entry.text("note", ""),
    }
    return _keep(Geography, {"code": entry.text("code")}, values)


def _keep_domain(entry: Entry) -> bool:
    entry.only("code", "name", "number")
    values: dict[str, object] = {"name": entry.text("name"), "number": entry.whole("number", 0)}
    return _keep(Domain, {"code": entry.text("code")}, values)


def _row[RowT: Model](entry: Entry, key: str, rows: dict[str, RowT]) -> RowT:
    return rows[entry.choice(key, rows)]


def _keep_indicator(
    entry: Entry,
    position: int,
    rows: tuple[dict[str, Source], dict[str, Geography], dict[str, Domain]],
    rooms: dict[str, str],
) -> bool:
    entry.only(
        "code", "name", "definition", "unit", "domain", "direction", "source", "who_would_know",
        "level", "decimals", "base_period", "reference", "dimensions", "room", "note",
    )  # fmt: skip
    sources, places, domains = rows
    room = entry.choice("room", ("", *rooms), "")
    values: dict[str, object] = {
        name: entry.text(name) for name in ("name", "definition", "unit", "who_would_know")
    }
    values |= {
        "domain": _row(entry, "domain", domains),
        "source": _row(entry, "source", sources),
        "reference": _row(entry, "reference", places) if entry.has("reference") else None,
        "direction": entry.choice("direction", Indicator.Direction.values, "none"),
        "geographic_level": entry.choice("level", Geography.Level.values, "municipality"),
        "decimals": min(entry.whole("decimals", 0), 6),
        "base_period": entry.text("base_period", ""),
        "dimensions": _dimensions(entry.part("dimensions")),
        "room": room,
        "room_name": rooms.get(room, ""),
        "note": entry.text("note", ""),
        "position": position,
    }
    return _keep(Indicator, {"code": entry.text("code")}, values)


def _dimensions(entry: Entry) -> dict[str, object]:
    parts = {name: entry.part(name) for name in entry.content}
    for part in parts.values():
        part.only("label", "values")
    return {
        name: {"label": part.text("label"), "values": part.words("values")}
        for name, part in parts.items()
    }


def _keep_target(row: dict[str, str], found: Definitions, domains: dict[str, Domain]) -> bool:
    code = row["id"]
    entry = found.targets.get(code)
    if entry is None:
        raise DefinitionWrong("targets", f"targets.yaml has no {code}, which targets.csv has")
    entry.only(
        "domain", "measure", "unit", "direction", "deadline", "deadline_on", "goal", "goal_value",
        "base", "base_period", "room", "indicators", "related", "note", "ways_to_read",
        "milestones",
    )  # fmt: skip
    if row["status"] not in STATUS:
        raise DefinitionWrong("targets", f"{code}: unknown status {row['status']!r}")
    room = entry.choice("room", ("", *found.rooms), "")
    values: dict[str, object] = {
        name: entry.text(name) for name in ("measure", "unit", "direction", "deadline", "base")
    }
    values |= {
        "quote": row["quote"],
        "status": STATUS[row["status"]].value,
        "raw_lines": [int(line) for line in row["raw_lines"].split(";")],
        "domain": _row(entry, "domain", domains),
        "deadline_on": entry.day("deadline_on"),
        "goal_kind": entry.choice("goal", Target.GoalKind.values),
        "goal_value": entry.number("goal_value"),
        "base_period": entry.text("base_period", ""),
        "room": room,
        "room_name": found.rooms.get(room, ""),
        "note": entry.text("note", ""),
        "ways_to_read": _ways(entry),
    }
    changed = _keep(Target, {"code": code}, values)
    target = Target.objects.get(code=code)
    changed |= _keep_links(target, entry)
    milestones = enumerate(entry.parts("milestones"))
    return any([changed, *(_keep_milestone(target, part, place) for place, part in milestones)])


def _ways(entry: Entry) -> list[dict[str, str]]:
    ways = entry.parts("ways_to_read")
    for way in ways:
        way.only("reading", "computed_as")
    return [
        {"reading": way.text("reading"), "computed_as": way.text("computed_as")} for way in ways
    ]


def _keep_links(target: Target, entry: Entry) -> bool:
    kinds = TargetIndicator.Kind
    wanted = dict.fromkeys(entry.texts("indicators"), kinds.MEASURES.value)
    wanted |= dict.fromkeys(entry.texts("related"), kinds.RELATED.value)
    known = Indicator.objects.in_bulk(wanted, field_name="code")
    if missing := [code for code in wanted if code not in known]:
        raise entry.fault("indicators", f"there is no indicator {missing[0]!r}")
    changed = bool(target.links.exclude(indicator__code__in=wanted).delete()[0])
    for position, (code, kind) in enumerate(wanted.items()):
        by: dict[str, object] = {"target": target, "indicator": known[code]}
        changed |= _keep(TargetIndicator, by, {"position": position, "kind": kind})
    return changed


def _keep_milestone(target: Target, entry: Entry, position: int) -> bool:
    entry.only("code", "title", "due", "due_on", "done_on", "evidence")
    values: dict[str, object] = {
        "title": entry.text("title"),
        "due": entry.text("due"),
        "due_on": entry.day("due_on"),
        "position": position,
    }
    # Whether it was done is what people record in the site: a shipped file does not undo that.
    if entry.has("done_on"):
        values |= {"done_on": entry.day("done_on"), "evidence": entry.text("evidence")}
    return _keep(Milestone, {"target": target, "code": entry.text("code")}, values)
