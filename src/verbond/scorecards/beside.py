"""Higher rooms lay figures beside a test: a door that opens upwards.

A room that has figures on what is tested says so when it starts (`apps.ready`). It gives a template
of its own and a function that gathers what the template shows, in few queries.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Beside:
    """Of what figures are asked: a subject, by whom it is read, and till when it changes.

    `code` is that of one test, empty for all tests of the subject together.
    """

    room: str
    key: str
    code: str = ""
    is_staff: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What one room lays there: its template gets the gathered thing as `figures`."""

    template: str
    figures: object


# None: this room has nothing to show there.
type Gather = Callable[[Beside], object | None]

_GATHERERS: dict[str, tuple[int, Gather]] = {}


def register_figures(template: str, gather: Gather, *, order: int) -> None:
    """Lay figures of a room beside each test; the lowest order comes first."""
    _GATHERERS[template] = (order, gather)


def figures_beside(where: Beside) -> tuple[Figures, ...]:
    """Gather what the higher rooms lay beside the tests of a subject."""
    ordered = sorted(_GATHERERS.items(), key=lambda entry: entry[1][0])
    found = [(template, gather(where)) for template, (_order, gather) in ordered]
    return tuple(Figures(template, one) for template, one in found if one is not None)


def forget_figures(template: str) -> None:
    """Undo a registration, in tests."""
    _GATHERERS.pop(template, None)
