"""Limits count by who asks, and a made-up header or a spare address does not help."""

from typing import Any

from django.test import RequestFactory

from verbond.kit.senders import sender


def asked_from(address: str, *, forwarded: str = "") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return sender(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


def test_without_a_proxy_a_forwarded_header_counts_for_nothing() -> None:
    assert asked_from("192.0.2.1", forwarded="198.51.100.9") == "192.0.2.1"


def test_behind_a_proxy_visitors_are_told_apart(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert asked_from("127.0.0.1", forwarded="1.2.3.4, 198.51.100.9") == "198.51.100.9"


def test_the_addresses_of_one_household_count_as_one() -> None:
    assert asked_from("2001:db8:0:1::1") == asked_from("2001:db8:0:1:ffff::2")
    assert asked_from("2001:db8:0:1::1") != asked_from("2001:db8:0:2::1")


def test_what_is_no_address_stays_short() -> None:
    assert len(asked_from("x" * 5000)) == 45
