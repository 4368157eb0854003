"""Taking turns: whoever changes an item first waits, then reads it again, and only then looks."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from verbond.decisions.errors import NoSuch
from verbond.decisions.models import Item, Meeting
from verbond.journal import facade as journal


def item_in_turn(pk: int) -> Item:
    """Wait for other writers, then return the item as it stands now, locked."""
    journal.wait_turn()
    # The joined rows are read, not locked: PostgreSQL locks no nullable side of an outer join.
    found = (
        Item.objects.select_for_update(of=("self",))
        .select_related("body", "meeting", "corrects")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NoSuch("no_item", gettext("Dit punt bestaat niet meer."))
    return found


def meeting_in_turn(pk: int) -> Meeting:
    """Wait for other writers, then return the meeting as it stands now, locked."""
    journal.wait_turn()
    found = (
        Meeting.objects.select_for_update(of=("self",)).select_related("body").filter(pk=pk).first()
    )
    if found is None:
        raise NoSuch("no_meeting", gettext("Deze vergadering bestaat niet meer."))
    return found


def day_of(at: datetime) -> date:
    """Return the day in the city of an instant."""
    return timezone.localdate(at)


def note_item(
    *,
    item: Item,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write an act on an item. The summary names its key, never its text: a draft is not public."""
    journal.record(
        actor=actor,
        verb=verb,
        room="decisions",
        object_kind="item",
        object_key=item.key,
        summary=summary,
        reason=reason,
        details=details or {},
        at=now,
    )


def note_meeting(
    *,
    meeting: Meeting,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write an act on a meeting."""
    journal.record(
        actor=actor,
        verb=verb,
        room="decisions",
        object_kind="meeting",
        object_key=meeting.key,
        summary=summary,
        reason=reason,
        details=details or {},
        at=now,
    )
