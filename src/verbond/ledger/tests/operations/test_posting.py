"""Posting: what is written, what is refused, and what comes back when asked twice."""

from datetime import timedelta

import pytest

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.ledger import facade as ledger
from verbond.ledger.core.lines import MOST
from verbond.ledger.facade import BookCard, Line
from verbond.ledger.models import Entry, Posting
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, lines_of, move

YESTERDAY = TODAY - timedelta(days=1)


def booked(account: str) -> int:
    return ledger.balance(BOOK, account).booked


def test_a_posting_moves_an_amount_and_leaves_the_book_at_zero(book: BookCard) -> None:
    card = fund(100_00)
    assert (card.number, card.lines) == (
        1,
        (Line("envelopes/centre", 100_00), Line("city", -100_00)),
    )
    assert (booked("envelopes/centre"), booked("city")) == (100_00, -100_00)
    assert sum(one.booked for one in ledger.balances(BOOK)) == 0
    assert latest_entries(1)[0].object_key == f"{BOOK}/1"


def test_the_same_posting_asked_twice_is_written_once(book: BookCard) -> None:
    assert fund(100) == fund(100)
    assert Posting.objects.count() == 1


def test_a_key_that_stands_on_something_else_is_refused(book: BookCard) -> None:
    fund(100)
    with pytest.raises(ledger.KeyUsedDifferently, match="boeking 1"):
        fund(101)
    assert Posting.objects.count() == 1


@pytest.mark.parametrize("rest", [1, -1])
def test_lines_that_are_not_zero_together_are_refused(book: BookCard, rest: int) -> None:
    lines = [Line("city", -100), Line("spent", 100 + rest)]
    with pytest.raises(ledger.Unbalanced) as refused:
        ledger.post(book=BOOK, lines=lines, key="k", on=TODAY, text="x", actor=SYSTEM, now=NOW)
    assert refused.value.rest == rest
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("amount", [0, MOST + 1, 10**30, True, 1.0, "1"])
def test_what_is_no_amount_is_refused(book: BookCard, amount: int) -> None:
    lines = [Line("city", amount), Line("spent", amount)]
    with pytest.raises(ledger.AmountRefused):
        ledger.post(book=BOOK, lines=lines, key="k", on=TODAY, text="x", actor=SYSTEM, now=NOW)


@pytest.mark.parametrize("count", [0, 1, 1001])
def test_a_posting_has_two_lines_or_more_but_not_endless(book: BookCard, count: int) -> None:
    with pytest.raises(ledger.AmountRefused):
        ledger.post(
            book=BOOK, lines=[Line("city", 1)] * count, key="k", on=TODAY, text="x",
            actor=SYSTEM, now=NOW,
        )  # fmt: skip


def test_an_account_never_holds_more_than_a_book_keeps(book: BookCard) -> None:
    fund(MOST)
    with pytest.raises(ledger.AmountRefused, match="meer staan dan een boek bewaart"):
        fund(2 * 10**9, key="one more")


def test_more_than_is_free_is_refused_and_says_what_is(book: BookCard) -> None:
    fund(100_00)
    with pytest.raises(ledger.LimitReached) as refused:
        move(100_01, to="spent", out_of="envelopes/centre", key="k")
    error = refused.value
    assert (error.account, error.free, error.asked) == ("envelopes/centre", 100_00, 100_01)
    assert "€\u00a0100 vrij" in error.message
    move(100_00, to="spent", out_of="envelopes/centre", key="k")
    assert booked("envelopes/centre") == 0


def test_an_unknown_book_account_or_posting_is_named(book: BookCard) -> None:
    with pytest.raises(ledger.BookUnknown, match="elders"):
        move(1, to="spent", out_of="city", key="k", book="elders")
    with pytest.raises(ledger.AccountUnknown, match="elders"):
        move(1, to="elders", out_of="city", key="k")
    with pytest.raises(ledger.PostingUnknown, match="7"):
        ledger.reverse(book=BOOK, number=7, on=TODAY, actor=SYSTEM, now=NOW)


def test_what_must_still_happen_is_not_posted(book: BookCard) -> None:
    with pytest.raises(ledger.DayRefused):
        move(1, to="spent", out_of="city", key="k", on=TODAY + timedelta(days=1))


def test_a_closed_period_stays_closed(book: BookCard) -> None:
    ledger.close_book(book=BOOK, until=YESTERDAY, actor=SYSTEM, now=NOW)
    with pytest.raises(ledger.BookClosed, match="afgesloten"):
        move(1, to="spent", out_of="city", key="k", on=YESTERDAY)
    assert move(1, to="spent", out_of="city", key="k").number == 1


@pytest.mark.parametrize("text", ["", "  ", "x" * 301, "een\ntwee", "a\x00b"])
def test_a_posting_says_what_it_is_on_one_line(book: BookCard, text: str) -> None:
    with pytest.raises(ledger.CodeRefused):
        move(1, to="spent", out_of="city", key="k", text=text)


def test_a_posting_is_turned_back_once_on_a_day_of_its_own(book: BookCard) -> None:
    first = move(100, to="envelopes/centre", out_of="city", key="k", on=YESTERDAY)
    back = ledger.reverse(book=BOOK, number=first.number, on=TODAY, actor=SYSTEM, now=NOW)
    assert (back.number, back.reverses, booked("envelopes/centre")) == (2, 1, 0)
    assert ledger.find_posting(BOOK, 1).reversed_by == 2
    assert ledger.balance(BOOK, "envelopes/centre", YESTERDAY).booked == 100
    again = ledger.reverse(book=BOOK, number=first.number, on=TODAY, actor=SYSTEM, now=NOW)
    assert again == back
    for number in (1, 2):
        with pytest.raises(ledger.AlreadyReversed):
            ledger.reverse(book=BOOK, number=number, on=TODAY, key="other", actor=SYSTEM, now=NOW)


def test_turning_back_what_is_spent_already_is_refused(book: BookCard) -> None:
    fund(100)
    move(60, to="spent", out_of="envelopes/centre", key="k")
    with pytest.raises(ledger.LimitReached):
        ledger.reverse(book=BOOK, number=1, on=TODAY, actor=SYSTEM, now=NOW)


def test_several_lines_on_one_account_count_together(book: BookCard) -> None:
    fund(100)
    lines = [*lines_of(80, to="spent", out_of="envelopes/centre")] * 2
    with pytest.raises(ledger.LimitReached):
        ledger.post(book=BOOK, lines=lines, key="k", on=TODAY, text="x", actor=SYSTEM, now=NOW)
