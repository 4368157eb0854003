"""What the page of a commitment shows of decisions: which ones serve it, when, and how."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from verbond.decisions.models import Decision, Does, Serves
from verbond.decisions.queries.cards import address_of

if TYPE_CHECKING:
    from django.db.models import Model

MOST = 12


@dataclass(frozen=True, slots=True)
class Serving:
    """One published decision that serves the commitment."""

    title: str
    url: str
    body: str
    decided_on: date
    does: str
    fictitious: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class ServingPanel:
    decisions: tuple[Serving, ...]
    more: int


def panel_of(commitment: "Model") -> ServingPanel | None:
    """Return the decisions that serve a commitment, newest first, in two queries; None without."""
    named = dict(
        Serves.objects.filter(
            commitment_id=commitment.pk,
            state=Serves.State.CONFIRMED,
            item__treatments__decisions__published_at__isnull=False,
        ).values_list("item_id", "shows")
    )
    if not named:
        return None
    rows = list(
        Decision.objects.filter(
            treatment__item__in=named, treatment__item__is_public=True, published_at__isnull=False
        )
        .order_by("-decided_on", "key")
        .values_list(
            "title", "key", "treatment__meeting__body__name", "decided_on",
            "treatment__item", "fictitious", "corrected_by__published_at",
        )
    )  # fmt: skip
    found = tuple(
        Serving(title, address_of(key), body, on, str(Does(named[item]).label), fictitious,
                is_corrected=corrected is not None)
        for title, key, body, on, item, fictitious, corrected in rows
    )  # fmt: skip
    return ServingPanel(found[:MOST], max(0, len(found) - MOST)) if found else None
