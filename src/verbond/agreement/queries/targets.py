"""The measurable targets of an agreement with the promises that set them."""

from collections import defaultdict
from dataclasses import dataclass

from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.indicators import facade as indicators
from verbond.indicators.facade import TargetCard


@dataclass(frozen=True, slots=True)
class TargetLine:
    card: TargetCard
    commitments: tuple[Commitment, ...]


def target_lines(agreement: Agreement) -> tuple[TargetLine, ...]:
    """Return every target that a commitment of this agreement sets."""
    setters = _setters(agreement)
    return tuple(
        TargetLine(card, tuple(setters[card.code]))
        for card in indicators.target_cards(sorted(setters))
    )


def commitments_of_target(agreement: Agreement, code: str) -> TargetLine | None:
    cards = indicators.target_cards([code])
    if not cards:
        return None
    return TargetLine(cards[0], tuple(_setters(agreement, code)[code]))


def _setters(agreement: Agreement, code: str = "") -> dict[str, list[Commitment]]:
    notes = Annotation.objects.shown().filter(
        commitment__agreement=agreement, what=What.TARGET, commitment__retired_at=None
    )
    if code:
        notes = notes.filter(value=code)
    found: dict[str, list[Commitment]] = defaultdict(list)
    notes = notes.select_related("commitment__chapter", "commitment__standing")
    for note in notes.order_by("commitment__position"):
        note.commitment.agreement = agreement
        found[note.value].append(note.commitment)
    return found
