"""Claim: with 100,000 voters, an acknowledged, durable ballot over HTTP (session, eligibility,
register, ballot, receipt) is cast on PostgreSQL at 0.4 times or more the rate of a bare Django view
that inserts one row on the same stack in the same run, p99 at most 250 ms, no slower when 100,000
ballots lie in the box, and every acknowledged ballot is in the box exactly once.

The same stack: the same server with as many workers and threads, the same settings, middleware,
log and database. The bare view without any middleware stands beside it, without a claim, and so
does SQLite. BENCH_SECONDS bounds each round; BENCH_VOTERS the voters; BENCH_POSTGRES names a
durable database to use (emptied!). Exit status 1: the claim does not hold.
"""

import json
import os
import secrets
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # script/bench runs with -P

from benchmarks._casting_load import Sent, post, send
from benchmarks._site_load import share
from benchmarks.site import PYTHON, _granian, _run, _say, _wait_until_warm

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
VOTERS = int(os.environ.get("BENCH_VOTERS", "100000"))
ROUNDS, CLIENTS, THREADS = 3, 16, "8"
LEAST_RATIO, MOST_P99_MS, LEAST_WHEN_FULL = 0.4, 250.0, 0.8
PORT, BARE_PORT, NAKED_PORT = 19084, 19085, 19086
CAST = "/budgets/r/bench-ronde/vote/cast/"
TOKEN = "b" * 32


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    database: str
    what: str
    rate: float
    p50: float
    p99: float
    note: str
    holds: bool | None = None

    def as_markdown(self) -> str:
        said = {True: "holds", False: "**does not hold**", None: ""}[self.holds]
        return (
            f"| {self.database} | {self.what} | {self.rate:.0f} | {self.p50:.1f} | {self.p99:.1f} "
            f"| {self.note} | {said} |"
        )


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are ended then, too
    rows: list[Row] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verbond-bench-")))
        address = stack.enter_context(_postgres())
        rows += _measure("PostgreSQL", address, folder, claimed=True)
        rows += _measure("SQLite", f"sqlite:///{folder}/own.sqlite3", folder, claimed=False)
    print(f"{VOTERS} voters, {CLIENTS} clients, rounds of {SECONDS:.0f} s, milliseconds\n")
    print(
        "| database | what | a second | p50 | p99 | remark | claim |\n|---|---|---|---|---|---|---|"
    )
    print("\n".join(row.as_markdown() for row in rows))
    return 1 if any(row.holds is False for row in rows) else 0


def _measure(database: str, address: str, folder: Path, *, claimed: bool) -> list[Row]:
    environment = _environment(address, folder)
    for command in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
        _run(environment, PYTHON, "-P", "-m", "verbond", *command)
    many = min(VOTERS // 2, int(SECONDS * ROUNDS * 2 * 2000))
    written = folder / f"{database}.jsonl"
    _say(f"{database}: {VOTERS} voters, {many} of them logged in")
    _run(
        environment,
        PYTHON,
        "-P",
        "benchmarks/_casting_data.py",
        "fill",
        str(written),
        str(VOTERS),
        str(many),
    )
    _run(environment, PYTHON, "-P", "benchmarks/_casting_bare.py")
    voters = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    with _served(environment, folder):
        return _rounds(database, environment, voters, folder, claimed=claimed)


def _rounds(
    database: str,
    environment: dict[str, str],
    voters: list[dict[str, str]],
    folder: Path,
    *,
    claimed: bool,
) -> list[Row]:
    run = Run(database, voters)
    run.turn(warming=True)
    for _ in range(ROUNDS):
        run.turn()
    data = (PYTHON, "-P", "benchmarks/_casting_data.py")
    _run(environment, *data, "stuff", str(folder), str(VOTERS))
    empty, run.sent = run.sent, {}
    for _ in range(ROUNDS):
        run.turn()
    receipts = folder / "receipts"
    receipts.write_text("\n".join(run.acknowledged), encoding="utf-8")
    lost = int(_run(environment, *data, "missing", str(receipts)))
    return _rows(database, empty, run.sent, len(run.acknowledged), lost, claimed=claimed)


type Turns = dict[str, list[list[Sent]]]


class Run:
    """Turns of the peers and the site, one after the other: all meet the same machine."""

    def __init__(self, database: str, voters: list[dict[str, str]]) -> None:
        self.database, self.voters = database, voters
        self.acknowledged: list[str] = []
        self.sent: Turns = {}

    def turn(self, *, warming: bool = False) -> None:
        seconds = 1.0 if warming else SECONDS
        found = {
            "naked": _insert(NAKED_PORT, seconds),
            "bare": _insert(BARE_PORT, seconds),
            "cast": self._cast(seconds),
        }
        if warming:
            return
        for name, sent in found.items():
            self.sent.setdefault(name, []).append(sent)
        rates = ", ".join(f"{name} {_rate(sent):.0f}/s" for name, sent in found.items())
        _say(f"{self.database}: {rates}")

    def _cast(self, seconds: float) -> list[Sent]:
        requests = [post(PORT, CAST, one["body"], one["cookie"]) for one in self.voters]
        sent = _checked(send(PORT, requests, clients=CLIENTS, seconds=seconds), len(requests))
        self.acknowledged += [self.voters[one.number]["receipt"] for one in sent]
        self.voters = self.voters[max(one.number for one in sent) + 1 :]
        return sent


def _insert(port: int, seconds: float) -> list[Sent]:
    many = int(seconds * 6000)
    bodies = (f"csrfmiddlewaretoken={TOKEN}&voter={secrets.token_hex(32)}" for _ in range(many))
    requests = [post(port, "/", body, f"csrftoken={TOKEN}") for body in bodies]
    return _checked(send(port, requests, clients=CLIENTS, seconds=seconds), many)


def _checked(sent: list[Sent], many: int) -> list[Sent]:
    wrong = sorted({one.status for one in sent} - {200})
    if wrong or not sent or len(sent) == many:
        raise SystemExit(f"answers {wrong}, {len(sent)} of {many} requests: nothing to measure")
    return sent


def _rows(
    database: str, empty: Turns, full: Turns, acknowledged: int, lost: int, *, claimed: bool
) -> list[Row]:
    ratios, later = _ratios(empty, "bare"), _ratios(full, "bare")
    ratio, slower = statistics.median(ratios), statistics.median(later) / statistics.median(ratios)
    naked = statistics.median(_ratios(empty, "naked"))
    note = f"**{ratio:.2f}** × the same stack (best {max(ratios):.2f}), {naked:.2f} × no middleware"
    rows = [
        _row(database, "bare view, one row, no middleware", empty["naked"], ""),
        _row(database, "bare view, one row, same stack", empty["bare"], ""),
        _row(database, "a ballot, whole path", empty["cast"], note),
        _row(database, f"the same, {VOTERS} ballots in the box", full["cast"],
             f"{statistics.median(later):.2f} × the same stack then: {slower:.2f} × before"),
        Row(database, "acknowledged ballots", acknowledged, 0, 0,
            f"{lost} missing or twice", lost == 0),
    ]  # fmt: skip
    if claimed:
        rows[2] = replace(rows[2], holds=ratio >= LEAST_RATIO and rows[2].p99 <= MOST_P99_MS)
        rows[3] = replace(rows[3], holds=slower >= LEAST_WHEN_FULL and rows[3].p99 <= MOST_P99_MS)
    return rows


def _ratios(turns: Turns, peer: str) -> list[float]:
    return [_rate(c) / _rate(b) for c, b in zip(turns["cast"], turns[peer], strict=True)]


def _rate(sent: list[Sent]) -> float:
    return len(sent) / SECONDS


def _middle(rounds: list[list[Sent]]) -> float:
    return statistics.median(_rate(one) for one in rounds)


def _row(database: str, what: str, rounds: list[list[Sent]], note: str) -> Row:
    spent = [one.milliseconds for sent in rounds for one in sent]
    return Row(database, what, _middle(rounds), share(spent, 50), share(spent, 99), note)


@contextmanager
def _served(environment: dict[str, str], folder: Path) -> Iterator[None]:
    bare = "benchmarks._casting_bare:application"
    naked = {**environment, "BENCH_NO_MIDDLEWARE": "1"}
    with ExitStack() as stack:
        for target, port, own in (
            ("verbond.wsgi:application", PORT, environment),
            (bare, BARE_PORT, environment),
            (bare, NAKED_PORT, naked),
        ):
            log = folder / f"{port}.log"
            stack.enter_context(_granian(own, target, port, log, "2", THREADS))
        for port in (PORT, BARE_PORT, NAKED_PORT):
            _wait_for_port(port)
        _wait_until_warm(folder / f"{PORT}.log", workers=2)
        yield


def _wait_for_port(port: int) -> None:
    import socket
    import time

    for _ in range(900):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"port {port} does not answer")


def _environment(address: str, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "verbond.settings",
        "DATABASE_URL": address,
        "DEMO": "1",
        "DEBUG": "0",
        "LOG_LEVEL": "INFO",
        "SITE_URL": f"http://127.0.0.1:{PORT}",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }


@contextmanager
def _postgres() -> Iterator[str]:
    """Give a database of its own in the durable cluster: tests do not wait for the disk, we do."""
    if given := os.environ.get("BENCH_POSTGRES"):
        yield given
        return
    runs = subprocess.run(
        ["script/db", "status", "demo"], cwd=ROOT, capture_output=True, check=False
    )
    start = ["script/db", "start", "demo"]
    home = subprocess.run(
        start, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    name = f"verbond_bench_{secrets.token_hex(4)}"
    try:
        _administer(home, f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(home)._replace(path=f"/{name}"))
    finally:
        _administer(home, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        if runs.returncode != 0:
            subprocess.run(["script/db", "stop", "demo"], cwd=ROOT, check=False)


def _administer(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as session:
        session.execute(statement)


if __name__ == "__main__":
    sys.exit(main())
