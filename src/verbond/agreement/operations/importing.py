"""Import an edition: apply a previewed diff whole, in one transaction."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbond.agreement.core.document import Outline
from verbond.agreement.core.promises import judged
from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Annotation, Commitment, Edition
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.annotating import Note, propose
from verbond.agreement.operations.generation import raise_generation
from verbond.agreement.operations.preview import Preview, preview_import, report_of
from verbond.agreement.operations.recomputing import recompute
from verbond.agreement.operations.structure import sync_structure
from verbond.agreement.operations.units import write_units
from verbond.journal import facade as journal

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
# Words that stand for something else at the place of an agreement's address.
TAKEN = frozenset(
    ("agreement", "annotation", "api", "catalogue", "chapter", "commitment", "confirm", "context",
     "dictionary", "docs", "edition", "feeds", "indicator", "indicators", "journal", "place",
     "places", "question", "reading", "source", "stop", "system", "target", "vocabulary")
)  # fmt: skip


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
    journal.wait_turn()
    agreement = _agreement(slug, outline, facts or Facts())
    preview = preview_import(slug=slug, outline=outline, apart=apart)
    if preview.is_same_document and preview.is_empty and agreement.edition:
        return agreement.edition
    edition = _new_edition(agreement, preview, now)
    structure = sync_structure(agreement, outline)
    units = write_units(agreement, edition, preview, structure, now)
    structure.drop_unused()
    agreement.edition = edition
    agreement.save(update_fields=["edition"])
    _propose_kinds(agreement, outline, units, now)
    done = recompute(agreement=agreement, now=now)
    raise_generation(agreement, now)
    journal.record(
        actor=actor,
        verb="import_edition",
        room="agreement",
        object_kind="agreement",
        object_key=slug,
        summary=_summary(edition, preview),
        reason=reason,
        details={
            "sha256": edition.sha256,
            "counts": preview.counts,
            "profile": edition.profile,
            "statuses": done.details,
        },
        at=now,
    )
    return edition


def _summary(edition: Edition, preview: Preview) -> str:
    n = preview.counts
    return (
        f"Editie {edition.number} van het akkoord ingelezen: {n['added']} nieuw, "
        f"{n['changed']} gewijzigd, {n['moved']} verplaatst, {n['gone']} verdwenen."
    )


def _agreement(slug: str, outline: Outline, facts: Facts) -> Agreement:
    if not SLUG.fullmatch(slug) or slug in TAKEN:
        raise ImportRefused(
            "slug",
            f"{slug!r} kan geen adres van een akkoord zijn: kleine letters, cijfers en streepjes, "
            f"hoogstens 80 tekens, en niet {', '.join(sorted(TAKEN))}",
        )
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
        report=report_of(preview.outline),
        imported_at=now,
        changes=preview.counts,
    )


def _propose_kinds(
    agreement: Agreement, outline: Outline, units: dict[str, Commitment], now: datetime
) -> None:
    notes = [
        Note(
            commitment_id=units[key].pk,
            what=What.KIND,
            value=judgement.kind,
            words=judgement.words,
            certainty=60 if judgement.words else 30,
        )
        for key, judgement in judged(outline).items()
        if judgement.kind
    ]
    propose(agreement=agreement, notes=notes, origin=Annotation.Origin.RULE, now=now)
