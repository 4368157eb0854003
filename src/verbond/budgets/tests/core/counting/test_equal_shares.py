"""Equal shares against its slow reference, with ties on purpose."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.counting import count
from verbond.budgets.core.counting.field import field_of
from verbond.budgets.core.election import Election, VoteType
from verbond.budgets.core.rule import Completion, Rule, Satisfaction
from verbond.budgets.tests.core.counting.made import elections, limited, shuffled
from verbond.budgets.tests.core.counting.slow import Slow, slow_add1

WAYS = [
    ("approval", "cost"),
    ("approval", "cardinality"),
    ("cumulative", "points"),
    ("cumulative", "cost"),
    ("ordinal", "borda"),
    ("ordinal", "cardinality"),
]
TIES = st.sampled_from(
    [
        ("lexicographic",),
        ("min-cost",),
        ("max-votes", "lot:2026"),
        ("lot:7",),
        ("min-cost", "max-votes"),
    ]
)


def names_of(election: Election, projects: list[int]) -> tuple[str, ...]:
    return tuple(election.projects[project].id for project in projects)


@pytest.mark.parametrize(("kind", "satisfaction"), WAYS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_winners_and_prices_are_those_of_the_slow_reference(
    kind: VoteType, satisfaction: Satisfaction, data: st.DataObject
) -> None:
    election = data.draw(elections(kind=kind, free=True))
    rule = Rule(satisfaction=satisfaction, ties=data.draw(TIES))
    counted = count(election, rule)
    order = list(field_of(election, rule).order)
    slow = Slow(election, rule, order, Fraction(election.budget, election.ballots.number)).run()
    assert counted.winners == names_of(election, slow.winners)
    assert count(election, rule, brief=True).winners == counted.winners
    for each, rate, project in zip(counted.rounds, slow.rates, slow.winners, strict=True):
        scale = slow.cost(project) if satisfaction == "cost" else 1
        assert each.price == rate * scale


@pytest.mark.parametrize(("kind", "satisfaction"), WAYS)
@pytest.mark.parametrize("completion", ["add1", "add1-exhaustive"])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_add1_ends_at_the_step_of_the_slow_reference(
    kind: VoteType, satisfaction: Satisfaction, completion: Completion, data: st.DataObject
) -> None:
    election = data.draw(elections(kind=kind))
    rule = Rule(satisfaction=satisfaction, completion=(completion,), ties=data.draw(TIES))
    counted = count(election, rule, brief=True)
    step, slow, why = slow_add1(election, rule, list(field_of(election, rule).order))
    assert counted.increase is not None
    assert (counted.steps, counted.increase.stopped_by) == (step, why)
    assert counted.winners == names_of(election, slow.winners)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_limits_hold_in_every_step(data: st.DataObject) -> None:
    election, rule = data.draw(
        elections(free=True).flatmap(lambda one: limited(Rule(completion=("add1",)), one))
    )
    counted = count(election, rule)
    step, slow, _ = slow_add1(election, rule, list(field_of(election, rule).order))
    caps_left = [one.project for one in counted.excluded if one.round == 0]
    if not caps_left:
        assert (counted.steps, counted.winners) == (step, names_of(election, slow.winners))
    green = {one.id: one.cost for one in election.projects if "green" in one.categories}
    assert sum(green.get(name, 0) for name in counted.winners) <= rule.caps[0].most
    assert len(rule.groups[0].projects & set(counted.winners)) <= rule.groups[0].most


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_supporters_pay_exactly_the_cost_and_never_more_than_they_have(data: st.DataObject) -> None:
    election = data.draw(elections())
    rule = Rule()
    order = list(field_of(election, rule).order)
    slow = Slow(election, rule, order, Fraction(election.budget, election.ballots.number)).run()
    for each, project, paid in zip(
        count(election, rule).rounds, slow.winners, slow.payments, strict=True
    ):
        assert sum(paid) == slow.cost(project) == each.cost
        price = each.price
        full = sum(1 for one, ballot in zip(paid, slow.ballots, strict=True)
                   if project in ballot and one == price)  # fmt: skip
        assert full == each.payers
        assert each.payers + each.poor == sum(project in ballot for ballot in slow.ballots)
    assert min(slow.money, default=Fraction(0)) >= 0


@pytest.mark.parametrize("kind", ["approval", "cumulative"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_order_of_the_ballots_does_not_matter(kind: VoteType, data: st.DataObject) -> None:
    election = data.draw(elections(kind=kind))
    groups = data.draw(st.permutations(range(len(election.ballots.times))))
    rule = Rule(completion=("add1", "utilitarian"))
    first, second = count(election, rule), count(shuffled(election, list(groups)), rule)
    assert replace(first, input_sha256="") == replace(second, input_sha256="")


def test_equal_rates_are_told_as_a_tie() -> None:
    election = Election.of(budget=20, costs={"b": 10, "a": 10}, ballots=[["a"], ["b"]])
    counted = count(election, Rule())
    assert counted.winners == ("a", "b")
    assert [(tie.round, tie.projects) for tie in counted.ties] == [(1, ("a", "b"))]
    assert counted.rounds[0].runner_up is not None
    assert counted.rounds[0].runner_up.project == "b"


def test_equal_money_and_price_counts_as_payment_in_full() -> None:
    election = Election.of(budget=30, costs={"a": 30}, ballots=[["a"], ["a"], ["a"]])
    counted = count(election, Rule())
    only = counted.rounds[0]
    assert (only.price, only.payers, only.poor) == (Fraction(10), 3, 0)


def test_a_third_that_floats_cannot_write_decides_rightly() -> None:
    # Three voters with 1/3 each: 1/3 + 1/3 + 1/3 is 1 and nothing else.
    costs = {"big": 10**18 + 1, "small": 10**18}
    election = Election.of(budget=10**18, costs=costs, ballots=[["big", "small"]] * 3)
    assert count(election, Rule()).winners == ("small",)
    assert count(election, Rule(completion=("add1",))).winners == ("small",)
