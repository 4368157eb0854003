"""What somebody is likely to answer: each answer with its share, for the planner only.

`Prevalences` come from a population: a share for a truth, sample values for anything else. Without
them every answer is as likely as another, which orders questions but is no claim about people.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from verbond.rights.core.structure import Interval, Known
from verbond.rights.core.tree import Among, Right, walk
from verbond.rights.core.vocabulary import FactKind

type Samples = float | Sequence[Known]
type Prevalences = Mapping[str, Samples]

_HALF = 0.5
# More answers than this tell the planner nothing that is worth the time.
MOST_ANSWERS = 3
_OTHER = "andere"
_AGES = (10, 40, 70)
_YEARS_AGO = (1, 8)


def likely(
    kind: FactKind,
    known: Known | None,
    samples: Samples | None,
    choices: Sequence[str],
    day: dt.date,
) -> tuple[tuple[Known, float], ...]:
    """Return likely answers with their shares, which add up to one."""
    if kind.is_truth:
        share = samples if isinstance(samples, int | float) else _HALF
        return (True, share), (False, 1 - share)
    given = _fitting(samples, known) if isinstance(samples, Sequence) else []
    values = given or _thought_of(kind, known, choices, day)
    return tuple((value, 1 / len(values)) for value in values)


def choices_of(rights: Iterable[Right], fact: str) -> tuple[str, ...]:
    """Return the choices of a fact that the rules themselves name."""
    named = (choice for right in rights for choice in _named(right).get(fact, ()))
    return tuple(dict.fromkeys(named))


@lru_cache(maxsize=512)
def _named(right: Right) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in walk(*right.roots()):
        if isinstance(node, Among):
            found[node.of.name] = (*found.get(node.of.name, ()), *node.choices)
    return found


def _fitting(samples: Sequence[Known], known: Known | None) -> list[Known]:
    """Return some samples, those within what is known already."""
    low, high = (known.low, known.high) if isinstance(known, Interval) else (None, None)
    fits = [
        one
        for one in samples
        if not isinstance(one, Interval)
        or ((low is None or (one.low or 0) >= low) and (high is None or (one.high or 0) <= high))
    ]
    step = max(1, len(fits) // MOST_ANSWERS)
    return fits[step // 2 :: step][:MOST_ANSWERS]


def _thought_of(
    kind: FactKind, known: Known | None, choices: Sequence[str], day: dt.date
) -> Sequence[Known]:
    if kind.kind == "choice":
        return _among(kind, choices)
    if kind.kind == "date":
        return _days(kind, known, day)
    bounds = known if isinstance(known, Interval) else Interval(0, None)
    low = bounds.low or 0
    # An amount of which only the least is known is as likely to be far above it.
    high = bounds.high if bounds.high is not None else low * 2 + 100_000_00
    return Interval(low, low), Interval(high, high)


def _among(kind: FactKind, choices: Sequence[str]) -> Sequence[str]:
    named = [*choices[: MOST_ANSWERS - 1]]
    others = [one for one in kind.choices if one not in choices]
    return [*named, *(others[:1] or ([] if kind.choices else [_OTHER]))] or [_OTHER]


def _days(kind: FactKind, known: Known | None, day: dt.date) -> Sequence[Interval]:
    bounds = known if isinstance(known, Interval) else Interval(None, None)
    ago = _AGES if kind.name == "birth_date" else _YEARS_AGO
    days = [day.toordinal() - int(years * 365.25) for years in ago]
    within = [
        one
        for one in days
        if (bounds.low is None or one >= bounds.low) and (bounds.high is None or one <= bounds.high)
    ]
    ends = [int(one) for one in (bounds.low, bounds.high) if one is not None]
    found = within or ends or days
    return [Interval(one, one) for one in found]
