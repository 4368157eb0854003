"""The rules that walk through a list: greedy and its kin, and the completion."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from verbond.budgets.core.verifying.claims import decimal
from verbond.budgets.core.verifying.comparing import Rounds
from verbond.budgets.core.verifying.replaying import leave
from verbond.budgets.core.verifying.terms import ALIKE, Terms

# What a project is walked by. None stands above every number: points for nothing.
type Key = Fraction | None
INFINITE = None


def replay_greedy(terms: Terms, rounds: Rounds) -> None:
    """Replay the greedy rule, with its stop if it has one."""
    keys = {project: _key(terms, project) for project in terms.order}
    _walk(terms, rounds, keys, "greedy", stops=terms.rule["method"] == "greedy-no-skip")


def replay_completion(terms: Terms, rounds: Rounds) -> None:
    """Replay what fills up the budget: by score, whatever has support and still fits."""
    keys: dict[str, Key] = {p: score for p, score in terms.score.items() if score > 0}
    _walk(terms, rounds, keys, "completion")


def completion_of_nothing(terms: Terms) -> list[str]:
    """Return what the completion would fund all by itself."""
    rounds = Rounds({"rounds": ()})
    rounds.leave(terms.excluded())
    for project in _in_order(terms, {p: s for p, s in terms.score.items() if s > 0}, rounds):
        if project not in rounds.excluded and _fits(terms, rounds, project):
            rounds.winners.append(project)
            leave(terms, rounds)
    return rounds.winners


def _key(terms: Terms, project: str) -> Key:
    method, satisfaction = terms.rule["method"], terms.rule["satisfaction"]
    score, cost = terms.score[project], terms.vote.cost[project]
    divides = satisfaction == "cardinality" or (satisfaction not in ALIKE and method == "greedy")
    if not divides:
        return score
    if not cost:
        return INFINITE if score else Fraction(0)
    return score / cost


def _walk(
    terms: Terms, rounds: Rounds, keys: Mapping[str, Key], kind: str, *, stops: bool = False
) -> None:
    walk = _in_order(terms, keys, rounds)
    for project in walk:
        if project in rounds.excluded:
            # It left while the walk was under way.
            continue
        if not _fits(terms, rounds, project):
            if stops:
                return
            continue
        tied = [other for other in walk if keys[other] == keys[project]]
        rounds.expect(
            project=project,
            kind=kind,
            cost=decimal(terms.vote.cost[project]),
            price=None,
            payers=0,
            poor=0,
            tied=tied if len(tied) > 1 else [],
            runner_up=None,
            dropped=[],
        )
        leave(terms, rounds)


def _in_order(terms: Terms, keys: Mapping[str, Key], rounds: Rounds) -> list[str]:
    settled = {*rounds.winners, *rounds.excluded}
    walk: Iterable[str] = (p for p in terms.order if p in keys and p not in settled)
    return sorted(walk, key=lambda p: _from_high_to_low(keys[p]))


def _from_high_to_low(key: Key) -> tuple[bool, Fraction]:
    return (key is not INFINITE, -(key or Fraction(0)))


def _fits(terms: Terms, rounds: Rounds, project: str) -> bool:
    return terms.cost([*rounds.winners, project]) <= terms.vote.budget


def prefer(terms: Terms, one: Sequence[str], other: Sequence[str], mode: str) -> tuple[int, int]:
    """Count the people who strictly prefer the first outcome, and those who prefer the second."""
    first = second = 0
    for ballot, people in terms.vote.ballots.items():
        named = {project for project, _ in ballot}
        has = [len(named.intersection(winners)) for winners in (one, other)]
        if mode == "exclusion":
            has = [min(count, 1) for count in has]
        first += people * (has[0] > has[1])
        second += people * (has[1] > has[0])
    return first, second
