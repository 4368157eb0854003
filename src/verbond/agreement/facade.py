"""What higher rooms may use of the agreement."""

from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.queries.agreements import all_agreements, default_agreement, find_agreement
from verbond.agreement.queries.finding import Found, find
from verbond.agreement.queries.overview import Overview, overview

__all__ = [
    "Found",
    "Overview",
    "Shipped",
    "all_agreements",
    "default_agreement",
    "find",
    "find_agreement",
    "load_shipped",
    "overview",
]
