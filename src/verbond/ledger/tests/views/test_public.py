"""The books as a resident reads them."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.journal.facade import SYSTEM, Actor
from verbond.kit.sheets.amounts import read_cents
from verbond.kit.sheets.table import read_table
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.models import Posting
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, lines_of, make_book, move

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

CENTRE = "envelopes/centre"
PAGES = [
    "/ledger/",
    f"/ledger/{BOOK}/",
    f"/ledger/{BOOK}/account/{CENTRE}/",
    f"/ledger/{BOOK}/posting/2/",
]
FILES = [
    f"/ledger/{BOOK}/postings.csv",
    f"/ledger/{BOOK}/postings.xlsx",
    f"/ledger/{BOOK}/account/{CENTRE}/statement.csv",
]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def filled(book: BookCard) -> BookCard:
    fund(1000_00)
    move(40_50, to="spent", out_of=CENTRE, key="a", text="Bomen (fictief)")
    move(10_00, to="spent", out_of=CENTRE, key="b", text="Bank (fictief)")
    ledger.reverse(book=BOOK, number=3, on=TODAY, actor=SYSTEM, now=NOW)
    ledger.reserve(
        book=BOOK, account=CENTRE, amount=300_00, key="plein", text="Plein (fictief)",
        actor=SYSTEM, now=NOW,
    )  # fmt: skip
    return book


def test_a_site_without_books_says_so(client: Client, db: None) -> None:
    assert "Er is nog geen boek" in text_of(client, "/ledger/")


def test_a_book_without_postings_says_so(client: Client, book: BookCard) -> None:
    for address in PAGES[:3]:
        assert "nog niets geboekt" in text_of(client, address)


@pytest.mark.usefixtures("filled")
class TestFilled:
    def test_the_list_shows_where_the_money_comes_from_and_where_it_is(
        self, client: Client
    ) -> None:
        text = text_of(client, "/ledger/")
        for words in ("€\u00a01.000", "€\u00a0659,50", "€\u00a0300", "€\u00a040,50"):
            assert f"<b>{words}</b>" in text

    def test_a_book_shows_its_accounts_its_reservations_and_its_last_postings(
        self, client: Client
    ) -> None:
        text = text_of(client, f"/ledger/{BOOK}/")
        assert "€\u00a0300 gereserveerd, €\u00a0659,50 vrij" in text
        assert "Plein (fictief)" in text
        assert "teruggedraaid" in text

    def test_a_statement_has_the_balance_after_each_posting(self, client: Client) -> None:
        text = text_of(client, f"/ledger/{BOOK}/account/{CENTRE}/")
        assert "Nog vrij: <b>€\u00a0659,50</b>" in text
        for words in ("€\u00a0−40,50", "€\u00a0949,50", "€\u00a0959,50"):
            assert words in text

    def test_a_source_grows_as_people_read_it(self, client: Client) -> None:
        text = text_of(client, f"/ledger/{BOOK}/account/city/")
        assert "€\u00a01.000" in text
        assert "€\u00a0−1.000" not in text

    def test_a_posting_shows_both_sides_and_what_turned_it_back(self, client: Client) -> None:
        text = text_of(client, f"/ledger/{BOOK}/posting/3/")
        assert "teruggedraaid door" in text
        assert f"/ledger/{BOOK}/posting/4/" in text
        assert f"/ledger/{BOOK}/account/{CENTRE}/" in text
        assert "draait <a" in text_of(client, f"/ledger/{BOOK}/posting/4/")

    def test_a_posting_of_a_reservation_says_so(self, client: Client) -> None:
        ledger.settle(
            key="plein", lines=lines_of(1, to="spent", out_of=CENTRE), on=TODAY, text="x",
            actor=SYSTEM, now=NOW,
        )  # fmt: skip
        assert "Dit bedrag was gereserveerd" in text_of(client, f"/ledger/{BOOK}/posting/5/")

    def test_every_page_says_that_it_is_a_sub_ledger(self, client: Client) -> None:
        for address in PAGES:
            assert "deelboekhouding" in text_of(client, address)

    @pytest.mark.parametrize("address", PAGES)
    def test_a_page_asks_little_of_the_database(
        self, client: Client, address: str, django_assert_max_num_queries: "DjangoAssertNumQueries"
    ) -> None:
        for number in range(30):
            make_book(f"boek-{number}")
            move(1, to="spent", out_of="city", key="k", book=f"boek-{number}")
            fund(10, key=f"more-{number}")
        caches["pages"].clear()
        with django_assert_max_num_queries(12):
            answer = client.get(address)
        assert len(answer.content) < 150_000

    @pytest.mark.parametrize(
        "address",
        [
            "/ledger/elders/",
            f"/ledger/{BOOK}/account/elders/",
            f"/ledger/{BOOK}/account/elders/statement.csv",
            f"/ledger/{BOOK}/posting/99/",
            f"/ledger/{BOOK}/posting/99999999999999999999/",
            "/ledger/elders/postings.csv",
        ],
    )
    def test_what_does_not_exist_is_not_found(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("address", [*PAGES, *FILES])
    def test_nothing_can_be_written_here(self, client: Client, address: str) -> None:
        assert client.post(address).status_code == 405

    def test_who_posted_is_shown_to_staff_alone(
        self,
        client: Client,
        clerk: Person,
        outsider: Person,
        client_of: "Callable[[Person], Client]",
    ) -> None:
        ledger.post(
            book=BOOK, lines=lines_of(1, to="spent", out_of="city"), key="door", on=TODAY,
            text="x", actor=Actor(clerk.journal_key, "clerk"), now=NOW,
        )  # fmt: skip
        address = f"/ledger/{BOOK}/posting/5/"
        key = str(clerk.journal_key)
        assert key not in text_of(client, address)
        assert key not in text_of(client_of(outsider), address)
        assert key in text_of(client_of(clerk), address)

    def test_the_files_of_a_book_read_back_as_they_were_written(self, client: Client) -> None:
        ledger.post(
            book=BOOK, lines=lines_of(5, to="spent", out_of="city"), key="f", on=TODAY,
            text="=1+1; \"x\", 'y'", actor=SYSTEM, now=NOW,
        )  # fmt: skip
        for address in FILES[:2]:
            answer = client.get(address)
            content = answer.getvalue()
            assert BOOK in answer["Content-Disposition"]
            table = read_table(content, name=address.rpartition("/")[2])
            rows = [dict(zip(table.header, line.cells, strict=True)) for line in table.lines]
            assert len(rows) == 10
            assert [read_cents(row["euro"].replace(".", ",")) for row in rows[:2]] == [
                1000_00,
                -1000_00,
            ]
            assert rows[6]["reverses"] == "3"
            assert rows[-1]["text"].startswith("'=1+1")
            assert {row["sha256"] for row in rows} == set(
                Posting.objects.values_list("sha256", flat=True)
            )

    def test_a_statement_as_a_file_ends_with_what_is_there_now(self, client: Client) -> None:
        lines = client.get(FILES[2]).getvalue().decode().splitlines()
        assert lines[0] == "posting,day,text,euro,balance,reverses,reversed_by"
        assert lines[-1] == "4,2026-03-02,Draait boeking 3 terug.,10.00,959.50,3,"


def test_a_long_statement_is_read_page_by_page(client: Client, book: BookCard) -> None:
    for number in range(60):
        fund(1, key=f"k{number}")
    address = f"/ledger/{BOOK}/account/{CENTRE}/"
    assert "pagina 1 van 2" in text_of(client, address)
    last = text_of(client, f"{address}?page=2")
    assert last.count("posting/") == 10
    for odd in ("0", "x", "99", "²", "9" * 30):
        assert "Elke boeking" in text_of(client, f"{address}?page={odd}")


@pytest.mark.parametrize("who", ["clerk", "officer", "keeper"])
def test_a_book_that_is_not_public_is_for_staff(
    client: Client,
    who: str,
    outsider: Person,
    client_of: "Callable[[Person], Client]",
    request: pytest.FixtureRequest,
) -> None:
    make_book("intern", is_public=False)
    move(1, to="spent", out_of="city", key="k", book="intern")
    staff = client_of(request.getfixturevalue(who))
    for part in ("", "postings.csv", "postings.xlsx", "posting/1/", "account/city/"):
        address = f"/ledger/intern/{part}"
        assert client.get(address).status_code == 404
        assert client_of(outsider).get(address).status_code == 404
        assert staff.get(address).status_code == 200
    assert "Intern (fictief)" not in text_of(client, "/ledger/")
    assert "niet openbaar" in text_of(staff, "/ledger/")


def test_a_reservation_that_is_past_is_not_shown(client: Client, book: BookCard) -> None:
    fund(100)
    today = timezone.localdate()
    for key, day in (("vandaag", today), ("voorbij", today - timedelta(days=1))):
        ledger.reserve(
            book=BOOK, account=CENTRE, amount=10, key=key, until=day, actor=SYSTEM,
            now=timezone.now() - timedelta(days=2),
        )  # fmt: skip
    text = text_of(client, f"/ledger/{BOOK}/")
    assert "vandaag" in text
    assert "voorbij" not in text
