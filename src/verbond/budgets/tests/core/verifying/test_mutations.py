"""A certificate in which anything was changed is refused, with the place where it parts."""

import copy
from collections.abc import Callable
from fractions import Fraction

import pytest

from verbond.budgets.core.errors import CertificateWrong
from verbond.budgets.core.rule import Cap, Group, Rule
from verbond.budgets.core.verifying import verify
from verbond.budgets.tests.core.verifying.making import Claims, certified, pb, written

ADD1 = Rule(completion=("add1", "utilitarian"), ties=("min-cost", "max-votes", "lot:fictief"))
LIMITS = Rule(
    completion=("utilitarian",),
    groups=(Group(frozenset({"lane", "oaks"})),),
    caps=(Cap("green", 60),),
)
GREEN = {"bench": "green", "oaks": "green", "lane": "street"}
type Change = Callable[[Claims], object]


def bought(claims: Claims) -> list[Claims]:
    return [one for one in claims["rounds"] if one["kind"] == "bought"]


def swap_winners(claims: Claims) -> None:
    rounds = claims["rounds"]
    rounds[0]["project"], rounds[1]["project"] = rounds[1]["project"], rounds[0]["project"]
    winners = claims["winners"]
    winners[0], winners[1] = winners[1], winners[0]


def dearer_by_a_billionth(claims: Claims) -> None:
    one = bought(claims)[1]
    one["price"] = str(Fraction(one["price"]) + Fraction(1, 10**9))


def forget_what_left(claims: Claims) -> None:
    next(one for one in claims["rounds"] if one["dropped"])["dropped"].pop()


def one_step_less(claims: Claims) -> None:
    claims["steps"] -= 1
    claims["endowment"] = str(Fraction(claims["endowment"]) - 1)
    claims["add1"]["jumps"][-1]["to"] -= 1


def one_step_more(claims: Claims) -> None:
    claims["steps"] += 1
    claims["endowment"] = str(Fraction(claims["endowment"]) + 1)
    claims["add1"]["jumps"][-1]["to"] += 1


def other_seed(claims: Claims) -> None:
    claims["rule"]["ties"] = ["lot:nog eens"]


def one_round_more(claims: Claims) -> None:
    claims["rounds"].append({**claims["rounds"][-1], "number": len(claims["rounds"]) + 1})


CHANGES: dict[str, tuple[Change, str]] = {
    "swapped winners": (swap_winners, "ronde 1"),
    "a price a billionth higher": (dearer_by_a_billionth, "ronde 2"),
    "one step less": (one_step_less, "ronde|stap|add1"),
    "one step more": (one_step_more, "ronde|stap|add1"),
    "another seed": (other_seed, "order"),
    "a round cut off": (lambda claims: claims["rounds"].pop(), "ronde"),
    "a round more": (one_round_more, "ronde 6.*gaat door|ronde 5.*gaat door"),
    "a payer more": (lambda claims: bought(claims)[0].update(payers=99), "ronde 1"),
    "a poor one more": (lambda claims: bought(claims)[0].update(poor=99), "ronde 1"),
    "no runner-up": (lambda claims: bought(claims)[0].update(runner_up=None), "ronde 1"),
    "a tie hidden": (lambda claims: claims["rounds"][0].update(tied=["x"]), "ronde 1"),
    "another kind": (lambda claims: claims["rounds"][0].update(kind="greedy"), "ronde 1"),
    "another number": (lambda claims: claims["rounds"][0].update(number=2), "ronde 1"),
    "another budget": (lambda claims: claims.update(budget="281"), "budget"),
    "a ballot less": (lambda claims: claims.update(ballots=6), "ballots"),
    "another endowment": (lambda claims: claims.update(endowment="41"), "endowment"),
    "another total": (lambda claims: claims.update(total_cost="1"), "total_cost"),
    "a winner more": (lambda claims: claims["winners"].append("hall"), "winners"),
    "a false exclusion": (
        lambda claims: claims["excluded"].append({"project": "hall", "reason": "cap", "round": 1}),
        "ronde 1",
    ),
    "nothing of Add1": (lambda claims: claims.update(add1=None), "add1"),
    "a jump away": (lambda claims: claims["add1"]["jumps"].clear(), "add1"),
    "a gap between jumps": (lambda claims: claims["add1"]["jumps"][0].update({"from": 1}), "stap"),
    "another stop": (lambda claims: claims["add1"].update(stopped_by="all_funded"), "stopped_by"),
    "another step too far": (
        lambda claims: claims["add1"].update(over={"k": 1, "winners": [], "total_cost": "0"}),
        "over",
    ),
    "a comparison": (
        lambda claims: claims.update(
            comparison={
                "mode": "exclusion",
                "greedy": [],
                "shares": [],
                "prefer_greedy": 0,
                "prefer_shares": 0,
                "kept": "shares",
            }
        ),
        "comparison",
    ),
    "money that is not left": (
        lambda claims: claims["left"].append({"project": "bench", "money": "1", "cost": "40"}),
        "left",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_certificate_is_refused_where_it_was_changed(name: str) -> None:
    ballots = pb()
    claims = certified(ballots, ADD1)
    change, place = CHANGES[name]
    changed = copy.deepcopy(claims)
    change(changed)
    assert changed != claims
    with pytest.raises(CertificateWrong, match=place):
        verify(ballots, written(changed))


def test_the_same_ballots_but_one_are_another_election() -> None:
    claims = certified(pb(), ADD1)
    with pytest.raises(CertificateWrong, match="ander bestand"):
        verify(pb(votes=[("bench",)]), written(claims))
    with pytest.raises(CertificateWrong, match="ander bestand"):
        verify(pb()[:-3], written(claims))


def test_a_ballot_added_shows_even_when_the_fingerprint_is_forged() -> None:
    other = pb(votes=[*[("bench", "lane", "oaks")] * 2, ("hall", "swing"), ("swing",)] * 2)
    claims = certified(pb(), ADD1)
    claims["input_sha256"] = certified(other, ADD1)["input_sha256"]
    with pytest.raises(CertificateWrong, match="ballots"):
        verify(other, written(claims))


@pytest.mark.parametrize("at", [0, 1])
def test_a_project_that_left_by_a_limit_cannot_be_kept_silent(at: int) -> None:
    ballots = pb(categories=GREEN)
    claims = certified(ballots, LIMITS)
    assert len(claims["excluded"]) > 1
    gone = claims["excluded"].pop(at)
    with pytest.raises(CertificateWrong, match=f"ronde {gone['round']}.*{gone['project']}"):
        verify(ballots, written(claims))


def test_a_project_dropped_with_enough_money_behind_it_is_refused() -> None:
    """Bench (40) can be paid at once: whoever lets it leave in round 1 is caught."""
    ballots = pb()
    claims = certified(ballots, Rule())
    first = claims["rounds"][0]
    other = next(one for one in claims["winners"] if one != first["project"])
    cost = next(one["cost"] for one in claims["rounds"] if one["project"] == other)
    first["dropped"] = [{"project": other, "money": "1", "cost": cost}]
    with pytest.raises(CertificateWrong, match="ronde 1, geld achter"):
        verify(ballots, written(claims))


def test_a_project_that_can_be_paid_does_not_leave() -> None:
    """In round 1 all have 40: behind the lane stand 120, and it costs 60."""
    ballots = pb()
    claims = certified(ballots, Rule())
    claims["rounds"][0]["dropped"] = [{"project": "lane", "money": "120", "cost": "60"}]
    with pytest.raises(CertificateWrong, match="ronde 1: project lane valt weg, maar"):
        verify(ballots, written(claims))


def test_what_was_still_there_at_the_end_must_be_told() -> None:
    ballots = pb()
    claims = certified(ballots, Rule())
    lists = [claims["left"], *(one["dropped"] for one in claims["rounds"])]
    gone = next(one for one in lists if one).pop()
    with pytest.raises(CertificateWrong, match=f"left: project {gone['project']} ontbreekt"):
        verify(ballots, written(claims))


def test_a_step_that_costs_more_than_the_budget_is_no_outcome() -> None:
    """The step too far passed off as the last one."""
    ballots = pb({"a": "10", "b": "10"}, [("a",), ("b",)], budget="15")
    claims = certified(ballots, Rule(completion=("add1",)))
    assert claims["add1"]["stopped_by"] == "infeasible"
    last = claims["add1"]["over"]["k"]
    plain = certified(pb({"a": "10", "b": "10"}, [("a",), ("b",)], budget="20"), Rule())
    forged = {
        **claims,
        **{name: plain[name] for name in ("winners", "total_cost", "rounds", "left")},
        "steps": last,
        "endowment": str(Fraction(claims["endowment"]) + last - claims["steps"]),
        "add1": {"stopped_by": "infeasible", "jumps": [{"from": 0, "to": last}], "over": None},
    }
    forged["add1"]["jumps"] = [*claims["add1"]["jumps"], {"from": last, "to": last}]
    with pytest.raises(CertificateWrong, match=f"stap {last} tot {last}: hier stopt"):
        verify(ballots, written(forged))
