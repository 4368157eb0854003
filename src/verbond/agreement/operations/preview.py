"""What an import would do, before anything is written."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from verbond.agreement.core.document import Outline
from verbond.agreement.core.matching import Pairing, Placed, compare, placed_items
from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Commitment


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
        "report": report_of(preview.outline),
    }


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


def report_of(outline: Outline) -> dict[str, Any]:
    """Return how the document was read, as plain data kept with its edition."""
    report = outline.report
    return {
        "lines": report.lines,
        "blank": report.blank,
        "consumed": report.consumed,
        "not_understood": [list(run) for run in report.not_understood],
        "notes": list(report.notes),
        "furniture": [{"lines": list(f.lines), "what": f.what} for f in outline.furniture],
    }
