"""Walk through the projects from high to low and fund what fits: greedy, and completions."""

from collections.abc import Iterable
from fractions import Fraction

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.result import Kind, Round

# Above every key that is a number: a supported project that costs nothing.
type Key = tuple[int, Fraction]


def greedy(field: Field, leaving: Leaving) -> tuple[Round, ...]:
    """Fund by the key of the rule (docs/reference/count-certificate.md), unsupported ones too."""
    per_cost = field.rule.method == "greedy"
    keys = [_key(field, project, per_cost=per_cost) for project in range(len(field.costs))]
    return walk(
        field,
        leaving,
        keys=dict(enumerate(keys)),
        kind="greedy",
        skip=field.rule.method != "greedy-no-skip",
    )


def complete(field: Field, leaving: Leaving, done: Iterable[Round]) -> tuple[Round, ...]:
    """Fund what still fits, by score; only what somebody supports."""
    done = tuple(done)
    bought = {each.project for each in done}
    keys = {
        project: (0, Fraction(score))
        for project, score in enumerate(field.scores)
        if score and field.ids[project] not in bought
    }
    spent = sum(each.cost for each in done)
    return walk(field, leaving, keys=keys, kind="completion", spent=spent, number=len(done))


def walk(
    field: Field,
    leaving: Leaving,
    *,
    keys: dict[int, Key],
    kind: Kind,
    skip: bool = True,
    spent: int = 0,
    number: int = 0,
) -> tuple[Round, ...]:
    """Fund projects from the highest key down, equal keys in tie order, while they fit."""
    left = field.election.budget - spent
    equals = _equals(field, leaving, keys)
    rounds: list[Round] = []
    for project in sorted(keys, key=lambda one: (*_falling(keys[one]), field.rank[one])):
        if leaving.out[project]:
            continue
        cost = field.costs[project]
        if cost > left:
            if skip:
                continue
            break
        left -= cost
        number += 1
        tied = _first(field.ids[project], equals[keys[project]])
        rounds.append(Round(number, field.ids[project], kind, cost, tied=tied))
        leaving.fund(project, number)
    return tuple(rounds)


def _key(field: Field, project: int, *, per_cost: bool) -> Key:
    score, cost = field.scores[project], field.costs[project]
    satisfaction = field.rule.satisfaction
    if satisfaction == "cost" or (satisfaction != "cardinality" and not per_cost):
        return 0, Fraction(score)
    if cost:
        return 0, Fraction(score, cost)
    return (1, Fraction(0)) if score else (0, Fraction(0))


def _falling(key: Key) -> tuple[int, Fraction]:
    return -key[0], -key[1]


def _equals(field: Field, leaving: Leaving, keys: dict[int, Key]) -> dict[Key, tuple[str, ...]]:
    """Return the projects of each key, in tie order, as they stand before the walk."""
    found: dict[Key, list[str]] = {}
    for project in field.order:
        if project in keys and not leaving.out[project]:
            found.setdefault(keys[project], []).append(field.ids[project])
    return {key: tuple(names) for key, names in found.items()}


def _first(name: str, equals: tuple[str, ...]) -> tuple[str, ...]:
    return equals if len(equals) > 1 and name in equals else ()
