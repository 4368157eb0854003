"""The database itself refuses to change or lose what is booked."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from verbond.journal.facade import SYSTEM, seal, unseal
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.frozen import install, remove, sqlite_names
from verbond.ledger.models import Account, Book, Entry, Posting, Reservation
from verbond.ledger.testing import BOOK, NOW, TODAY, fund


@pytest.fixture
def written(book: BookCard) -> BookCard:
    fund(100)
    ledger.reserve(book=BOOK, account="envelopes/centre", amount=5, key="r", actor=SYSTEM, now=NOW)
    ledger.release(key="r", actor=SYSTEM, now=NOW)
    return book


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (Posting, {"text": "anders"}),
        (Posting, {"number": 9}),
        (Posting, {"actor": "iemand"}),
        (Entry, {"amount": 7}),
        (Reservation, {"amount": 7}),
        (Reservation, {"state": "open", "ended_at": None}),
        (Account, {"kind": "income"}),
        (Book, {"unit": "points"}),
    ],
)
def test_nothing_booked_is_changed(written: BookCard, model: Any, changed: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        model.objects.update(**changed)


def test_what_may_change_still_changes(written: BookCard) -> None:
    Account.objects.update(name="Andere naam", closed_on=TODAY)
    Book.objects.update(closed_until=TODAY)
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Book.objects.update(closed_until=None)


@pytest.mark.parametrize("model", [Entry, Posting, Reservation])
def test_nothing_booked_is_removed(written: BookCard, model: Any) -> None:
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")


def test_no_line_is_added_to_a_posting(written: BookCard) -> None:
    posting, account = Posting.objects.get(), Account.objects.get(code="spent")
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Entry.objects.create(posting=posting, line=3, account=account, amount=1)


def test_whoever_puts_back_a_whole_database_lifts_the_seal(written: BookCard) -> None:
    unseal(connection)
    for model in (Entry, Posting, Reservation):
        model.objects.all()._raw_delete(using="default")
    seal(connection)
    assert Posting.objects.count() == 0


def test_half_a_posting_does_not_outlive_its_transaction_on_postgresql(written: BookCard) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite checks nothing at the end of a transaction; check-books finds it")
    with pytest.raises(IntegrityError, match="not balanced"):
        write_half()


@transaction.atomic
def write_half() -> None:
    Posting.objects.create(
        book=Book.objects.get(),
        number=2,
        on=TODAY,
        text="x",
        key="half",
        sha256="",
        lines=2,
        posted_at=NOW,
    )
    connection.check_constraints()


def test_every_trigger_stands_and_can_be_taken_away(db: None) -> None:
    def standing() -> set[str]:
        question = (
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        with connection.cursor() as cursor:
            cursor.execute(question)
            return {name for (name,) in cursor.fetchall()}

    class Editor:
        def __init__(self) -> None:
            self.connection = connection

        def execute(self, statement: str) -> None:
            with connection.cursor() as cursor:
                cursor.execute(statement)

    assert standing() >= set(sqlite_names())
    remove(None, Editor())
    assert not standing() & set(sqlite_names())
    install(None, Editor())
    assert standing() >= set(sqlite_names())


@pytest.mark.django_db(transaction=True)
def test_a_test_that_empties_the_database_can(transactional_db: None) -> None:
    from verbond.ledger.testing import make_book

    make_book()
    fund(100)
    call_command("flush", verbosity=0, interactive=False)
    assert not Posting.objects.exists()
