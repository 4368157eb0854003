"""From a closed ballot box to files that anybody can count, and that point at nobody."""

from verbond.budgets.core.publishing.boxes import BoxRow, Slip, slips_of
from verbond.budgets.core.publishing.columns import Columns, Group, fit_columns, groups_of
from verbond.budgets.core.publishing.commands import (
    certificate_name,
    count_command,
    stem_of,
    verify_command,
)
from verbond.budgets.core.publishing.elections import VoteFacts, election_of, selected
from verbond.budgets.core.publishing.receipts import receipts_text, sha256_of_bytes

__all__ = [
    "BoxRow",
    "Columns",
    "Group",
    "Slip",
    "VoteFacts",
    "certificate_name",
    "count_command",
    "election_of",
    "fit_columns",
    "groups_of",
    "receipts_text",
    "selected",
    "sha256_of_bytes",
    "slips_of",
    "stem_of",
    "verify_command",
]
