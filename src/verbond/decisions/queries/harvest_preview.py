"""What a page of elsewhere would bring, beside what is here already."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Count
from django.utils import timezone

from verbond.decisions.core.linked.harvested import HarvestedMeeting, HarvestedPoint
from verbond.decisions.models import Body, Item, Meeting, Serves, Treatment, WaitingPage

MOST_POINTS = 300
MOST_NOTES = 200
MOST_EARLIER = 10
_CHUNK = 500
_OUTCOMES = dict(Treatment.Outcome.choices)


def preview_of(found: HarvestedMeeting, notes: Sequence[str]) -> dict[str, Any]:
    """Say as plain values what would come in, what is known, and what did not fit."""
    known = _known([point.treatment_uri for point in found.points])
    usable = [point for point in found.points if point.outcome]
    fresh = [point for point in usable if point.treatment_uri not in known]
    has_meeting = Meeting.objects.filter(uri=found.uri).exists()
    body = Body.objects.filter(uri=found.body_uri).first() if found.body_uri else None
    return {
        "body": found.body_name,
        "unit": found.unit,
        "has_body": body is not None,
        "is_own": body is not None and not body.taken_over,
        "on": timezone.localdate(found.planned_at).isoformat(),
        "place": found.place,
        "present": len(found.present),
        "fresh": len(fresh),
        "known": len(usable) - len(fresh),
        "decisions": sum(len(point.decisions) for point in fresh),
        "votes": sum(len(point.votes) for point in fresh),
        "points": [_point(point, known) for point in usable[:MOST_POINTS]],
        "more_points": max(0, len(usable) - MOST_POINTS),
        "notes": list(notes[:MOST_NOTES]),
        "more_notes": max(0, len(notes) - MOST_NOTES),
        "is_same": has_meeting and not fresh,
    }


def _point(point: HarvestedPoint, known: Collection[str]) -> dict[str, Any]:
    return {
        "title": point.title,
        "outcome": str(_OUTCOMES[point.outcome]),
        "is_known": point.treatment_uri in known,
        "decisions": len(point.decisions),
        "articles": sum(len(one.articles) for one in point.decisions),
        "votes": [
            {"favour": vote.in_favour, "against": vote.against, "abstained": vote.abstained}
            for vote in point.votes
        ],
    }


def _known(addresses: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(addresses), _CHUNK):
        part = addresses[start : start + _CHUNK]
        found.update(Treatment.objects.filter(uri__in=part).values_list("uri", flat=True))
    return found


def recent_pages() -> tuple[WaitingPage, ...]:
    """Return the pages that were brought lately, without their bytes."""
    return tuple(WaitingPage.objects.defer("content")[:MOST_EARLIER])


def proposals_of(row: WaitingPage) -> tuple[Item, ...]:
    """Return the items of a taken over meeting that wait for a word on a promise."""
    if row.meeting is None:
        return ()
    waiting = Item.objects.filter(meeting=row.meeting, serves__state=Serves.State.PROPOSED)
    found = waiting.annotate(count=Count("serves")).prefetch_related("drafts")
    return tuple(found.order_by("position", "pk"))
