"""What other rooms may use of the journal."""

from verbond.journal.addresses import register_address
from verbond.journal.cards import SYSTEM, Actor, EntryCard
from verbond.journal.core.chain import Verification
from verbond.journal.operations import record, record_view, wait_turn
from verbond.journal.queries import (
    Page,
    entries_about,
    entries_by,
    head_hash,
    head_sequence,
    last_moments,
    latest_entries,
    page_of_entries,
    verify,
)
from verbond.journal.seal import seal, unseal
from verbond.journal.words import role_words, room_words

__all__ = [
    "SYSTEM",
    "Actor",
    "EntryCard",
    "Page",
    "Verification",
    "entries_about",
    "entries_by",
    "head_hash",
    "head_sequence",
    "last_moments",
    "latest_entries",
    "page_of_entries",
    "record",
    "record_view",
    "register_address",
    "role_words",
    "room_words",
    "seal",
    "unseal",
    "verify",
    "wait_turn",
]
