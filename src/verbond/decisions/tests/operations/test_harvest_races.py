"""Two clerks take the same page over, and a worker dies on it, on one real database."""

import os
import signal
from collections.abc import Iterator

import pytest

from verbond.decisions.tests.operations.test_races import SETUP, end, run, start, wait_for
from verbond.kit.real_database import Environment, real_database

TAKE = (
    SETUP
    + """
from django.utils import timezone
from verbond.decisions import apart
from verbond.decisions.models import WaitingPage
from verbond.decisions.operations import harvesting, waiting
from verbond.decisions.tests.core.linked.pages import meeting_page
apart.read_apart = apart.read
"""
)
BRING = (
    TAKE
    + """
row = waiting.keep_page(
    name="z.html", source_url="https://stad.fictief.example/", content=meeting_page(),
    fictitious=True, actor=SYSTEM, now=timezone.now(),
)
print(waiting.read_waiting(pk=row.pk, now=timezone.now()).pk)
"""
)
# With a word more it stands still between the last row and the end of the transaction.
APPLY = (
    TAKE
    + """
if len(sys.argv) > 2:
    note = harvesting.note_meeting
    def note_slowly(**given):
        note(**given)
        print("written, not committed", flush=True)
        time.sleep(float(sys.argv[2]))
    harvesting.note_meeting = note_slowly
row = WaitingPage.objects.get(pk=KEY)
if row.state == "ready":
    waiting.decide_to_apply(pk=row.pk, now=timezone.now())
done = waiting.apply_waiting(pk=row.pk, actor=SYSTEM, now=timezone.now())
print(done.state, done.preview.get("made"))
"""
)
LOOK = (
    TAKE
    + """
from verbond.journal.facade import latest_entries
entries = [one for one in latest_entries(50) if one.verb == "harvest_decisions"]
print(Meeting.objects.count(), Decision.objects.count(), len(entries))
"""
)


@pytest.fixture
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    with real_database(tmp_path_factory.mktemp("harvest")) as environment:
        yield environment


def test_killed_worker_leaves_nothing_and_two_clerks_at_once_take_a_page_over_once(
    own: Environment,
) -> None:
    pages = [run(BRING, own), run(BRING, own)]
    child = start(APPLY, own, pages[0], "60")
    wait_for(child, "written, not committed")
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=30)
    assert run(LOOK, own) == "0 0 0"
    first = start(APPLY, own, pages[0], "1.5")
    wait_for(first, "written, not committed")
    second = start(APPLY, own, pages[1])
    assert end(first) == "applied 3"
    assert end(second) == "applied 0"
    assert run(LOOK, own) == "1 1 1"
