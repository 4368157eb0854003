"""The way from a detected right to a granted one: how many get how far, and how long it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

import numpy as np

from verbond.rights.core.measuring.hiding import FEWEST, hidden_groups, is_small, shown_steps
from verbond.rights.core.measuring.take_up import middle

STAGES: Final = ("detected", "contacted", "answered", "helped", "applied", "granted")


@dataclass(frozen=True, slots=True)
class Track:
    """How far one hit came: stage → the day (ordinal) on which it was reached. No person."""

    channel: str
    days: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a funnel; None: hidden. `median_days` since contact, or since detection."""

    stage: str
    count: int | None
    median_days: Fraction | None


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps of all hits, and per channel those that may be shown (None: hidden)."""

    steps: tuple[Step, ...]
    channels: Mapping[str, tuple[Step, ...] | None]


def funnel_of(tracks: Sequence[Track], *, fewest: int = FEWEST) -> Funnel:
    """Count how many hits reached each stage, or a later one; small numbers are hidden.

    Days run from contact (or from detection, for contact itself); only who has both days counts.
    """
    steps = _steps(tracks, fewest)
    by_channel: dict[str, list[Track]] = {}
    for track in tracks:
        by_channel.setdefault(track.channel, []).append(track)
    rows = {name: _ends(some) for name, some in by_channel.items()}
    hidden = hidden_groups(rows, fewest=fewest)
    return Funnel(
        steps,
        {
            name: None if name in hidden else _steps(some, fewest)
            for name, some in sorted(by_channel.items())
        },
    )


def _furthest(track: Track) -> int:
    return max((STAGES.index(stage) for stage in track.days if stage in STAGES), default=0)


def _reached(tracks: Sequence[Track]) -> list[int]:
    at = [_furthest(track) for track in tracks]
    return [sum(one >= stage for one in at) for stage in range(len(STAGES))]


def _ends(tracks: Sequence[Track]) -> list[int]:
    at = [_furthest(track) for track in tracks]
    return [sum(one == stage for one in at) for stage in range(len(STAGES))]


def _steps(tracks: Sequence[Track], fewest: int) -> tuple[Step, ...]:
    counts = shown_steps(_reached(tracks), fewest=fewest)
    return tuple(
        Step(stage, count, _median_days(tracks, stage, fewest) if count else None)
        for stage, count in zip(STAGES, counts, strict=True)
    )


def _median_days(tracks: Sequence[Track], stage: str, fewest: int) -> Fraction | None:
    since = "detected" if stage == "contacted" else "contacted"
    if stage == "detected":
        return None
    took = [
        track.days[stage] - track.days[since]
        for track in tracks
        if stage in track.days and since in track.days
    ]
    return None if not took or is_small(len(took), fewest) else middle(np.array(took))
