"""What was counted of a promise, and whether that is all of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from verbond.agreement.core.evidence.pieces import Tied

_COUNTED = frozenset(("counted", "applied"))


class Count(NamedTuple):
    """The count that holds for one unit: of the strongest class the newest, then the lowest."""

    strength: int
    on: date
    less: Decimal
    key: str
    piece: Tied

    @property
    def is_full(self) -> bool:
        piece = self.piece
        return (
            piece.number is not None and piece.out_of is not None and piece.number >= piece.out_of
        )


class Counts:
    """The counts that hold for one promise; a count that nobody knows is no count."""

    def __init__(self, by_unit: Mapping[tuple[str, str], Count], measures: Iterable[Tied]) -> None:
        self._held = tuple(by_unit.values())
        self._keys = frozenset(count.key for count in self._held)
        self._all_full = all(count.is_full for count in self._held)
        self._all_met = all(piece.is_met is True for piece in measures)

    def fits(self, when: str, piece: Tied) -> bool:
        """Tell whether the figures of a piece are as a rule asks."""
        if when == "booked":
            return (piece.booked_cents or 0) > 0
        if when in _MEASURED:
            met = piece.is_met and self._all_met
            return when == ("unclear" if piece.is_met is None else "met" if met else "unmet")
        if piece.number is None or piece.key not in self._keys:
            return False
        if when == "none":
            return piece.number == 0
        return piece.number > 0 and (when == "some" or self._all_full)

    def contradicts(self, strength: int, piece: Tied) -> bool:
        """Tell whether a count that is not full says that the promise is not kept yet."""
        return any(
            not count.is_full and (count.strength, count.on) >= (strength, piece.on)
            for count in self._held
            if count.piece.out_of is not None and count.piece is not piece
        )

    def shown(self, winner: Tied | None) -> Tied | None:
        """Give the piece whose count is shown: that which decided, else the newest."""
        if winner is not None and winner.key in self._keys:
            return winner
        newest = max(self._held, key=lambda count: (count.on, count.key), default=None)
        return newest.piece if newest else None


_MEASURED = frozenset(("met", "unmet", "unclear"))
_NOTHING = Counts({}, ())


def count(pieces: Iterable[Tied], strength: Mapping[str, int]) -> Counts:
    """Find the counts that hold, one for each unit of what is counted."""
    held: dict[tuple[str, str], Count] = {}
    measures = []
    for piece in pieces:
        if piece.shows == "measured":
            measures.append(piece)
        elif piece.shows in _COUNTED and piece.number is not None:
            found = Count(strength[piece.kind], piece.on, -piece.number, piece.key, piece)
            address = (piece.shows, piece.unit)
            known = held.get(address)
            if known is None or found[:4] > known[:4]:
                held[address] = found
    return Counts(held, measures) if held or measures else _NOTHING
