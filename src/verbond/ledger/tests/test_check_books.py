"""The command that says whether every book is zero and whole."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from verbond.journal.facade import SYSTEM, seal, unseal
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.frozen import install, remove
from verbond.ledger.models import Account, Entry, Posting, Reservation
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, make_book, move

CENTRE = "envelopes/centre"


class Editor:
    """Runs the statements of a migration in a test."""

    def __init__(self) -> None:
        self.connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.fixture
def unsealed(book: BookCard) -> Any:
    """Give a book with some postings to somebody who owns the database and means ill."""
    fund(100)
    move(30, to="spent", out_of=CENTRE, key="a")
    move(10, to="spent", out_of=CENTRE, key="b")
    ledger.reverse(book=BOOK, number=3, on=TODAY, actor=SYSTEM, now=NOW)
    ledger.reserve(book=BOOK, account=CENTRE, amount=20, key="r", actor=SYSTEM, now=NOW)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # what waits for the end of the transaction, now
    unseal(connection)
    remove(None, Editor())
    yield
    install(None, Editor())
    seal(connection)


def said() -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_books", "--quiet", stdout=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def test_books_that_are_whole_are_said_to_be(book: BookCard) -> None:
    fund(100)
    assert said() == (
        0,
        "1 books, 1 postings, 2 entries, 0 reservations: all zero and whole\n",
    )


@pytest.mark.usefixtures("unsealed")
class TestSpoiled:
    def test_an_amount_that_was_changed_is_found(self) -> None:
        Entry.objects.filter(posting__number=2, line=1).update(amount=31)
        code, text = said()
        assert code == 1
        assert f"WRONG {BOOK}, book: is 1 and not zero" in text
        assert f"WRONG {BOOK}, posting 2: is 1 and not zero" in text
        assert "posting 2: is not what was written" in text

    def test_two_amounts_that_were_changed_together_are_found(self) -> None:
        Entry.objects.filter(posting__number=2, line=1).update(amount=31)
        Entry.objects.filter(posting__number=2, line=2).update(amount=-31)
        assert "posting 2: is not what was written" in said()[1]

    def test_a_posting_that_is_gone_is_found(self) -> None:
        Entry.objects.filter(posting__number=2)._raw_delete(using="default")
        Posting.objects.filter(number=2)._raw_delete(using="default")
        assert "posting 3: number 2 is missing" in said()[1]

    def test_a_line_that_is_gone_is_found(self) -> None:
        Entry.objects.filter(posting__number=2, line=1)._raw_delete(using="default")
        assert "posting 2: says 2 lines and has 1" in said()[1]

    def test_a_line_in_another_book_is_found(self) -> None:
        make_book("uren", unit="minutes")
        other = Account.objects.get(book__code="uren", code="spent")
        Entry.objects.filter(posting__number=2, line=1).update(account=other)
        assert "posting 2: has lines on accounts of another book" in said()[1]

    def test_a_reversal_that_undoes_something_else_is_found(self) -> None:
        Posting.objects.filter(number=4).update(reverses=Posting.objects.get(number=2))
        assert "posting 4: does not undo what it reverses" in said()[1]

    def test_an_account_beyond_its_limit_is_found(self) -> None:
        Reservation.objects.update(amount=71)
        assert f"account {CENTRE}: is 1 beyond its limit" in said()[1]

    def test_a_posting_on_a_closed_account_is_found(self) -> None:
        Account.objects.filter(code="spent").update(closed_on=TODAY)
        assert "account spent: has posting 4 after its end" in said()[1]

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"state": "settled", "ended_at": NOW}, "no posting settles it"),
            ({"amount": 5}, "was used for 5 more than it held"),
            ({"amount": 10}, "is open and holds nothing"),
        ],
    )
    def test_a_reservation_that_does_not_fit_its_postings_is_found(
        self, changed: dict[str, Any], words: str
    ) -> None:
        if "amount" in changed:
            row = Reservation.objects.get()
            Posting.objects.filter(number=3).update(settles=row)
        Reservation.objects.update(**changed)
        assert words in said()[1]

    def test_a_reservation_that_is_past_does_not_count_against_the_limit(self) -> None:
        Reservation.objects.update(amount=71, until=TODAY)
        assert "beyond" not in said()[1]
