"""Other parts of the room show themselves on the page of a proposal: photos, milestones, euros."""

from collections.abc import Callable
from dataclasses import dataclass

from verbond.budgets.models import Proposal

# Takes a proposal (its round is loaded); None: nothing to show. In few queries: a page has twelve.
type Gather = Callable[[Proposal], object | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """What one part shows: its template gets the gathered thing as `slot`."""

    template: str
    slot: object


_SLOTS: dict[str, tuple[int, Gather]] = {}


def register_slot(template: str, gather: Gather, *, order: int) -> None:
    """Show something on the page of each proposal; the lowest order comes first."""
    _SLOTS[template] = (order, gather)


def forget_slot(template: str) -> None:
    """Take a slot away again, after a test."""
    _SLOTS.pop(template, None)


def slots_of(proposal: Proposal) -> tuple[Slot, ...]:
    """Gather what the other parts show of one proposal."""
    ordered = sorted(_SLOTS.items(), key=lambda entry: entry[1][0])
    found = [(template, gather(proposal)) for template, (_order, gather) in ordered]
    return tuple(Slot(template, slot) for template, slot in found if slot is not None)
