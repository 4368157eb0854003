"""Workshops of a round, and a workshop as a calendar file."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from verbond.budgets.models import Round, Workshop, WorkshopSeat

_PRODUCT = "-//Verbond//verbond//NL"


@dataclass(frozen=True, slots=True)
class WorkshopCard:
    """A workshop with its seats; `left` is None when there is no limit."""

    row: Workshop
    taken: int
    mine: bool
    is_over: bool

    @property
    def left(self) -> int | None:
        return None if self.row.seats is None else max(0, self.row.seats - self.taken)

    @property
    def is_open(self) -> bool:
        return not self.is_over and not self.row.cancelled_because and self.left != 0


def workshops_of(row: Round, person_id: int | None, now: datetime) -> tuple[WorkshopCard, ...]:
    """Return the workshops of a round, those to come first. Two queries."""
    rows = Workshop.objects.filter(round=row).annotate(count=Count("taken")).order_by("starts_at")
    mine = _seats_of(person_id, row)
    cards = [
        WorkshopCard(one, one.count, one.pk in mine, is_over=one.starts_at <= now) for one in rows
    ]
    return tuple(sorted(cards, key=lambda card: card.is_over))


def _seats_of(person_id: int | None, row: Round) -> set[int]:
    if person_id is None:
        return set()
    rows = WorkshopSeat.objects.filter(person_id=person_id, workshop__round=row)
    return set(rows.values_list("workshop_id", flat=True))


def as_calendar(workshop: Workshop, *, page: str) -> bytes:
    """Write a workshop as a calendar file (RFC 5545); the same row gives the same bytes."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = icalendar.Event()
    event.add("uid", f"werkavond-{workshop.pk}@verbond")
    event.add("dtstamp", workshop.made_at)
    event.add("sequence", workshop.lock)
    event.add("dtstart", workshop.starts_at)
    event.add("dtend", workshop.ends_at or workshop.starts_at + timedelta(hours=2))
    event.add("summary", _marked(workshop))
    event.add("location", workshop.place)
    event.add("description", workshop.text)
    event.add("url", page)
    event.add("status", "CANCELLED" if workshop.cancelled_because else "CONFIRMED")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _marked(workshop: Workshop) -> str:
    if workshop.fictitious and "fictief" not in workshop.title.lower():
        return f"{workshop.title} (fictief)"
    return workshop.title
