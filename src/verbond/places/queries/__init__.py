"""Reads that join places with their editions, names and members."""

from verbond.places.queries.cards import card, districts, edition_card, full_card
from verbond.places.queries.relations import codes_within, wijken_of
from verbond.places.queries.rows import held, row, rows, spellings, state, unlocated

__all__ = [
    "card",
    "codes_within",
    "districts",
    "edition_card",
    "full_card",
    "held",
    "row",
    "rows",
    "spellings",
    "state",
    "unlocated",
    "wijken_of",
]
