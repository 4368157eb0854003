"""Count equal shares again, round by round, and hold every round against the certificate."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from verbond.budgets.core.verifying.claims import decimal, told
from verbond.budgets.core.verifying.comparing import Rounds, expect, wrong
from verbond.budgets.core.verifying.paying import Run
from verbond.budgets.core.verifying.terms import Terms


def replay_shares(terms: Terms, claims: Mapping[str, Any], rounds: Rounds, start: Fraction) -> None:
    """Replay what equal shares buys when everybody starts with `start`."""
    may_win = [project for project in terms.order if project not in rounds.excluded]
    run = Run(terms.support, [start], (p for p in may_win if terms.vote.cost[p]))
    free = [p for p in may_win if not terms.vote.cost[p] and terms.support.members[p]]
    while free:
        _give(rounds, free[0])
        gone = leave(terms, rounds)
        run.open -= gone
        free = [project for project in free[1:] if project not in gone]
    while True:
        _drop(terms, run, rounds.dropped, rounds.where())
        if not _buy(terms, run, rounds):
            break
        run.open -= leave(terms, rounds)
    _drop(terms, run, claims["left"], "left")
    if run.open:
        raise wrong("left", f"project {min(run.open)} ontbreekt")


def _give(rounds: Rounds, project: str) -> None:
    rounds.expect(
        project=project,
        kind="free",
        cost="0",
        price="0",
        payers=0,
        poor=0,
        tied=[],
        runner_up=None,
        dropped=[],
    )


def _buy(terms: Terms, run: Run, rounds: Rounds) -> bool:
    """Find out what is bought now, check it, and let people pay; False when nothing is left."""
    found = run.cheapest()
    if found is None:
        return False
    rate, _, project = found
    others = []
    while (other := run.cheapest()) is not None:
        others.append(other)
        if other[0] != rate:
            break
    tied = [name for same, _, name in others if same == rate]
    split = run.split(project)
    assert split is not None  # noqa: S101 - it was cheapest, so its money is there
    run.wait(*others)
    payers = sum(split.rich.values())
    rounds.expect(
        project=project,
        kind="bought",
        cost=decimal(terms.vote.cost[project]),
        price=told(run.price(split)),
        payers=payers,
        poor=sum(split.held.values()) - payers,
        tied=[project, *tied] if tied else [],
        runner_up=_runner_up(run, others[0][2]) if others else None,
    )
    run.buy(project, [split])
    return True


def _runner_up(run: Run, project: str) -> dict[str, str | None]:
    split = run.split(project)
    return {"project": project, "price": None if split is None else told(run.price(split))}


def _drop(terms: Terms, run: Run, dropped: Sequence[Mapping[str, Any]], where: str) -> None:
    """Check that the supporters of what leaves have too little, and how much they have."""
    for claim in dropped:
        project = claim["project"]
        if project not in run.open:
            raise wrong(where, f"project {project} deed niet meer mee")
        behind, cost = run.behind(project), terms.vote.cost[project]
        expect(f"{where}, geld achter {project}", claim["money"], told(behind))
        expect(f"{where}, kosten van {project}", claim["cost"], decimal(cost))
        if behind >= cost:
            raise wrong(where, f"project {project} valt weg, maar er is genoeg geld voor")
        run.open.discard(project)


def leave(terms: Terms, rounds: Rounds) -> set[str]:
    """Note who may not win any more beside the winners, and return them."""
    settled = {*rounds.winners, *rounds.excluded}
    reasons = {p: terms.leaves(p, rounds.winners) for p in terms.order if p not in settled}
    rounds.leave({project: reason for project, reason in reasons.items() if reason})
    return set(rounds.excluded)
