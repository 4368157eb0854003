"""What other rooms read of the books."""

from datetime import timedelta

import pytest
from django.test import Client

from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.queries import checking
from verbond.ledger.testing import BOOK, TODAY, fund, move

CENTRE = "envelopes/centre"


def test_accounts_are_read_with_what_is_under_them(book: BookCard) -> None:
    fund(100)
    assert [one.account for one in ledger.balances(BOOK, "envelopes")] == [
        "envelopes",
        CENTRE,
        "envelopes/north",
    ]
    assert [one.booked for one in ledger.balances(BOOK, CENTRE)] == [100]
    assert ledger.balances(BOOK, "env") == ()


def test_a_statement_follows_the_days_and_ends_at_the_balance(book: BookCard) -> None:
    fund(100)
    move(40, to="spent", out_of=CENTRE, key="later")
    move(5, to=CENTRE, out_of="city", key="earlier", on=TODAY - timedelta(days=9))
    lines = ledger.statement(BOOK, CENTRE)
    assert [(line.number, line.balance) for line in lines] == [(3, 5), (1, 105), (2, 65)]
    assert lines[-1].balance == ledger.balance(BOOK, CENTRE).booked


def test_a_book_is_found_by_its_code_or_not_at_all(book: BookCard) -> None:
    assert ledger.find_book(BOOK) == book
    assert ledger.find_book("elders") is None


def test_the_journal_links_a_posting_an_account_and_a_book(client: Client, book: BookCard) -> None:
    fund(100)
    page = client.get("/journal/?room=ledger").content.decode()
    for address in (f"/{BOOK}/", f"/{BOOK}/posting/1/", f"/{BOOK}/account/{CENTRE}/"):
        assert f'href="/ledger{address}"' in page


def test_what_an_account_held_is_drawn_from_its_first_day(client: Client, book: BookCard) -> None:
    move(100, to=CENTRE, out_of="city", key="a", on=TODAY - timedelta(days=10))
    move(40, to="spent", out_of=CENTRE, key="b", on=TODAY - timedelta(days=5))
    move(60, to=CENTRE, out_of="city", key="c")
    page = client.get(f"/ledger/{BOOK}/account/{CENTRE}/").content.decode()
    assert 'd="M0 33H500V100H1000V0"' in page


def test_a_long_book_is_checked_part_by_part(
    book: BookCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(checking, "_AT_ONCE", 2)
    for number in range(5):
        fund(1, key=f"k{number}")
    found = checking.check_books(lambda done, total: told.append((done, total)))
    assert (found.postings, found.wrong, told) == (5, (), [(5, 5)])
