"""Count an election by a rule."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from verbond.budgets.core.counting.checking import resolved
from verbond.budgets.core.counting.comparing import compare
from verbond.budgets.core.counting.field import Field, field_of
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.phragmen import phragmen
from verbond.budgets.core.counting.result import Count, Dropped, Round, RunnerUp, Tie
from verbond.budgets.core.counting.shares.add1 import Add1
from verbond.budgets.core.counting.shares.run import Purchase, Run
from verbond.budgets.core.counting.walking import complete, greedy
from verbond.budgets.core.election import Election
from verbond.budgets.core.rule import Rule

type Progress = Callable[[int, int], None]


def count(
    election: Election, rule: Rule, *, brief: bool = False, progress: Progress | None = None
) -> Count:
    """Fund projects by a rule; amounts in small units of the election, prices exact fractions.

    `brief` leaves out what winners do not need: runners-up, what was dropped, what was left.
    `progress` hears after each counted step of Add1: its number, and how many were bought.
    Equal shares: Peters, Pierczynski & Skowron 2021; docs/reference/count-certificate.md.
    Raises `RuleWrong` for a rule that cannot be, `ElectionWrong` for points too high to add.

    >>> costs = {"bench": 40, "tree": 60}
    >>> count(Election.of(budget=100, costs=costs, ballots=[["bench"], ["tree"]]), Rule()).winners
    ('bench',)
    """
    field = field_of(election, resolved(election, rule))
    leaving = Leaving(field)
    if field.rule.method == "equal-shares":
        found = _equal_shares(field, leaving, brief=brief, progress=progress)
    elif field.rule.method == "phragmen":
        found = _result(field, leaving, phragmen(field, leaving))
    else:
        found = _result(field, leaving, greedy(field, leaving))
    return found


def _equal_shares(
    field: Field, leaving: Leaving, *, brief: bool, progress: Progress | None
) -> Count:
    if not field.number:
        return _result(field, leaving, ())
    before = leaving.copy()
    steps, increase = 0, None
    shares = Add1(field, leaving, progress)
    if {"add1", "add1-exhaustive"} & set(field.rule.completion):
        steps, increase = shares.finish()
    endowment = shares.endowment(steps)
    run = Run(field, endowment, leaving, telling=not brief).finish()
    found = _result(field, leaving, _rounds(field, run))
    found = replace(
        found,
        steps=steps,
        endowment=endowment,
        increase=increase,
        left=tuple(_dropped(field, one) for one in sorted(run.dropped)),
    )
    return _compared(field, before, found) if field.rule.comparison else found


def _rounds(field: Field, run: Run) -> tuple[Round, ...]:
    ids, costs = field.ids, field.costs
    free = tuple(
        Round(number, ids[project], "free", costs[project], Fraction(0))
        for number, project in enumerate(run.free, start=1)
    )
    bought = (
        _round(field, len(free) + number, each) for number, each in enumerate(run.bought, start=1)
    )
    return (*free, *bought)


def _round(field: Field, number: int, bought: Purchase) -> Round:
    ids = field.ids
    runner_up = bought.runner_up
    return Round(
        number=number,
        project=ids[bought.project],
        kind="bought",
        cost=field.costs[bought.project],
        price=bought.price,
        payers=bought.payers,
        poor=bought.poor,
        runner_up=None if runner_up is None else RunnerUp(ids[runner_up[0]], runner_up[1]),
        dropped=tuple(_dropped(field, one) for one in bought.dropped),
        tied=tuple(ids[project] for project in bought.tied),
    )


def _dropped(field: Field, dropped: tuple[int, Fraction]) -> Dropped:
    project, money = dropped
    return Dropped(field.ids[project], money, field.costs[project])


def _result(field: Field, leaving: Leaving, rounds: tuple[Round, ...]) -> Count:
    if "utilitarian" in field.rule.completion:
        rounds = (*rounds, *complete(field, leaving, rounds))
    return Count(
        winners=tuple(each.project for each in rounds),
        total_cost=sum(each.cost for each in rounds),
        budget=field.election.budget,
        rounds=rounds,
        ties=tuple(Tie(each.number, each.tied) for each in rounds if each.tied),
        excluded=tuple(leaving.excluded),
        rule=field.rule,
        order=tuple(field.ids[project] for project in field.order),
        input_sha256=field.election.sha256,
    )


def _compared(field: Field, before: Leaving, found: Count) -> Count:
    comparison = compare(field, before, found.winners)
    if not comparison.keeps_greedy:
        return replace(found, comparison=comparison)
    costs = dict(zip(field.ids, field.costs, strict=True))
    return replace(
        found,
        comparison=comparison,
        winners=comparison.greedy,
        total_cost=sum(costs[name] for name in comparison.greedy),
    )
