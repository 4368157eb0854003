"""One fictitious run over a made city: a decision, five people, letters, and what followed."""

import datetime as dt
import io
import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from verbond.accounts.facade import Person, Role
from verbond.journal.facade import Actor
from verbond.rights.core.detecting.columns import CONTACT, held_column
from verbond.rights.core.detecting.purpose import Deciding, Purpose, Source
from verbond.rights.core.detecting.states import HitState
from verbond.rights.models import DetectionRun, Follow, Hit
from verbond.rights.operations.detecting import drafting, keying, opening, running
from verbond.rights.operations.detecting.acting import note
from verbond.rights.queries.detecting.needed import allowed_columns
from verbond.rights.queries.detecting.wall import Seat, Task, seat_of

if TYPE_CHECKING:
    import pyarrow as pa

    from verbond.rights.core.made_city import City

# Of a made city on a demo; both are printed, and worth nothing elsewhere.
PASSPHRASE = "zes verzonnen woorden voor deze demo"  # noqa: S105
LIST_PASSPHRASE = "de verzonnen lijst van wie niets wil"  # noqa: S105
PERSONS, SEED = 1200, 7
RIGHTS = ("taxicheques_genk", "vt")
# The last day on which most amounts of data/rights are known.
REFERENCE = dt.date(2024, 9, 30)
AGO, GAP, WAVES = 45, 30, 3
# What somebody did after a letter, and how many of a hundred did.
WAYS: tuple[tuple[tuple[HitState, ...], int], ...] = (
    ((), 45),
    ((HitState.ANSWERED,), 12),
    ((HitState.ANSWERED, HitState.HELPED), 8),
    ((HitState.ANSWERED, HitState.HELPED, HitState.APPLIED), 12),
    ((HitState.ANSWERED, HitState.APPLIED, HitState.GRANTED), 16),
    ((HitState.ANSWERED, HitState.APPLIED, HitState.REFUSED), 3),
    ((HitState.DECLINED,), 4),
)


def load_demo_runs(*, actor: Actor, now: dt.datetime, today: dt.date) -> str:
    """Make one run on a fictitious city, once; return how to open it."""
    if DetectionRun.objects.filter(fictitious=True).exists():
        return "there already"
    people = _people()
    if people is None:
        return "left out: the people of the demo are not there"
    run = _made_run(people, now, today)
    _follow(run, people, actor, now, today)
    return f"{run.key}; wachtzin: {PASSPHRASE}; afmeldlijst: {LIST_PASSPHRASE}"


def _people() -> Mapping[str, Person] | None:
    def first(role: Role, place: int = 0) -> Person | None:
        rows = Person.objects.filter(fictitious=True, grants__role=role).order_by("pk")
        return rows[place : place + 1].first()

    found = {
        Task.WRITER: first(Role.SOCIAL_WORKER),
        Task.CONTACT: first(Role.SOCIAL_WORKER, 1),
        Task.OFFICER: first(Role.OFFICER),
        Task.KEY_HOLDER: first(Role.KEY_HOLDER),
    }
    known = {str(task): person for task, person in found.items() if person is not None}
    return known if len(known) == len(found) else None


def _made_run(people: Mapping[str, Person], now: dt.datetime, today: dt.date) -> DetectionRun:
    began = today - dt.timedelta(days=AGO)
    purpose = _purpose(began)
    writer, contact = people[Task.WRITER], people[Task.CONTACT]
    run = drafting.write_run(
        writer=writer,
        purpose=purpose,
        people=drafting.People(
            people[Task.OFFICER].pk, people[Task.KEY_HOLDER].pk, (writer.pk, contact.pk)
        ),
        now=now,
        fictitious=True,
    )
    drafting.approve_run(
        seat=_seat(people, Task.OFFICER, run), sha256=drafting.draft_sha256(run), now=now,
        today=today,
    )  # fmt: skip
    keys = _seat(people, Task.KEY_HOLDER, run)
    keying.make_key(seat=keys, passphrase=PASSPHRASE, list_passphrase=LIST_PASSPHRASE, now=now)
    running.execute_run(
        seat=keys, passphrase=PASSPHRASE, table=made_table(purpose), name="stad.parquet", now=now,
        today=began,
    )  # fmt: skip
    return run


def _seat(people: Mapping[str, Person], task: str, run: DetectionRun) -> Seat:
    return seat_of(people[task], run.key)


def _purpose(began: dt.date) -> Purpose:
    draft = Purpose(
        title="Wie mist de verhoogde tegemoetkoming of taxicheques? (fictief)",
        why="In een verzonnen stad zoeken we wie deze steun misloopt, om hen een brief te sturen.",
        rights=RIGHTS,
        decision=Deciding(
            "FICTIEF-1",
            began - dt.timedelta(days=20),
            "Raad voor maatschappelijk welzijn (fictief)",
        ),
        legal_basis="Reglement proactief rechtenonderzoek, artikel 2 (fictief)",
        sources=(),
        retention_days=365,
        dpia="DPIA-FICTIEF-1",
        contact_point="Sociaal Huis (fictief), Verzonnenplein 1, 000 00 00 00",
        reference_on=REFERENCE,
        waves=WAVES,
        wave_gap_days=GAP,
        automation=dict.fromkeys(RIGHTS, 3),
    )
    columns = tuple(sorted(allowed_columns(draft)))
    register = tuple(one for one in columns if one not in CONTACT)
    sources = (
        Source("Verzonnen bevolking (fictief)", began, register),
        Source("Verzonnen adressen (fictief)", began, CONTACT),
    )
    return Purpose(**{**_fields(draft), "sources": sources})


def _fields(purpose: Purpose) -> dict[str, Any]:
    return {name: getattr(purpose, name) for name in Purpose.__slots__}


def made_table(purpose: Purpose, persons: int = PERSONS, seed: int = SEED) -> io.BytesIO:
    """Return the table of a made city with the columns of a run, as Parquet in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from verbond.rights.made_tables import arrow_columns
    from verbond.rights.making import made_batches

    assert purpose.reference_on is not None  # noqa: S101 - always given here
    (city,) = made_batches(persons=persons, seed=seed, day=purpose.reference_on)
    allowed = allowed_columns(purpose)
    known = {name: one for name, one in city.table.items() if name in allowed}
    columns = arrow_columns(known, text_ids=True)
    columns |= _held(city, purpose.rights, columns) | _contacts(columns["person"])
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content)
    content.seek(0)
    return content


def _held(
    city: "City", rights: Sequence[str], columns: Mapping[str, "pa.Array"]
) -> dict[str, "pa.Array"]:
    import pyarrow as pa

    return {
        held_column(one): pa.array(["ja" if has else "nee" for has in city.truths[one].held])
        for one in rights
        if held_column(one) not in columns and one in city.truths
    }


def _contacts(persons: "pa.Array") -> dict[str, "pa.Array"]:
    import pyarrow as pa

    numbers = [str(one).rpartition("-")[2] for one in persons.to_pylist()]
    return {
        "contact_name": pa.array([f"Inwoner {one} (fictief)" for one in numbers]),
        "contact_street": pa.array([f"Verzonnenstraat {one}" for one in numbers]),
        "contact_place": pa.array(["3600 Fictiedorp"] * len(numbers)),
    }


@transaction.atomic
def _follow(
    run: DetectionRun, people: Mapping[str, Person], actor: Actor, now: dt.datetime, today: dt.date
) -> None:
    asks, agrees = _seat(people, Task.WRITER, run), _seat(people, Task.CONTACT, run)
    began = today - dt.timedelta(days=AGO)
    opening.ask_opening(
        seat=asks, wave=1, reason="Brieven sturen aan de eerste golf.", now=now, today=began
    )
    opening.decide_opening(seat=agrees, number=1, approve=True, now=now)
    opening.open_envelope(
        seat=_seat(people, Task.KEY_HOLDER, run), number=1, passphrase=PASSPHRASE, now=now,
        today=today,
    )  # fmt: skip
    sent = began + dt.timedelta(days=3)
    opening.note_sent(seat=asks, number=1, on=sent, now=now, today=today)
    opening.ask_opening(
        seat=asks, wave=2, reason="Brieven sturen aan de tweede golf.", now=now, today=today
    )
    _note_steps(run, sent, now)
    note(run, "load_demo", "verzonnen stappen van de demo.", actor=actor, now=now)


def _note_steps(run: DetectionRun, sent: dt.date, now: dt.datetime) -> None:
    dice = random.Random(SEED)  # noqa: S311 - a made story, the same each time
    ways, shares = [way for way, _share in WAYS], [share for _way, share in WAYS]
    rows = list(Hit.objects.filter(found__run=run, state=HitState.CONTACTED).order_by("pk"))
    steps = []
    for hit in rows:
        day = sent
        for state in dice.choices(ways, shares)[0]:
            day += dt.timedelta(days=dice.randrange(2, 10))
            by = "Wie beslist (fictief)" if state in {HitState.GRANTED, HitState.REFUSED} else ""
            steps.append(_step(hit, state, day, dice, now, by))
            hit.state, hit.state_on = state, day
    Follow.objects.bulk_create(steps)
    Hit.objects.bulk_update(rows, ["state", "state_on"], batch_size=200)


def _step(
    hit: Hit, state: str, day: dt.date, dice: random.Random, now: dt.datetime, by: str
) -> Follow:
    channels = (Follow.Channel.PHONE, Follow.Channel.DESK, Follow.Channel.VISIT)
    return Follow(hit=hit, state=state, on=day, channel=dice.choice(channels), authority=by, at=now)
