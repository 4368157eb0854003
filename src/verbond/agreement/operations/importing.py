"""Import an edition: show the diff first, then apply it whole, in one transaction."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbond.agreement.core.document import Item, Outline
from verbond.agreement.core.found import Found, find_facts
from verbond.agreement.core.matching import Pairing, Placed, compare, placed_items
from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import (
    Agreement,
    Annotation,
    Commitment,
    CommitmentVersion,
    Edition,
)
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.annotating import Note, propose, raise_generation
from verbond.agreement.operations.structure import Structure, sync_structure
from verbond.journal import facade as journal
from verbond.kit.dutch import pack

PROMISE_KINDS_OF_PROSE = {"deliver", "formula", "target", "study", "test", "lobby", "continue"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands outside the text: whose agreement it is and for which years."""

    title: str = ""
    city: str = ""
    parties: str = ""
    term_from: date | None = None
    term_to: date | None = None
    source_note: str = ""
    fictitious: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, before anything is written."""

    slug: str
    is_new: bool
    is_same_document: bool
    outline: Outline
    changes: tuple[Pairing, ...]

    @property
    def counts(self) -> dict[str, int]:
        counts = dict.fromkeys(("added", "changed", "moved", "gone", "unchanged"), 0)
        for change in self.changes:
            counts[change.change] += 1
        return counts

    @property
    def is_empty(self) -> bool:
        return not any(n for what, n in self.counts.items() if what != "unchanged")


def preview_import(*, slug: str, outline: Outline, apart: Collection[str] = ()) -> Preview:
    """Compare an outline with what is known under this address; nothing is written.

    `apart` holds keys of proposed changes that a person judged to be another promise: the old
    one is gone then, and the new one is added. Raises `ImportRefused` for an outline without
    anything to keep, or for a key in `apart` that is no proposed change.
    """
    if not outline.items:
        raise ImportRefused(
            "nothing_found", f"{outline.source.name}: geen enkele zin gevonden om te bewaren."
        )
    agreement = Agreement.objects.filter(slug=slug).select_related("edition").first()
    edition = agreement.edition if agreement else None
    return Preview(
        slug=slug,
        is_new=agreement is None,
        is_same_document=bool(
            edition
            and edition.sha256 == outline.source.sha256
            and edition.profile == outline.profile
        ),
        outline=outline,
        changes=tuple(_set_apart(compare(_known(agreement), placed_items(outline)), apart)),
    )


def _set_apart(pairings: Iterable[Pairing], apart: Collection[str]) -> Iterator[Pairing]:
    left = set(apart)
    for pairing in pairings:
        if pairing.change == "changed" and pairing.key in left:
            left.discard(pairing.key)
            yield Pairing("gone", pairing.key, pairing.old, None, 0.0)
            yield Pairing("added", f"{pairing.key}-2", None, pairing.new, 0.0)
        else:
            yield pairing
    if left:
        raise ImportRefused(
            "not_changed", f"geen voorgestelde wijziging: {', '.join(sorted(left))}"
        )


def diff_as_json(preview: Preview) -> dict[str, Any]:
    """Return the diff as plain data, for the command line and the waiting page."""
    lines = {item.id: item.lines for item in preview.outline.items}
    return {
        "agreement": preview.slug,
        "new": preview.is_new,
        "same_document": preview.is_same_document,
        "counts": preview.counts,
        "changes": [
            {
                "what": change.change,
                "key": change.key,
                "similarity_percent": round(change.similarity, 1),
                "lines": list(lines[change.new.key]) if change.new else None,
                "before": change.old.text if change.old else "",
                "after": change.new.text if change.new else "",
            }
            for change in preview.changes
            if change.change != "unchanged"
        ],
        "report": _report(preview.outline),
    }


@transaction.atomic
def apply_import(
    *,
    slug: str,
    outline: Outline,
    actor: journal.Actor,
    now: datetime,
    facts: Facts | None = None,
    apart: Collection[str] = (),
    reason: str = "",
) -> Edition:
    """Make an outline the current edition; the same document again changes nothing.

    Keys of units that are still there are kept, what is gone is retired and stays readable.
    """
    agreement = _agreement(slug, outline, facts or Facts())
    preview = preview_import(slug=slug, outline=outline, apart=apart)
    if preview.is_same_document and preview.is_empty and agreement.edition:
        return agreement.edition
    edition = _new_edition(agreement, preview, now)
    structure = sync_structure(agreement, outline)
    units = _write_units(agreement, edition, preview, structure, now)
    structure.drop_unused()
    agreement.edition = edition
    agreement.save(update_fields=["edition"])
    _propose_kinds(agreement, outline, units, now)
    raise_generation(agreement, now)
    journal.record(
        actor=actor,
        verb="import_edition",
        room="agreement",
        object_kind="agreement",
        object_key=slug,
        summary=_summary(edition, preview),
        reason=reason,
        details={"sha256": edition.sha256, "counts": preview.counts, "profile": edition.profile},
        at=now,
    )
    return edition


def _summary(edition: Edition, preview: Preview) -> str:
    n = preview.counts
    return (
        f"Editie {edition.number} van het akkoord ingelezen: {n['added']} nieuw, "
        f"{n['changed']} gewijzigd, {n['moved']} verplaatst, {n['gone']} verdwenen."
    )


def _known(agreement: Agreement | None) -> list[Placed]:
    if agreement is None:
        return []
    rows = (
        Commitment.objects.filter(agreement=agreement)
        .current()
        .order_by("position")
        .values_list("key", "text", "parent__key", "section__title", "chapter__title")
    )
    return [
        Placed(key=key, text=text, parent=parent, section=section or "", chapter=chapter or "")
        for key, text, parent, section, chapter in rows
    ]


def _agreement(slug: str, outline: Outline, facts: Facts) -> Agreement:
    agreement, _ = Agreement.objects.get_or_create(
        slug=slug,
        defaults={
            "title": facts.title or outline.title[:200],
            "city": facts.city,
            "parties": facts.parties,
            "term_from": facts.term_from,
            "term_to": facts.term_to,
            "source_note": facts.source_note,
            "fictitious": facts.fictitious,
        },
    )
    # One import at a time: the row is locked for this transaction.
    return Agreement.objects.select_for_update().get(pk=agreement.pk)


def _new_edition(agreement: Agreement, preview: Preview, now: datetime) -> Edition:
    source = preview.outline.source
    last = agreement.editions.order_by("-number").first()
    return Edition.objects.create(
        agreement=agreement,
        number=last.number + 1 if last else 1,
        name=source.name[:200],
        sha256=source.sha256,
        format=source.format,
        profile=preview.outline.profile,
        lines=[[line.text.replace("\x00", "\ufffd"), line.page] for line in source.lines],
        report=_report(preview.outline),
        imported_at=now,
        changes=preview.counts,
    )


def _report(outline: Outline) -> dict[str, Any]:
    report = outline.report
    return {
        "lines": report.lines,
        "blank": report.blank,
        "consumed": report.consumed,
        "not_understood": [list(run) for run in report.not_understood],
        "notes": list(report.notes),
        "furniture": [{"lines": list(f.lines), "what": f.what} for f in outline.furniture],
    }


def _write_units(
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
    prose = _prose_chapters(preview.outline)
    parents = {item.parent for item in preview.outline.items if item.parent}
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
        _fill(unit, item, position, structure, _is_promise(item, prose, parents))
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
    unit: Commitment, item: Item, position: int, structure: Structure, is_promise: bool
) -> None:
    text = item.text.replace("\x00", "\ufffd")
    unit.role, unit.text, unit.position, unit.page = item.role, text, position, item.page
    unit.quote_hash = hashlib.sha256(text.encode()).hexdigest()
    unit.first_line, unit.last_line = item.lines
    unit.chapter = structure.chapters.get(item.chapter)
    unit.section = structure.sections.get((item.chapter, item.section or 0))
    unit.number = structure.number(item)
    if not unit.kind_is_confirmed:
        unit.kind = item.kind or ""
    unit.is_promise = is_promise and unit.kind != "reference"
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


def _is_promise(item: Item, prose: set[str], parents: set[str]) -> bool:
    """Say whether the city can keep this unit by itself: a goal with actions is kept by them."""
    if item.role == "action" or (item.role == "goal" and item.id not in parents):
        return True
    return (
        item.role in {"text", "statement"}
        and item.chapter in prose
        and item.kind in PROMISE_KINDS_OF_PROSE
    )


def _prose_chapters(outline: Outline) -> set[str]:
    """Chapters without a single bullet: there a promise stands in a plain sentence."""
    with_actions = {item.chapter for item in outline.items if item.role == "action"}
    return {chapter.id for chapter in outline.chapters} - with_actions


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


def _propose_kinds(
    agreement: Agreement, outline: Outline, units: dict[str, Commitment], now: datetime
) -> None:
    notes = [
        Note(
            commitment_id=units[item.id].pk,
            what=What.KIND,
            value=item.kind,
            words=item.kind_words,
            certainty=60 if item.kind_words else 30,
        )
        for item in outline.items
        if item.kind
    ]
    propose(agreement=agreement, notes=notes, origin=Annotation.Origin.RULE, now=now)
