"""What waits for the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from verbond.decisions.models import Draft, Item, Meeting
from verbond.decisions.queries.items import newest_drafts, subject_of
from verbond.scorecards import facade as scorecards

MOST_DRAFTS = 40
MOST_MEETINGS = 12


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft on the desk, and the tests that keep it from the agenda."""

    item: Item
    draft: Draft
    missing: tuple[scorecards.Need, ...]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting on the desk, and how far its agenda is."""

    meeting: Meeting
    on_agenda: int
    to_publish: int
    published: int

    @property
    def is_past(self) -> bool:
        return self.meeting.state == Meeting.State.HELD


@dataclass(frozen=True, slots=True)
class Desk:
    drafts: tuple[DraftLine, ...]
    more_drafts: int
    next: tuple[MeetingLine, ...]
    to_record: tuple[MeetingLine, ...]
    to_publish: tuple[MeetingLine, ...]
    last: tuple[MeetingLine, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.drafts or self.next or self.to_record or self.to_publish)


def desk(now: datetime) -> Desk:
    """Gather what waits: drafts with the tests they lack, and meetings to prepare and to close."""
    drafts = Item.objects.filter(state=Item.State.DRAFT).select_related("body")
    shown = list(drafts.order_by("-made_at", "-pk")[:MOST_DRAFTS])
    lines = [_meeting_line(row) for row in _meetings()]
    upcoming = [one for one in lines if not one.is_past and one.meeting.planned_at >= now]
    return Desk(
        drafts=draft_lines(shown, now),
        more_drafts=max(0, drafts.count() - len(shown)),
        next=tuple(sorted(upcoming, key=_planned)[:MOST_MEETINGS]),
        to_record=tuple(
            one for one in lines if one.on_agenda and (one.is_past or one.meeting.planned_at < now)
        ),
        to_publish=tuple(one for one in lines if one.to_publish and not one.on_agenda),
        last=tuple(one for one in lines if one.published and not one.to_publish)[:6],
    )


def draft_lines(items: Sequence[Item], now: datetime) -> tuple[DraftLine, ...]:
    """Show drafts with the tests that they lack, in four queries for all of them."""
    texts, day = newest_drafts(items), timezone.localdate(now)
    needs = scorecards.needs_of([subject_of(item, texts[item.pk]) for item in items], day)
    return tuple(
        DraftLine(item, texts[item.pk], tuple(need for need in needs[item.key] if need.blocks))
        for item in items
    )


def _planned(line: MeetingLine) -> datetime:
    return line.meeting.planned_at


def _meetings() -> Sequence[Meeting]:
    found = Meeting.objects.exclude(state=Meeting.State.CANCELLED).select_related("body")
    counted = found.annotate(
        on_agenda=Count("items", filter=Q(items__state=Item.State.AGENDA)),
        to_publish=Count("items", filter=Q(items__state=Item.State.DECIDED, items__is_public=True)),
        published=Count("items", filter=Q(items__state=Item.State.PUBLISHED)),
    ).order_by("-planned_at")[:300]
    return tuple(counted)


def _meeting_line(row: Meeting) -> MeetingLine:
    counts = vars(row)
    return MeetingLine(row, counts["on_agenda"], counts["to_publish"], counts["published"])
