"""Entrances of the room, by who comes in: readers, people with a wish, staff."""

from verbond.agreement.views.audience import ask, confirm_follow, follow, stop_following
from verbond.agreement.views.changes import changes, confirm_running
from verbond.agreement.views.editions import editions, upload, waiting_import
from verbond.agreement.views.keeping import keep, keep_act, piece, prove, tie
from verbond.agreement.views.many import many
from verbond.agreement.views.owners import apply_seal, mine, sheet_in, sheet_out, still
from verbond.agreement.views.public import (
    agreement,
    agreements,
    chapter,
    commitment,
    place,
    places,
    systems,
    target,
    targets,
    text,
    themes,
)
from verbond.agreement.views.staff import change, decide, handle_question, questions, review

__all__ = [
    "agreement",
    "agreements",
    "apply_seal",
    "ask",
    "change",
    "changes",
    "chapter",
    "commitment",
    "confirm_follow",
    "confirm_running",
    "decide",
    "editions",
    "follow",
    "handle_question",
    "keep",
    "keep_act",
    "many",
    "mine",
    "piece",
    "place",
    "places",
    "prove",
    "questions",
    "review",
    "sheet_in",
    "sheet_out",
    "still",
    "stop_following",
    "systems",
    "target",
    "targets",
    "text",
    "themes",
    "tie",
    "upload",
    "waiting_import",
]
