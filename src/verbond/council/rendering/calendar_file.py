"""The evaluations of an agreement as a calendar that anybody can subscribe to (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from verbond.council.models import Evaluation

_PRODUCT = "-//Verbond//verbond//NL"


def as_calendar(agreement: Any, evaluations: Iterable[Evaluation], *, page: str) -> bytes:
    """Write the evaluations that have a day; the same rows give the same bytes.

    An event is dated by the agreement's own first day and not by the clock: a calendar that reads
    the file again finds nothing new when nothing changed.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Evaluaties: {agreement.title}")
    stamp = datetime.combine(agreement.term_from, time(), UTC) if agreement.term_from else None
    for row in evaluations:
        if row.on is None:
            continue
        event = icalendar.Event()
        event.add("uid", f"{agreement.slug}-{row.key}@verbond")
        event.add("dtstamp", stamp or datetime.combine(row.on, time(), UTC))
        event.add("dtstart", row.on)
        event.add("dtend", row.on + timedelta(days=1))
        event.add("summary", _marked(row))
        event.add("description", f"“{row.quote}” ({agreement.title}, regel {row.line})")
        event.add("url", page)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _marked(row: Evaluation) -> str:
    if row.fictitious and "fictief" not in row.title:
        return f"{row.title} (fictief)"
    return row.title
