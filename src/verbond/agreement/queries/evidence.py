"""Evidence and its ties, as other rooms and pages see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse

from verbond.agreement.models import Annotation, Chapter, Evidence
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import EvidenceKind, Shows, State


@dataclass(frozen=True, slots=True)
class TieCard:
    """A promise that a piece of evidence is, or may be, tied to; `standing` is its status."""

    commitment_id: int
    slug: str
    key: str
    text: str
    url: str
    chapter_key: str
    chapter_name: str
    hue: int
    state: str
    shows: str
    words: tuple[str, ...]
    certainty: int
    standing: str


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """A piece of evidence as it is tied to one promise; `state` is that of the tie."""

    room: str
    key: str
    kind: str
    shows: str
    title: str
    url: str
    source: str
    said_by: str
    on: date
    number: Decimal | None
    out_of: Decimal | None
    unit: str
    is_met: bool | None
    planned_cents: int | None
    booked_cents: int | None
    facts: Mapping[str, object]
    fictitious: bool
    state: str
    words: tuple[str, ...]
    certainty: int
    annotation_id: int
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_because: str

    @property
    def kind_label(self) -> str:
        """Name the class of evidence in the language of the reader."""
        return str(EvidenceKind(self.kind).label)

    @property
    def shows_label(self) -> str:
        """Say what it shows in the language of the reader."""
        return str(Shows(self.shows).label)

    @property
    def counts(self) -> bool:
        """Tell whether the status rests on it: confirmed, and not taken back."""
        return self.state == Annotation.State.CONFIRMED and self.withdrawn_at is None


def ties_of(room: str, keys: Collection[str]) -> dict[str, tuple[TieCard, ...]]:
    """Return the promises of each of these pieces, in one query; keys without any are absent."""
    rows = Annotation.objects.filter(
        what=What.EVIDENCE, evidence__room=room, evidence__key__in=list(keys),
        commitment__retired_at=None,
    ).order_by("commitment__agreement", "commitment__position")  # fmt: skip
    # Plain values: a plan or an agenda asks for hundreds of ties, each of five tables.
    found: dict[str, list[TieCard]] = {}
    chapters: dict[int, Chapter] = {}
    for key, *tie in rows.values_list("evidence__key", *_TIE):
        found.setdefault(key, []).append(_tie(chapters, *tie))
    return {key: tuple(cards) for key, cards in found.items()}


_TIE = (
    "commitment", "commitment__agreement__slug", "commitment__key", "commitment__text",
    "commitment__chapter", "commitment__chapter__key", "commitment__chapter__title",
    "commitment__chapter__position", "state", "shows", "evidence__shows", "words", "certainty",
    "commitment__standing__state",
)  # fmt: skip


def _tie(chapters: dict[int, Chapter], *values: Any) -> TieCard:
    unit, slug, key, text, within, chapter_key, title, position, state, *rest = values
    own_shows, shows, words, certainty, standing = rest
    if within is not None and within not in chapters:
        chapters[within] = Chapter(key=chapter_key, title=title, position=position)
    chapter = chapters.get(within)
    return TieCard(
        commitment_id=unit,
        slug=slug,
        key=key,
        text=text,
        url=reverse("agreement:commitment", args=[slug, key]),
        chapter_key=chapter.key if chapter else "",
        chapter_name=chapter.name if chapter else "",
        hue=chapter.hue if chapter else 0,
        state=state,
        shows=own_shows or shows,
        words=tuple(words),
        certainty=certainty,
        standing=standing or State.UNKNOWN.value,
    )


def evidence_of(commitment_id: int) -> tuple[EvidenceCard, ...]:
    """Return everything tied to one promise, newest first; the rejected are left out."""
    rows = (
        Annotation.objects.shown()
        .filter(what=What.EVIDENCE, commitment=commitment_id, evidence__isnull=False)
        .select_related("evidence")
        .order_by("-evidence__on", "evidence__room", "evidence__key")
    )
    return tuple(_card(row, row.evidence) for row in rows if row.evidence is not None)


def _card(row: Annotation, evidence: Evidence) -> EvidenceCard:
    return EvidenceCard(
        room=evidence.room,
        key=evidence.key,
        kind=evidence.kind,
        shows=row.shows or evidence.shows,
        title=evidence.title,
        url=evidence.url,
        source=evidence.source,
        said_by=evidence.said_by,
        on=evidence.on,
        number=evidence.number,
        out_of=evidence.out_of,
        unit=evidence.unit,
        is_met=evidence.is_met,
        planned_cents=evidence.planned_cents,
        booked_cents=evidence.booked_cents,
        facts=evidence.facts,
        fictitious=evidence.fictitious,
        state=row.state,
        words=tuple(row.words),
        certainty=row.certainty,
        annotation_id=row.pk,
        recorded_at=evidence.recorded_at,
        withdrawn_at=evidence.withdrawn_at,
        withdrawn_because=evidence.withdrawn_because,
    )
