"""What leaves the books is what everybody may read, and it is zero there too."""

from verbond.journal.facade import Actor
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, lines_of, make_book, move


def test_a_public_book_is_published_without_persons(book: BookCard) -> None:
    fund(100)
    ledger.reserve(
        book=BOOK, account="envelopes/centre", amount=30, key="r", actor=Actor("x", "clerk"),
        now=NOW,
    )  # fmt: skip
    ledger.settle(
        key="r", lines=lines_of(30, to="spent", out_of="envelopes/centre"), on=TODAY, text="x",
        actor=Actor("sleutel-van-iemand", "clerk"), now=NOW,
    )  # fmt: skip
    rows = {name: list(ledger.published(name)) for name in ledger.TABLES}
    assert {name: len(found) for name, found in rows.items()} == {
        "books": 1, "book-accounts": 5, "book-reservations": 1, "book-postings": 2,
        "book-entries": 4,
    }  # fmt: skip
    assert sum(row["amount"] for row in rows["book-entries"]) == 0
    assert rows["book-postings"][1]["settles"] == "r"
    assert "sleutel-van-iemand" not in repr(rows)


def test_a_book_that_is_not_public_is_not_published(book: BookCard) -> None:
    make_book("intern", is_public=False)
    move(1, to="spent", out_of="city", key="k", book="intern")
    for name in ledger.TABLES:
        assert "intern" not in repr(list(ledger.published(name)))


def test_one_book_is_published_alone(book: BookCard) -> None:
    make_book("uren", unit="minutes")
    move(1, to="spent", out_of="city", key="k", book="uren")
    for name in ledger.TABLES:
        assert BOOK not in repr(list(ledger.published(name, "uren")))
    assert len(list(ledger.published("book-entries", "uren"))) == 2
