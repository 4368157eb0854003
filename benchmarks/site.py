"""Claim: with ten agreements, their plans, evidence and 2,000 decisions, on SQLite and PostgreSQL,
at 50 requests a second on two cores, pages take at most 40 ms of server time and searches 25 ms
(p95), a page asks at most 12 queries (a promise with its evidence 14) and is sent in 150 kB, who
has a page already is answered 304, and a page from memory takes at most 3 times a bare view.

Peer, in the same run: a bare Django view of equal size, no middleware, no database. Server time is
what the site itself logs; "seen" is from the moment a request was due until its last byte.
BENCH_SECONDS bounds each round; BENCH_POSTGRES names a database to use (emptied!).
Exit status 1 when the claim does not hold.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # script/bench runs with -P

from benchmarks._site_load import Answer, Ask, ask_all, share

PER_SECOND = 50
SECONDS = int(os.environ.get("BENCH_SECONDS", "8"))
MOST_QUERIES, MOST_BYTES = 12, 150_000
COMMITMENT = "agreement/<slug:slug>/commitment/<str:key>/"  # asks two more for its evidence
# What the walk must have met, or the figures would say less than they seem to.
EXPECTED = (
    COMMITMENT, "agreement/<slug:slug>/", "agreement/<slug:slug>/changes/", "plan/",
    "plan/<slug:slug>/", "plan/<slug:slug>/action/<str:code>/", "plan/<slug:slug>/unlinked/",
    "plan/<slug:slug>/balance/", "plan/<slug:slug>/targets/", "decisions/", "decisions/tests/",
    "decisions/decision/<slug:key>/", "decisions/meeting/<slug:key>/",
    "decisions/meeting/<slug:key>/minutes/", "council/", "council/reports/",
    "council/reports/<slug:key>/",
)  # fmt: skip
MOST_PAGE_MS, MOST_SEARCH_MS, MOST_TIMES_BARE = 40.0, 25.0, 3.0
PORT, BARE_PORT = 19080, 19081
PYTHON = str(ROOT / ".venv/bin/python")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was asked, and how it was answered."""

    database: str
    what: str
    seen: Sequence[float]
    server: Sequence[float]
    note: str
    holds: bool | None = None

    def as_markdown(self) -> str:
        cells = [
            self.database,
            self.what,
            str(len(self.seen) or ""),
            *(f"{share(self.server, p):.1f}" if self.server else "" for p in (50, 95, 99)),
            *(f"{share(self.seen, p):.1f}" if self.seen else "" for p in (50, 95, 99)),
            self.note,
            {True: "holds", False: "**does not hold**", None: ""}[self.holds],
        ]
        return "| " + " | ".join(cells) + " |"


def table(rows: Sequence[Row]) -> str:
    """Return the figures as Markdown, for docs/reference/benchmarks.md."""
    head = (
        "| database | round | requests | server p50 | p95 | p99 | seen p50 | p95 | p99 "
        "| remark | claim |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    return "\n".join([head, *(row.as_markdown() for row in rows)])


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are ended then, too
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verbond-bench-")))
        sqlite = f"sqlite:///{folder}/site.sqlite3"
        _say("ten agreements through the real operations")
        _run(_environment(sqlite, folder), PYTHON, "-P", "benchmarks/_site_data.py", "fill")
        _verbond(_environment(sqlite, folder), "collectstatic", "--noinput", "--verbosity", "0")
        _verbond(_environment(sqlite, folder), "backup", f"{folder}/site.tar.gz")
        rows = _measure("SQLite", sqlite, folder)
        postgres = stack.enter_context(_postgres())
        # The cluster of the tests may hold the tables of an earlier version.
        _verbond(_environment(postgres, folder), "migrate", "--verbosity", "0")
        _verbond(_environment(postgres, folder), "restore", "--yes", f"{folder}/site.tar.gz")
        rows += _measure("PostgreSQL", postgres, folder)
    print(f"{PER_SECOND} requests a second for {SECONDS} s each, milliseconds\n")
    print(table(rows))
    return 1 if any(row.holds is False for row in rows) else 0


def _measure(database: str, address: str, folder: Path) -> list[Row]:
    environment = _environment(address, folder)
    _say(f"{database}: counting queries")
    found = _run(environment, PYTHON, "-P", "benchmarks/_site_data.py", "pages")
    pages: list[dict[str, Any]] = json.loads(found)
    pages = [page for page in pages if page["html"]]  # downloads are no pages
    rows = [_queries(database, pages), _weights(database, pages)]
    html = [page["path"] for page in pages if page["path"] != "/search/"]
    with _served(environment, folder, database) as log:
        _say(f"{database}: {len(html)} pages")
        return rows + _rounds(database, html, log)


def _queries(database: str, pages: list[dict[str, Any]]) -> Row:
    missed = sorted(set(EXPECTED) - {page["route"] for page in pages})
    over = sorted({p["route"] for p in pages if p["queries"] > _most_queries(p["route"])})
    for route in missed:
        _say(f"not met on the walk: {route}")
    for route in over:
        _say(f"too many queries: {route}")
    most = max(pages, key=lambda page: page["queries"])
    note = f"{len(pages)} pages, most: {most['queries']} ({most['route']})"
    return Row(database, "queries, nothing kept", [], [], note, holds=not over and not missed)


def _most_queries(route: str) -> int:
    return MOST_QUERIES + 2 if route == COMMITMENT else MOST_QUERIES


def _weights(database: str, pages: list[dict[str, Any]]) -> Row:
    """Weigh each page alone; what comes with a first visit is weighed by benchmarks/pages.py."""
    heaviest = max(pages, key=lambda page: page["sent"])
    note = f"heaviest: {heaviest['sent'] / 1000:.0f} kB ({heaviest['path']})"
    return Row(database, "sent, gzip", [], [], note, holds=heaviest["sent"] <= MOST_BYTES)


def _rounds(database: str, html: list[str], log: "Log") -> list[Row]:
    chance = random.Random(71016)
    many = PER_SECOND * SECONDS

    def ask(
        name: str, paths: Callable[[int], str], **headers: str
    ) -> tuple[list[Answer], list[float]]:
        log.skip()
        answers = ask_all(
            [Ask(name, PORT, paths(n), headers) for n in range(many)], per_second=PER_SECOND
        )
        return answers, log.durations(name)

    picked = [chance.choice(html) for _ in range(many)]
    asked = [_query(chance) for _ in range(many)]
    cold = ask("cold", lambda n: f"{picked[n]}?n={n}")
    ask_all([Ask("fill", PORT, path, {}) for path in html * 6], per_second=PER_SECOND)
    warm = ask("warm", lambda n: picked[n])
    search = ask("search", lambda n: f"/search/?q={quote(asked[n])}")
    typed = ask("typed", lambda n: f"/search/?part=suggestions&q={quote(asked[n])}")
    again = _conditional(warm[0], many)
    # The peer of a bare view is a page that can be kept; one with a form never is.
    keepable = sorted({answer.path for answer in warm[0] if answer.etag})
    chosen = [chance.choice(keepable) for _ in range(many)]
    alone = ask("kept", lambda n: chosen[n])
    sizes = {answer.path: answer.size for answer in alone[0]}
    bare = ask_all(
        [Ask("bare", BARE_PORT, f"/{sizes[path]}/") for path in chosen], per_second=PER_SECOND
    )
    ratio = _p95(alone[0]) / _p95(bare)
    middle = share(_ms(alone[0]), 50) / share(_ms(bare), 50)
    kept = sum(answer.status == 304 for answer in again) / len(again)
    _say("not 304: " + ", ".join(sorted({a.path for a in again if a.status != 304})[:8]))
    return [
        _row(database, "pages, as served", warm, MOST_PAGE_MS),
        replace(_row(database, "pages, if nothing were kept", cold, MOST_PAGE_MS), holds=None),
        _row(database, "searches, each another", search, MOST_SEARCH_MS),
        _row(database, "suggestions while typing", typed, MOST_SEARCH_MS),
        Row(database, "asked again with ETag", _ms(again), [], f"{kept:.0%} 304", kept == 1.0),
        replace(_row(database, "kept pages alone", alone, MOST_PAGE_MS), holds=None),
        Row(
            database, "bare Django view of their size", _ms(bare), [],
            f"kept pages take {ratio:.1f} × (p95), {middle:.1f} × (p50)", ratio <= MOST_TIMES_BARE,
        ),
    ]  # fmt: skip


def _row(database: str, what: str, found: tuple[list[Answer], list[float]], limit: float) -> Row:
    answers, server = found
    wrong = sorted({answer.path for answer in answers if answer.status != 200})
    for path in wrong[:5]:
        print(f"· not answered 200: {path}", file=sys.stderr)
    note = f"{len(wrong)} not answered" if wrong else ""
    return Row(database, what, _ms(answers), server, note, share(server, 95) <= limit and not wrong)


def _conditional(warm: list[Answer], many: int) -> list[Answer]:
    known = [answer for answer in warm if answer.etag]
    asks = [Ask("304", PORT, a.path, {"If-None-Match": a.etag}) for a in known]
    return ask_all(asks[:many], per_second=PER_SECOND)


def _ms(answers: Sequence[Answer]) -> list[float]:
    return [answer.milliseconds for answer in answers]


def _p95(answers: Sequence[Answer]) -> float:
    return share(_ms(answers), 95)


def _query(chance: random.Random) -> str:
    words = " ".join(chance.sample(_VOCABULARY, chance.choice([1, 1, 2, 2, 3])))
    if chance.random() < 0.25:  # a typing error
        place = chance.randrange(len(words) - 1)
        words = words[:place] + words[place + 1] + words[place] + words[place + 2 :]
    return words


_TEXT = ROOT / "data/genk/agreement/genk-2019-2024.txt"
_VOCABULARY = sorted(set(re.findall(r"[a-zé]{5,}", _TEXT.read_text(encoding="utf-8"))))


class Log:
    """What the server writes, from where we last looked."""

    def __init__(self, path: Path) -> None:
        self.path, self.at = path, 0

    def skip(self) -> None:
        self.lines()

    def durations(self, name: str) -> list[float]:
        """Return the server's own times since we last looked, and tell which routes are slow."""
        time.sleep(0.3)
        lines = [line for line in self.lines() if "duration_ms" in line]
        per_route: dict[str, list[float]] = {}
        for line in lines:
            per_route.setdefault(line["route"], []).append(line["duration_ms"])
        slow = sorted(per_route.items(), key=lambda item: -share(item[1], 50))[:8]
        _say(f"{name}, slowest: " + ", ".join(f"{r} {share(t, 50):.0f}" for r, t in slow))
        return [line["duration_ms"] for line in lines]

    def lines(self) -> list[dict[str, Any]]:
        with self.path.open("rb") as file:
            file.seek(self.at)
            found = file.read()
        whole = found[: found.rfind(b"\n") + 1]
        self.at += len(whole)
        return [json.loads(line) for line in whole.splitlines() if line.startswith(b"{")]


@contextmanager
def _served(environment: dict[str, str], folder: Path, database: str) -> Iterator[Log]:
    log = folder / f"{database}.log"
    with ExitStack() as stack:
        stack.enter_context(_granian(environment, "verbond.wsgi:application", PORT, log, "2"))
        bare = folder / "bare.log"
        stack.enter_context(
            _granian(environment, "benchmarks._site_bare:application", BARE_PORT, bare, "2")
        )
        _wait(f"http://127.0.0.1:{PORT}/ready/")
        _wait(f"http://127.0.0.1:{BARE_PORT}/1/")
        _wait_until_warm(log, workers=2)
        yield Log(log)


@contextmanager
def _granian(
    environment: dict[str, str], target: str, port: int, log: Path, workers: str, threads: str = "4"
) -> Iterator[None]:
    command = [
        str(ROOT / ".venv/bin/granian"), "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", workers, "--blocking-threads", threads,
        "--workers-kill-timeout", "5", "--no-ws", "--log-level", "warning", target,
    ]  # fmt: skip
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def _wait_until_warm(log: Path, *, workers: int) -> None:
    for _ in range(600):
        if log.read_bytes().count(b'"message": "warm"') >= workers:
            return
        time.sleep(0.1)
    raise SystemExit(f"the workers are not warm after a minute: {log.read_text()[-2000:]}")


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


@contextmanager
def _postgres() -> Iterator[str]:
    if given := os.environ.get("BENCH_POSTGRES"):
        yield given
        return
    status = ["script/db", "status", "test"]
    runs = subprocess.run(status, cwd=ROOT, capture_output=True, check=False).returncode
    address = subprocess.run(
        ["script/db", "start", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    try:
        yield address
    finally:
        if runs != 0:
            subprocess.run(["script/db", "stop", "test"], cwd=ROOT, check=False)


def _environment(address: str, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": address,
        "DEMO": "1",
        "DEBUG": "0",
        "LOG_LEVEL": "INFO",
        "SITE_URL": f"http://127.0.0.1:{PORT}",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }


def _verbond(environment: dict[str, str], *arguments: str) -> None:
    began = time.monotonic()
    _run(environment, PYTHON, "-P", "-m", "verbond", *arguments)
    _say(f"{arguments[0]}: {time.monotonic() - began:.1f} s")


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _say(text: str) -> None:
    print(f"· {text}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
