"""Claims: a posting costs at most 20 times a bare insert of the same rows, and a hundred that come
at once never pass a limit.

Peer, in the same run and in turns: one transaction that inserts the same row of a posting and the
same two rows of its entries with Django's ORM: no lock, no checks, no journal. On SQLite in a file
(durable) and on PostgreSQL (its test cluster, not synced to disk). Also shown: what a posting costs
when its account has many entries, and both ways to lock: docs/decisions/0023-double-entry-books.md.
Exit status 1 when a claim does not hold.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
SLOWEST = 20.0
NOW, DAY = datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)
BOOK, POT = "bench", "pot"
ROUNDS, EACH = 15, 20
AT_ONCE, PROCESSES, ROOM, REPEATS = 100, 5, 55, 3
MANY = 100_000


def main() -> int:
    """Print the tables of both databases; with a hidden argument be one of the processes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--part", choices=list(PARTS), help=argparse.SUPPRESS)
    arguments.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.part:
        print(json.dumps(PARTS[chosen.part](chosen.first)))
        return 0
    held = True
    for name, place in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with place() as url:
            held = _measure(name, url) and held
    return 0 if held else 1


def _measure(name: str, url: str) -> bool:
    _run(url, "prepare")
    cost = _run(url, "cost")
    ratio = cost["post"] / cost["bare"]
    print(f"| {name}, {ROUNDS} x {EACH} in turns | ms each | per second | ratio |")
    print("|---|---|---|---|")
    print(f"| bare insert of the same rows | {cost['bare']:.2f} | {1000 / cost['bare']:.0f} | 1 |")
    for what, words in (("post", "a posting"), ("reserve", "a reservation")):
        taken = cost[what]
        print(f"| {words} | {taken:.2f} | {1000 / taken:.0f} | {taken / cost['bare']:.1f} |")
    fair = ratio <= SLOWEST
    print(f"\n(claim: a posting at most {SLOWEST:.0f} times) {'ok' if fair else 'MISSED'}")
    return _together(url) and fair


def _together(url: str) -> bool:
    held = True
    took: dict[str, list[float]] = {"turn": [], "rows": []}
    for repeat in range(REPEATS):
        for way, times in took.items():
            step = AT_ONCE // PROCESSES
            firsts = range(repeat * AT_ONCE, (repeat + 1) * AT_ONCE, step)
            children = [_start(url, f"ask-{way}", first) for first in firsts]
            done = [_end(child) for child in children]
            held = held and sum(one["booked"] for one in done) == ROOM
            times.append(max(one["took"] for one in done))
    for way, words in (("turn", "one line of writers"), ("rows", "locked account rows")):
        best, worst = min(took[way]), max(took[way])
        print(f"{AT_ONCE} at once from {PROCESSES} processes, {words}: {best:.2f}-{worst:.2f} s")
    print(f"(claim: each time {ROOM} of {ROOM} booked, and no more) {'ok' if held else 'MISSED'}")
    many = _run(url, "many")
    print(
        f"a posting on an account with {MANY:,} entries: {many['post']:.1f} ms, "
        f"its balance alone {many['sum']:.1f} ms; wrong rows found by the check: {many['wrong']} "
        f"({many['checked']:.1f} s)\n"
    )
    return held and many["wrong"] == 0


# What runs in processes of its own, with Django.


def _prepare(_first: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    _book(BOOK)


def _book(code: str, pot: int = 10**12) -> None:
    from verbond.journal.facade import SYSTEM
    from verbond.ledger import facade as ledger

    who: dict[str, Any] = {"actor": SYSTEM, "now": NOW}
    ledger.open_book(code=code, unit="cents", name=code, fictitious=True, **who)
    for account, kind in (("city", "equity"), (POT, "asset"), ("spent", "expense")):
        limit = 0 if account == POT else None
        ledger.open_account(book=code, code=account, name=account, kind=kind, limit=limit, **who)
    lines = [ledger.Line(POT, pot), ledger.Line("city", -pot)]
    ledger.post(book=code, lines=lines, key="fund", on=DAY, text="x", **who)


def _post(book: str, key: str) -> None:
    from verbond.journal.facade import SYSTEM
    from verbond.ledger import facade as ledger

    lines = [ledger.Line("spent", 1), ledger.Line(POT, -1)]
    ledger.post(book=book, lines=lines, key=key, on=DAY, text="x", actor=SYSTEM, now=NOW)


def _cost(_first: int) -> dict[str, float]:
    from django.db import transaction

    from verbond.journal.facade import SYSTEM
    from verbond.ledger import facade as ledger
    from verbond.ledger.models import Account, Book, Entry, Posting

    _book("bare")
    bare = Book.objects.get(code="bare")
    pot, spent = (Account.objects.get(book=bare, code=code) for code in (POT, "spent"))

    @transaction.atomic
    def insert(number: int) -> None:
        posting = Posting.objects.create(
            book=bare, number=number + 2, on=DAY, text="x", key=f"k{number}", sha256="0" * 64,
            lines=2, posted_at=NOW,
        )  # fmt: skip
        Entry.objects.bulk_create(
            [
                Entry(posting=posting, line=1, account=spent, amount=1),
                Entry(posting=posting, line=2, account=pot, amount=-1),
            ]
        )

    def reserve(number: int) -> None:
        ledger.reserve(book=BOOK, account=POT, amount=1, key=f"r{number}", actor=SYSTEM, now=NOW)

    ways: dict[str, Callable[[int], None]] = {
        "bare": insert,
        "post": lambda number: _post(BOOK, f"k{number}"),
        "reserve": reserve,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, way in ways.items():
            began = time.perf_counter()
            for number in range(EACH):
                way(turn * EACH + number)
            times[name].append((time.perf_counter() - began) * 1000 / EACH)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _ask_by_turn(first: int) -> dict[str, float]:
    return _ask(first, "turn")


def _ask_by_rows(first: int) -> dict[str, float]:
    """Lock the rows of the accounts in the order of their codes instead of the journal's head.

    The journal is still written at the end, so its head is locked last.
    """
    from verbond.ledger.models import Account
    from verbond.ledger.operations import posting
    from verbond.ledger.queries.cards import book_of

    def by_rows(code: str) -> Any:
        book = book_of(code)
        list(Account.objects.filter(book=book).select_for_update().order_by("code"))
        return book

    with patch.object(posting, "book_in_turn", by_rows):
        return _ask(first, "rows")


def _ask(first: int, book: str) -> dict[str, float]:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from verbond.ledger.facade import LimitReached
    from verbond.ledger.models import Book

    book = f"{book}-{first // AT_ONCE}"
    if first % AT_ONCE == 0:
        _book(book, ROOM)
    while not Book.objects.filter(code=book, postings__number=1).exists():
        time.sleep(0.01)

    def one(number: int) -> int:
        try:
            _post(book, f"k{number}")
        except LimitReached:
            return 0
        finally:
            connection.close()
        return 1

    began = time.perf_counter()
    with ThreadPoolExecutor(4) as threads:
        booked = sum(threads.map(one, range(first, first + AT_ONCE // PROCESSES)))
    return {"booked": booked, "took": time.perf_counter() - began}


def _many(_first: int) -> dict[str, float]:
    from django.db import connection, transaction

    from verbond.ledger import facade as ledger
    from verbond.ledger.core.lines import Line, fingerprint
    from verbond.ledger.models import Account, Book, Entry, Posting
    from verbond.ledger.queries.checking import check_books

    _book("many")
    book = Book.objects.get(code="many")
    pot, spent = (Account.objects.get(book=book, code=code) for code in (POT, "spent"))
    made = fingerprint(on=DAY, text="x", lines=[Line("spent", 1), Line(POT, -1)])
    facts: dict[str, Any] = {"on": DAY, "text": "x", "lines": 2, "posted_at": NOW}
    with transaction.atomic():
        postings = Posting.objects.bulk_create(
            (
                Posting(book=book, number=number, key=f"m{number}", sha256=made, **facts)
                for number in range(2, MANY + 2)
            ),
            batch_size=2000,
        )
        Entry.objects.bulk_create(
            (
                Entry(posting=posting, line=line, account=account, amount=amount)
                for posting in postings
                for line, account, amount in ((1, spent, 1), (2, pot, -1))
            ),
            batch_size=4000,
        )
    with connection.cursor() as cursor:
        # What PostgreSQL does by itself within a minute: statistics, and which rows all may see.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    posted = _median(lambda number: _post("many", f"k{number}"))
    summed = _median(lambda _number: ledger.balance("many", POT))
    # The rows of the bare insert carry no fingerprint: they are the peer, not a book.
    began = time.perf_counter()
    wrong = [one for one in check_books().wrong if one.book != "bare"]
    return {
        "post": posted,
        "sum": summed,
        "wrong": len(wrong),
        "checked": time.perf_counter() - began,
    }


def _median(way: Callable[[int], object]) -> float:
    taken = []
    for number in range(15):
        began = time.perf_counter()
        way(number)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


PARTS: dict[str, Callable[[int], Any]] = {
    "prepare": _prepare,
    "cost": _cost,
    "ask-turn": _ask_by_turn,
    "ask-rows": _ask_by_rows,
    "many": _many,
}


def _start(url: str, part: str, first: int = 0) -> "subprocess.Popen[str]":
    own = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "verbond.settings"}
    code = "import django, sys; django.setup(); import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"  # noqa: E501
    program = f"import sys; sys.argv = sys.argv[1:]; {code}"
    command = [sys.executable, "-c", program, __file__, "--part", part, "--first", str(first)]
    own["PYTHONPATH"], own["DEBUG"] = str(ROOT / "src"), "1"
    own["LOG_LEVEL"] = "CRITICAL"
    return subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True)


def _end(child: "subprocess.Popen[str]") -> Any:
    said, _ = child.communicate()
    if child.returncode:
        raise SystemExit(f"a part ended with {child.returncode}")
    return json.loads(said.strip().splitlines()[-1])


def _run(url: str, part: str) -> Any:
    return _end(_start(url, part))


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def _postgres() -> Iterator[str]:
    """Start a private PostgreSQL of its own kind, with an empty database in it."""
    import psycopg

    was_running = _script("status").returncode == 0
    started = _script("start")
    if started.returncode:
        raise SystemExit(f"PostgreSQL did not start: {started.stderr.strip()}")
    server = started.stdout.strip().splitlines()[-1]
    own = server.replace("/verbond?", "/bench_ledger?")
    try:
        with psycopg.connect(server, autocommit=True) as session:
            session.execute("DROP DATABASE IF EXISTS bench_ledger WITH (FORCE)")
            session.execute("CREATE DATABASE bench_ledger")
        yield own
        with psycopg.connect(server, autocommit=True) as session:
            session.execute("DROP DATABASE bench_ledger WITH (FORCE)")
    finally:
        if not was_running:
            _script("stop")


def _script(action: str) -> "subprocess.CompletedProcess[str]":
    command = ["script/db", action, "test"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    raise SystemExit(main())
