"""Write what a run is for, change it while it is a draft, and approve it as somebody else."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts.facade import Person, actor_of
from verbond.decisions import facade as decisions
from verbond.rights.core.detecting.columns import surplus
from verbond.rights.core.detecting.errors import RunRefused, Walled
from verbond.rights.core.detecting.purpose import Lack, Purpose, fingerprint, lacking
from verbond.rights.core.detecting.states import RunState
from verbond.rights.models import DetectionRun, RunTask
from verbond.rights.operations.detecting.acting import expect, note, taken
from verbond.rights.operations.detecting.words import lack_words
from verbond.rights.queries.detecting.needed import allowed_columns
from verbond.rights.queries.detecting.purposes import people_of, purpose_of
from verbond.rights.queries.detecting.wall import Seat, Task, may_enter, may_have

_PLAIN = (
    "title", "why", "legal_basis", "retention_days", "dpia", "contact_point", "reference_on",
    "waves", "wave_gap_days", "with_maybe",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Who gets which task; the writer comes by itself. Ids of persons."""

    officer: int | None
    key_holder: int | None
    contacts: tuple[int, ...]


@transaction.atomic
def write_run(
    *, writer: Person, purpose: Purpose, people: People, now: dt.datetime, fictitious: bool = False
) -> DetectionRun:
    """Begin a draft. Raises `RunRefused` for a column that no rule needs."""
    if not may_enter(writer):
        raise Walled("walled", gettext("Je mag geen onderzoek beginnen."))
    _check_columns(purpose)
    key = f"{now.year}-{secrets.token_hex(3)}"
    run = DetectionRun(key=key, made_at=now, fictitious=fictitious)
    _fill(run, purpose)
    run.save()
    _give_tasks(run, writer.pk, people)
    note(run, "write_run", "een ontwerp is begonnen.", actor=actor_of(writer), now=now)
    return run


@transaction.atomic
def change_run(
    *, seat: Seat, purpose: Purpose, people: People, lock: int, now: dt.datetime
) -> DetectionRun:
    """Change a draft; what was approved can not change any more. Raises `RunRefused`."""
    seat.need(Task.WRITER)
    run = taken(seat)
    expect(run, RunState.DRAFT)
    if run.lock != lock:
        raise RunRefused(
            "lock", gettext("Iemand paste dit ontwerp ondertussen aan. Bekijk het eerst opnieuw.")
        )
    _check_columns(purpose)
    _fill(run, purpose)
    run.lock += 1
    run.save()
    writer = run.tasks.get(task=Task.WRITER).person_id
    run.tasks.all().delete()
    _give_tasks(run, writer, people)
    note(run, "change_run", "het ontwerp is aangepast.", actor=seat.actor, now=now)
    return run


@transaction.atomic
def approve_run(*, seat: Seat, sha256: str, now: dt.datetime, today: dt.date) -> DetectionRun:
    """Approve exactly the draft that was read, as somebody else than who wrote it.

    Raises `RunRefused` when something is not stated, above all the decision.
    """
    seat.need(Task.OFFICER)
    run = taken(seat)
    expect(run, RunState.DRAFT)
    if seat.has(Task.WRITER):
        raise RunRefused("own_draft", gettext("Jij schreef dit. Iemand anders keurt het goed."))
    if sha256 != draft_sha256(run):
        raise RunRefused(
            "changed", gettext("Het ontwerp veranderde sinds je het las. Lees het opnieuw.")
        )
    lacks = lacks_of(run, today=today)
    if lacks:
        raise RunRefused("lacking", " ".join(lack_words(lacks)))
    run.state, run.approved_at, run.approved_sha256 = RunState.APPROVED, now, sha256
    run.lock += 1
    run.save()
    note(
        run,
        "approve_run",
        f"goedgekeurd op grond van besluit {run.decision_number} van {run.decision_on:%d/%m/%Y} "
        f"({run.decision_body}).",
        actor=seat.actor,
        now=now,
        details={
            "sha256": public_sha256(run),
            "rights": run.rights,
            "retention_days": run.retention_days,
        },
    )
    return run


def draft_sha256(run: DetectionRun) -> str:
    """Return what an approval approves: the hash of all that a run states now."""
    return fingerprint(purpose_of(run), people_of(run))


def public_sha256(run: DetectionRun) -> str:
    """Return the hash of what everybody may read of a run, to lay beside what is published.

    Without people and contact point: these are few enough to try until the hash fits.
    """
    return fingerprint(replace(purpose_of(run), contact_point=""), {})


def lacks_of(run: DetectionRun, *, today: dt.date) -> tuple[Lack, ...]:
    """Return everything that keeps a draft from being approved."""
    purpose = purpose_of(run)
    too_many = surplus(purpose.columns, allowed_columns(purpose))
    return (
        *lacking(purpose, today=today),
        *_unknown_decision(purpose),
        *((Lack("columns_too_many", ", ".join(too_many)),) if too_many else ()),
        *_people_lacking(people_of(run)),
    )


def _unknown_decision(purpose: Purpose) -> list[Lack]:
    decision = purpose.decision
    if not decision.key or decision.on is None:
        return []
    known = decisions.decision_cards(decision.on, decision.on)
    return [] if any(one.key == decision.key for one in known) else [
        Lack("decision_unknown", decision.key)
    ]  # fmt: skip


def _people_lacking(people: Mapping[str, tuple[int, ...]]) -> list[Lack]:
    writers, officers = set(people[Task.WRITER]), set(people[Task.OFFICER])
    keys, contacts = set(people[Task.KEY_HOLDER]), set(people[Task.CONTACT])
    found = []
    if not officers or officers & writers:
        found.append(Lack("officer"))
    if not keys or keys & (writers | officers | contacts):
        found.append(Lack("key_holder"))
    if len(contacts) < 2:
        found.append(Lack("contacts"))
    return found


def _check_columns(purpose: Purpose) -> None:
    too_many = surplus(purpose.columns, allowed_columns(purpose))
    if too_many:
        raise RunRefused(
            "columns_too_many", lack_words([Lack("columns_too_many", ", ".join(too_many))])[0]
        )


def _fill(run: DetectionRun, purpose: Purpose) -> None:
    for name in _PLAIN:
        setattr(run, name, getattr(purpose, name))
    run.rights = list(purpose.rights)
    run.decision_number, run.decision_on = purpose.decision.number, purpose.decision.on
    run.decision_body, run.decision_key = purpose.decision.body, purpose.decision.key
    run.sources = [
        {**asdict(one), "on": one.on.isoformat() if one.on else None, "columns": list(one.columns)}
        for one in purpose.sources
    ]
    run.automation, run.regulations = dict(purpose.automation), dict(purpose.regulations)


def _give_tasks(run: DetectionRun, writer: int, people: People) -> None:
    wanted = [
        (Task.WRITER, writer),
        (Task.OFFICER, people.officer),
        (Task.KEY_HOLDER, people.key_holder),
        *((Task.CONTACT, one) for one in dict.fromkeys(people.contacts)),
    ]
    for task, pk in wanted:
        if pk is None:
            continue
        person = Person.objects.filter(pk=pk, is_active=True).first()
        if person is None or not may_have(person, task):
            raise RunRefused("people", lack_words([Lack("people", str(person or pk))])[0])
        RunTask.objects.create(run=run, person=person, task=task)
