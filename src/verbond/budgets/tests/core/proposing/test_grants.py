"""The conditions of a small grant."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.proposing.conditions import Limits
from verbond.budgets.core.proposing.grants import (
    Backer,
    Earlier,
    Request,
    grant_needs,
    is_same_group,
    months_after,
    room_left,
)
from verbond.budgets.core.proposing.plan import missing

LIMITS = Limits(least_people=5, least_addresses=5, within_months=12, most_per_year=1)
DAY = date(2026, 3, 2)


def request(*addresses: str, **facts: Any) -> Request:
    given_facts: dict[str, Any] = {
        "group": "De Linde",
        "authors": frozenset({1}),
        "backers": tuple(Backer(one, is_confirmed=True) for one in addresses),
        "asked_on": DAY,
        "until": date(2026, 9, 1),
    }
    return Request(**(given_facts | facts))


def earlier(**facts: Any) -> Earlier:
    known: dict[str, Any] = {
        "key": "eerder", "group": "Andere", "authors": frozenset({9}),
        "addresses": frozenset({"x", "y"}), "asked_on": date(2026, 1, 5),
    }  # fmt: skip
    return Earlier(**(known | facts))


def test_five_people_at_five_addresses_is_enough() -> None:
    assert missing(grant_needs(request(*"abcde"), LIMITS, [])) == ()


def test_two_people_at_one_address_count_once_as_address() -> None:
    found = missing(grant_needs(request("a", "b", "c", "d", "d"), LIMITS, []))
    assert [need.label for need in found] == ["4 van 5 adressen doen mee"]


def test_who_did_not_confirm_does_not_count() -> None:
    waiting = (*(Backer(one, is_confirmed=True) for one in "abcd"), Backer("e", is_confirmed=False))
    assert len(missing(grant_needs(request(backers=waiting), LIMITS, []))) == 2


def test_request_is_ready_within_a_year() -> None:
    for until, met in ((None, False), (date(2027, 3, 2), True), (date(2027, 3, 3), False)):
        needs = grant_needs(request(*"abcde", until=until), LIMITS, [])
        assert (missing(needs) == ()) is met


def test_one_group_asks_once_a_year_under_any_name() -> None:
    mine = request(*"abcde")
    assert is_same_group(mine, earlier(group="de  LINDE!"))
    assert is_same_group(mine, earlier(authors=frozenset({1, 2})))
    assert is_same_group(mine, earlier(addresses=frozenset("abc")))
    assert not is_same_group(mine, earlier(addresses=frozenset("abwxyz")))
    assert not is_same_group(mine, earlier(group="De Linde", asked_on=date(2025, 12, 31)))
    found = missing(grant_needs(mine, LIMITS, [earlier(group="De Linde")]))
    assert "Volgend jaar" in found[0].hint


def test_nameless_groups_are_not_the_same() -> None:
    assert not is_same_group(request(*"abcde", group=""), earlier(group=""))


def test_instrument_without_conditions_asks_nothing() -> None:
    assert grant_needs(request(), Limits(), []) == ()


def test_more_than_once_a_year_is_said_in_numbers() -> None:
    found = grant_needs(request(*"abcde"), Limits(most_per_year=2), [earlier(group="De Linde")])
    assert found[0].is_met
    assert "Hoogstens 2" in found[0].label


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_end_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (
        later.toordinal() + 1 == later.replace(day=1).toordinal() + later.day
    )


def test_room_is_what_was_not_granted() -> None:
    assert room_left(1_000, [300, 300]) == 400
