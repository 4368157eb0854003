"""Fictitious envelopes, rounds, proposals and votes, for tests of this room and those above."""

from verbond.budgets.testing.rounds import (
    BORN_ON,
    EVERY,
    MODEL,
    NOW,
    TODAY,
    elector_number,
    is_open_on_its_first_day,
    load_shipped_models,
    make_envelope,
    make_proposal,
    make_public,
    make_round,
    make_vote,
    model_without_list,
    steps_from,
)
from verbond.budgets.testing.votes import AFTER, counted, drawn_votes, make_closed_vote, published

__all__ = [
    "AFTER",
    "BORN_ON",
    "EVERY",
    "MODEL",
    "NOW",
    "TODAY",
    "counted",
    "drawn_votes",
    "elector_number",
    "is_open_on_its_first_day",
    "load_shipped_models",
    "make_closed_vote",
    "make_envelope",
    "make_proposal",
    "make_public",
    "make_round",
    "make_vote",
    "model_without_list",
    "published",
    "steps_from",
]
