"""Claim: the pages of the rights check answer within 50 ms (p95) at 50 requests a second on two
cores, and a whole check costs at most 100 kB before the result, styles, scripts and fonts included.

Households of one to four walk through the check once, over HTTP, with their own cookies; then all
their requests (pages read and forms sent) come again at a fixed pace, in any order. Peer, in the
same run: a bare Django view of the same size. BENCH_SECONDS bounds each round.
Exit status 1 when the claim does not hold.
"""

import os
import random
import re
import signal
import sys
import tempfile
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # script/bench runs with -P

from benchmarks._site_load import Answer, Ask, ask_all, share
from benchmarks.site import BARE_PORT, PORT, _environment, _say, _served, _verbond

PER_SECOND = 50
SECONDS = int(os.environ.get("BENCH_SECONDS", "12"))
MOST_MS, MOST_BYTES, MOST_PAGES = 50.0, 100_000, 40
FORM = re.compile(r"<form[^>]*method=\"post\"[^>]*>(.*?)</form>", re.DOTALL)
CHOICE = re.compile(r'<input[^>]*type="(?:radio|checkbox)"[^>]*>')
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg)[^"]*)"')
# How each household answers, wherever it is asked; anything else: no, nobody, or not known.
LIKELY = ("city", "nee", "niemand", "none", "ja", "?")


def child(key: str, year: str) -> dict[str, str]:
    """Return how a child is filled in."""
    return {f"{key}-year": year, f"{key}-relation": "my_child", f"{key}-fund": "me"}


HOUSEHOLDS: tuple[Mapping[str, str], ...] = (
    {"p1-year": "1992", "p1-month": "3", "p1-day": "3"},
    {"p1-year": "1955"},
    {"p1-year": "1984", **child("p2", "2014"), **child("p3", "2017")},
    {
        "p1-year": "1986",
        "p2-year": "1985",
        "p2-relation": "spouse",
        **child("p3", "2015"),
        **child("p4", "2019"),
    },
)


@dataclass
class Browser:
    """One household: its cookies, and every request it made."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    weight: int = 0
    files: int = 0
    weighed: set[str] = field(default_factory=set)

    def get(self, path: str) -> tuple[str, str]:
        """Read a page; return its address and its text."""
        return self._ask(path)

    def post(self, path: str, fields: list[tuple[str, str]]) -> tuple[str, str]:
        """Send a form and follow where it leads."""
        return self._ask(path, urllib.parse.urlencode(fields))

    def _ask(self, path: str, form: str = "") -> tuple[str, str]:
        headers = {"Host": f"127.0.0.1:{self.port}", "Accept": "text/html"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{key}={text}" for key, text in self.cookies.items())
        self.asks.append(Ask("check", self.port, path, _kept(headers), form))
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer, body = self._sent("POST" if form else "GET", path, form, headers)
        if (where := answer.headers.get("Location")) is not None:
            return self.get(urllib.parse.urljoin(path, where))
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        for asset in ASSET.findall(body):
            self.weigh(asset)
        return path, body

    def weigh(self, asset: str) -> None:
        """Count a file that comes along, once.

        The font of a page is preloaded by it; the one for rarer letters is not needed here.
        """
        if asset in self.weighed:
            return
        self.weighed.add(asset)
        before = self.weight
        self._sent("GET", asset, "", {"Host": f"127.0.0.1:{self.port}"})
        self.files += self.weight - before

    def _sent(
        self, method: str, path: str, form: str, headers: Mapping[str, str]
    ) -> tuple[HTTPResponse, str]:
        import gzip

        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request(method, path, form or None, {**headers, "Accept-Encoding": "gzip"})
        answer = line.getresponse()
        raw = answer.read()
        line.close()
        self.weight += len(raw)
        for text in answer.headers.get_all("Set-Cookie") or ():
            for key, morsel in SimpleCookie(text).items():
                self.cookies[key] = morsel.value
        if answer.headers.get("Content-Encoding") == "gzip":
            raw = gzip.decompress(raw)
        return answer, raw.decode("utf-8", errors="replace")


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in headers.items() if key == "Cookie"}


def fields_of(page: str, household: Mapping[str, str]) -> list[tuple[str, str]]:
    """Fill the form of a page in for a household."""
    form = max(FORM.findall(page), key=len)
    found = HIDDEN.findall(form)
    groups: dict[str, list[str]] = {}
    for choice in CHOICE.findall(form):
        named, valued = (re.search(rf'{key}="([^"]*)"', choice) for key in ("name", "value"))
        if named and valued:
            groups.setdefault(named[1], []).append(valued[1])
    for name, values in groups.items():
        found.append((name, next((one for one in LIKELY if one in values), values[0])))
    texts = {name: text for name, text in household.items() if f'name="{name}"' in form}
    return [*found, *texts.items(), ("act", "next")]


def walk(household: Mapping[str, str]) -> tuple[Browser, int]:
    """Walk through the check; return the browser, and what it weighed before the result."""
    browser = Browser(PORT)
    path, page = browser.get("/rights/check/")
    path, page = browser.post(path, fields_of(page, household))
    while any(f"{name[:2]}-year" not in page for name in household if name.endswith("year")):
        fields = [one for one in fields_of(page, household) if one[0] != "act"]
        path, page = browser.post(path, [*fields, ("act", "add")])
    before = browser.weight
    for _ in range(MOST_PAGES):
        if path.endswith("/result/"):
            break
        before = browser.weight
        path, page = browser.post(path, fields_of(page, household))
    else:
        raise SystemExit(f"the check does not end: {path}")
    browser.get("/rights/check/answers/")
    return browser, before


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are ended then, too
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verbond-bench-")))
        address = f"sqlite:///{folder}/site.sqlite3"
        environment = _environment(address, folder)
        _verbond(environment, "migrate", "--verbosity", "0")
        _verbond(environment, "collectstatic", "--noinput", "--verbosity", "0")
        log = stack.enter_context(_served(environment, folder, "check"))
        walked = [walk(household) for household in HOUSEHOLDS]
        for browser, weight in walked:
            _say(f"{len(browser.asks)} requests: {weight / 1000:.0f} kB, of which "
                 f"{browser.files / 1000:.0f} kB of files that come once")  # fmt: skip
        chance = random.Random(1)
        asks = [ask for browser, _weight in walked for ask in browser.asks]
        many = [chance.choice(asks) for _ in range(PER_SECOND * SECONDS)]
        ask_all(asks, per_second=PER_SECOND)
        log.skip()
        answers = ask_all(many, per_second=PER_SECOND)
        server = log.durations("check")
        sizes = [max(answer.size, 1) for answer in answers]
        bare = ask_all([Ask("bare", BARE_PORT, f"/{n}/") for n in sizes], per_second=PER_SECOND)
    return report(answers, server, bare, max(weight for _browser, weight in walked))


def report(answers: list[Answer], server: list[float], bare: list[Answer], weight: int) -> int:
    """Print the table and tell whether the claim holds."""
    wrong = sum(answer.status not in {200, 302} for answer in answers)
    rows = list(_rows(answers, server, bare))
    print(f"{PER_SECOND} requests a second for {SECONDS} s, milliseconds; {wrong} not answered\n")
    print("| what | requests | p50 | p95 | p99 | claim |\n|---|---|---|---|---|---|")
    print("\n".join(rows))
    fits = weight <= MOST_BYTES
    print(f"\nA whole check before the result, gzip: {weight / 1000:.0f} kB"
          f" (limit {MOST_BYTES // 1000} kB: {'holds' if fits else 'does not hold'})")  # fmt: skip
    holds = share(server, 95) <= MOST_MS and not wrong
    return 0 if holds and fits else 1


def _rows(answers: list[Answer], server: list[float], bare: list[Answer]) -> Iterator[str]:
    seen = [answer.milliseconds for answer in answers]
    said = "holds" if share(server, 95) <= MOST_MS else "**does not hold**"
    for what, values, claim in (
        ("pages and forms of the check, time of the server", server, said),
        ("the same, as seen", seen, ""),
        ("bare Django view of their size, as seen", [a.milliseconds for a in bare], ""),
    ):
        figures = " | ".join(f"{share(values, p):.1f}" for p in (50, 95, 99))
        yield f"| {what} | {len(values)} | {figures} | {claim} |"


if __name__ == "__main__":
    sys.exit(main())
