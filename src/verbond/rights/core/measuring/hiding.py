"""Small cells stay hidden, and so does whatever would give them away by subtracting.

A table here has groups (neighbourhoods, ages) as rows and a few counts of people as columns, and
its totals are public. A group goes as a whole, with its share. Docs:
docs/explanation/measuring-take-up.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

FEWEST: Final = 10
type Counts = Sequence[int]


def is_small(count: int, fewest: int = FEWEST) -> bool:
    """Say whether a count is of people, but of too few; nobody is no person."""
    return 0 < count < fewest


def hidden_groups(table: Mapping[str, Counts], *, fewest: int = FEWEST) -> frozenset[str]:
    """Return which groups to hide when every group not hidden and every total are public.

    Hidden is each group with a small cell. What is hidden together must hold at least two groups
    and `fewest` people in each column that holds anybody, or else the next smallest group goes
    too; when that does not help, all of them.

    >>> sorted(hidden_groups({"north": (3, 40), "south": (60, 50), "east": (25, 30)}))
    ['east', 'north']
    """
    totals = _totals(table.values())
    if any(is_small(total, fewest) for total in totals):
        return frozenset(table)
    hidden = [name for name in table if any(is_small(one, fewest) for one in table[name])]
    if not hidden:
        return frozenset()
    rest = sorted((sum(table[name]), name) for name in table if name not in hidden)
    for _size, name in rest:
        if _is_safe([table[one] for one in hidden], totals, fewest):
            break
        hidden.append(name)
    return frozenset(hidden)


def _is_safe(hidden: Sequence[Counts], totals: Counts, fewest: int) -> bool:
    together = _totals(hidden)
    enough = all(sum_ >= fewest or not total for sum_, total in zip(together, totals, strict=True))
    return len(hidden) > 1 and enough


def _totals(rows: Iterable[Counts]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def shown(
    table: Mapping[str, Counts], *, fewest: int = FEWEST
) -> Mapping[str, tuple[int, ...] | None]:
    """Return the table as it may be published: None for a hidden group."""
    hidden = hidden_groups(table, fewest=fewest)
    return {name: None if name in hidden else tuple(table[name]) for name in table}


def shown_steps(counts: Sequence[int], *, fewest: int = FEWEST) -> tuple[int | None, ...]:
    """Return counts that only go down (a funnel) as they may be published.

    Two steps next to each other may not differ by a few people, whatever stands between: who fell
    out there could be found. Steps that would are None.

    >>> shown_steps([100, 97, 60, 52, 4, 0])
    (100, None, 60, None, None, 0)
    """
    if counts and is_small(counts[0], fewest):
        return (None,) * len(counts)
    found: list[int | None] = []
    last = counts[0] if counts else 0
    for count in counts:
        fits = not is_small(count, fewest) and not is_small(last - count, fewest)
        found.append(count if fits else None)
        last = count if fits else last
    return tuple(found)


def are_apart(total: int, parts: Sequence[int], *, fewest: int = FEWEST) -> bool:
    """Say whether a public total may be shown with its parts: none of them is of a few people.

    >>> are_apart(60, (20, 40)), are_apart(60, (3, 57))
    (True, False)
    """
    return not is_small(total, fewest) and not any(is_small(one, fewest) for one in parts)
