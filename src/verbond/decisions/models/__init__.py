"""Tables of what the city decides: bodies, meetings, items with their drafts, votes, decisions."""

from verbond.decisions.models.bodies import Body, Mandatary, Meeting
from verbond.decisions.models.items import Document, Does, Draft, Item, Serves, Subject
from verbond.decisions.models.outcomes import Ballot, Decision, Publishing, Treatment, Vote

__all__ = [
    "Ballot",
    "Body",
    "Decision",
    "Document",
    "Does",
    "Draft",
    "Item",
    "Mandatary",
    "Meeting",
    "Publishing",
    "Serves",
    "Subject",
    "Treatment",
    "Vote",
]
