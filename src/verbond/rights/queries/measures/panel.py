"""What the page of a promise shows of rights: do they come by themselves, and who misses out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbond.agreement import facade as agreement
from verbond.rights.models import Measure
from verbond.rights.queries.measures.drawn import Bar, Dots, dots_of
from verbond.rights.queries.measures.pages import bars_of_quarter
from verbond.rights.queries.measures.rows import RULES, newest_of, quarters

if TYPE_CHECKING:
    from django.db.models import Model

ROOM = "rights"
KEYS = ("rights-check", "granted-automatically", "take-up")
FEW = 4


@dataclass(frozen=True, slots=True)
class RightsPanel:
    """The rules debt, and the rights that most people miss; `quarter` of those."""

    rules: Measure
    debt: Sequence[Dots]
    automatic: int
    bars: Sequence[Bar]
    quarter: str
    fictitious: bool


def panel_of(commitment: "Model") -> RightsPanel | None:
    """Return what a person tied to the promise; None when nothing was."""
    # What is tied counts as evidence, and the page has the standing already: no question more.
    standing = getattr(commitment, "standing", None)
    if standing is None or not standing.evidence:
        return None
    ties = agreement.ties_of(ROOM, list(KEYS))
    is_tied = any(
        card.commitment_id == commitment.pk and card.state == "confirmed"
        for cards in ties.values()
        for card in cards
    )
    rules = newest_of(RULES) if is_tied else None
    if rules is None:
        return None
    known = quarters()
    bars, source = bars_of_quarter(known[0]) if known else ((), None)
    debt = rules.figures["debt"]
    return RightsPanel(
        rules,
        dots_of(debt)[:2],
        len(debt["automatic"]),
        bars[:FEW],
        known[0] if known else "",
        fictitious=bool(source and source.fictitious),
    )
