"""What shows how far a promise is, and the status that follows from it by published rules."""

from verbond.agreement.core.evidence.cards import Piece, Recorded, Tie
from verbond.agreement.core.evidence.deriving import Derived, derive
from verbond.agreement.core.evidence.errors import EvidenceRefused, RulesBroken
from verbond.agreement.core.evidence.pieces import Reason, Tied
from verbond.agreement.core.evidence.rolling import Roll, Span, Unit, roll
from verbond.agreement.core.evidence.rules import Rules, packaged_rules, read_rules

__all__ = [
    "Derived",
    "EvidenceRefused",
    "Piece",
    "Reason",
    "Recorded",
    "Roll",
    "Rules",
    "RulesBroken",
    "Span",
    "Tie",
    "Tied",
    "Unit",
    "derive",
    "packaged_rules",
    "read_rules",
    "roll",
]
