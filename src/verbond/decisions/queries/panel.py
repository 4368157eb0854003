"""What the page of a commitment shows of decisions: what is on an agenda and not yet decided.

What was decided is evidence, and the agreement shows all evidence: nothing stands twice.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from verbond.decisions.models import Item, Meeting, Serves
from verbond.decisions.queries.items import newest_drafts

if TYPE_CHECKING:
    from django.db.models import Model

MOST = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """One point of a public agenda that serves the commitment and has no published decision."""

    title: str
    url: str
    body: str
    planned_at: datetime
    fictitious: bool


@dataclass(frozen=True, slots=True)
class WaitingPanel:
    points: tuple[Waiting, ...]


def panel_of(commitment: "Model") -> WaitingPanel | None:
    """Return what will be decided about a commitment, soonest first; None when nothing waits."""
    named = Serves.objects.filter(commitment_id=commitment.pk, state=Serves.State.CONFIRMED)
    # A result that is known but not yet published must not show: it looks like any other point.
    items = list(
        Item.objects.filter(
            pk__in=named.values("item"),
            state__in=(Item.State.AGENDA, Item.State.DECIDED),
            is_public=True,
            meeting__state__in=(Meeting.State.ANNOUNCED, Meeting.State.HELD),
        )
        .select_related("meeting__body")
        .order_by("meeting__planned_at", "position", "pk")[:MOST]
    )
    if not items:
        return None
    drafts = newest_drafts(items)
    return WaitingPanel(
        tuple(_waiting(item, item.meeting, drafts[item.pk].title) for item in items if item.meeting)
    )


def _waiting(item: Item, meeting: Meeting, title: str) -> Waiting:
    url = f"/decisions/meeting/{meeting.key}/"
    return Waiting(title, url, meeting.body.name, meeting.planned_at, item.fictitious)
