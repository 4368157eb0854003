"""Bring the tables of definitions in line with the shipped files, writing only what differs."""

from collections.abc import Hashable
from typing import Any

from django.db.models import Model, Q

from verbond.indicators.core.entry import Entry
from verbond.indicators.core.errors import DefinitionWrong
from verbond.indicators.definitions import Definitions
from verbond.indicators.models import (
    Domain,
    Geography,
    Indicator,
    Milestone,
    Source,
    Target,
    TargetIndicator,
)

type Values = dict[str, object]

STATUS = {
    "open data": Target.Status.OPEN_DATA,
    "own register": Target.Status.OWN_REGISTER,
    "binary": Target.Status.BINARY,
    "ambiguous": Target.Status.AMBIGUOUS,
}


def define(found: Definitions) -> int:
    """Store all definitions of a folder and return how many rows are new or changed."""
    changed = _keep(Source, dict(map(_source, found.sources)))
    changed += _keep(Geography, dict(map(_geography, found.geographies)))
    changed += _keep(Domain, dict(map(_domain, found.domains)))
    ids = {model: _ids(model) for model in (Source, Geography, Domain)}
    numbered = enumerate(found.indicators, start=1)
    changed += _keep(
        Indicator, dict(_indicator(entry, n, ids, found.rooms) for n, entry in numbered)
    )
    entries = {row["id"]: _target_entry(row["id"], found) for row in found.target_rows}
    changed += _keep(
        Target,
        {row["id"]: _target(row, entries[row["id"]], ids, found) for row in found.target_rows},
    )
    targets, indicators = _ids(Target), _ids(Indicator)
    changed += _keep_links({targets[code]: entry for code, entry in entries.items()}, indicators)
    milestones = {
        (targets[code], part.text("code")): _milestone(part, n)
        for code, entry in entries.items()
        for n, part in enumerate(entry.parts("milestones"))
    }
    return changed + _keep(Milestone, milestones, by=("target_id", "code"))


def _ids(model: Any) -> dict[str, int]:
    return dict(model.objects.values_list("code", "pk"))


def _keep(model: Any, wanted: dict[Any, Values], *, by: tuple[str, ...] = ("code",)) -> int:
    """Add the rows that are missing, write those that differ, and count both."""
    known = {_key(row, by): row for row in model.objects.all()}
    missing = {key: values for key, values in wanted.items() if key not in known}
    model.objects.bulk_create(
        model(**dict(zip(by, key if len(by) > 1 else (key,), strict=True)), **values)
        for key, values in missing.items()
    )
    stale = [
        (known[key].pk, values)
        for key, values in wanted.items()
        if key in known
        and any(getattr(known[key], name) != value for name, value in values.items())
    ]
    for pk, values in stale:
        model.objects.filter(pk=pk).update(**values)
    return len(missing) + len(stale)


def _key(row: Model, by: tuple[str, ...]) -> Hashable:
    parts = tuple(getattr(row, name) for name in by)
    return parts if len(by) > 1 else parts[0]


def _source(entry: Entry) -> tuple[str, Values]:
    entry.only(
        "code", "name", "publisher", "licence", "link_text", "url", "retrieved_on", "grade", "note"
    )
    texts = ("name", "publisher", "licence", "link_text", "url", "note")
    values: Values = {name: entry.text(name, "") for name in texts}
    values["retrieved_on"] = entry.day("retrieved_on")
    values["grade"] = entry.choice("grade", Source.Grade.values)
    return entry.text("code"), values


def _geography(entry: Entry) -> tuple[str, Values]:
    entry.only("code", "name", "level", "note")
    return entry.text("code"), {
        "name": entry.text("name"),
        "level": entry.choice("level", Geography.Level.values),
        "note": entry.text("note", ""),
    }


def _domain(entry: Entry) -> tuple[str, Values]:
    entry.only("code", "name", "number")
    return entry.text("code"), {"name": entry.text("name"), "number": entry.whole("number", 0)}


def _indicator(
    entry: Entry, position: int, ids: dict[Any, dict[str, int]], rooms: dict[str, str]
) -> tuple[str, Values]:
    entry.only(
        "code", "name", "definition", "unit", "domain", "direction", "source", "who_would_know",
        "level", "decimals", "base_period", "reference", "dimensions", "room", "note",
    )  # fmt: skip
    room = entry.choice("room", ("", *rooms), "")
    values: Values = {
        name: entry.text(name) for name in ("name", "definition", "unit", "who_would_know")
    }
    reference = entry.choice("reference", ("", *ids[Geography]), "")
    return entry.text("code"), values | {
        "domain_id": ids[Domain][entry.choice("domain", ids[Domain])],
        "source_id": ids[Source][entry.choice("source", ids[Source])],
        "reference_id": ids[Geography].get(reference),
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


def _dimensions(entry: Entry) -> dict[str, object]:
    parts = {name: entry.part(name) for name in entry.content}
    for part in parts.values():
        part.only("label", "values")
    return {
        name: {"label": part.text("label"), "values": part.words("values")}
        for name, part in parts.items()
    }


def _target_entry(code: str, found: Definitions) -> Entry:
    entry = found.targets.get(code)
    if entry is None:
        raise DefinitionWrong("targets", f"targets.yaml has no {code}, which targets.csv has")
    entry.only(
        "domain", "measure", "unit", "direction", "deadline", "deadline_on", "goal", "goal_value",
        "base", "base_period", "room", "indicators", "related", "note", "ways_to_read",
        "milestones",
    )  # fmt: skip
    return entry


def _target(
    row: dict[str, str], entry: Entry, ids: dict[Any, dict[str, int]], found: Definitions
) -> Values:
    if row["status"] not in STATUS:
        raise DefinitionWrong("targets", f"{row['id']}: unknown status {row['status']!r}")
    room = entry.choice("room", ("", *found.rooms), "")
    values: Values = {
        name: entry.text(name) for name in ("measure", "unit", "direction", "deadline", "base")
    }
    return values | {
        "quote": row["quote"],
        "status": STATUS[row["status"]].value,
        "raw_lines": [int(line) for line in row["raw_lines"].split(";")],
        "domain_id": ids[Domain][entry.choice("domain", ids[Domain])],
        "deadline_on": entry.day("deadline_on"),
        "goal_kind": entry.choice("goal", Target.GoalKind.values),
        "goal_value": entry.number("goal_value"),
        "base_period": entry.text("base_period", ""),
        "room": room,
        "room_name": found.rooms.get(room, ""),
        "note": entry.text("note", ""),
        "ways_to_read": _ways(entry),
    }


def _ways(entry: Entry) -> list[dict[str, str]]:
    ways = entry.parts("ways_to_read")
    for way in ways:
        way.only("reading", "computed_as")
    return [
        {"reading": way.text("reading"), "computed_as": way.text("computed_as")} for way in ways
    ]


def _keep_links(entries: dict[int, Entry], indicators: dict[str, int]) -> int:
    kinds = TargetIndicator.Kind
    wanted: dict[tuple[int, int], Values] = {}
    for target, entry in entries.items():
        codes = dict.fromkeys(entry.texts("indicators"), kinds.MEASURES.value)
        codes |= dict.fromkeys(entry.texts("related"), kinds.RELATED.value)
        for position, (code, kind) in enumerate(codes.items()):
            if code not in indicators:
                raise entry.fault("indicators", f"there is no indicator {code!r}")
            wanted[target, indicators[code]] = {"position": position, "kind": kind}
    gone = Q(pk__in=[])
    for pk, *pair in TargetIndicator.objects.values_list("pk", "target_id", "indicator_id"):
        if tuple(pair) not in wanted and pair[0] in entries:
            gone |= Q(pk=pk)
    removed = TargetIndicator.objects.filter(gone).delete()[0]
    return removed + _keep(TargetIndicator, wanted, by=("target_id", "indicator_id"))


def _milestone(entry: Entry, position: int) -> Values:
    entry.only("code", "title", "due", "due_on", "done_on", "evidence")
    values: Values = {
        "title": entry.text("title"),
        "due": entry.text("due"),
        "due_on": entry.day("due_on"),
        "position": position,
    }
    # Whether it was done is what people record in the site: a shipped file does not undo that.
    if entry.has("done_on"):
        values |= {"done_on": entry.day("done_on"), "evidence": entry.text("evidence")}
    return values
