"""Write the units of an edition: what is new, what stays, what is gone."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from verbond.agreement.core.document import Item
from verbond.agreement.core.found import Found, find_facts
from verbond.agreement.core.matching import Pairing
from verbond.agreement.core.promises import Judgement, judged
from verbond.agreement.models import Agreement, Commitment, CommitmentVersion, Edition
from verbond.agreement.operations.preview import Preview
from verbond.agreement.operations.structure import Structure
from verbond.kit.dutch import pack


def write_units(
    agreement: Agreement, edition: Edition, preview: Preview, structure: Structure, now: datetime
) -> dict[str, Commitment]:
    """Write every unit of the new edition and retire what is gone; return them by item id."""
    known = {unit.key: unit for unit in Commitment.objects.filter(agreement=agreement)}
    by_item = {change.new.key: change for change in preview.changes if change.new}
    taken = set(known)
    units: dict[str, Commitment] = {}
    fresh: list[Commitment] = []
    kept: list[Commitment] = []
    versions: list[tuple[Commitment, str]] = []
    kept_how = judged(preview.outline)
    for position, item in enumerate(preview.outline.items, 1):
        change = by_item[item.id]
        unit = known.get(change.key) if change.change != "added" else None
        if unit is None:
            unit = Commitment(agreement=agreement, key=_free_key(change.key, taken), added_at=now)
            unit.changed_at = now
            fresh.append(unit)
        else:
            kept.append(unit)
        if change.change == "changed":
            unit.changed_at = now
        _fill(unit, item, position, structure, kept_how[item.id])
        units[item.id] = unit
        if change.change != "unchanged":
            versions.append((unit, change.change))
    Commitment.objects.bulk_create(fresh, batch_size=500)
    _tie(units, preview.outline.items)
    for unit in kept:
        unit.save(update_fields=_WRITTEN)
    versions.extend(_retire(known, preview.changes, now))
    CommitmentVersion.objects.bulk_create(
        [_version(unit, edition, what, now) for unit, what in versions], batch_size=500
    )
    return units


_WRITTEN = [
    "role", "kind", "is_promise", "text", "quote_hash", "first_line", "last_line", "page",
    "position", "number", "chapter", "section", "parent", "theme", "found", "tokens",
    "changed_at", "retired_at",
]  # fmt: skip


def _free_key(wish: str, taken: set[str]) -> str:
    """Give a key that nobody ever had in this agreement, retired units included."""
    key, number = wish, 2
    while key in taken:
        key, number = f"{wish}-{number}", number + 1
    taken.add(key)
    return key


def _fill(
    unit: Commitment, item: Item, position: int, structure: Structure, judged: Judgement
) -> None:
    text = item.text.replace("\x00", "\ufffd")
    unit.role, unit.text, unit.position, unit.page = item.role, text, position, item.page
    unit.quote_hash = hashlib.sha256(text.encode()).hexdigest()
    unit.first_line, unit.last_line = item.lines
    unit.chapter = structure.chapters.get(item.chapter)
    unit.section = structure.sections.get((item.chapter, item.section or 0))
    unit.number = structure.number(item)
    if unit._state.adding:  # noqa: SLF001 - the documented way to ask
        unit.kind = judged.kind or ""
    unit.is_promise = judged.is_promise and unit.kind != "reference"
    unit.retired_at = None
    unit.found = [_fact(fact) for fact in find_facts(text)]
    path = " ".join(filter(None, [structure.title(item.chapter), structure.heading(item)]))
    unit.tokens = json.dumps({"text": pack(text), "path": pack(path)})


def _fact(fact: Found) -> dict[str, Any]:
    return {
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "what": fact.what,
        "value": None if fact.value is None else str(fact.value),
        "unit": fact.unit,
    }


def _tie(units: dict[str, Commitment], items: Iterable[Item]) -> None:
    """Tie units to their goal and theme, one statement for all units under the same one."""
    for name in ("parent", "theme"):
        under: dict[str | None, list[int]] = {}
        for item in items:
            above = getattr(item, name)
            setattr(units[item.id], name, units.get(above or ""))
            under.setdefault(above, []).append(units[item.id].pk)
        for above, pks in under.items():
            unit = units.get(above or "")
            if unit is not None:
                Commitment.objects.filter(pk__in=pks).update(**{name: unit})


def _retire(
    known: dict[str, Commitment], changes: Iterable[Pairing], now: datetime
) -> list[tuple[Commitment, str]]:
    gone = [known[change.key] for change in changes if change.change == "gone"]
    for unit in gone:
        unit.retired_at, unit.is_promise = now, False
        # Its section and goal may not exist any more; the words and lines stay.
        unit.section, unit.parent, unit.chapter = None, None, None
        unit.save(update_fields=["retired_at", "is_promise", "section", "parent", "chapter"])
    return [(unit, "gone") for unit in gone]


def _version(unit: Commitment, edition: Edition, what: str, now: datetime) -> CommitmentVersion:
    return CommitmentVersion(
        commitment=unit,
        edition=edition,
        change=what,
        text=unit.text,
        first_line=unit.first_line,
        last_line=unit.last_line,
        at=now,
    )
