"""Ballots without people: what they may say, receipts, keyed hashes and what is frozen."""

from verbond.budgets.core.balloting.content import (
    box_hash,
    canonical,
    content_hash,
    lot_order,
    sha256_of,
    shuffled,
)
from verbond.budgets.core.balloting.errors import ElectorWrong, LettersWrong
from verbond.budgets.core.balloting.frozen import Frozen, FrozenProject
from verbond.budgets.core.balloting.keyed import elector_key, keyed
from verbond.budgets.core.balloting.letters import (
    ALPHABET,
    CODE_LENGTH,
    RECEIPT_LENGTH,
    letters_of,
    possible,
    read_letters,
    spaced,
)
from verbond.budgets.core.balloting.paper import (
    BallotFinding,
    Content,
    Paper,
    read_content,
    refused,
)

__all__ = [
    "ALPHABET",
    "CODE_LENGTH",
    "RECEIPT_LENGTH",
    "BallotFinding",
    "Content",
    "ElectorWrong",
    "Frozen",
    "FrozenProject",
    "LettersWrong",
    "Paper",
    "box_hash",
    "canonical",
    "content_hash",
    "elector_key",
    "keyed",
    "letters_of",
    "lot_order",
    "possible",
    "read_content",
    "read_letters",
    "refused",
    "sha256_of",
    "shuffled",
    "spaced",
]
