"""Reads that cross the tables of this room."""

from verbond.agreement.queries.agreements import (
    all_agreements,
    commitment_of,
    default_agreement,
    find_agreement,
)

__all__ = ["all_agreements", "commitment_of", "default_agreement", "find_agreement"]
