"""What higher rooms may use of the agreement."""

from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.queries.agreements import (
    agreement_named,
    all_agreements,
    default_agreement,
    find_agreement,
)
from verbond.agreement.queries.finding import Found, FoundUnit, find
from verbond.agreement.queries.overview import Domain, Overview, overview

__all__ = [
    "Domain",
    "Found",
    "FoundUnit",
    "Overview",
    "Shipped",
    "agreement_named",
    "all_agreements",
    "default_agreement",
    "find",
    "find_agreement",
    "load_shipped",
    "overview",
]
