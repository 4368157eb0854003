"""Reservations: what is held back cannot be used by somebody else, and only once."""

from datetime import date, timedelta

import pytest

from verbond.journal.facade import SYSTEM
from verbond.ledger import facade as ledger
from verbond.ledger.facade import Balance, BookCard, Line, PostingCard, ReservationCard
from verbond.ledger.operations.reserving import expire_due
from verbond.ledger.testing import BOOK, NOW, TODAY, fund, lines_of, move

CENTRE = "envelopes/centre"
TOMORROW = TODAY + timedelta(days=1)


def hold(
    amount: int, key: str = "project-1", account: str = CENTRE, until: date | None = None
) -> ReservationCard:
    return ledger.reserve(
        book=BOOK, account=account, amount=amount, key=key, until=until, actor=SYSTEM, now=NOW
    )


def spend(amount: int, key: str = "project-1", **more: object) -> PostingCard:
    return ledger.settle(
        key=key, lines=lines_of(amount, to="spent", out_of=CENTRE), on=TODAY, text="Factuur",
        actor=SYSTEM, now=NOW, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def centre() -> Balance:
    return ledger.balance(BOOK, CENTRE)


@pytest.fixture
def funded(book: BookCard) -> BookCard:
    fund(100)
    return book


@pytest.mark.usefixtures("funded")
class TestHeldBack:
    def test_what_is_reserved_is_not_free(self) -> None:
        hold(70)
        stands = centre()
        assert (stands.booked, stands.reserved, stands.free) == (100, 70, 30)
        with pytest.raises(ledger.LimitReached) as refused:
            hold(31, "project-2")
        assert refused.value.free == 30
        with pytest.raises(ledger.LimitReached):
            move(31, to="spent", out_of=CENTRE, key="k")

    def test_the_same_reservation_asked_twice_holds_once(self) -> None:
        assert hold(70) == hold(70)
        assert centre().reserved == 70
        with pytest.raises(ledger.KeyUsedDifferently):
            hold(71)
        with pytest.raises(ledger.KeyUsedDifferently):
            hold(70, account="envelopes/north")

    @pytest.mark.parametrize("amount", [0, -5, True, 10**16])
    def test_what_is_no_amount_is_not_held(self, amount: int) -> None:
        with pytest.raises(ledger.AmountRefused):
            hold(amount)

    def test_an_account_without_limit_can_be_held_too(self) -> None:
        hold(1000, account="city")
        stands = ledger.balance(BOOK, "city")
        assert (stands.reserved, stands.free) == (1000, None)

    def test_it_lasts_up_to_and_with_its_last_day(self) -> None:
        hold(100, until=TODAY)
        assert ledger.balance(BOOK, CENTRE, today=TODAY).free == 0
        assert ledger.balance(BOOK, CENTRE, today=TOMORROW).free == 100
        with pytest.raises(ledger.DayRefused):
            hold(1, "late", until=TODAY - timedelta(days=1))

    def test_a_balance_of_the_past_shows_no_reservations(self) -> None:
        hold(70)
        stands = ledger.balance(BOOK, CENTRE, TODAY)
        assert (stands.booked, stands.reserved) == (100, 0)


@pytest.mark.usefixtures("funded")
class TestUsed:
    def test_settling_takes_what_was_held_and_lets_the_rest_go(self) -> None:
        hold(100)
        card = spend(80)
        stands = centre()
        assert (stands.booked, stands.reserved, stands.free) == (20, 0, 20)
        assert card.settles == "project-1"
        assert ledger.find_reservation("project-1").state == "settled"
        assert ledger.find_reservation("project-1").left == 0

    def test_settling_twice_posts_once(self) -> None:
        hold(100)
        assert spend(80) == spend(80)
        with pytest.raises(ledger.KeyUsedDifferently):
            spend(81)
        with pytest.raises(ledger.ReservationOver):
            spend(1, posting_key="second invoice")

    def test_it_is_used_in_parts_until_nothing_is_left(self) -> None:
        hold(100)
        spend(60, posting_key="invoice-1", is_final=False)
        stands = centre()
        assert (stands.booked, stands.reserved, stands.free) == (40, 40, 0)
        assert ledger.reservations(BOOK, CENTRE)[0].left == 40
        with pytest.raises(ledger.SettlesMore):
            spend(41, posting_key="invoice-2", is_final=False)
        spend(40, posting_key="invoice-2", is_final=False)
        assert ledger.find_reservation("project-1").state == "settled"
        assert (centre().booked, centre().reserved) == (0, 0)

    def test_a_posting_that_takes_nothing_from_its_account_settles_nothing(self) -> None:
        hold(100)
        with pytest.raises(ledger.SettlesMore):
            ledger.settle(
                key="project-1", lines=[Line("spent", 5), Line("city", -5)], on=TODAY, text="x",
                actor=SYSTEM, now=NOW,
            )  # fmt: skip

    def test_past_its_last_day_it_is_of_no_use(self) -> None:
        hold(100, until=TODAY)
        with pytest.raises(ledger.ReservationOver, match="liep tot"):
            ledger.settle(
                key="project-1", lines=lines_of(1, to="spent", out_of=CENTRE), on=TODAY,
                text="x", actor=SYSTEM, now=NOW + timedelta(days=1),
            )  # fmt: skip

    def test_turning_a_settlement_back_gives_the_amount_and_not_the_reservation(self) -> None:
        hold(100)
        number = spend(80).number
        ledger.reverse(book=BOOK, number=number, on=TODAY, actor=SYSTEM, now=NOW)
        assert (centre().booked, centre().reserved, centre().free) == (100, 0, 100)


@pytest.mark.usefixtures("funded")
class TestLetGo:
    def test_released_once_it_is_free_again(self) -> None:
        hold(100)
        card = ledger.release(key="project-1", actor=SYSTEM, now=NOW)
        assert ledger.release(key="project-1", actor=SYSTEM, now=NOW) == card
        assert (card.state, card.left, centre().free) == ("released", 0, 100)
        with pytest.raises(ledger.ReservationOver, match="vrijgegeven"):
            spend(1)

    def test_what_was_used_is_not_released(self) -> None:
        hold(100)
        spend(1)
        with pytest.raises(ledger.ReservationOver):
            ledger.release(key="project-1", actor=SYSTEM, now=NOW)
        with pytest.raises(ledger.ReservationUnknown):
            ledger.release(key="project-9", actor=SYSTEM, now=NOW)

    def test_only_what_is_past_expires(self) -> None:
        hold(10, "past", until=TODAY)
        hold(10, "later", until=TOMORROW)
        hold(10, "always")
        assert ledger.expire(today=TOMORROW, actor=SYSTEM, now=NOW) == ("past",)
        assert ledger.expire(today=TOMORROW, actor=SYSTEM, now=NOW) == ()
        assert [card.key for card in ledger.reservations(BOOK, CENTRE)] == ["always", "later"]

    def test_the_timer_lets_expire_what_is_past_today(self) -> None:
        hold(10, "past", until=TODAY)
        assert expire_due(now=NOW) == 0
        assert expire_due(now=NOW + timedelta(days=1)) == 1
