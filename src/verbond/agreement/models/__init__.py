"""Tables of the coalition agreement: the text, what people noted on it, and who follows it."""

from verbond.agreement.models.annotation import Annotation
from verbond.agreement.models.audience import Follow, Question
from verbond.agreement.models.evidence import (
    Confirmation,
    Evidence,
    Milestone,
    Overruling,
    Owner,
    Standing,
    StandingChange,
)
from verbond.agreement.models.system import System, SystemUse
from verbond.agreement.models.text import (
    Agreement,
    Chapter,
    Commitment,
    CommitmentVersion,
    Edition,
    Section,
)
from verbond.agreement.models.waiting import WaitingImport

__all__ = [
    "Agreement",
    "Annotation",
    "Chapter",
    "Commitment",
    "CommitmentVersion",
    "Confirmation",
    "Edition",
    "Evidence",
    "Follow",
    "Milestone",
    "Overruling",
    "Owner",
    "Question",
    "Section",
    "Standing",
    "StandingChange",
    "System",
    "SystemUse",
    "WaitingImport",
]
