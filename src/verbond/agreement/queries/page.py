"""Everything that one commitment's page shows, in a fixed number of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.agreement.core.sdg import NAMES
from verbond.agreement.models import (
    Annotation,
    Chapter,
    Commitment,
    CommitmentVersion,
    Question,
    SystemUse,
)
from verbond.agreement.models.annotation import What
from verbond.agreement.queries.agreements import lines_of
from verbond.agreement.queries.follow_up import FollowUp, follow_up
from verbond.agreement.queries.states import Tally, state_in, tally
from verbond.agreement.queries.stations import Station, stations_of
from verbond.indicators import facade as indicators
from verbond.indicators.facade import TargetCard
from verbond.journal import facade as journal
from verbond.places import facade as places

LINES_AROUND = 6


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    text: str
    page: int
    is_quote: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """Another unit, or a chapter, that this commitment is tied to."""

    what: str
    label: str
    url: str
    text: str
    note: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Goal17:
    number: int
    name: str
    words: tuple[str, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    commitment: Commitment
    around: tuple[SourceLine, ...]
    goal: Commitment | None
    siblings: tuple[Commitment, ...]
    parts: tuple[Commitment, ...]
    kind_words: tuple[str, ...]
    links: tuple[Linked, ...]
    goals17: tuple[Goal17, ...]
    themes: tuple[Commitment, ...]
    themes_confirmed: bool
    found_places: tuple[places.PlaceCard, ...]
    targets: tuple[TargetCard, ...]
    systems: tuple[SystemUse, ...]
    questions: tuple[Question, ...]
    journal: tuple[journal.EntryCard, ...]
    follow_up: FollowUp
    stations: tuple[Station, ...]
    versions: tuple[CommitmentVersion, ...] = ()

    @property
    def parts_tally(self) -> Tally:
        """How far the promises under a goal are, counted."""
        return tally(
            part.standing.state if hasattr(part, "standing") else state_in({}, part.pk, part.kind)
            for part in self.parts
            if part.is_promise
        )


_LABELS = {
    (What.RESTATES, True): _("Zegt hetzelfde als"),
    (What.RESTATES, False): _("Wordt herhaald in"),
    (What.CONFLICTS, True): _("Spreekt tegen"),
    (What.CONFLICTS, False): _("Wordt tegengesproken in"),
    (What.REFERS, True): _("Verwijst naar"),
    (What.REFERS, False): _("Wordt genoemd in"),
    (What.SEE_ALSO, True): _("Zie ook"),
    (What.SEE_ALSO, False): _("Zie ook"),
}


def commitment_page(commitment: Commitment, today: date) -> CommitmentPage:
    """Gather the page of one commitment as it is on a day."""
    notes = list(
        Annotation.objects.shown()
        .filter(Q(commitment=commitment) | Q(other=commitment))
        .select_related("commitment__agreement", "other__agreement", "evidence")
        .order_by("what", "-state", "value")
    )
    own = [note for note in notes if note.commitment_id == commitment.pk]
    theme_keys = {note.value for note in own if note.what == What.THEME}
    family = _relatives(commitment, theme_keys)
    evidence = [note for note in own if note.what == What.EVIDENCE]
    seen = follow_up(commitment, evidence, today)
    return CommitmentPage(
        commitment=commitment,
        around=_around(commitment),
        goal=commitment.parent,
        siblings=tuple(unit for unit in family if unit.parent_id == commitment.parent_id
                       and unit.parent_id and unit.pk != commitment.pk),
        parts=tuple(unit for unit in family if unit.parent_id == commitment.pk),
        kind_words=tuple(
            word for note in own if note.what == What.KIND and note.value == commitment.kind
            for word in note.words
        ),
        links=_links(commitment, notes),
        goals17=tuple(
            Goal17(int(n.value), gettext(NAMES[int(n.value)]), tuple(n.words),
                   n.state == Annotation.State.CONFIRMED)
            for n in own if n.what == What.SDG
        ),
        themes=tuple(
            unit for unit in family if unit.key in theme_keys or unit.pk == commitment.theme_id
        ),
        themes_confirmed=all(
            n.state == Annotation.State.CONFIRMED for n in own if n.what == What.THEME
        ),
        found_places=_places(own),
        targets=indicators.target_cards(n.value for n in own if n.what == What.TARGET),
        systems=_systems(commitment),
        questions=_questions(commitment),
        journal=journal.entries_about(
            "agreement", "commitment", f"{commitment.agreement.slug}/{commitment.key}"
        ),
        follow_up=seen,
        stations=stations_of(commitment, seen),
        versions=_versions(commitment),
    )  # fmt: skip


def _relatives(commitment: Commitment, theme_keys: Collection[str]) -> list[Commitment]:
    """Return, in one query, what stands under it and beside it, and its themes."""
    query = Q(parent=commitment.pk) | Q(key__in=theme_keys) | Q(pk=commitment.theme_id or 0)
    if commitment.parent_id:
        query |= Q(parent=commitment.parent_id)
    units = list(
        Commitment.objects.current()
        .filter(query, agreement=commitment.agreement_id)
        .select_related("standing")
        .order_by("position")
    )
    for unit in units:
        unit.agreement = commitment.agreement
    return units


def _around(commitment: Commitment) -> tuple[SourceLine, ...]:
    edition = commitment.agreement.edition
    if edition is None or commitment.retired_at:
        return ()
    first = max(1, commitment.first_line - LINES_AROUND)
    lines = lines_of(edition)
    last = min(len(lines), commitment.last_line + LINES_AROUND)
    return tuple(
        SourceLine(number, text, page,
                   commitment.first_line <= number <= commitment.last_line)
        for number, (text, page, *_) in enumerate(lines[first - 1 : last], first)
        if text.strip()
    )  # fmt: skip


def _links(commitment: Commitment, notes: Iterable[Annotation]) -> tuple[Linked, ...]:
    chapters = {chapter.key: chapter for chapter in _chapters_named(commitment, notes)}
    found = []
    for note in notes:
        if (What(note.what), True) not in _LABELS:
            continue
        outward = note.commitment_id == commitment.pk
        other = note.other if outward else note.commitment
        url, text = "", ""
        if other is not None:
            url, text = other.get_absolute_url(), other.text
        elif note.value.startswith("chapter:"):
            chapter = chapters.get(note.value.removeprefix("chapter:"))
            url = chapter.get_absolute_url() if chapter else ""
            text = chapter.name if chapter else ""
        found.append(
            Linked(
                what=note.what,
                label=str(_LABELS[What(note.what), outward]),
                url=url,
                text=text,
                note=note.note,
                is_confirmed=note.state == Annotation.State.CONFIRMED,
            )
        )
    return tuple(found)


def _chapters_named(commitment: Commitment, notes: Iterable[Annotation]) -> Iterable[Chapter]:
    keys = [n.value.removeprefix("chapter:") for n in notes if n.value.startswith("chapter:")]
    if not keys:
        return ()
    return Chapter.objects.select_related("agreement").filter(
        agreement=commitment.agreement_id, key__in=keys
    )


def _questions(commitment: Commitment) -> tuple[Question, ...]:
    if not getattr(commitment, "has_questions", True):
        return ()
    shown = [Question.State.OPEN, Question.State.ANSWERED]
    return tuple(commitment.questions.filter(state__in=shown))


def _versions(commitment: Commitment) -> tuple[CommitmentVersion, ...]:
    return tuple(commitment.versions.select_related("edition").defer("edition__lines"))


def _places(own: Iterable[Annotation]) -> tuple[places.PlaceCard, ...]:
    codes = [note.value for note in own if note.what == What.PLACE]
    return places.place_cards(codes) if codes else ()


def _systems(commitment: Commitment) -> tuple[SystemUse, ...]:
    uses = commitment.system_uses.select_related("system").order_by("system__position")
    seen: dict[int, SystemUse] = {}
    for use in uses:
        seen.setdefault(use.system_id, use)
    return tuple(seen.values())
