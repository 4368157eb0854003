"""Many at once on one real database: no limit is passed, and a death leaves nothing half done."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from verbond.kit.real_database import Environment, real_database

PROCESSES, EACH = 5, 20
SETUP = """
import sys, time
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.db import connection, transaction
from verbond.journal.facade import SYSTEM
from verbond.ledger import facade as ledger
from verbond.ledger import testing as t
from verbond.ledger.models import Entry, Posting, Reservation
from verbond.ledger.operations import posting
from verbond.ledger.queries.checking import check_books
"""
PREPARE = (
    SETUP
    + "t.make_book(sys.argv[1])\nmoney = 55\n"
    + """
t.move(money, to="envelopes/centre", out_of="city", key="fund", book=sys.argv[1])
"""
)
# A hundred ask one euro of an envelope that holds 55: in five processes, four threads in each.
BOOK_MANY = (
    SETUP
    + """
book, first, act = sys.argv[1], int(sys.argv[2]), sys.argv[3]
def ask(number):
    try:
        if act == "post":
            t.move(1, to="spent", out_of="envelopes/centre", key=f"k{number}", book=book)
        else:
            ledger.reserve(book=book, account="envelopes/centre", amount=1,
                           key=f"{book}-{number}", actor=SYSTEM, now=t.NOW)
        return 1
    except ledger.LimitReached as refused:
        assert refused.free == 0
        return 0
    finally:
        connection.close()
with ThreadPoolExecutor(4) as threads:
    print(sum(threads.map(ask, range(first, first + EACH))))
""".replace("EACH", str(EACH))
)
SAME_KEY = (
    SETUP
    + """
numbers = {t.move(1, to="spent", out_of="envelopes/centre", key="same", book=sys.argv[1]).number
           for _ in range(10)}
print(*numbers)
"""
)
POST_SLOWLY = (
    SETUP
    + """
tell = posting._note
def tell_slowly(*given):
    tell(*given)
    print("written, not committed", flush=True)
    time.sleep(60)
posting._note = tell_slowly
t.move(5, to="spent", out_of="envelopes/centre", key="slow", book=sys.argv[1])
"""
)
LOOK = (
    SETUP
    + """
stands = ledger.balance(sys.argv[1], "envelopes/centre")
numbers = list(Posting.objects.filter(book__code=sys.argv[1]).values_list("number", flat=True))
print(stands.booked, stands.reserved, stands.free, len(numbers), max(numbers),
      len(check_books().wrong))
"""
)


@pytest.fixture(scope="module")
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give one database to the stories of this file, each with a book of its own."""
    with real_database(tmp_path_factory.mktemp("ledger")) as environment:
        yield environment


def start(code: str, own: Environment, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=dict(own), stdout=subprocess.PIPE, text=True)


def end(child: "subprocess.Popen[str]") -> str:
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0
    return said.strip().splitlines()[-1] if said.strip() else ""


def run(code: str, own: Environment, *arguments: str) -> str:
    return end(start(code, own, *arguments))


def all_at_once(code: str, own: Environment, *arguments: str) -> list[str]:
    """Start the program several times, each with the first number of its own."""
    firsts = range(0, PROCESSES * EACH, EACH)
    children = [start(code, own, arguments[0], str(first), *arguments[1:]) for first in firsts]
    return [end(child) for child in children]


def test_a_hundred_bookings_at_once_never_pass_the_limit(own: Environment) -> None:
    run(PREPARE, own, "many")
    assert sum(map(int, all_at_once(BOOK_MANY, own, "many", "post"))) == 55
    assert run(LOOK, own, "many") == "0 0 0 56 56 0"


def test_a_hundred_reservations_at_once_never_pass_the_limit(own: Environment) -> None:
    run(PREPARE, own, "held")
    assert sum(map(int, all_at_once(BOOK_MANY, own, "held", "reserve"))) == 55
    assert run(LOOK, own, "held") == "55 55 0 1 1 0"


def test_the_same_key_from_several_at_once_is_written_once(own: Environment) -> None:
    run(PREPARE, own, "same")
    assert set(all_at_once(SAME_KEY, own, "same")) == {"2"}
    assert run(LOOK, own, "same") == "54 0 54 2 2 0"


def test_a_posting_that_is_killed_half_way_leaves_nothing(own: Environment) -> None:
    run(PREPARE, own, "dead")
    child = start(POST_SLOWLY, own, "dead")
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "written, not committed"
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=30)
    assert run(LOOK, own, "dead") == "55 0 55 1 1 0"
    # What was not written is asked again under the same key, and takes the next number.
    run(SETUP + 't.move(5, to="spent", out_of="envelopes/centre", key="slow", book=sys.argv[1])',
        own, "dead")  # fmt: skip
    assert run(LOOK, own, "dead") == "50 0 50 2 2 0"


def test_a_backup_brings_the_books_back_under_their_seal(own: Environment) -> None:
    run(PREPARE, own, "kept")
    program = (
        SETUP
        + """
import pathlib, tempfile
from django.core.management import call_command
from django.db import IntegrityError
with tempfile.TemporaryDirectory() as folder:
    place = str(pathlib.Path(folder) / "site.backup")
    call_command("backup", place, verbosity=0)
    t.move(5, to="spent", out_of="envelopes/centre", key="later", book="kept")
    call_command("restore", place, "--yes", verbosity=0)
try:
    Entry.objects.update(amount=1)
except IntegrityError:
    print("sealed")
"""
    )
    assert run(program, own) == "sealed"
    assert run(LOOK, own, "kept") == "55 0 55 1 1 0"
