"""What higher rooms may use of decisions."""

from verbond.decisions.core.differing import Stretch, differences
from verbond.decisions.core.voting import VoteGiven
from verbond.decisions.core.wording import Article, Wording, fingerprint, wording_of
from verbond.decisions.errors import (
    AgendaRefused,
    AlreadyTreated,
    DraftConflict,
    GateClosed,
    PublishRefused,
    TreatmentRefused,
)
from verbond.decisions.operations.agenda import (
    announce_agenda,
    plan_meeting,
    put_on_agenda,
    take_off_agenda,
)
from verbond.decisions.operations.demo import load_demo_decisions
from verbond.decisions.operations.drafting import (
    save_draft,
    start_correction,
    start_item,
    withdraw_item,
)
from verbond.decisions.operations.naming import decide_serves, name_commitment
from verbond.decisions.operations.publishing import PublishedList, publish
from verbond.decisions.operations.treating import record_presence, record_treatment
from verbond.decisions.queries.cards import (
    BodyCard,
    DecisionCard,
    FinalText,
    NamedCommitment,
    VoteSum,
    bodies,
    decision_cards,
    final_texts,
    last_published,
)
from verbond.decisions.queries.published import TABLES, published
from verbond.decisions.queries.served import ServedDecision, served_domains
from verbond.decisions.queries.verifying import Unlike, verify_decisions

__all__ = [
    "TABLES",
    "AgendaRefused",
    "AlreadyTreated",
    "Article",
    "BodyCard",
    "DecisionCard",
    "DraftConflict",
    "FinalText",
    "GateClosed",
    "NamedCommitment",
    "PublishRefused",
    "PublishedList",
    "ServedDecision",
    "Stretch",
    "TreatmentRefused",
    "Unlike",
    "VoteGiven",
    "VoteSum",
    "Wording",
    "announce_agenda",
    "bodies",
    "decide_serves",
    "decision_cards",
    "differences",
    "final_texts",
    "fingerprint",
    "last_published",
    "load_demo_decisions",
    "name_commitment",
    "plan_meeting",
    "publish",
    "published",
    "put_on_agenda",
    "record_presence",
    "record_treatment",
    "save_draft",
    "served_domains",
    "start_correction",
    "start_item",
    "take_off_agenda",
    "verify_decisions",
    "withdraw_item",
    "wording_of",
]
