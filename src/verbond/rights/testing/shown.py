"""What stands on the pages of this room, for tests of other rooms: all of it fictitious."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.journal.facade import SYSTEM
from verbond.rights import reforming, sealing_runs
from verbond.rights.forms import reform as form
from verbond.rights.loading import ROOT
from verbond.rights.models import RuleReport
from verbond.rights.operations.checking import send_report
from verbond.rights.operations.detecting import drafting, opening
from verbond.rights.operations.measuring_demo import load_demo_measures
from verbond.rights.tests.detect import world as made

SERVES = ROOT / "data" / "demo" / "rights" / "serves.yaml"
LETTER_REASON = "brieven sturen naar deze golf"


def publish_measures(now: dt.datetime) -> None:
    """Publish two quarters of a small made city."""
    load_demo_measures(path=SERVES, actor=SYSTEM, now=now, persons=6_600)


def report_a_result(now: dt.datetime) -> RuleReport:
    """Say of a result that it is not right."""
    return send_report(
        number="ABCD2345", right="vt", day=now.date(), verdict="nee", case="id: R\ntitle: x\n",
        words="Mijn ziekenfonds zei iets anders.", expected="ja", now=now,
    )  # fmt: skip


@contextmanager
def small_and_fast() -> Iterator[None]:
    """Let a what-if count a small city, let keys open fast, and stop the clock at a run."""
    local = timezone.localdate
    with (
        patch.object(form, "PERSONS", 6000),
        patch.object(sealing_runs, "_SCRYPT_N", 2**4),
        patch.object(timezone, "now", lambda: made.NOW),
        patch.object(timezone, "localdate", lambda value=None, *a: local(value or made.NOW, *a)),
    ):
        yield
    reforming._city.cache_clear()


class Runs:
    """A draft, a run that may begin, and a run with letters, with whom they belong to."""

    def __init__(self) -> None:
        world = made.executed()
        self.list_code = made.opened(world)
        people = made.read(world, self.list_code)
        draft = drafting.write_run(
            writer=world.writer, purpose=made.PURPOSE, people=made.people_of(world), now=made.NOW
        )
        self.draft = draft.key
        self.world, self.key = world, world.key
        self._code, self._found = opening.spaced_code(people[0]), people[0].found_id
        opening.ask_opening(
            seat=world.seat(world.contact), wave=1, reason=LETTER_REASON, now=made.NOW,
            today=made.TODAY,
        )  # fmt: skip

    @property
    def people(self) -> tuple[Person, ...]:
        """Return who has a task: writer, officer, key holder and both contacts."""
        one = self.world
        return one.writer, one.officer, one.key_holder, one.contact, one.other_contact

    def after_sending(self, client_of: Callable[[Person], Client]) -> dict[str, str]:
        """Return what only shows once something was sent: a letter, a list, a person, letters."""
        reader, contact = Client(), client_of(self.world.contact)
        for one in (reader, contact):
            one.get("/language/en/")
        entered = f"/rights/desk/runs/{self.key}/openings/1/list/"
        contact.post(entered, {"code": self.list_code, "reason": LETTER_REASON})
        person = {"person-reason": LETTER_REASON, "found": str(self._found)}
        return {
            "letter": reader.post("/rights/letter/", {"code": self._code}).text,
            "list": contact.get(entered).text,
            "person": contact.post(f"{entered}person/", person).text,
            "letters": contact.post(f"{entered}letters/", {"letters-reason": LETTER_REASON}).text,
        }
