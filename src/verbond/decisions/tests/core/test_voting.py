"""Votes: sums, mandates and outcomes."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.decisions.core.errors import VoteRefused
from verbond.decisions.core.voting import (
    Choice,
    Mandate,
    Rules,
    VoteGiven,
    check_outcome,
    check_vote,
    rules_on,
    unanimous,
)

DAY = date(2026, 3, 5)
FIVE = [Mandate(key, key.upper()) for key in "abcde"]


def refused(code: str, vote: VoteGiven, **more: Any) -> None:
    with pytest.raises(VoteRefused) as problem:
        check_vote(vote, mandates=more.pop("mandates", FIVE), on=DAY, **more)
    assert problem.value.code == code


@given(st.dictionaries(st.sampled_from("abcde"), st.sampled_from(["favour", "against", "abstain"])))
def test_unanimous_with_exceptions_counts_everybody_once(exceptions: dict[str, Choice]) -> None:
    vote = unanimous(list("abcde"), exceptions)
    assert vote.cast == 5
    assert vote.in_favour == 5 - sum(choice != "favour" for choice in exceptions.values())
    check_vote(vote, mandates=FIVE, on=DAY)


def test_exception_of_somebody_who_was_not_there_is_refused() -> None:
    with pytest.raises(VoteRefused, match="niet aanwezig"):
        unanimous(["a"], {"b": "against"})


def test_numbers_that_differ_from_the_names_are_refused() -> None:
    refused("sums", VoteGiven(2, ballots={"a": "favour"}))


def test_secret_vote_with_names_is_refused() -> None:
    refused("secret", VoteGiven(1, is_secret=True, ballots={"a": "favour"}))


def test_secret_vote_with_numbers_alone_is_accepted() -> None:
    check_vote(VoteGiven(3, 1, 1, is_secret=True), mandates=FIVE, on=DAY)


def test_vote_without_a_single_voice_is_refused() -> None:
    refused("empty", VoteGiven(0))
    refused("negative", VoteGiven(3, -1))


def test_more_voices_than_mandates_are_refused() -> None:
    refused("too_many", VoteGiven(6))
    check_vote(VoteGiven(6), mandates=(), on=DAY)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 3, 6), None, False),
        (None, date(2026, 3, 4), False),
    ],
)
def test_only_who_holds_the_mandate_that_day_votes(
    since: date | None, until: date | None, holds: bool
) -> None:
    mandate = Mandate("a", "Ada", since, until)
    vote = VoteGiven(1, ballots={"a": "favour"})
    if holds:
        check_vote(vote, mandates=[mandate], on=DAY)
    else:
        refused("no_mandate", vote, mandates=[mandate])


def test_quorum_counts_only_when_it_was_given() -> None:
    check_vote(VoteGiven(2), mandates=FIVE, on=DAY)
    refused("quorum", VoteGiven(2), rules=Rules(quorum=3))
    check_vote(VoteGiven(3), mandates=FIVE, on=DAY, rules=Rules(quorum=3))


def test_rules_are_those_of_the_day() -> None:
    given_rules = [
        {"since": "2025-01-01", "quorum": 13, "tie": "rejected"},
        {"since": "2019-01-01", "quorum": 20},
    ]
    assert rules_on(given_rules, date(2018, 1, 1)) == Rules()
    assert rules_on(given_rules, date(2020, 1, 1)) == Rules(quorum=20)
    assert rules_on(given_rules, DAY) == Rules(quorum=13, tie="rejected")


@pytest.mark.parametrize(
    ("outcome", "vote", "tie", "code"),
    [
        ("approved", VoteGiven(2, 3), None, "lost"),
        ("rejected", VoteGiven(3, 2), None, "carried"),
        ("amended", VoteGiven(2, 2), "rejected", "tie"),
        ("vertaagd", VoteGiven(1), None, "outcome"),
    ],
)
def test_outcome_against_the_vote_is_refused(
    outcome: str, vote: VoteGiven, tie: Any, code: str
) -> None:
    with pytest.raises(VoteRefused) as problem:
        check_outcome(outcome, [vote], Rules(tie=tie))
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("outcome", "votes"),
    [
        ("approved", [VoteGiven(3, 2)]),
        ("rejected", [VoteGiven(2, 3)]),
        ("rejected", [VoteGiven(2, 2)]),
        ("approved", [VoteGiven(2, 2)]),
        ("postponed", [VoteGiven(5)]),
        ("noted", []),
        ("approved", [VoteGiven(0, 5), VoteGiven(5)]),
    ],
)
def test_last_vote_decides(outcome: str, votes: list[VoteGiven]) -> None:
    check_outcome(outcome, votes)
