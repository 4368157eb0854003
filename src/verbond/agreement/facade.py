"""What higher rooms may use of the agreement."""

from verbond.agreement.operations.demo import load_demo_questions
from verbond.agreement.operations.following import forget_unconfirmed
from verbond.agreement.operations.restoring import restore_agreement
from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.operations.waiting import forget_waiting
from verbond.agreement.queries.agreements import (
    agreement_named,
    all_agreements,
    default_agreement,
    find_agreement,
)
from verbond.agreement.queries.finding import Found, FoundUnit, find
from verbond.agreement.queries.overview import Domain, Overview, overview
from verbond.agreement.queries.published import TABLES, edition_lines, published
from verbond.agreement.queries.systems import Coverage, coverage

__all__ = [
    "TABLES",
    "Coverage",
    "Domain",
    "Found",
    "FoundUnit",
    "Overview",
    "Shipped",
    "agreement_named",
    "all_agreements",
    "coverage",
    "default_agreement",
    "edition_lines",
    "find",
    "find_agreement",
    "forget_unconfirmed",
    "forget_waiting",
    "load_demo_questions",
    "load_shipped",
    "overview",
    "published",
    "restore_agreement",
]
