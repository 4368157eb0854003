"""Two starts at once, many guesses at once, and a server that is killed while it writes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from verbond.kit.real_database import Environment, real_database

# Keys as expensive as in life: the guesses must overlap.
SETUP = """
import json, sys, threading, time
import django
django.setup()
from django.db import connection
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.models import DetectionRun, Found, Hit, RunKey, RunTally
from verbond.rights.operations.detecting import keying, running
from verbond.rights.queries.detecting.wall import seat_of
from verbond.accounts.facade import Person
from verbond.rights.tests.detect import world as made
def act(do):
    said, start = [], threading.Barrier(8)
    def one():
        start.wait()
        try:
            do()
            said.append("done")
        except RunRefused as problem:
            said.append(problem.code)
        finally:
            connection.close()
    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(json.dumps(sorted(said)))
def seat():
    return seat_of(Person.objects.get(email="keys@example.test"), DetectionRun.objects.get().key)
def execute():
    return running.execute_run(seat=seat(), passphrase=made.PASSPHRASE, table=made.table(),
        name="t.csv", now=made.NOW, today=made.TODAY)
"""
PREPARE = SETUP + "made.keyed()"
START_TOGETHER = SETUP + "act(execute)"
GUESS_TOGETHER = (
    SETUP
    + 'act(lambda: keying.open_key(seat=seat(), passphrase="een verkeerde zin", now=made.NOW))'
)
START_SLOWLY = (
    SETUP
    + """
keep = running.RunTally.objects.bulk_create
def slowly(*given, **said):
    print("writing", flush=True)
    time.sleep(30)
running.RunTally.objects.bulk_create = slowly
execute()
"""
)
COUNT = (
    SETUP
    + """
run = DetectionRun.objects.get()
print(json.dumps([run.state, Found.objects.count(), Hit.objects.count(),
    RunTally.objects.count()]))
"""
)


@pytest.fixture(scope="module")
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give one database to the stories of this file: they follow each other on one run."""
    with real_database(tmp_path_factory.mktemp("runs")) as environment:
        yield {**environment, "DEBUG": "1", "LOG_LEVEL": "CRITICAL"}


def start(code: str, own: Environment) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, env=dict(own), stdout=subprocess.PIPE, text=True)


def run(code: str, own: Environment) -> str:
    child = start(code, own)
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0
    return said.strip().splitlines()[-1] if said.strip() else ""


def test_killed_start_leaves_nothing_and_eight_starts_make_one_run(own: Environment) -> None:
    run(PREPARE, own)
    child = start(START_SLOWLY, own)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "writing"
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert json.loads(run(COUNT, own)) == ["approved", 0, 0, 0]
    outcomes = json.loads(run(START_TOGETHER, own))
    # Each opens the key before it starts, so some may be told to wait; nobody starts twice.
    assert outcomes.count("done") == 1
    assert set(outcomes) <= {"done", "state", "blocked"}
    state, found, hits, tallies = json.loads(run(COUNT, own))
    assert (state, found, hits, tallies) == ("run", 12, 12, 5)
    guesses = json.loads(run(GUESS_TOGETHER, own))
    assert guesses.count("key_wrong") <= 5
    assert guesses.count("blocked") >= 3
