"""One piece of evidence as the rules see it, tied to one promise."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

# Codes and plain values, from which a sentence is made in the language of the reader.
type Reason = dict[str, str | int | bool]


class Tied(NamedTuple):
    """A piece of evidence with what it shows of one promise; `key` is "room:key"."""

    key: str
    kind: str
    shows: str
    on: date
    title: str = ""
    said_by: str = ""
    number: Decimal | None = None
    out_of: Decimal | None = None
    unit: str = ""
    is_met: bool | None = None
    planned_cents: int | None = None
    booked_cents: int | None = None
    deadline_on: date | None = None


def reason_of(code: str, piece: Tied, today: date, state: str = "") -> Reason:
    """Say which rule read which piece, with the values that a sentence needs."""
    reason: Reason = {
        "code": code, "kind": piece.kind, "key": piece.key, "title": piece.title,
        "on": piece.on.isoformat(),
    }  # fmt: skip
    if state:
        reason |= {"state": state, "shows": piece.shows}
    for name, value in _values(piece).items():
        if value is not None and value != "":
            reason[name] = value
    if piece.deadline_on is not None:
        reason["deadline"] = piece.deadline_on.isoformat()
        reason["is_over"] = today > piece.deadline_on
    return reason


def _values(piece: Tied) -> dict[str, str | int | None]:
    return {
        "by": piece.said_by,
        "planned_cents": piece.planned_cents,
        "booked_cents": piece.booked_cents,
        "number": None if piece.number is None else plain_figure(piece.number),
        "out_of": None if piece.out_of is None else plain_figure(piece.out_of),
        "unit": piece.unit,
    }


def plain_figure(figure: Decimal) -> str:
    """Write a figure without closing zeros, so that 12 and 12.0000 give one text.

    >>> plain_figure(Decimal("12.5000")), plain_figure(Decimal("100")), plain_figure(Decimal("0.0"))
    ('12.5', '100', '0')
    """
    text = format(figure, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
