"""What a room hands over: a piece of evidence, and the promises that it may be tied to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of a room that shows something about promises; `room` and `key` are its address.

    A series is one piece: record its newest state under the same key. Amounts in cents. A figure
    that nobody knows is None, never 0. `facts` holds what JSON knows, without floats.
    """

    room: str
    key: str
    kind: str
    shows: str
    title: str
    source: str
    on: date
    url: str = ""
    said_by: str = ""
    number: Decimal | None = None
    out_of: Decimal | None = None
    unit: str = ""
    is_met: bool | None = None
    planned_cents: int | None = None
    booked_cents: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    fictitious: bool = False

    @property
    def address(self) -> str:
        """Give the value of the annotations that tie it."""
        return f"{self.room}:{self.key}"


@dataclass(frozen=True, slots=True)
class Tie:
    """A promise that a piece may show something of; only a confirmed tie counts.

    `shows` is given when the piece shows something else of this promise than it does in general.
    """

    commitment_id: int
    shows: str = ""
    confirmed: bool = False
    words: tuple[str, ...] = ()
    certainty: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one call wrote: pieces by what became of them, and ties that are new or confirmed."""

    added: int
    changed: int
    same: int
    tied: int
