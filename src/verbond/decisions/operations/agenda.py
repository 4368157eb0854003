"""The agenda: the gate before it, the order on it, and the moment that it becomes public."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from verbond.decisions.core import road
from verbond.decisions.errors import AgendaRefused, DraftConflict, GateClosed
from verbond.decisions.models import Body, Draft, Item, Meeting
from verbond.decisions.operations.turns import (
    day_of,
    item_in_turn,
    meeting_in_turn,
    note_item,
    note_meeting,
)
from verbond.decisions.queries.items import newest_draft, subject_of
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards

OPEN = (Meeting.State.PLANNED, Meeting.State.ANNOUNCED)


@transaction.atomic
def plan_meeting(
    *, body: Body, planned_at: datetime, place: str = "", actor: journal.Actor, now: datetime
) -> Meeting:
    """Plan a meeting of a body."""
    journal.wait_turn()
    if Meeting.objects.filter(body=body, planned_at=planned_at).exists():
        raise AgendaRefused(
            "twice", gettext("Op dat moment staat er al een vergadering van dit orgaan.")
        )
    day = day_of(planned_at)
    begin = f"{body.code}-{day:%Y-%m-%d}"
    taken = set(Meeting.objects.filter(key__startswith=begin).values_list("key", flat=True))
    keys = [begin, *(f"{begin}-{n}" for n in range(2, len(taken) + 3))]
    meeting = Meeting.objects.create(
        body=body,
        key=next(key for key in keys if key not in taken),
        planned_at=planned_at,
        place=place.strip(),
        fictitious=body.fictitious,
    )
    note_meeting(
        meeting=meeting,
        verb="plan_meeting",
        summary=f"Vergadering gepland: {body.name}, {day:%d/%m/%Y}.",
        actor=actor,
        now=now,
    )
    return meeting


@transaction.atomic
def put_on_agenda(
    *, item: Item, meeting: Meeting, sha256: str = "", actor: journal.Actor, now: datetime
) -> Item:
    """Put an item at the end of an agenda. This is the gate: no test, no agenda.

    `sha256` is the text that the clerk was looking at: another one by now is refused. Raises
    `GateClosed` with what is missing unless each test that blocks is signed for the text that
    stands there at this very moment, or exempted with a reason. Nobody can change the text between
    the look and the write: all who write wait for their turn.
    """
    row = item_in_turn(item.pk)
    held = meeting_in_turn(meeting.pk)
    state = road.after(row.state, "put_on_agenda")
    _check_meeting(row, held)
    draft = newest_draft(row)
    if sha256 and sha256 != draft.sha256:
        raise DraftConflict(
            gettext(
                "De tekst veranderde sinds je deze pagina opende. Kijk ze na en probeer opnieuw."
            ),
            theirs=draft,
        )
    check_gate(row, draft, now)
    last = held.items.aggregate(last=Max("position"))["last"] or 0
    row.state, row.meeting, row.position, row.lock = state, held, last + 1, row.lock + 1
    row.is_added_later = held.state == Meeting.State.ANNOUNCED
    row.save(update_fields=["state", "meeting", "position", "lock", "is_added_later"])
    note_item(
        item=row,
        verb="put_on_agenda",
        summary=f"Punt {row.key} op de agenda gezet van {held.key}.",
        actor=actor,
        now=now,
        details={"sha256": draft.sha256, "meeting": held.key},
    )
    return row


def check_gate(item: Item, draft: Draft, now: datetime) -> None:
    """Raise `GateClosed` unless every test that blocks is signed for this text, or exempted."""
    needs = scorecards.blocking(subject_of(item, draft), day_of(now))
    if needs:
        names = ", ".join(need.name for need in needs)
        raise GateClosed(
            gettext("Dit punt kan nog niet op de agenda. Het wacht op: %(names)s.")
            % {"names": names},
            needs=needs,
        )


def _check_meeting(item: Item, meeting: Meeting) -> None:
    if meeting.body_id != item.body_id:
        raise AgendaRefused(
            "other_body",
            gettext("%(key)s is een vergadering van: %(body)s.")
            % {"key": meeting.key, "body": meeting.body.name},
        )
    if meeting.state not in OPEN:
        raise AgendaRefused(
            "not_open",
            gettext("%(key)s: %(state)s. Kies een andere vergadering.")
            % {"key": meeting.key, "state": meeting.get_state_display()},
        )
    if item.treatments.filter(meeting=meeting).exists():
        raise AgendaRefused(
            "treated",
            gettext("%(key)s behandelde dit punt al. Kies een andere vergadering.")
            % {"key": meeting.key},
        )


@transaction.atomic
def take_off_agenda(*, item: Item, reason: str, actor: journal.Actor, now: datetime) -> Item:
    """Take an item off its agenda, with a reason; it is a draft again."""
    if not reason.strip():
        raise AgendaRefused("no_reason", gettext("Zeg waarom dit punt van de agenda gaat."))
    row = item_in_turn(item.pk)
    state, meeting = road.after(row.state, "take_off"), row.meeting
    row.state, row.meeting, row.position, row.lock = state, None, None, row.lock + 1
    row.is_added_later = False
    row.save(update_fields=["state", "meeting", "position", "lock", "is_added_later"])
    if meeting:
        _close_gaps(meeting)
    note_item(
        item=row,
        verb="take_off_agenda",
        summary=f"Punt {row.key} van de agenda gehaald.",
        reason=reason.strip(),
        actor=actor,
        now=now,
        details={"meeting": meeting.key if meeting else ""},
    )
    return row


@transaction.atomic
def move_item(*, item: Item, up: bool, actor: journal.Actor, now: datetime) -> bool:
    """Move an item one place up or down its agenda; False when it is at the end already."""
    row = item_in_turn(item.pk)
    if row.state != Item.State.AGENDA or row.meeting is None:
        raise AgendaRefused("not_on_agenda", gettext("Dit punt staat niet op een agenda."))
    around = Item.objects.filter(meeting=row.meeting).exclude(pk=row.pk)
    if up:
        other = around.filter(position__lt=row.position).order_by("-position").first()
    else:
        other = around.filter(position__gt=row.position).order_by("position").first()
    if other is None:
        return False
    mine, theirs = row.position, other.position
    # Two items never share a place, not even for a moment.
    Item.objects.filter(pk=row.pk).update(position=None)
    Item.objects.filter(pk=other.pk).update(position=mine)
    Item.objects.filter(pk=row.pk).update(position=theirs)
    note_meeting(
        meeting=row.meeting,
        verb="order_agenda",
        summary=f"Agenda van {row.meeting.key}: {row.key} staat nu op {theirs}.",
        actor=actor,
        now=now,
    )
    return True


@transaction.atomic
def announce_agenda(*, meeting: Meeting, actor: journal.Actor, now: datetime) -> Meeting:
    """Publish the agenda; a second time changes nothing."""
    row = meeting_in_turn(meeting.pk)
    if row.state == Meeting.State.ANNOUNCED:
        return row
    if row.state != Meeting.State.PLANNED:
        raise AgendaRefused("not_planned", _stands(row))
    count = row.items.filter(state=Item.State.AGENDA).count()
    if not count:
        raise AgendaRefused("empty", gettext("Deze agenda is leeg. Zet er eerst een punt op."))
    row.state = Meeting.State.ANNOUNCED
    row.save(update_fields=["state"])
    note_meeting(
        meeting=row,
        verb="announce_agenda",
        summary=f"Agenda gepubliceerd: {row.body.name}, {day_of(row.planned_at):%d/%m/%Y}.",
        actor=actor,
        now=now,
        details={"items": count},
    )
    return row


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, actor: journal.Actor, now: datetime
) -> Meeting:
    """Say that a meeting does not take place; its items are drafts again."""
    if not reason.strip():
        raise AgendaRefused("no_reason", gettext("Zeg waarom de vergadering niet doorgaat."))
    row = meeting_in_turn(meeting.pk)
    if row.state not in OPEN:
        raise AgendaRefused("not_open", _stands(row))
    if row.treatments.exists():
        raise AgendaRefused("treated", gettext("Deze vergadering behandelde al een punt."))
    for item in row.items.order_by("position"):
        take_off_agenda(item=item, reason=reason, actor=actor, now=now)
    row.state = Meeting.State.CANCELLED
    row.save(update_fields=["state"])
    note_meeting(
        meeting=row,
        verb="cancel_meeting",
        summary=f"Vergadering {row.key} gaat niet door.",
        reason=reason.strip(),
        actor=actor,
        now=now,
    )
    return row


def _stands(meeting: Meeting) -> str:
    return gettext("%(key)s: %(state)s.") % {
        "key": meeting.key,
        "state": meeting.get_state_display(),
    }


def _close_gaps(meeting: Meeting) -> None:
    for place, item in enumerate(meeting.items.order_by("position"), 1):
        if item.position != place:
            Item.objects.filter(pk=item.pk).update(position=place)
