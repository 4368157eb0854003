"""What became of the people of a run, as counts: for measuring, and what stays after a purge.

These are exact counts. Whoever shows them hides small cells (core/measuring).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low

from verbond.rights.core.detecting.states import WAY, HitState
from verbond.rights.core.detecting.waves import opens_on
from verbond.rights.models import DetectionRun, Follow, GrantReview, Hit

VERDICT = "verdict:"
CHANNEL = "channel:"
DAYS = "median_days:"
BY_ITSELF = "granted_by_itself"

type Tally = tuple[str, int, str, int]


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """A run that was carried out, as measuring needs it: nobody is in it."""

    key: str
    title: str
    rights: tuple[str, ...]
    executed_on: dt.date
    wave_days: tuple[dt.date, ...]
    state: str
    rows_read: int
    left_out: int
    fictitious: bool


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """How far people came with one right in one wave. Exact: small cells are still in it."""

    right: str
    wave: int
    detected: int = 0
    contacted: int = 0
    answered: int = 0
    helped: int = 0
    applied: int = 0
    granted: int = 0
    refused: int = 0
    declined: int = 0
    granted_by_itself: int = 0
    channels: Mapping[str, int] | None = None
    median_days: Mapping[str, int] | None = None


def measured_runs() -> tuple[MeasuredRun, ...]:
    """Return every run that was carried out, newest first, also those that were wiped."""
    rows = DetectionRun.objects.filter(executed_on__isnull=False)
    return tuple(_measured(row) for row in rows)


def _measured(row: DetectionRun) -> MeasuredRun:
    assert row.executed_on is not None  # noqa: S101 - only such rows come here
    days = tuple(opens_on(row.executed_on, n + 1, row.wave_gap_days) for n in range(row.waves))
    return MeasuredRun(
        row.key, row.title, tuple(row.rights), row.executed_on, days, row.state, row.rows_read,
        row.left_out, row.fictitious,
    )  # fmt: skip


def verdicts_of(key: str) -> Mapping[str, Mapping[str, int]]:
    """Return how many subjects got which verdict, per right: also those without a right."""
    found: dict[str, dict[str, int]] = {}
    rows = DetectionRun.objects.get(key=key).tallies.filter(stage__startswith=VERDICT)
    for row in rows:
        found.setdefault(row.right, {})[row.stage.removeprefix(VERDICT)] = row.count
    return found


def funnel_of(key: str) -> tuple[FunnelRow, ...]:
    """Return the funnel of a run per right and wave; of a wiped run from what was kept."""
    run = DetectionRun.objects.get(key=key)
    if run.state == DetectionRun.State.PURGED:
        kept = run.tallies.exclude(wave=0).values_list("right", "wave", "stage", "count")
        return _rows(kept)
    return _rows(tallies_of(run))


def _rows(tallies: Iterable[Tally]) -> tuple[FunnelRow, ...]:
    found: dict[tuple[str, int], dict[str, int]] = {}
    for right, wave, stage, count in tallies:
        found.setdefault((right, wave), {})[stage] = count
    return tuple(
        FunnelRow(
            right,
            wave,
            channels=_part(stages, CHANNEL),
            median_days=_part(stages, DAYS),
            **{name: count for name, count in stages.items() if ":" not in name},
        )
        for (right, wave), stages in sorted(found.items())
    )


def _part(stages: Mapping[str, int], prefix: str) -> dict[str, int]:
    return {
        name.removeprefix(prefix): count
        for name, count in stages.items()
        if name.startswith(prefix)
    }


def tallies_of(run: DetectionRun) -> list[Tally]:
    """Count the people of a run per right, wave and stage, with channels and median days."""
    counts: Counter[tuple[str, int, str]] = Counter()
    waits: dict[tuple[str, int, str], list[int]] = {}
    for hit in _hits(run):
        place = hit.right, hit.found.wave
        counts.update((*place, stage) for stage in _stages(hit))
        for stage, days in _waits(hit):
            waits.setdefault((*place, f"{DAYS}{stage}"), []).append(days)
    medians = {key: median_low(days) for key, days in waits.items()}
    return sorted((*key, count) for key, count in {**counts, **medians}.items())


def _hits(run: DetectionRun) -> Iterable[Hit]:
    rows = Hit.objects.filter(found__run=run).select_related("found", "review")
    return rows.prefetch_related("steps").defer("sealed_facts", "found__sealed_letter")


def _stages(hit: Hit) -> set[str]:
    steps: list[Follow] = list(hit.steps.all())
    reached = {step.state for step in steps}
    by_itself = getattr(hit, "review", None) is not None and (
        hit.review.state == GrantReview.State.GRANTED
    )
    found = {"detected", *reached, *(f"{CHANNEL}{step.channel}" for step in steps)}
    if by_itself:
        return found | {BY_ITSELF}
    if HitState.REFUSED in reached:
        found.add(HitState.APPLIED)
    if HitState.DECLINED in reached:
        found.add(HitState.ANSWERED)
    # Whoever applied was told and answered, also when nobody noted each step.
    furthest = max((WAY.index(HitState(one)) for one in found & set(WAY)), default=0)
    return found | {str(state) for state in WAY[: furthest + 1]}


def _waits(hit: Hit) -> list[tuple[str, int]]:
    days = {step.state: step.on for step in hit.steps.all()}
    told = days.get(HitState.CONTACTED)
    if told is None:
        return []
    wanted = (HitState.ANSWERED, HitState.APPLIED, HitState.GRANTED)
    return [(str(state), (days[state] - told).days) for state in wanted if state in days]
