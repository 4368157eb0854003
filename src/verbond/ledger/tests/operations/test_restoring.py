"""A public book taken back from its published rows: whole, or not at all."""

from typing import Any

import pytest
from django.db import transaction

from verbond.journal.facade import SYSTEM
from verbond.kit.rows import Restored
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.models import Book, Posting
from verbond.ledger.operations.restoring import take_back
from verbond.ledger.queries.checking import check_books
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, move

CENTRE = "envelopes/centre"
type Archive = dict[str, list[dict[str, Any]]]


@pytest.fixture
def archive(book: BookCard) -> Archive:
    """Give the published rows of a book that lived, as those of a book that is not here."""
    fund(100)
    move(30, to="spent", out_of=CENTRE, key="a")
    ledger.reverse(book=BOOK, number=2, on=TODAY, actor=SYSTEM, now=NOW)
    ledger.reserve(book=BOOK, account=CENTRE, amount=20, key="r", actor=SYSTEM, now=NOW)
    other = {"code": {BOOK: "elders"}, "book": {BOOK: "elders"}, "key": {"r": "elders-r"}}
    return {
        name: [
            {column: other.get(column, {}).get(value, value) for column, value in row.items()}
            for row in ledger.published(name)
        ]
        for name in ledger.TABLES
    }


def taken_back(archive: Archive) -> Restored:
    restored = Restored()
    take_back(tables=archive, restored=restored, actor=SYSTEM, now=NOW)
    return restored


def test_a_book_from_an_archive_stands_as_it_stood(archive: Archive) -> None:
    restored = taken_back(archive)
    assert restored.added["book-postings"] == 3
    assert restored.kept == []
    assert check_books().wrong == ()
    stands = ledger.balance("elders", CENTRE)
    assert (stands.booked, stands.reserved) == (100, 20)
    turned = Posting.objects.get(book__code="elders", reverses__isnull=False)
    assert turned.reverses is not None
    assert (turned.number, turned.reverses.number) == (3, 2)


def test_a_book_that_is_here_stays_as_it_stands(archive: Archive) -> None:
    taken_back(archive)
    again = taken_back(archive)
    assert again.kept == ["books elders"]
    assert Posting.objects.filter(book__code="elders").count() == 3


def test_a_book_with_another_amount_is_not_taken_back(archive: Archive) -> None:
    for row in archive["book-entries"]:
        row["amount"] *= 2
    with pytest.raises(ledger.LedgerRefused) as refused, transaction.atomic():
        taken_back(archive)
    assert refused.value.code == "not_whole"
    assert "elders" in refused.value.message
    assert not Book.objects.filter(code="elders").exists()
