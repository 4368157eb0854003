"""The way from a detected right to a granted one: how many get how far, and how long it takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from verbond.rights.core.measuring.effect import Effect, effect_of_contact
from verbond.rights.core.measuring.hiding import FEWEST, are_apart, hidden_groups, shown_steps

STAGES: Final = ("detected", "contacted", "answered", "helped", "applied", "granted")
DETECTED, CONTACTED, _ANSWERED, _HELPED, APPLIED, GRANTED = range(len(STAGES))


@dataclass(frozen=True, slots=True)
class Followed:
    """How far people came with one right in one wave, as exact counts. Nobody is in it.

    `reached`: how many came to each stage or beyond, in the order of STAGES. `refused` by who
    decides; `by_itself`: granted without any act of the person. `channels` and `days` (median days
    since contact, per stage) as far as they are known.
    """

    right: str
    reached: tuple[int, ...]
    refused: int = 0
    by_itself: int = 0
    is_waiting: bool = False
    channels: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Funnel:
    """What may be shown of the way of many people; None is hidden, or not known.

    `days` per stage: the least and the greatest median of the waves. `invited_in_vain`: (refused,
    applied). `without_act`: (granted by itself, granted).
    """

    steps: tuple[int | None, ...]
    days: Mapping[str, tuple[int, int]]
    channels: Mapping[str, int | None]
    invited_in_vain: tuple[int, int] | None
    without_act: tuple[int, int] | None
    effect: Effect | None


def funnels(
    rows: Sequence[Followed], *, fewest: int = FEWEST
) -> tuple[Funnel, Mapping[str, Funnel | None]]:
    """Return the funnel of all rights together, and of each right that may be shown.

    A right with a stage where only a few stayed behind is hidden whole, with others beside it, so
    that it cannot be had by subtracting the rest from all.
    """
    rights: dict[str, list[Followed]] = {}
    for row in rows:
        rights.setdefault(row.right, []).append(row)
    ends = {right: _ends(_reached(some)) for right, some in rights.items()}
    hidden = hidden_groups(ends, fewest=fewest)
    each = {
        right: None if right in hidden else _funnel(some, fewest)
        for right, some in sorted(rights.items())
    }
    return _funnel(rows, fewest), each


def _reached(rows: Iterable[Followed]) -> list[int]:
    return [sum(column) for column in zip(*(row.reached for row in rows), strict=True)]


def _ends(reached: Sequence[int]) -> list[int]:
    """Return how many came exactly so far, and no further."""
    return [here - after for here, after in zip(reached, [*reached[1:], 0], strict=True)]


def _funnel(rows: Sequence[Followed], fewest: int) -> Funnel:
    reached = _reached(rows) or [0] * len(STAGES)
    steps = shown_steps(reached, fewest=fewest)
    return Funnel(
        steps,
        {stage: found for stage in STAGES if (found := _days(rows, stage, fewest)) is not None},
        _channels(rows, fewest),
        _in_vain(rows, steps, fewest),
        _without_act(rows, steps, fewest),
        _effect(rows, steps, fewest),
    )


def _days(rows: Sequence[Followed], stage: str, fewest: int) -> tuple[int, int] | None:
    at = STAGES.index(stage)
    found = [row.days[stage] for row in rows if stage in row.days and row.reached[at] >= fewest]
    return (min(found), max(found)) if found else None


def _channels(rows: Sequence[Followed], fewest: int) -> Mapping[str, int | None]:
    counts: dict[str, int] = {}
    for row in rows:
        for channel, count in row.channels.items():
            counts[channel] = counts.get(channel, 0) + count
    hidden = hidden_groups({name: (count,) for name, count in counts.items()}, fewest=fewest)
    return {name: None if name in hidden else counts[name] for name in sorted(counts)}


def _in_vain(
    rows: Sequence[Followed], steps: Sequence[int | None], fewest: int
) -> tuple[int, int] | None:
    applied, granted = steps[APPLIED], steps[GRANTED]
    refused = sum(row.refused for row in rows)
    if not applied or granted is None:
        return None
    # Also who still waits for an answer: the rest of who applied.
    parts = (refused, granted, applied - granted - refused)
    return (refused, applied) if are_apart(applied, parts, fewest=fewest) else None


def _without_act(
    rows: Sequence[Followed], steps: Sequence[int | None], fewest: int
) -> tuple[int, int] | None:
    granted, itself = steps[GRANTED], sum(row.by_itself for row in rows)
    if not granted:
        return None
    parts = (itself, granted - itself)
    return (itself, granted) if are_apart(granted, parts, fewest=fewest) else None


def _effect(rows: Sequence[Followed], steps: Sequence[int | None], fewest: int) -> Effect | None:
    """Compare waves that were contacted with those that wait; None when it would name a few."""
    detected, granted = steps[DETECTED], steps[GRANTED]
    if not detected or granted is None:
        return None
    told = _two(row for row in rows if not row.is_waiting)
    waiting = _two(row for row in rows if row.is_waiting)
    parts = (told[0] - told[1], told[1], waiting[0] - waiting[1], waiting[1])
    if not are_apart(detected, parts, fewest=fewest):
        return None
    return effect_of_contact(
        contacted=told[0],
        contacted_granted=told[1],
        waiting=waiting[0],
        waiting_granted=waiting[1],
    )


def _two(rows: Iterable[Followed]) -> tuple[int, int]:
    some = list(rows)
    detected = sum(row.reached[DETECTED] for row in some)
    return detected, sum(row.reached[GRANTED] for row in some)
