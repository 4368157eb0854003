"""Which promises the money of each instrument serves, and which it may."""

from dataclasses import dataclass

from verbond.agreement import facade as agreement
from verbond.budgets.models import Instrument

MOST = 6


@dataclass(frozen=True, slots=True)
class Serving:
    """One instrument with envelopes: the promises tied to it, and those whose words fit."""

    instrument: Instrument
    tied: tuple[agreement.TieCard, ...]
    likely: tuple[agreement.Suggestion, ...]


def serving(words: str) -> tuple[Serving, ...]:
    """Return every instrument with money; `words` look for promises, else its own name does."""
    rows = list(Instrument.objects.filter(envelopes__isnull=False).distinct())
    ties = agreement.ties_of("budgets", [f"envelopes-{one.code}" for one in rows])
    held = agreement.default_agreement()
    return tuple(_serving(one, ties, held, words) for one in rows)


def _serving(
    one: Instrument,
    ties: dict[str, tuple[agreement.TieCard, ...]],
    held: object,
    words: str,
) -> Serving:
    tied = tuple(
        card for card in ties.get(f"envelopes-{one.code}", ()) if card.state == "confirmed"
    )
    known = {card.commitment_id for card in tied}
    text = words or f"{one.name} {one.summary}"
    found = agreement.suggest(held, text, MOST) if held else ()  # type: ignore[arg-type]
    return Serving(one, tied, tuple(card for card in found if card.commitment_id not in known))
