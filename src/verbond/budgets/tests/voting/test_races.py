"""Several voters at once on one real database, and a server that is killed in mid-vote."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from verbond.kit.real_database import Environment, real_database
from verbond.kit.testing import ROOT

# The clock of the world stands on its own day; the site asks the real one, so phases begin today.
SETUP = """
import json, sys, threading
import django
django.setup()
from django.db import connection
from django.utils import timezone
from verbond.budgets import testing as made
from verbond.budgets.tests.voting import world
made.NOW = world.NOW = timezone.now()
made.TODAY = world.TODAY = timezone.localdate()
made.make_round.__kwdefaults__["first_on"] = made.TODAY
from verbond.budgets.models import Ballot, Code, Participation, Round
from verbond.budgets.errors import BallotRefused
from verbond.budgets.operations.voting import casting
from verbond.budgets.operations.voting.opening import close_vote
from verbond.budgets.queries.voting.booths import booth_of, frozen_of
from verbond.journal.facade import SYSTEM
"""
PREPARE = SETUP + "world.make_vote(sys.argv[1])"
# Many threads, as a server has them, each with one act; says what became of each.
TOGETHER = (
    SETUP
    + """
booth = booth_of(sys.argv[1])
frozen = frozen_of(booth)
said, start = [], threading.Barrier(8)
def act(number, who, receipt):
    start.wait()
    try:
        done = casting.cast_ballot(booth=booth, frozen=frozen, proof=casting.Proof("code", who),
            receipt=receipt, raw={f"voorstel-{number % 4 + 1}": 1}, today=made.TODAY)
        said.append(done.outcome)
    except BallotRefused as problem:
        said.append(problem.code)
    finally:
        connection.close()
def run(of):
    threads = [threading.Thread(target=act, args=(n, *of(n))) for n in range(8)]
    for one in threads: one.start()
    for one in threads: one.join()
who = sys.argv[2]
run({"same-voter": lambda n: (who, f"{n}" * 12), "same-slip": lambda n: (who, "R" * 12),
     "all-others": lambda n: (f"{who}-{n}", f"{n}X" * 6)}[sys.argv[3]])
print(json.dumps(sorted(said)))
"""
)
SLOW_CAST = (
    SETUP
    + """
import time
from verbond.budgets.operations.voting import writing
fill = writing._fill_box
def fill_slowly(*given):
    print("registered", flush=True)
    time.sleep(1.5)
    fill(*given)
writing._fill_box = fill_slowly
booth = booth_of(sys.argv[1])
proof = casting.Proof("code", "slow")
done = casting.cast_ballot(booth=booth, frozen=frozen_of(booth), proof=proof,
    receipt="S" * 12, raw={}, today=made.TODAY)
print(done.outcome)
"""
)
CLOSE = (
    SETUP
    + """
row = Round.objects.get(slug=sys.argv[1])
close_vote(row=row, lock=row.lock, reason="Proef", actor=SYSTEM, now=timezone.now())
row.refresh_from_db()
print(row.ballots_counted, row.ballots.count())
"""
)
# As many codes as there are voters at the door of the server that is killed.
CODES = (
    SETUP
    + """
from verbond.budgets.operations.voting.proving import code_hash
from verbond.budgets.core.balloting import letters_of
row = world.make_vote("killed")
package = row.code_packages.get()
codes = [letters_of(number, 16) for number in range(400)]
Code.objects.bulk_create(Code(package=package, code_hash=code_hash(row.salt, c)) for c in codes)
print(json.dumps(codes))
"""
)
FOUND = (
    SETUP
    + """
row = Round.objects.get(slug=sys.argv[1])
held = list(row.ballots.values_list("receipt_hash", flat=True))
hashes = [casting.receipt_hash(row.salt, one) for one in sys.argv[2:]]
print(json.dumps([sum(held.count(one) == 1 for one in hashes), len(held), len(set(held)),
    row.participations.count()]))
"""
)


@pytest.fixture(scope="module")
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give one database to the stories of this file, each with a round of its own."""
    with real_database(tmp_path_factory.mktemp("votes")) as environment:
        yield {**environment, "DEBUG": "1", "LOG_LEVEL": "CRITICAL"}


def start(code: str, own: Environment, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=dict(own), stdout=subprocess.PIPE, text=True)


def end(child: "subprocess.Popen[str]") -> str:
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0
    return said.strip().splitlines()[-1] if said.strip() else ""


def run(code: str, own: Environment, *arguments: str) -> str:
    return end(start(code, own, *arguments))


def test_parallel_ballots_of_one_voter_from_two_servers_make_one(own: Environment) -> None:
    run(PREPARE, own, "parallel")
    children = [start(TOGETHER, own, "parallel", "who", "same-voter") for _ in range(2)]
    outcomes = [outcome for child in children for outcome in json.loads(end(child))]
    # The same receipt from the other server is the same ballot again; all others are refused.
    assert outcomes.count("cast") == 1
    assert outcomes.count("voted_already") >= 14
    assert json.loads(run(FOUND, own, "parallel"))[1:] == [1, 1, 1]


def test_one_slip_sent_sixteen_times_is_acknowledged_each_time_and_counts_once(
    own: Environment,
) -> None:
    run(PREPARE, own, "replayed")
    children = [start(TOGETHER, own, "replayed", "who", "same-slip") for _ in range(2)]
    outcomes = [outcome for child in children for outcome in json.loads(end(child))]
    assert sorted(outcomes) == ["cast", *["replaced"] * 15]
    assert json.loads(run(FOUND, own, "replayed"))[1:] == [1, 1, 1]
    said = json.loads(run(TOGETHER, own, "replayed", "another", "all-others"))
    assert said == ["cast"] * 8
    assert json.loads(run(FOUND, own, "replayed"))[1:] == [9, 9, 9]


def test_closing_waits_for_a_ballot_on_its_way_and_counts_it(own: Environment) -> None:
    run(PREPARE, own, "closing")
    casting = start(SLOW_CAST, own, "closing")
    assert casting.stdout is not None
    assert casting.stdout.readline().strip() == "registered"
    closing = start(CLOSE, own, "closing")
    assert end(casting) == "cast"
    assert end(closing) == "1 1"


class Voters:
    """Residents with codes at the door of a real server, each noting what was acknowledged."""

    def __init__(self, port: int, codes: list[str]) -> None:
        self.port, self.codes = port, codes
        self.acknowledged: list[str] = []
        self.lock = threading.Lock()

    def vote_all(self) -> None:
        while True:
            with self.lock:
                if not self.codes:
                    return
                code = self.codes.pop()
            try:
                receipt = self._vote(code)
            except (OSError, http.client.HTTPException):
                return
            if receipt:
                with self.lock:
                    self.acknowledged.append(receipt)

    def _vote(self, code: str) -> str:
        jar = {"csrftoken": "a" * 32}
        self._ask(jar, "prove/code/", {"code": code})
        self._ask(jar, "draft/", {"p": "1", "go": "check"})
        _, page = self._ask(jar, "check/", None)
        receipt = page.split('name="receipt" value="', 1)[1].split('"', 1)[0]
        status, _ = self._ask(jar, "cast/", {"choice": "1:1", "receipt": receipt})
        return receipt[:12] if status == 200 else ""

    def _ask(self, jar: dict[str, str], path: str, form: dict[str, str] | None) -> tuple[int, str]:
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({**form, "csrfmiddlewaretoken": "a" * 32}) if form is not None else None
        door.request("POST" if body else "GET", f"/budgets/r/killed/vote/{path}", body, headers)
        answer = door.getresponse()
        page = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";", 1)[0].partition("=")
            jar[name] = value.strip('"')
        door.close()
        return answer.status, page


def served(own: Environment, port: int) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1",
        "--blocking-threads", "8", "--port", str(port), "--log-level", "critical",
        "verbond.wsgi:application",
    ]  # fmt: skip
    # A group of its own: the whole server is killed at once, its worker too.
    server = subprocess.Popen(command, env=dict(own), cwd=ROOT, start_new_session=True)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    os.killpg(server.pid, signal.SIGKILL)
    raise AssertionError("the server did not start")


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def test_server_killed_in_mid_vote_lost_no_acknowledged_ballot(own: Environment) -> None:
    codes = json.loads(run(CODES, own))
    port = free_port()
    server = served(own, port)
    voters = Voters(port, codes)
    crowd = [threading.Thread(target=voters.vote_all) for _ in range(6)]
    try:
        for one in crowd:
            one.start()
        for _ in range(600):
            if len(voters.acknowledged) >= 12:
                break
            time.sleep(0.05)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=20)
    for one in crowd:
        one.join()
    assert len(voters.acknowledged) >= 12
    once, ballots, receipts, voted = json.loads(run(FOUND, own, "killed", *voters.acknowledged))
    assert once == len(voters.acknowledged)
    # What was not acknowledged is whole or absent: no voter is ticked off without a ballot.
    assert ballots == receipts == voted
