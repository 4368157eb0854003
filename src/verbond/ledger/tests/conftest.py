"""A fictitious book with two envelopes."""

import pytest

from verbond.ledger.facade import BookCard
from verbond.ledger.testing import make_book


@pytest.fixture
def book(db: None) -> BookCard:
    return make_book()
