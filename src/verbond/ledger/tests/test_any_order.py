"""Whatever is asked of the books, in whatever order: every book stays zero, every limit holds."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbond.journal.facade import SYSTEM
from verbond.ledger import facade as ledger
from verbond.ledger.models import Entry, Posting, Reservation
from verbond.ledger.queries.checking import check_books
from verbond.ledger.testing import ACCOUNTS, BOOK, NOW, TODAY, lines_of, make_book

CODES = st.sampled_from([code for code, *_rest in ACCOUNTS])
AMOUNTS = st.integers(1, 60)
# Few keys, so that the same one is asked again, and with something else.
KEYS = st.sampled_from(["a", "b", "c", "d"])
DAYS = st.integers(0, 3).map(lambda days: timedelta(days=days))
ACTS = st.one_of(
    st.tuples(st.just("post"), KEYS, AMOUNTS, CODES, CODES, DAYS),
    st.tuples(st.just("reverse"), st.integers(1, 6)),
    st.tuples(st.just("reserve"), KEYS, AMOUNTS, CODES, DAYS),
    st.tuples(st.just("settle"), KEYS, AMOUNTS, CODES, CODES, st.booleans()),
    st.tuples(st.just("release"), KEYS),
    st.tuples(st.just("expire"), DAYS),
    st.tuples(st.just("limit"), CODES, st.integers(0, 50)),
)


def do(act: tuple[Any, ...], number: int) -> None:
    who: dict[str, Any] = {"actor": SYSTEM, "now": NOW + timedelta(hours=6 * number)}
    match act:
        case "post", key, amount, to, out_of, back:
            lines = lines_of(amount, to=to, out_of=out_of)
            ledger.post(book=BOOK, lines=lines, key=key, on=TODAY - back, text="x", **who)
        case "reverse", first:
            ledger.reverse(book=BOOK, number=first, on=TODAY, **who)
        case "reserve", key, amount, account, days:
            until = TODAY + days if days else None
            ledger.reserve(book=BOOK, account=account, amount=amount, key=key, until=until, **who)
        case "settle", key, amount, to, out_of, is_final:
            lines = lines_of(amount, to=to, out_of=out_of)
            ledger.settle(
                key=key, lines=lines, on=TODAY, text="x", posting_key=f"s{number}",
                is_final=is_final, **who,
            )  # fmt: skip
        case "release", key:
            ledger.release(key=key, **who)
        case "expire", days:
            ledger.expire(today=TODAY + days, **who)
        case "limit", account, limit:
            ledger.set_limit(book=BOOK, account=account, limit=limit, reason="", **who)


def rows() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Posting, Entry, Reservation)]


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(ACTS, max_size=14))
def test_every_book_stays_zero_and_every_limit_holds(acts: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        make_book()
        ledger.post(
            book=BOOK, lines=lines_of(100, to="envelopes/centre", out_of="city"), key="fund",
            on=TODAY - timedelta(days=3), text="x", actor=SYSTEM, now=NOW,
        )  # fmt: skip
        for number, act in enumerate(acts):
            before = rows()
            try:
                do(act, number)
            except ledger.LedgerRefused:
                assert rows() == before
            assert check_books().wrong == ()
            today = (NOW + timedelta(hours=6 * number)).date()
            stands = ledger.balances(BOOK, today=today)
            assert sum(one.booked for one in stands) == 0
            assert all(one.free is None or one.free >= 0 for one in stands)
            assert all(one.reserved >= 0 for one in stands)
        transaction.set_rollback(True)
