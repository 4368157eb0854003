"""Books and accounts: opened once, closed for good, limits that are not moved under a balance."""

from datetime import timedelta
from typing import Any

import pytest

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, make_book, move

CENTRE = "envelopes/centre"


def opened(**changed: Any) -> ledger.AccountCard:
    facts = {"book": BOOK, "code": "south", "name": "Zuid", "kind": "asset", "parent": "envelopes"}
    return ledger.open_account(**{**facts, **changed}, actor=SYSTEM, now=NOW)


def test_opening_a_book_twice_in_the_same_words_opens_one(book: BookCard) -> None:
    assert make_book() == book
    with pytest.raises(ledger.AlreadyOpened, match="unit"):
        make_book(unit="minutes")


def test_an_account_stands_under_its_parent(book: BookCard) -> None:
    assert opened() == opened()
    assert opened().code == "envelopes/south"
    assert latest_entries(1)[0].object_key == f"{BOOK}/envelopes/south"
    with pytest.raises(ledger.AlreadyOpened, match="kind"):
        opened(kind="expense")
    with pytest.raises(ledger.AccountUnknown, match="nowhere"):
        opened(parent="nowhere")


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "Met spatie"},
        {"code": ""},
        {"code": "x" * 161},
        {"name": ""},
        {"name": "x" * 201},
        {"kind": "wallet"},
    ],
)
def test_codes_names_and_kinds_are_checked(book: BookCard, changed: dict[str, str]) -> None:
    with pytest.raises(ledger.CodeRefused):
        opened(**changed)


@pytest.mark.parametrize(("code", "unit"), [("a/b", "cents"), ("x" * 61, "cents"), ("a", "euro")])
def test_a_book_has_a_short_code_and_a_known_unit(db: None, code: str, unit: str) -> None:
    with pytest.raises(ledger.CodeRefused):
        ledger.open_book(code=code, unit=unit, name="Boek", actor=SYSTEM, now=NOW)


@pytest.mark.parametrize("limit", [-1, 1.5, True, 10**16])
def test_a_limit_is_a_whole_distance(book: BookCard, limit: Any) -> None:
    with pytest.raises(ledger.AmountRefused):
        opened(limit=limit)


def test_a_limit_gives_room_below_zero(book: BookCard) -> None:
    ledger.set_limit(book=BOOK, account=CENTRE, limit=50, reason="Voorschot", actor=SYSTEM, now=NOW)
    move(50, to="spent", out_of=CENTRE, key="k")
    assert ledger.balance(BOOK, CENTRE).free == 0
    with pytest.raises(ledger.LimitReached, match="te laag"):
        ledger.set_limit(book=BOOK, account=CENTRE, limit=49, reason="", actor=SYSTEM, now=NOW)
    lifted = ledger.set_limit(
        book=BOOK, account=CENTRE, limit=None, reason="", actor=SYSTEM, now=NOW
    )
    assert lifted.limit is None


def test_only_an_empty_account_is_closed_and_then_stays_empty(book: BookCard) -> None:
    fund(100)
    with pytest.raises(ledger.BookClosed, match="nul"):
        ledger.close_account(book=BOOK, account=CENTRE, on=TODAY, actor=SYSTEM, now=NOW)
    move(100, to="city", out_of=CENTRE, key="back")
    card = ledger.close_account(book=BOOK, account=CENTRE, on=TODAY, actor=SYSTEM, now=NOW)
    assert card.closed_on == TODAY
    with pytest.raises(ledger.BookClosed, match="gesloten"):
        fund(1, key="again")
    with pytest.raises(ledger.BookClosed):
        ledger.reserve(book=BOOK, account=CENTRE, amount=1, key="r", actor=SYSTEM, now=NOW)
    with pytest.raises(ledger.BookClosed):
        ledger.close_account(book=BOOK, account=CENTRE, on=TODAY, actor=SYSTEM, now=NOW)


def test_a_book_is_closed_to_a_day_that_is_over_and_never_opened_again(book: BookCard) -> None:
    yesterday = TODAY - timedelta(days=1)
    card = ledger.close_book(book=BOOK, until=yesterday, actor=SYSTEM, now=NOW)
    assert card.closed_until == yesterday
    for day in (TODAY, yesterday - timedelta(days=1)):
        with pytest.raises(ledger.DayRefused):
            ledger.close_book(book=BOOK, until=day, actor=SYSTEM, now=NOW)
