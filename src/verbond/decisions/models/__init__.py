"""Tables of what the city decides: bodies, meetings, items with their drafts, votes, decisions."""

from verbond.decisions.models.bodies import Body, Mandatary, Meeting
from verbond.decisions.models.items import Attachment, Document, Does, Draft, Item, Serves, Subject
from verbond.decisions.models.outcomes import Ballot, Decision, Publishing, Treatment, Vote
from verbond.decisions.models.waiting import WaitingPage

__all__ = [
    "Attachment",
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
    "WaitingPage",
]
