"""Higher rooms show themselves on the page of a commitment: a door that opens upwards.

A room that knows something about commitments says so when it starts (`apps.ready`). It gives a
template of its own and a function that gathers what the template shows, in few queries.
"""

from collections.abc import Callable
from dataclasses import dataclass

from verbond.agreement.models import Commitment

# Takes a commitment (chapter and agreement are loaded); None: nothing to show.
type Gather = Callable[[Commitment], object | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """What one room shows: its template gets the gathered thing as `panel`."""

    template: str
    panel: object


_PANELS: dict[str, tuple[int, Gather]] = {}


def register_panel(template: str, gather: Gather, *, order: int) -> None:
    """Show a room on the page of each commitment; the lowest order comes first."""
    _PANELS[template] = (order, gather)


def panels_of(commitment: Commitment) -> tuple[Panel, ...]:
    """Gather what the higher rooms show of one commitment."""
    ordered = sorted(_PANELS.items(), key=lambda entry: entry[1][0])
    found = [(template, gather(commitment)) for template, (_order, gather) in ordered]
    return tuple(Panel(template, panel) for template, panel in found if panel is not None)
