"""A document is read in a process of its own, and that process may die or dawdle."""

import pytest

from verbond.agreement.core.errors import ProfileBroken
from verbond.agreement.errors import ImportRefused
from verbond.agreement.parsing import parse, parse_apart
from verbond.agreement.testing import TEXT
from verbond.kit.errors import RuleBroken


def test_apart_and_here_give_the_same() -> None:
    content = TEXT.encode()
    assert parse_apart(content, "fictief.txt") == parse(content, "fictief.txt")


def test_reading_too_long_is_told_and_ended() -> None:
    with pytest.raises(ImportRefused, match="langer dan 0 seconden"):
        parse_apart(TEXT.encode() * 2000, "lang.txt", seconds=0.01)


def test_what_the_reader_refuses_is_refused_apart_too() -> None:
    with pytest.raises(RuleBroken, match=r"leeg\.txt"):
        parse_apart(b"", "leeg.txt")


def test_an_error_keeps_its_code_and_words_between_processes() -> None:
    with pytest.raises(ProfileBroken, match="bestaat-niet") as caught:
        parse_apart(TEXT.encode(), "fictief.txt", "bestaat-niet")
    assert caught.value.code


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(ProfileBroken, match="bestaat-niet"):
        parse(TEXT.encode(), "fictief.txt", "bestaat-niet")
