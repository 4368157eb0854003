"""What the page of a commitment shows of the council: the questions of members about it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils import timezone

from verbond.council.models import MemberQuestion

MOST = 6


@dataclass(frozen=True, slots=True)
class AskedPanel:
    """The newest questions about one commitment; `today` tells which are late."""

    questions: tuple[MemberQuestion, ...]
    address: str
    today: date


def panel_of(commitment: Model) -> AskedPanel:
    """Return the questions of members about a commitment, newest first, in one query."""
    rows = MemberQuestion.objects.filter(commitment=commitment.pk).exclude(
        state=MemberQuestion.State.WITHDRAWN
    )
    address: str = commitment.get_absolute_url()  # type: ignore[attr-defined]  # commitments have one
    return AskedPanel(tuple(rows[:MOST]), address, timezone.localdate())
