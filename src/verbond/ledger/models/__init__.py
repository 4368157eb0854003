"""The tables of this room: what is written in a book stays as it was written."""

from verbond.ledger.models.books import Account, Book
from verbond.ledger.models.postings import Entry, Posting, Reservation

__all__ = ["Account", "Book", "Entry", "Posting", "Reservation"]
