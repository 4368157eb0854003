"""A run on a few fictitious people, one step at a time."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from verbond.accounts.facade import Person, Role
from verbond.accounts.testing import make_person
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.purpose import Deciding, Purpose, Source
from verbond.rights.models import DetectionRun, Found, Hit
from verbond.rights.operations.detecting import drafting, keying, opening, running
from verbond.rights.queries.detecting.wall import Seat, seat_of

NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 2)
DAY = dt.date(2025, 3, 1)
RIGHT = "taxicheques_genk"
PASSPHRASE = "zes gewone woorden na elkaar getypt"
LIST_PASSPHRASE = "de lijst van wie niets wil horen"
COLUMNS = (
    "person", "household", "municipality", "birth_date", "best_eye_visus", f"held.{RIGHT}",
    "contact_name", "contact_street", "contact_place",
)  # fmt: skip
PURPOSE = Purpose(
    title="Taxicheques (fictief)",
    why="Wie slecht ziet, vraagt zelden taxicheques aan.",
    rights=(RIGHT,),
    decision=Deciding("2026/17", dt.date(2026, 10, 1), "raad voor maatschappelijk welzijn"),
    legal_basis="Reglement taxicheques, artikel 3 (fictief)",
    sources=(Source("Bevolkingsregister", dt.date(2026, 10, 20), COLUMNS),),
    retention_days=90,
    dpia="DPIA-2026-04",
    contact_point="Sociaal Huis (fictief), 000 00 00 00",
    reference_on=DAY,
    waves=2,
    wave_gap_days=30,
    automation={RIGHT: 3},
)
HEADER = ",".join(COLUMNS)
# Twelve see badly and get nothing, two get it already, three see well.
SEES_BADLY, HAS_IT, SEES_WELL = range(1, 13), range(13, 15), range(15, 18)


def number(one: int) -> str:
    return f"800101-{one:03}-99"


def name(one: int) -> str:
    return f"Persoon Nummer{one} (fictief)"


def line(one: int, **other: str) -> str:
    cells = {
        "person": number(one),
        "household": f"h{one}",
        "municipality": "Genk",
        "birth_date": "1980-01-01",
        "best_eye_visus": "9" if one in SEES_WELL else "4",
        f"held.{RIGHT}": "true" if one in HAS_IT else "false",
        "contact_name": name(one),
        "contact_street": f"Verzonnenstraat {one}",
        "contact_place": "3600 Genk",
    } | other
    return ",".join(cells[column] for column in COLUMNS)


def table(*lines: str, header: str = HEADER) -> io.BytesIO:
    rows = lines or tuple(line(one) for one in (*SEES_BADLY, *HAS_IT, *SEES_WELL))
    return io.BytesIO("\n".join((header, *rows, "")).encode())


@dataclass
class World:
    """The people of a run, and the run when there is one."""

    writer: Person
    officer: Person
    key_holder: Person
    contact: Person
    other_contact: Person
    run: DetectionRun | None = None
    purpose: Purpose = PURPOSE

    @property
    def key(self) -> str:
        assert self.run is not None
        return self.run.key

    def seat(self, person: Person) -> Seat:
        # Roles are read once a request; a test changes them in between.
        return seat_of(Person.objects.get(pk=person.pk), self.key)

    def now(self) -> DetectionRun:
        return DetectionRun.objects.get(key=self.key)


def make_world() -> World:
    return World(
        writer=make_person("writer", Role.SOCIAL_WORKER),
        officer=make_person("approver", Role.OFFICER),
        key_holder=make_person("keys", Role.KEY_HOLDER),
        contact=make_person("contact-one", Role.SOCIAL_WORKER),
        other_contact=make_person("contact-two", Role.SOCIAL_WORKER),
    )


def people_of(world: World) -> drafting.People:
    return drafting.People(
        world.officer.pk, world.key_holder.pk, (world.contact.pk, world.other_contact.pk)
    )


def drafted(**changes: object) -> World:
    """Return a world with a complete draft; `changes` are of its purpose."""
    world = make_world()
    world.purpose = replace(PURPOSE, **changes)  # type: ignore[arg-type]
    world.run = drafting.write_run(
        writer=world.writer, purpose=world.purpose, people=people_of(world), now=NOW
    )
    return world


def approve(world: World) -> None:
    drafting.approve_run(
        seat=world.seat(world.officer), sha256=drafting.draft_sha256(world.now()), now=NOW,
        today=TODAY,
    )  # fmt: skip


def approved(**changes: object) -> World:
    world = drafted(**changes)
    approve(world)
    return world


def keyed(**changes: object) -> World:
    world = approved(**changes)
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase=PASSPHRASE, list_passphrase=LIST_PASSPHRASE,
        now=NOW,
    )  # fmt: skip
    return world


def execute(world: World, content: io.BytesIO | None = None, **said: object) -> DetectionRun:
    given = {
        "seat": world.seat(world.key_holder), "passphrase": PASSPHRASE,
        "table": content or table(), "name": "tabel.csv", "now": NOW, "today": TODAY,
    }  # fmt: skip
    return running.execute_run(**(given | said))  # type: ignore[arg-type]


def executed(content: io.BytesIO | None = None, **changes: Any) -> World:
    world = keyed(**changes)
    execute(world, content)
    return world


def opened(world: World, wave: int = 1, today: dt.date = TODAY) -> str:
    """Ask, approve and open a wave; return the code of its list."""
    asked = opening.ask_opening(
        seat=world.seat(world.contact), wave=wave, reason="brieven sturen naar deze golf",
        now=NOW, today=today,
    )  # fmt: skip
    opening.decide_opening(
        seat=world.seat(world.other_contact), number=asked.number, approve=True, now=NOW
    )
    return opening.open_envelope(
        seat=world.seat(world.key_holder), number=asked.number, passphrase=PASSPHRASE, now=NOW,
        today=today,
    )  # fmt: skip


def read(world: World, code: str, opening_number: int = 1, today: dt.date = TODAY) -> tuple[opening.Listed, ...]:  # fmt: skip # noqa: E501
    return opening.read_list(
        seat=world.seat(world.contact), number=opening_number, code=code, now=NOW, today=today
    )


def contacted(**changes: Any) -> tuple[World, tuple[opening.Listed, ...]]:
    """Return a world whose first wave got its letters, and who is in it."""
    world = executed(**changes)
    people = read(world, opened(world))
    opening.note_sent(seat=world.seat(world.contact), number=1, on=TODAY, now=NOW, today=TODAY)
    return world, people


def hit_of(listed: opening.Listed) -> Hit:
    return Hit.objects.get(found_id=listed.found_id)


def found_of(listed: opening.Listed) -> Found:
    return Found.objects.select_related("run").get(pk=listed.found_id)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RunRefused) as problem:
        act()
    return problem.value.code
