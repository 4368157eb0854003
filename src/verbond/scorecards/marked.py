"""A text cut into pieces, so that a page can show marked words in their place."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbond.scorecards.core.screening import Mark


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A run of text; `mark` when it is marked."""

    text: str
    mark: Mark | None


def marked_text(text: str, marks: Sequence[Mark]) -> tuple[MarkedPiece, ...]:
    """Cut a text at its marks; joining the pieces gives it back."""
    pieces: list[MarkedPiece] = []
    place = 0
    for mark in marks:
        if mark.start > place:
            pieces.append(MarkedPiece(text[place : mark.start], None))
        pieces.append(MarkedPiece(text[mark.start : mark.end], mark))
        place = mark.end
    if place < len(text):
        pieces.append(MarkedPiece(text[place:], None))
    return tuple(pieces)
