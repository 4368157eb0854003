"""Stories in a real browser: Chromium, the site on this machine, and what each page must keep.

Stories that only read share one site with the whole agreement of Genk (`genk`), a server of its own
with a database of its own. Stories that write get `live_server` and a small fictitious agreement
(`promises`), new for each of them.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize

# Playwright runs an event loop in this process, and Django then refuses its own database calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
AXE_RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}}).then(found =>
    found.violations.map(v => v.id + ": " + v.help + "\\n" +
        v.nodes.map(n => "    " + n.target.join(" ") + "  " + n.html.slice(0, 160)).join("\\n")))"""
PHONE: ViewportSize = {"width": 360, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PAGE_BYTES = 150_000
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-color-profile=srgb"
)

Check = Callable[[Page], None]
ROOT = Path(__file__).parents[2]
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_demo", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
"""
PATIENCE_SECONDS = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if program is None:
        pytest.fail("no Chromium found; script/test installs it, or name one in CHROMIUM")
    return {**browser_type_launch_args, "executable_path": program, "args": FLAGS.split()}


@pytest.fixture(scope="session")
def base_url() -> str | None:
    # pytest-playwright defines this one in a way that pytest 10 will refuse, and warns about it.
    return None


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "nl-BE",
        "timezone_id": "Europe/Brussels",
        "viewport": DESKTOP,
    }


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: Any) -> Any:
    """Return the site, started once the test's database is there.

    Started before, it does not know that the database is in memory, and every request leaves a
    connection of its own behind.
    """
    return live_server


@pytest.fixture(scope="session")
def genk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with the agreement of Genk, loaded once; only for reading."""
    url = os.environ.get("DATABASE_URL", "")
    folder = tmp_path_factory.mktemp("genk")
    if not url.startswith("postgres"):
        yield from _served(f"sqlite:///{folder}/genk.sqlite3", folder)
        return
    parts = urlsplit(url)
    name = parts.path.strip("/") + "_journeys"
    _make_database(url, name)
    yield from _served(urlunsplit(parts._replace(path=f"/{name}")), folder)


def _make_database(url: str, name: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')


def _served(database: str, folder: Path) -> Iterator[str]:
    """Serve as in real use: files compressed and named by what they hold, DEBUG off."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DEMO": "1",
        "DEBUG": "",
        "STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "verbond.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
               "--port", str(port), "--blocking-threads", "4", "--log-level", "error",
               "verbond.wsgi:application"]  # fmt: skip
    server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/ready/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the site of Genk did not start at {address}")


@pytest.fixture
def promises(live_server: Any) -> str:
    """Return the address of a small fictitious agreement, on a site that a story may change."""
    from verbond.agreement.operations.importing import Facts, apply_import
    from verbond.agreement.testing import NOW, outline_of
    from verbond.journal.facade import SYSTEM

    facts = Facts(title="Akkoord (fictief)", city="Teststad (fictief)", fictitious=True)
    apply_import(slug="fictief", outline=outline_of(), actor=SYSTEM, now=NOW, facts=facts)
    return f"{live_server.url}/agreement/fictief"


@pytest.fixture
def signed_in(client_of: Callable[[Any], Any], live_server: Any) -> Callable[[Page, Any], None]:
    """Return what makes a browser that of a person, without the pages of the log-in."""

    def sign_in(page: Page, person: Any) -> None:
        cookie = client_of(person).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": str(live_server.url)}]
        )

    return sign_in


@pytest.fixture
def work() -> Callable[[], None]:
    """Return what lets the worker do all that waits."""
    from django.core.management import call_command

    def carry_out() -> None:
        call_command("db_worker", batch=True, interval=0, verbosity=0)

    return carry_out


@pytest.fixture
def desktop(page: Page) -> Page:
    """Return a page 1280 px wide."""
    page.set_viewport_size(DESKTOP)
    return page


@pytest.fixture
def phone(page: Page) -> Page:
    """Return a page 360 px wide."""
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def without_javascript(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return a page of a browser that runs no JavaScript."""
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()


@pytest.fixture
def axe() -> Check:
    """Return a check that fails on any breach of WCAG 2.1 A or AA in what a page shows now."""
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        # Evaluated, not added as a script: the page's own content policy would refuse that.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        breaches: list[str] = page.evaluate(AXE_RUN, AXE_TAGS)
        assert not breaches, f"{page.url}\n" + "\n".join(breaches)

    return check


@pytest.fixture
def fits() -> Check:
    """Return a check that fails when a page has to be scrolled sideways."""

    def check(page: Page) -> None:
        wide: list[str] = page.evaluate(
            """() => { const w = document.documentElement.clientWidth;
            return document.documentElement.scrollWidth <= w ? [] :
              [...document.querySelectorAll("body *")].filter(
                e => e.getBoundingClientRect().right > w + 1).slice(0, 5).map(
                e => e.outerHTML.slice(0, 160)) .concat(["wider than " + w + " px"]); }"""
        )
        assert not wide, f"{page.url}\n" + "\n".join(wide)

    return check


@pytest.fixture
def light() -> Callable[[Page, str], int]:
    """Return a check that opens an address and fails when it costs 150 kB or more.

    Counted as it comes over the line: styles, scripts and fonts too, with an empty cache. The site
    of `genk` compresses as in real use; `live_server` sends static files as they are.
    """

    def check(page: Page, address: str) -> int:
        requests: list[Request] = []

        def note(request: Request) -> None:  # Playwright refuses a built-in method as listener
            requests.append(request)

        page.on("requestfinished", note)
        page.goto(address, wait_until="networkidle")
        page.remove_listener("requestfinished", note)
        sizes = {request.url: request.sizes()["responseBodySize"] for request in requests}
        heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:6]
        total = sum(sizes.values())
        assert total < PAGE_BYTES, f"{address} weighs {total} bytes: {heaviest}"
        return total

    return check


@pytest.fixture(autouse=True)
def _no_complaint(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a story when the browser complained or a page asked for something elsewhere."""
    if "page" not in request.fixturenames:
        yield
        return
    page: Page = request.getfixturevalue("page")
    complaints: list[str] = []
    expected = request.node.get_closest_marker("browser_complains")
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    page.on(
        "request",
        lambda sent: complaints.append(f"asked elsewhere: {sent.url}") if _is_far(sent) else None,
    )
    yield
    assert expected or not complaints, "\n".join(complaints)


def _is_far(request: Request) -> bool:
    url = request.url
    near = ("http://localhost", "http://127.0.0.1", "data:", "blob:", "about:")
    return not url.startswith(near)
