"""Claim: with 100,000 voters, an acknowledged, durable ballot over HTTP (session, eligibility,
register, ballot, receipt) is cast on PostgreSQL at 0.4 times or more the rate of a bare Django view
that inserts one row on the same stack in the same run, p99 at most 250 ms, no slower when 100,000
ballots lie in the box, and every acknowledged ballot is in the box exactly once.

SQLite beside it, without a claim. BENCH_SECONDS bounds each round; BENCH_VOTERS the voters;
BENCH_POSTGRES names a durable database to use (emptied!). Exit status 1: the claim does not hold.
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
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # script/bench runs with -P

from benchmarks._casting_load import Sent, post, send  # noqa: E402
from benchmarks._site_load import share  # noqa: E402
from benchmarks.site import PYTHON, _granian, _run, _say, _wait  # noqa: E402

SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))
VOTERS = int(os.environ.get("BENCH_VOTERS", "100000"))
ROUNDS, CLIENTS, THREADS = 3, 16, "8"
LEAST_RATIO, MOST_P99_MS, LEAST_WHEN_FULL = 0.4, 250.0, 0.7
PORT, BARE_PORT = 19084, 19085
CAST = "/budgets/r/bench-ronde/vote/cast/"


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
    many = min(VOTERS // 2, int(SECONDS * ROUNDS * 2 * 2500))
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
    acknowledged: list[str] = []
    bare, cast, full = [], [], []
    send(BARE_PORT, [_bare() for _ in range(200)], clients=CLIENTS, seconds=2)
    voters = _cast(voters, acknowledged, 1.0)[1]  # warm
    for _ in range(ROUNDS):
        bare.append(
            send(
                BARE_PORT,
                [_bare() for _ in range(int(SECONDS * 6000))],
                clients=CLIENTS,
                seconds=SECONDS,
            )
        )
        sent, voters = _cast(voters, acknowledged, SECONDS)
        cast.append(sent)
        _say(f"{database}: bare {_rate(bare[-1]):.0f}/s, cast {_rate(sent):.0f}/s")
    _run(
        environment, PYTHON, "-P", "benchmarks/_casting_data.py", "stuff", str(folder), str(VOTERS)
    )
    for _ in range(ROUNDS):
        sent, voters = _cast(voters, acknowledged, SECONDS)
        full.append(sent)
    receipts = folder / "receipts"
    receipts.write_text("\n".join(acknowledged), encoding="utf-8")
    lost = int(
        _run(environment, PYTHON, "-P", "benchmarks/_casting_data.py", "missing", str(receipts))
    )
    ratio = statistics.median(_rate(c) / _rate(b) for c, b in zip(cast, bare, strict=True))
    later = _middle(full) / _middle(cast)
    rows = [
        _row(database, "bare view, one row", bare, ""),
        _row(database, "a ballot, whole path", cast, f"{ratio:.2f} × bare"),
        _row(database, f"the same, {VOTERS} ballots in the box", full, f"{later:.2f} × before"),
        Row(
            database,
            "acknowledged ballots",
            len(acknowledged),
            0,
            0,
            f"{lost} missing or twice",
            lost == 0,
        ),
    ]
    if claimed:
        rows[1] = _claim(rows[1], holds=ratio >= LEAST_RATIO and rows[1].p99 <= MOST_P99_MS)
        rows[2] = _claim(rows[2], holds=later >= LEAST_WHEN_FULL and rows[2].p99 <= MOST_P99_MS)
    return rows


def _cast(
    voters: list[dict[str, str]], acknowledged: list[str], seconds: float
) -> tuple[list[Sent], list[dict[str, str]]]:
    requests = [post(PORT, CAST, one["body"], one["cookie"]) for one in voters]
    sent = send(PORT, requests, clients=CLIENTS, seconds=seconds)
    wrong = sorted({one.status for one in sent} - {200})
    if wrong or not sent or len(sent) == len(voters):
        raise SystemExit(
            f"answers {wrong}, {len(sent)} of {len(voters)} voters: nothing to measure"
        )
    acknowledged += [voters[one.number]["receipt"] for one in sent]
    return sent, voters[max(one.number for one in sent) + 1 :]


def _bare() -> bytes:
    return post(BARE_PORT, "/", urlencode({"voter": secrets.token_hex(32)}))


def _rate(sent: list[Sent]) -> float:
    return len(sent) / SECONDS


def _middle(rounds: list[list[Sent]]) -> float:
    return statistics.median(_rate(one) for one in rounds)


def _row(database: str, what: str, rounds: list[list[Sent]], note: str) -> Row:
    spent = [one.milliseconds for sent in rounds for one in sent]
    return Row(database, what, _middle(rounds), share(spent, 50), share(spent, 99), note)


def _claim(row: Row, *, holds: bool) -> Row:
    return Row(row.database, row.what, row.rate, row.p50, row.p99, row.note, holds)


@contextmanager
def _served(environment: dict[str, str], folder: Path) -> Iterator[None]:
    bare = {**environment, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with ExitStack() as stack:
        for target, port, own in (
            ("verbond.wsgi:application", PORT, environment),
            ("benchmarks._casting_bare:application", BARE_PORT, bare),
        ):
            log = folder / f"{port}.log"
            stack.enter_context(_granian(own, target, port, log, "2", THREADS))
        _wait(f"http://127.0.0.1:{PORT}/ready/")
        _wait_for_port(BARE_PORT)
        yield


def _wait_for_port(port: int) -> None:
    import socket
    import time

    for _ in range(300):
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
