"""What every public page weighs, how soon it shows, and what axe finds, beside their limits.

python benchmarks/pages.py [ADDRESS]   of a running site; without one it starts the demo

Limits: 150 kB sent for a first visit at phone width, no violation of WCAG 2.1 A and AA, a largest
paint within 2.5 s and a layout shift under 0.1 (the good values of Core Web Vitals). Ends with 1
when a page misses one.
"""

import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "tests/journeys/vendor/axe-core/axe.min.js"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PAGES = (
    "/",
    "/agreement/{slug}/",
    "/agreement/{slug}/mobiele-stad/",
    "/agreement/{slug}/commitment/aantal-verkeersongevallen-ligt-hoog-dalen-2024/",
    "/agreement/{slug}/text/",
    "/agreement/{slug}/themes/",
    "/agreement/{slug}/targets/",
    "/agreement/{slug}/targets/T03/",
    "/agreement/{slug}/systems/",
    "/agreement/{slug}/places/",
    "/agreement/{slug}/editions/",
    "/agreement/{slug}/changes/",
    "/agreement/{slug}/commitment/verenigingen-organisaties-gescreend-verbindend-werken/",
    "/plan/",
    "/plan/published/",
    "/plan/{plan}/",
    "/plan/{plan}/action/A1.1.4/",
    "/plan/{plan}/unlinked/",
    "/plan/{plan}/versions/",
    "/plan/{plan}/balance/",
    "/plan/{plan}/targets/",
    "/decisions/",
    "/decisions/tests/",
    "/decisions/meeting/gemeenteraad-2024-12-17/",
    "/decisions/meeting/gemeenteraad-2024-12-17/minutes/",
    "/decisions/decision/college-2024-0001/",
    "/scorecards/",
    "/scorecards/test/armoedetoets-quickscan/",
    "/council/",
    "/council/norms/",
    "/council/calendar/",
    "/council/questions/",
    "/council/reports/",
    "{report}",
    "/search/?q=fietspaden",
    "/places/",
    "/places/71016W01/",
    "/indicators/",
    "/indicators/targets/",
    "/opendata/",
    "/opendata/dictionary/",
    "/journal/",
    "/help/",
    "/privacy/",
    "/accessibility/",
    "/accounts/login/",
    "/accounts/signup/",
)
SLUG, PLAN = "genk-2019-2024", "mjp-2020-2025-fictief"
_REPORT = re.compile(r'href="(/council/reports/[a-z]+[^/"]*-[0-9a-f]{12}/)"')
PORT = 19090
MOST_BYTES, MOST_PAINT_MS, MOST_SHIFT = 150_000, 2500, 0.1
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
RUN_AXE = "tags => axe.run({runOnly: {type: 'tag', values: tags}}).then(r => r.violations.length)"
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(l => l.getEntries().forEach(e => { seen.paint = e.startTime; }))
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => l.getEntries().forEach(e => { seen.shift += e.value; }))
  .observe({type: 'layout-shift', buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Seen:
    address: str
    sent: int
    requests: int
    paint_ms: float
    shift: float
    violations: int

    @property
    def fits(self) -> bool:
        return (
            self.sent <= MOST_BYTES
            and self.violations == 0
            and self.paint_ms <= MOST_PAINT_MS
            and self.shift <= MOST_SHIFT
        )


def visit(browser: Browser, site: str, address: str) -> Seen:
    """Open one page as a first visitor on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, bypass_csp=True)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[int] = []

    def add_size(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    network.on("Network.loadingFinished", add_size)
    page.add_init_script(WATCH)
    answer = page.goto(urljoin(site, address), wait_until="networkidle")
    if answer is None or answer.status != 200:
        raise SystemExit(f"{address} answers {answer.status if answer else 'nothing'}")
    seen = page.evaluate("window.seen")
    sent, requests = sum(sizes), len(sizes)
    page.add_script_tag(path=str(AXE))
    violations = page.evaluate(RUN_AXE, TAGS)
    context.close()
    return Seen(address, sent, requests, seen["paint"], seen["shift"], violations)


def report(site: str) -> str:
    """Find a report of the demo: its address holds the hash of its facts."""
    with urllib.request.urlopen(urljoin(site, "/council/reports/"), timeout=30) as answer:
        found = _REPORT.search(answer.read().decode())
    if found is None:
        raise SystemExit("/council/reports/ names no report")
    return found[1]


def main(site: str) -> int:
    program = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        names = {"slug": SLUG, "plan": PLAN, "report": report(site)}
        rows = [visit(browser, site, address.format(**names)) for address in PAGES]
        browser.close()
    print("| page | sent | of 150 kB | requests | largest paint | shift | axe |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        share = f"{100 * row.sent / MOST_BYTES:.0f} %"
        print(
            f"| `{row.address}` | {row.sent / 1000:.0f} kB | {share} | {row.requests} "
            f"| {row.paint_ms:.0f} ms | {row.shift:.3f} | {row.violations} |"
        )
    return 0 if all(row.fits for row in rows) else 1


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo on a port of its own for as long as it is needed."""
    site = f"http://localhost:{PORT}/"
    command = ["script/demo", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(1200):
                try:
                    urllib.request.urlopen(f"{site}ready/", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield site
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(sys.argv[1]))
    with demo() as address:
        sys.exit(main(address))
