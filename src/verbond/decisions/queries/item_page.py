"""Everything that the clerk sees of one item, from draft to decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.decisions.core import road
from verbond.decisions.core.differing import Stretch, differences
from verbond.decisions.core.wording import readable
from verbond.decisions.models import (
    Decision,
    Document,
    Draft,
    Item,
    Mandatary,
    Meeting,
    Serves,
    Treatment,
)
from verbond.decisions.queries.items import subject_of, wording_of_draft
from verbond.scorecards import facade as scorecards


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of the draft; with `mark`, a word for which the screening proposes another."""

    text: str
    mark: "scorecards.Mark | None" = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the tests, or the meeting, changed: the tested text beside the one that stands."""

    first: Draft
    is_tested: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    item: Item
    draft: Draft
    drafts: tuple[Draft, ...]
    stations: tuple[road.Station, ...]
    needs: tuple[scorecards.Need, ...]
    missing: tuple[scorecards.Need, ...]
    named: tuple[Serves, ...]
    proposed: tuple[Serves, ...]
    rejected: tuple[Serves, ...]
    suggestions: tuple[agreement.Suggestion, ...]
    found: tuple[agreement.Suggestion, ...]
    documents: tuple[Document, ...]
    meetings: tuple[Meeting, ...]
    treatments: tuple[Treatment, ...]
    decision: Decision | None
    corrections: tuple[Item, ...]
    screening: tuple[Marked, ...]
    change: Change | None

    @property
    def must(self) -> tuple[scorecards.Need, ...]:
        """The tests without which the item reaches no agenda, and those that were done anyway."""
        return tuple(need for need in self.needs if need.gate == "hard" or need.run_id)

    @property
    def advised(self) -> tuple[scorecards.Need, ...]:
        return tuple(need for need in self.needs if need.gate != "hard" and not need.run_id)

    @property
    def marks(self) -> "tuple[scorecards.Mark, ...]":
        return tuple(one.mark for one in self.screening if one.mark)


def item_page(item: Item, now: datetime, query: str = "") -> ItemPage:
    """Gather one item; `query` looks for a commitment by its words."""
    drafts = tuple(Draft.objects.filter(item=item).order_by("-number"))
    draft, day = drafts[0], timezone.localdate(now)
    subject = subject_of(item, draft)
    needs = tuple(scorecards.required(subject, day))
    missing = tuple(need for need in needs if need.blocks)
    serves = _serves(item)
    seen = {row.commitment_id for row in serves}
    treatments = tuple(item.treatments.prefetch_related("votes__ballots__mandatary").order_by("at"))
    decision = Decision.objects.filter(treatment__item=item).first()
    return ItemPage(
        item=item,
        draft=draft,
        drafts=drafts,
        stations=road.stations(item.state, is_blocked=bool(missing)),
        needs=needs,
        missing=missing,
        named=tuple(row for row in serves if row.state == Serves.State.CONFIRMED),
        proposed=tuple(row for row in serves if row.state == Serves.State.PROPOSED),
        rejected=tuple(row for row in serves if row.state == Serves.State.REJECTED),
        # What was taken over got its proposals then; more of them would only be noise.
        suggestions=()
        if item.meeting and item.meeting.uri
        else tuple(one for one in suggestions(subject.text) if one.commitment_id not in seen),
        found=suggestions(query, 8) if query else (),
        documents=tuple(item.documents.all()),
        meetings=open_meetings(item) if item.state == Item.State.DRAFT else (),
        treatments=treatments,
        decision=decision,
        corrections=tuple(decision.corrections.all()) if decision else (),
        screening=screen(subject.text) if item.state == Item.State.DRAFT else (),
        change=what_changed(item, drafts),
    )


def suggestions(text: str, limit: int = 5) -> tuple[agreement.Suggestion, ...]:
    """Propose commitments that share the words of a text; nothing without an agreement."""
    found = agreement.default_agreement()
    return tuple(agreement.suggest(found, text, limit)) if found else ()


def open_meetings(item: Item) -> tuple[Meeting, ...]:
    """Return the meetings whose agenda can still take this item, the next one first."""
    found = Meeting.objects.filter(
        body=item.body_id, state__in=[Meeting.State.PLANNED, Meeting.State.ANNOUNCED]
    )
    return tuple(
        found.exclude(treatments__item=item).select_related("body").order_by("planned_at")[:20]
    )


def screen(text: str) -> tuple[Marked, ...]:
    """Cut a text at the words for which the gender-neutral screening proposes another."""
    found, at = [], 0
    for mark in scorecards.screen_text(text):
        if mark.start > at:
            found.append(Marked(text[at : mark.start]))
        found.append(Marked(text[mark.start : mark.end], mark))
        at = mark.end
    if at < len(text):
        found.append(Marked(text[at:]))
    return tuple(found)


def what_changed(item: Item, drafts: Sequence[Draft]) -> Change | None:
    """Lay the first text, or the first that a test looked at, beside the text that stands now."""
    runs = scorecards.runs_of("decisions", [item.key]).get(item.key, ())
    tested = {run.subject_version for run in runs}
    seen = next((one for one in reversed(drafts) if one.sha256 in tested), None)
    # A test that began and was put aside when the text changed is no run any more.
    is_tested = seen is not None and seen.sha256 != drafts[0].sha256
    first = seen if seen and is_tested else drafts[-1]
    if first.sha256 == drafts[0].sha256:
        return None
    before, after = (readable(wording_of_draft(one)) for one in (first, drafts[0]))
    return Change(first, is_tested, differences(before, after))


def voters(meeting: Meeting) -> tuple[Mandatary, ...]:
    """Return who may vote at a meeting: those who were there, else all with a mandate that day."""
    day = timezone.localdate(meeting.planned_at)
    present = tuple(meeting.present.filter(has_vote=True).order_by("name"))
    people = present or tuple(meeting.body.mandataries.filter(has_vote=True).order_by("name"))
    return tuple(one for one in people if (one.since or day) <= day <= (one.until or day))


def _serves(item: Item) -> tuple[Serves, ...]:
    return tuple(
        item.serves.select_related("commitment__agreement", "commitment__chapter").order_by("pk")
    )
