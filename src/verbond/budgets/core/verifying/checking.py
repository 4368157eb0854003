"""Check a whole certificate: one question after the other, each answered by counting again."""

from collections.abc import Mapping
from typing import Any

from verbond.budgets.core.verifying.ballots import Vote, read_vote
from verbond.budgets.core.verifying.claims import decimal, long_numbers, read_claims, told
from verbond.budgets.core.verifying.comparing import Progress, Rounds, expect
from verbond.budgets.core.verifying.loads import replay_phragmen
from verbond.budgets.core.verifying.replaying import replay_shares
from verbond.budgets.core.verifying.stepping import check_steps
from verbond.budgets.core.verifying.terms import GREEDY, SHARES, Terms, terms_of
from verbond.budgets.core.verifying.walking import (
    completion_of_nothing,
    prefer,
    replay_completion,
    replay_greedy,
)


def verify(
    ballots: bytes, certificate: bytes, *, tell: Progress = lambda _: None
) -> Mapping[str, Any]:
    """Return the claims of a certificate if every one of them follows from the ballots.

    Raises `CertificateWrong`, which names the round, for what does not follow;
    `CertificateUnreadable` and `ElectionWrong` for files about which nothing can be said.
    """
    with long_numbers():
        return _verified(read_vote(ballots), read_claims(certificate), tell)


def _verified(vote: Vote, claims: Mapping[str, Any], tell: Progress) -> Mapping[str, Any]:
    expect(
        "input_sha256: dit certificaat hoort bij een ander bestand",
        claims["input_sha256"],
        vote.sha256,
    )
    terms = terms_of(vote, claims["rule"])
    expect("budget", claims["budget"], decimal(vote.budget))
    expect("ballots", claims["ballots"], vote.number)
    expect("order: de volgorde bij gelijke stand", claims["order"], list(terms.order))
    tell(f"{vote.number} stembiljetten, {len(vote.cost)} projecten")
    rounds = _rounds(terms, claims, tell)
    outcome = _compared(terms, claims, rounds.winners)
    expect("winners", claims["winners"], outcome)
    expect("total_cost", claims["total_cost"], decimal(terms.cost(outcome)))
    return claims


def _rounds(terms: Terms, claims: Mapping[str, Any], tell: Progress) -> Rounds:
    """Replay all rounds, whatever the method, with what follows them."""
    rounds, method = Rounds(claims), claims["rule"]["method"]
    rounds.leave(terms.excluded())
    if method == SHARES:
        _shares(terms, claims, rounds, tell)
    else:
        for field, nothing in (("endowment", None), ("steps", 0), ("left", []), ("add1", None)):
            expect(field, claims[field], nothing)
        (replay_greedy if method in GREEDY else replay_phragmen)(terms, rounds)
    if "utilitarian" in claims["rule"]["completion"]:
        replay_completion(terms, rounds)
    rounds.end(claims["excluded"])
    return rounds


def _shares(terms: Terms, claims: Mapping[str, Any], rounds: Rounds, tell: Progress) -> None:
    vote = terms.vote
    start = vote.budget / vote.number + claims["steps"] if vote.number else None
    expect("endowment", claims["endowment"], told(start))
    if start is not None:
        tell(f"ronden met {float(start):.2f} per stem")
        replay_shares(terms, claims, rounds, start)
    else:
        expect("left", claims["left"], [])
    rises = any(step.startswith("add1") for step in claims["rule"]["completion"])
    if rises and start is not None:
        check_steps(terms, claims, list(rounds.winners), tell)
    else:
        expect("steps", claims["steps"], 0)
        expect("add1", claims["add1"], None)


def _compared(terms: Terms, claims: Mapping[str, Any], shares: list[str]) -> list[str]:
    """Return the outcome after the comparison with the greedy one, if the rule has one."""
    mode = claims["rule"]["comparison"]
    # Without ballots nobody prefers anything.
    if not mode or not terms.vote.number:
        expect("comparison", claims["comparison"], None)
        return shares
    greedy = completion_of_nothing(terms)
    for_greedy, for_shares = prefer(terms, greedy, shares, mode)
    keeps_greedy = for_greedy > for_shares
    expect(
        "comparison",
        claims["comparison"],
        {
            "mode": mode,
            "greedy": greedy,
            "shares": shares,
            "prefer_greedy": for_greedy,
            "prefer_shares": for_shares,
            "kept": "greedy" if keeps_greedy else "shares",
        },
    )
    return greedy if keeps_greedy else shares
