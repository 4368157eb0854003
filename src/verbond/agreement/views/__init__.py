"""Entrances of the room, by who comes in: readers, people with a wish, staff."""

from verbond.agreement.views.audience import ask, confirm_follow, follow, stop_following
from verbond.agreement.views.editions import editions, upload, waiting_import
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
    "ask",
    "change",
    "chapter",
    "commitment",
    "confirm_follow",
    "decide",
    "editions",
    "follow",
    "handle_question",
    "place",
    "places",
    "questions",
    "review",
    "stop_following",
    "systems",
    "target",
    "targets",
    "text",
    "themes",
    "upload",
    "waiting_import",
]
