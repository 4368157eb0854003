"""Several processes on one real database: the gate holds, and a death leaves nothing half done."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from verbond.kit.real_database import Environment, real_database

SETUP = """
import sys, time
import django
django.setup()
from django.db import transaction
from verbond.decisions import testing as t
from verbond.decisions.models import Decision, Draft, Item, Meeting
from verbond.decisions.operations import agenda, drafting, publishing
from verbond.decisions.queries.items import item_named, newest_draft, subject_of
from verbond.journal.facade import SYSTEM
from verbond.kit.errors import RuleBroken
from verbond.scorecards import facade as scorecards
KEY = sys.argv[1] if len(sys.argv) > 1 else ""
"""
PREPARE = (
    SETUP
    + """
from verbond.scorecards.testing import load_shipped
load_shipped()
t.make_body()
"""
)
NEW_ITEM = (
    SETUP
    + """
from datetime import timedelta
from verbond.decisions.models import Body
college = Body.objects.get()
for hours in (1, 2):
    t.make_meeting(college, t.MEETING_AT + timedelta(minutes=10 * Meeting.objects.count() + hours))
item = t.make_item(college)
t.sign_quickscan(item)
print(item.key)
"""
)
# Stands still between the look at the gate and the end of the transaction.
PUT_SLOWLY = (
    SETUP
    + """
look = agenda.check_gate
def look_slowly(*args):
    look(*args)
    print("looked", flush=True)
    time.sleep(1.5)
agenda.check_gate = look_slowly
try:
    meeting = Meeting.objects.order_by("-pk")[int(sys.argv[2])]
    agenda.put_on_agenda(item=item_named(KEY), meeting=meeting, actor=SYSTEM, now=t.NOW)
    print("put")
except RuleBroken as problem:
    print(type(problem).__name__)
"""
)
CHANGE = (
    SETUP
    + """
row = item_named(KEY)
try:
    drafting.save_draft(item=row, wording=t.wording("Iets anders"), subjects=row.subjects,
                        lock=row.lock, actor=SYSTEM, now=t.NOW)
    print("saved")
except RuleBroken as problem:
    print(type(problem).__name__)
"""
)
DECIDE = (
    SETUP
    + """
from verbond.decisions.operations.treating import record_treatment
meeting = Meeting.objects.order_by("-pk")[0]
agenda.put_on_agenda(item=item_named(KEY), meeting=meeting, actor=SYSTEM, now=t.NOW)
record_treatment(item=item_named(KEY), outcome="approved", actor=SYSTEM, now=t.NOW)
"""
)
PUBLISH = (
    SETUP
    + """
if "slowly" in sys.argv:
    tell = publishing.note_meeting
    def tell_slowly(**given):
        tell(**given)
        print("written, not committed", flush=True)
        time.sleep(60)
    publishing.note_meeting = tell_slowly
meeting = Decision.objects.get(key=KEY).treatment.meeting
done = publishing.publish(meeting=meeting, actor=SYSTEM, now=t.NOW)
print(len(done.decisions))
"""
)
LOOK = (
    SETUP
    + """
row = item_named(KEY)
blocked = scorecards.blocking(subject_of(row, newest_draft(row)), t.NOW.date())
decision = Decision.objects.filter(key=KEY).first()
from django.apps import apps
evidence = apps.get_model("agreement.Evidence").objects.filter(key=KEY).count()
is_public = bool(decision and decision.published_at)
print(row.state, row.drafts.count(), bool(blocked), is_public, evidence)
"""
)


@pytest.fixture(scope="module")
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give one database to the stories of this file, each with an item of its own."""
    with real_database(tmp_path_factory.mktemp("races")) as environment:
        run(PREPARE, environment)
        yield environment


@pytest.fixture
def key(own: Environment) -> str:
    return run(NEW_ITEM, own)


def start(code: str, own: Environment, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=dict(own), stdout=subprocess.PIPE, text=True)


def end(child: "subprocess.Popen[str]") -> str:
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return said.strip().splitlines()[-1] if said.strip() else ""


def run(code: str, own: Environment, *arguments: str) -> str:
    return end(start(code, own, *arguments))


def wait_for(child: "subprocess.Popen[str]", words: str) -> None:
    assert child.stdout is not None
    assert child.stdout.readline().strip() == words


def test_text_changed_while_the_gate_is_open_waits_and_is_refused(
    own: Environment, key: str
) -> None:
    putting = start(PUT_SLOWLY, own, key, "0")
    wait_for(putting, "looked")
    changing = start(CHANGE, own, key)
    assert end(putting) == "put"
    assert end(changing) == "StepRefused"
    assert run(LOOK, own, key) == "agenda 1 False False 0"


def test_two_requests_at_once_put_an_item_on_one_agenda(own: Environment, key: str) -> None:
    first = start(PUT_SLOWLY, own, key, "0")
    wait_for(first, "looked")
    second = start(PUT_SLOWLY, own, key, "1")
    assert end(first) == "put"
    assert end(second) == "StepRefused"
    assert run(LOOK, own, key) == "agenda 1 False False 0"


def test_text_changed_just_before_closes_the_gate(own: Environment, key: str) -> None:
    assert run(CHANGE, own, key) == "saved"
    assert run(PUT_SLOWLY, own, key, "0") == "GateClosed"
    assert run(LOOK, own, key) == "draft 2 True False 0"


def test_publication_that_is_killed_leaves_nothing_public_and_can_be_done_again(
    own: Environment, key: str
) -> None:
    run(DECIDE, own, key)
    child = start(PUBLISH, own, key, "slowly")
    wait_for(child, "written, not committed")
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=30)
    assert run(LOOK, own, key) == "decided 1 False False 0"
    assert run(PUBLISH, own, key) == "1"
    assert run(LOOK, own, key) == "published 1 False True 1"
    assert run(PUBLISH, own, key) == "0"
