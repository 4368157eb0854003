"""Who gains and who loses when one set of outcomes takes the place of another.

Docs: docs/decisions/0031-what-if.md. Nothing here knows where the outcomes come from.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verbond.rights.core.measuring.hiding import FEWEST, hidden_groups, is_small
from verbond.rights.core.reform.groups import Grouping
from verbond.rights.core.reform.outcomes import (
    GAINS,
    LOSES,
    MAYBE,
    OPENS,
    UNBOUNDED,
    UNKNOWN,
    YES,
    Codes,
    Euros,
    Mask,
    Outcome,
    Whole,
    effects,
    euros,
)


@dataclass(frozen=True, slots=True)
class Held:
    """How many subjects have a right, for certain and perhaps, and what it costs a year."""

    certain: int
    perhaps: int
    euros: Euros | None


@dataclass(frozen=True, slots=True)
class RightChange:
    """One right before and after, counted in subjects of the right.

    `near`: refused by the new rule, just over a limit. None: fewer than ten, not shown. `after`
    and `change` are None too when they would give such a count away.
    """

    right: str
    subjects: int
    before: Held
    after: Held | None
    gains: int | None
    loses: int | None
    opens: int | None
    unknown: int | None
    change: Euros | None
    near: int | None = 0


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of households; counts and euros are None when the row is hidden."""

    label: str
    households: int
    gains: int | None
    loses: int | None
    opens: int | None
    change: Euros | None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """All groups of one grouping, in order."""

    name: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Reform:
    """What another rule does to a population: per right, per household and per group.

    `gains`, `loses` and `opens` count households over all rights together. When one of them is
    under ten it is None, and so is what would give it away: the euros and the tables.
    """

    day: dt.date
    variant_a: str
    variant_b: str
    persons: int
    households: int
    rights: tuple[RightChange, ...]
    gains: int | None
    loses: int | None
    opens: int | None
    change: Euros | None
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One right before and after the change, over the same subjects."""

    before: Outcome
    after: Outcome
    near: int = 0


def change_of(pair: Pair) -> RightChange:
    """Count one right before and after."""
    codes = effects(pair.before, pair.after)
    counts = [int((codes == code).sum()) for code in (GAINS, LOSES, OPENS, UNKNOWN)]
    before, after = _held(pair.before), _held(pair.after)
    tells = any(is_small(one, FEWEST) for one in counts)
    gains, loses, opens, unknown = map(_shown, counts)
    known = before.euros is not None and after.euros is not None
    return RightChange(
        right=pair.after.right,
        subjects=len(codes),
        before=before,
        after=None if tells else after,
        gains=gains,
        loses=loses,
        opens=opens,
        unknown=unknown,
        change=after.euros.minus(before.euros)
        if known and not tells and after.euros and before.euros
        else None,
        near=_shown(pair.near),
    )


def _shown(count: int) -> int | None:
    return None if is_small(count, FEWEST) else count


def _held(outcome: Outcome) -> Held:
    return Held(
        certain=int((outcome.verdict == YES).sum()),
        perhaps=int((outcome.verdict == MAYBE).sum()),
        euros=euros(outcome.low, outcome.high) if outcome.has_money else None,
    )


def difference(
    pairs: Sequence[Pair],
    *,
    day: dt.date,
    variants: tuple[str, str],
    persons: int,
    homes: int,
    groupings: Sequence[Grouping],
    excludes: Mapping[str, tuple[str, ...]],
) -> Reform:
    """Lay two worlds side by side for the same subjects, right by right and home by home."""
    kinds = _effect_of_homes(pairs, homes)
    sums = tuple(
        _together([getattr(pair, side) for pair in pairs], homes, excludes)
        for side in ("before", "after")
    )
    counts = [int((kinds == code).sum()) for code in (GAINS, LOSES, OPENS)]
    gains, loses, opens = map(_shown, counts)
    tells = None in {gains, loses, opens}
    return Reform(
        day=day,
        variant_a=variants[0],
        variant_b=variants[1],
        persons=persons,
        households=homes,
        rights=tuple(map(change_of, pairs)),
        gains=gains,
        loses=loses,
        opens=opens,
        change=None if tells else _change(sums, np.ones(homes, dtype=np.bool_)),
        tables=() if tells else tuple(_table(one, kinds, sums) for one in groupings),
    )


def _effect_of_homes(pairs: Sequence[Pair], homes: int) -> Codes:
    """Say of each household what happens to it: who both gains and loses is open."""
    seen = {code: np.zeros(homes, dtype=np.bool_) for code in (GAINS, LOSES, OPENS)}
    for pair in pairs:
        codes = effects(pair.before, pair.after)
        for code, mask in seen.items():
            mask[pair.after.household[codes == code]] = True
    both = seen[GAINS] & seen[LOSES]
    found = np.zeros(homes, dtype=np.int8)
    found[seen[GAINS]] = GAINS
    found[seen[LOSES]] = LOSES
    found[seen[OPENS] | both] = OPENS
    return found


def _together(
    outcomes: Sequence[Outcome], homes: int, excludes: Mapping[str, tuple[str, ...]]
) -> tuple[Whole, Whole]:
    """Add what each household gets; of rights that exclude each other only the highest counts."""
    low, high = np.zeros(homes, dtype=np.int64), np.zeros(homes, dtype=np.int64)
    for group in _exclusive([one for one in outcomes if one.has_money], excludes):
        each = [_per_home(one, homes) for one in group]
        low += np.max([one[0] for one in each], axis=0)
        most = np.max([one[1] for one in each], axis=0)
        open_ended = np.any([one[1] == UNBOUNDED for one in each], axis=0)
        high = np.where(open_ended | (high == UNBOUNDED), UNBOUNDED, high + most)
    return low, high


def _exclusive(
    outcomes: Sequence[Outcome], excludes: Mapping[str, tuple[str, ...]]
) -> list[list[Outcome]]:
    groups: list[list[Outcome]] = []
    for one in outcomes:
        rivals = [
            group
            for group in groups
            if any(
                other.right in excludes.get(one.right, ())
                or one.right in excludes.get(other.right, ())
                for other in group
            )
        ]
        groups = [group for group in groups if group not in rivals]
        groups.append([*(other for group in rivals for other in group), one])
    return groups


def _per_home(outcome: Outcome, homes: int) -> tuple[Whole, Whole]:
    low, high = np.zeros(homes, dtype=np.int64), np.zeros(homes, dtype=np.int64)
    np.add.at(low, outcome.household, outcome.low)
    np.add.at(high, outcome.household, np.maximum(outcome.high, 0))
    high[outcome.household[outcome.high == UNBOUNDED]] = UNBOUNDED
    return low, high


def _change(sums: tuple[tuple[Whole, Whole], ...], whose: Mask) -> Euros:
    before, after = (euros(low[whose], high[whose]) for low, high in sums)
    return after.minus(before)


def _table(grouping: Grouping, kinds: Codes, sums: tuple[tuple[Whole, Whole], ...]) -> Table:
    masks = [grouping.index == n for n in range(len(grouping.labels))]
    counts = [
        [int((kinds[mask] == code).sum()) for code in (GAINS, LOSES, OPENS)] for mask in masks
    ]
    hidden = hidden_groups(
        {label: tuple(one) for label, one in zip(grouping.labels, counts, strict=True)}
    )
    rows = []
    for n, (label, mask) in enumerate(zip(grouping.labels, masks, strict=True)):
        households = int(mask.sum())
        if label in hidden:
            rows.append(GroupRow(label, households, None, None, None, None, is_hidden=True))
        elif households:
            gains, loses, opens = counts[n]
            rows.append(GroupRow(label, households, gains, loses, opens, _change(sums, mask)))
    return Table(grouping.name, tuple(rows))
