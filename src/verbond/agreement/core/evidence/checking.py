"""Refuse a piece of evidence that could not be kept, or that says something impossible."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from verbond.agreement.core.evidence.cards import Piece
from verbond.agreement.core.evidence.errors import EvidenceRefused
from verbond.agreement.core.evidence.words import KINDS, SHOWS
from verbond.journal.core.chain import check_exact

_ROOM = re.compile(r"[a-z][a-z0-9_-]{0,19}")
_LONGEST = {"key": 90, "title": 300, "source": 300, "url": 500, "said_by": 120, "unit": 60}
_NEEDED = frozenset(("key", "title", "source"))
LARGEST = Decimal(10) ** 14
_MOST_CENTS = 2**53  # what the journal can write exactly
STEP = Decimal("0.0001")


def check_piece(piece: Piece, *, today: date) -> None:
    """Check one piece against what can be kept; a day to come is no evidence.

    Raises `EvidenceRefused` with the address of the piece, the field and what is allowed.
    """
    for field, fault in _faults(piece, today):
        raise EvidenceRefused(field, f"evidence {piece.address!r:.120}, {field}: {fault}")
    check_exact(dict(piece.facts), "facts")


def _faults(piece: Piece, today: date) -> Iterator[tuple[str, str]]:
    if not _ROOM.fullmatch(piece.room):
        yield "room", "expected the name of a room (lower case, at most 20 characters)"
    for field, allowed in (("kind", KINDS), ("shows", SHOWS)):
        if getattr(piece, field) not in allowed:
            yield field, f"{getattr(piece, field)!r} is not one of {', '.join(allowed)}"
    yield from _texts(piece)
    if piece.kind == "statement" and not piece.said_by.strip():
        yield "said_by", "a statement names who says so"
    if piece.on > today:
        yield "on", f"{piece.on} is still to come; evidence is about a day up to {today}"
    yield from _figures(piece)


def _texts(piece: Piece) -> Iterator[tuple[str, str]]:
    for field, longest in _LONGEST.items():
        text = getattr(piece, field)
        if "\x00" in text or len(text) > longest:
            yield field, f"at most {longest} characters, without NUL"
        if field in _NEEDED and not text.strip():
            yield field, "cannot be empty"
    inside = piece.url.startswith("/") and not piece.url.startswith("//")
    if piece.url and not inside and not piece.url.startswith(("https://", "http://")):
        yield "url", "expected a path of the site or https://…"


def _figures(piece: Piece) -> Iterator[tuple[str, str]]:
    for field in ("number", "out_of"):
        figure = getattr(piece, field)
        if figure is not None and not _is_kept_exactly(figure):
            yield field, f"{figure} cannot be kept exactly; at most 14 digits and 4 decimals"
    if piece.number is not None and piece.number < 0 and piece.shows != "measured":
        yield "number", "a count is 0 or more"
    if piece.out_of is not None and piece.out_of <= 0 and piece.shows != "measured":
        yield "out_of", "the whole is more than 0; say None when nobody knows it"
    for field in ("planned_cents", "booked_cents"):
        cents = getattr(piece, field)
        if cents is not None and (type(cents) is not int or abs(cents) > _MOST_CENTS):
            yield field, "expected whole cents"


def _is_kept_exactly(figure: Decimal) -> bool:
    return figure.is_finite() and abs(figure) < LARGEST and figure == figure.quantize(STEP)
