"""What higher rooms may use of the agreement."""

from verbond.agreement.core.evidence import EvidenceRefused, Piece, Recorded, Roll, Span, Tie
from verbond.agreement.operations.demo import load_demo_questions
from verbond.agreement.operations.demo_history import date_demo_changes
from verbond.agreement.operations.evidence import record_evidence, withdraw_evidence
from verbond.agreement.operations.evidence_demo import load_demo_evidence
from verbond.agreement.operations.evidence_measures import refresh_measures
from verbond.agreement.operations.evidence_refreshing import refresh_standings
from verbond.agreement.operations.evidence_ties import decide_tie
from verbond.agreement.operations.following import forget_unconfirmed
from verbond.agreement.operations.milestones import plan_milestone, prove_milestone
from verbond.agreement.operations.overruling import lift_overruling, overrule
from verbond.agreement.operations.owning import set_owner, set_owners
from verbond.agreement.operations.recomputing import recompute_all
from verbond.agreement.operations.restoring import restore_agreement
from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.operations.stating import publish_document, state_by_officer
from verbond.agreement.operations.waiting import forget_waiting
from verbond.agreement.panels import register_panel
from verbond.agreement.queries.agreements import (
    agreement_named,
    all_agreements,
    commitment_of,
    default_agreement,
    find_agreement,
)
from verbond.agreement.queries.as_of import Past, PieceOn, PromiseOn, lines_to_promises
from verbond.agreement.queries.changes import Change, latest_changes
from verbond.agreement.queries.evidence import EvidenceCard, TieCard, evidence_of, ties_of
from verbond.agreement.queries.finding import Found, FoundUnit, find
from verbond.agreement.queries.overview import Domain, Overview, overview
from verbond.agreement.queries.published import TABLES, edition_lines, published
from verbond.agreement.queries.standing import (
    ChangeCard,
    DomainRoll,
    StandingCard,
    changes_between,
    goal_rolls,
    roll_up,
    standing_cards,
    standing_of,
    states_of,
)
from verbond.agreement.queries.suggesting import Suggestion, suggest
from verbond.agreement.queries.systems import Coverage, coverage

__all__ = [
    "TABLES",
    "Change",
    "ChangeCard",
    "Coverage",
    "Domain",
    "DomainRoll",
    "EvidenceCard",
    "EvidenceRefused",
    "Found",
    "FoundUnit",
    "Overview",
    "Past",
    "Piece",
    "PieceOn",
    "PromiseOn",
    "Recorded",
    "Roll",
    "Shipped",
    "Span",
    "StandingCard",
    "Suggestion",
    "Tie",
    "TieCard",
    "agreement_named",
    "all_agreements",
    "changes_between",
    "commitment_of",
    "coverage",
    "date_demo_changes",
    "decide_tie",
    "default_agreement",
    "edition_lines",
    "evidence_of",
    "find",
    "find_agreement",
    "forget_unconfirmed",
    "forget_waiting",
    "goal_rolls",
    "latest_changes",
    "lift_overruling",
    "lines_to_promises",
    "load_demo_evidence",
    "load_demo_questions",
    "load_shipped",
    "overrule",
    "overview",
    "plan_milestone",
    "prove_milestone",
    "publish_document",
    "published",
    "recompute_all",
    "record_evidence",
    "refresh_measures",
    "refresh_standings",
    "register_panel",
    "restore_agreement",
    "roll_up",
    "set_owner",
    "set_owners",
    "standing_cards",
    "standing_of",
    "state_by_officer",
    "states_of",
    "suggest",
    "ties_of",
    "withdraw_evidence",
]
