"""One meeting as the clerk prepares and closes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbond.decisions.models import Draft, Item, Mandatary, Meeting, Publishing, Treatment
from verbond.decisions.queries.item_page import voters
from verbond.decisions.queries.items import newest_drafts


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda, with its text as it stands and its result when there is one."""

    item: Item
    draft: Draft
    treatment: Treatment | None
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    meeting: Meeting
    lines: tuple[AgendaLine, ...]
    people: tuple[Mandatary, ...]
    present: frozenset[str]
    publishing: Publishing | None

    @property
    def untreated(self) -> int:
        return sum(one.item.state == Item.State.AGENDA for one in self.lines)

    @property
    def to_publish(self) -> int:
        return sum(
            one.item.state == Item.State.DECIDED and one.item.is_public for one in self.lines
        )

    @property
    def published(self) -> int:
        return sum(one.item.state == Item.State.PUBLISHED for one in self.lines)

    @property
    def is_open(self) -> bool:
        return self.meeting.state in {Meeting.State.PLANNED, Meeting.State.ANNOUNCED}


def meeting_page(meeting: Meeting) -> MeetingPage:
    """Gather the agenda of a meeting with what came of it."""
    items = list(meeting.items.select_related("body").order_by("position", "pk"))
    texts = newest_drafts(items)
    results = {row.item_id: row for row in _treatments(meeting)}
    return MeetingPage(
        meeting=meeting,
        lines=tuple(
            AgendaLine(
                item,
                texts[item.pk],
                results.get(item.pk),
                is_first=place == 0,
                is_last=place == len(items) - 1,
            )
            for place, item in enumerate(items)
            if item.pk in texts
        ),
        people=voters(meeting),
        present=frozenset(meeting.present.values_list("key", flat=True)),
        publishing=Publishing.objects.filter(meeting=meeting).first(),
    )


def _treatments(meeting: Meeting) -> Sequence[Treatment]:
    return tuple(meeting.treatments.prefetch_related("votes"))
