"""Tables of the coalition agreement: the text, what people noted on it, and who follows it."""

from verbond.agreement.models.annotation import Annotation
from verbond.agreement.models.audience import Follow, Question
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
    "Edition",
    "Follow",
    "Question",
    "Section",
    "System",
    "SystemUse",
    "WaitingImport",
]
