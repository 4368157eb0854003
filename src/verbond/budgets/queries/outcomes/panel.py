"""What the page of a promise shows of the money that residents decide on, district by district."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.budgets.models import Instrument
from verbond.budgets.queries.outcomes.promised import Promised, promised_of

if TYPE_CHECKING:
    from django.db.models import Model

ROOM = "budgets"


@dataclass(frozen=True, slots=True)
class MoneyPanel:
    """The instruments that a person tied to the promise, each with its envelopes."""

    instruments: tuple[tuple[str, Promised], ...]


def panel_of(commitment: "Model") -> MoneyPanel | None:
    """Return the money behind a promise; None when nobody tied any to it."""
    keys = {f"envelopes-{one.code}": one for one in Instrument.objects.all()}
    ties = agreement.ties_of(ROOM, list(keys)) if keys else {}
    tied = [
        keys[key]
        for key, cards in ties.items()
        if any(card.commitment_id == commitment.pk and card.state == "confirmed" for card in cards)
    ]
    today = timezone.localdate()
    found = [(one.name, promised_of(one, today)) for one in tied]
    shown = tuple((name, promised) for name, promised in found if promised is not None)
    return MoneyPanel(shown) if shown else None
