"""What the desk of a run shows: its statements, its people, its waves, its counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from verbond.accounts.facade import Person
from verbond.rights.core.detecting.columns import CONTACT as CONTACT_COLUMNS
from verbond.rights.core.detecting.columns import STRUCTURE, bare
from verbond.rights.core.detecting.purpose import Source
from verbond.rights.core.detecting.small import shown_row
from verbond.rights.core.detecting.states import WAY
from verbond.rights.core.detecting.waves import opens_on
from verbond.rights.core.measuring.hiding import shown_steps
from verbond.rights.loading import shipped_rules
from verbond.rights.models import (
    DetectionRun,
    GrantReview,
    Hit,
    Objection,
    Opening,
    RunKey,
    RunTask,
)
from verbond.rights.queries.detecting.funnel import FunnelRow, funnel_of, verdicts_of
from verbond.rights.queries.detecting.needed import allowed_columns, name_of
from verbond.rights.queries.detecting.purposes import purpose_of
from verbond.rights.queries.detecting.wall import Seat


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in the list of somebody who has a task in it."""

    key: str
    title: str
    state: str
    state_words: str
    tasks: tuple[str, ...]
    purge_on: dt.date | None
    fictitious: bool


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave, the day it opens, and its request when there is one."""

    number: int
    opens_on: dt.date | None
    is_open: bool
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class ColumnWord:
    """A column with what it holds."""

    name: str
    label: str
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """How many subjects got which verdict for one right; None: too few to show."""

    name: str
    yes: int | None
    maybe: int | None
    no: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One stage of the funnel of a run, all waves together; None: too few to show."""

    stage: str
    count: int | None
    width: int


def runs_of(person: Person) -> tuple[RunLine, ...]:
    """Return the runs in which somebody has a task; call it behind `may_enter`."""
    rows = RunTask.objects.filter(person=person).select_related("run").order_by("-run__made_at")
    found: dict[str, list[RunTask]] = {}
    for row in rows:
        found.setdefault(row.run.key, []).append(row)
    return tuple(
        RunLine(
            key, tasks[0].run.title, tasks[0].run.state, tasks[0].run.get_state_display(),
            tuple(one.get_task_display() for one in tasks), tasks[0].run.purge_on,
            tasks[0].run.fictitious,
        )
        for key, tasks in found.items()
    )  # fmt: skip


def people_by_task(run: DetectionRun) -> tuple[tuple[str, str], ...]:
    """Return who has which task."""
    rows = run.tasks.select_related("person").order_by("pk")
    return tuple((row.get_task_display(), str(row.person)) for row in rows)


def rights_of(run: DetectionRun) -> tuple[tuple[str, int, str], ...]:
    """Return name, degree of automation and regulation of each right."""
    return tuple(
        (name_of(one), run.automation.get(one, 0), run.regulations.get(one, ""))
        for one in run.rights
    )


def sources_of(run: DetectionRun) -> tuple[tuple[Source, tuple[ColumnWord, ...]], ...]:
    """Return each source with its columns in words."""
    return tuple(
        (one, tuple(column_word(name) for name in one.columns)) for one in purpose_of(run).sources
    )


def needed_columns(run: DetectionRun) -> tuple[ColumnWord, ...]:
    """Return every column that the rules of a run need: the most that it may ask."""
    names = allowed_columns(purpose_of(run))
    order = {name: n for n, name in enumerate((*STRUCTURE, *CONTACT_COLUMNS))}
    return tuple(
        column_word(name) for name in sorted(names, key=lambda one: (order.get(one, 99), one))
    )


def column_word(name: str) -> ColumnWord:
    fact, _dot, year = bare(name).partition(".")
    kind = shipped_rules().vocabulary.get(fact)
    if kind is None:
        return ColumnWord(name, "", fact == "held")
    label = f"{kind.label} ({year})" if year else kind.label
    return ColumnWord(name, label, kind.is_sensitive)


def waves_of(run: DetectionRun, today: dt.date) -> tuple[Wave, ...]:
    """Return the waves of a run that was carried out."""
    if run.executed_on is None:
        return ()
    rows = run.openings.exclude(state=Opening.State.REFUSED).select_related(
        "asked_by", "decided_by", "opened_by", "envelope"
    )
    # The last one counts: a list may be asked again when its code was lost.
    asked = {row.wave: row for row in rows.order_by("number")}
    days = [opens_on(run.executed_on, n, run.wave_gap_days) for n in range(1, run.waves + 1)]
    return tuple(Wave(n, day, day <= today, asked.get(n)) for n, day in enumerate(days, 1))


def verdict_rows(run: DetectionRun) -> tuple[VerdictRow, ...]:
    """Return the verdicts per right, small cells hidden."""
    found = []
    for right, counts in sorted(verdicts_of(run.key).items()):
        cells = shown_row({key: counts.get(key, 0) for key in ("ja", "misschien", "nee")})
        found.append(VerdictRow(name_of(right), cells["ja"], cells["misschien"], cells["nee"]))
    return tuple(found)


def bars_of(run: DetectionRun) -> tuple[Bar, ...]:
    """Return the funnel of a run, all rights and waves together, small stages hidden."""
    totals = _totals(funnel_of(run.key))
    # Hidden exactly as in what is published: two pages must not tell together what neither does.
    cells = shown_steps(list(totals.values()))
    most = max(totals.values(), default=0) or 1
    return tuple(
        Bar(stage, count, 0 if count is None else round(225 * count / most))
        for stage, count in zip(totals, cells, strict=True)
    )


def _totals(rows: tuple[FunnelRow, ...]) -> Mapping[str, int]:
    return {str(stage): sum(getattr(row, str(stage)) for row in rows) for stage in WAY}


def has_key(run: DetectionRun) -> bool:
    return RunKey.objects.filter(run=run).exists()


def hits_of(seat: Seat, found_ids: list[int]) -> Mapping[int, list[Hit]]:
    """Return the hits of some people of this very run."""
    rows = Hit.objects.filter(found__run_id=seat.run_id, found_id__in=found_ids)
    found: dict[int, list[Hit]] = {}
    waiting = Count("objections", filter=Q(objections__answered_at=None))
    for row in rows.select_related("review").annotate(questions=waiting):
        found.setdefault(row.found_id, []).append(row)
    return found


def reviews_of(seat: Seat) -> tuple[GrantReview, ...]:
    """Return the grants that wait for somebody to look, without who they are of."""
    rows = GrantReview.objects.filter(
        hit__found__run_id=seat.run_id, state__in=["proposed", "seen"]
    )
    return tuple(rows.select_related("hit", "hit__found").order_by("pk"))


def objections_of(seat: Seat) -> tuple[Objection, ...]:
    """Return what people asked and nobody answered yet."""
    rows = Objection.objects.filter(hit__found__run_id=seat.run_id, answered_at=None)
    return tuple(rows.select_related("hit", "hit__found"))
