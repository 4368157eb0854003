"""Which facts about a voter can stand beside a ballot without pointing at somebody."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from verbond.budgets.core.publishing.boxes import Slip

type Name = Literal["neighbourhood", "age", "method"]
NAMES: Final[tuple[Name, ...]] = ("neighbourhood", "age", "method")
# From most to least that is told; the first that leaves no small group is taken.
_CHOICES: Final[tuple[tuple[Name, ...], ...]] = (
    ("neighbourhood", "age", "method"),
    ("neighbourhood", "age"),
    ("neighbourhood", "method"),
    ("age", "method"),
    ("neighbourhood",),
    ("age",),
    ("method",),
    (),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is told beside a ballot: `kept` stands there, `left_out` does not.

    `merged` names per column the values that became empty because too few ballots had them.
    """

    kept: tuple[Name, ...]
    left_out: tuple[Name, ...]
    merged: Mapping[Name, tuple[str, ...]]

    def applied(self, slips: Sequence[Slip]) -> tuple[Slip, ...]:
        """Return the ballots with nothing else beside them, in the order of what they now say."""
        return tuple(sorted(_without(slip, self.merged, self.left_out) for slip in slips))


@dataclass(frozen=True, slots=True)
class Group:
    """The ballots of one neighbourhood, age band or channel, as numbers of ballots."""

    value: str
    slips: tuple[int, ...]


def fit_columns(slips: Sequence[Slip], *, least: int) -> Columns:
    """Choose the columns so that no group of ballots that look alike is smaller than `least`.

    First a value that few ballots have becomes empty; then whole columns go, until every
    combination of what is left is shared by at least `least` ballots (k-anonymity, Sweeney 2002).
    What the ballots themselves say is not looked at.
    """
    merged: dict[Name, tuple[str, ...]] = {
        name: _small_values(Counter(_value(slip, name) for slip in slips), least) for name in NAMES
    }
    seen = [_without(slip, merged, ()) for slip in slips]
    telling = {name for name in NAMES if any(_value(slip, name) for slip in seen)}
    for kept in _CHOICES:
        if not telling.issuperset(kept):
            continue
        cells = Counter(tuple(_value(slip, name) for name in kept) for slip in seen)
        if not kept or min(cells.values()) >= least:
            break
    left_out = tuple(name for name in NAMES if name not in kept)
    return Columns(kept, left_out, {name: merged[name] for name in kept if merged[name]})


def groups_of(values: Sequence[str], *, least: int) -> tuple[Group, ...]:
    """Return the groups that may be shown, largest first; small ones are one nameless group.

    When that rest would itself be small, the smallest group joins it: what is hidden cannot be
    found by taking the shown groups from the whole.

    >>> groups = groups_of(["a"] * 12 + ["b"] * 11 + ["c"], least=10)
    >>> [(one.value, len(one.slips)) for one in groups]
    [('a', 12), ('', 12)]
    """
    small = set(_small_values(Counter(values), least))
    found: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        found.setdefault("" if value in small else value, []).append(number)
    ordered = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return tuple(Group(value, tuple(numbers)) for value, numbers in ordered)


def _small_values(counts: Counter[str], least: int) -> tuple[str, ...]:
    """Return the values that become empty, so that the empty ones are none or at least `least`."""
    ordered = sorted((number, value) for value, number in counts.items() if value)
    small = [value for number, value in ordered if number < least]
    hidden = counts.get("", 0) + sum(counts[value] for value in small)
    for _number, value in ordered[len(small) :]:
        if hidden == 0 or hidden >= least:
            break
        small.append(value)
        hidden += counts[value]
    return tuple(sorted(small))


def _value(slip: Slip, name: Name) -> str:
    return str(getattr(slip, name))


def _without(slip: Slip, merged: Mapping[Name, Sequence[str]], left_out: Sequence[Name]) -> Slip:
    def told(name: Name) -> str:
        value = _value(slip, name)
        return "" if name in left_out or value in merged.get(name, ()) else value

    return replace(
        slip, neighbourhood=told("neighbourhood"), age=told("age"), method=told("method")
    )
