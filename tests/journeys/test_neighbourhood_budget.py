"""The story of a district's money: from an idea to a project that is there, and recounted."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from verbond.accounts.facade import Person, Role
from verbond.accounts.testing import make_person
from verbond.budgets.models import Phase, Round
from verbond.budgets.testing import (
    make_envelope,
    make_proposal,
    make_round,
    model_without_list,
)
from verbond.environment import ROOT
from verbond.journal.facade import SYSTEM
from verbond.places.facade import load_places

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
TITLE = "Een speelbos achter de school (fictief)"
SLUG = "linde-2026"


@pytest.fixture
def district(live_server: Any) -> str:
    """Return the address of a site where a fictitious round begins today."""
    load_places(ROOT / "data/genk/places", actor=SYSTEM, now=timezone.now())
    make_envelope()
    make_round(
        SLUG,
        model=model_without_list(),
        first_on=timezone.localdate(),
        title="Ronde van de linde (fictief)",
    )
    return str(live_server.url)


def pass_days(days: int = 10) -> None:
    """Let days go by: each phase of these tests is ten days long."""
    gone = timedelta(days=days)
    Phase.objects.update(first_on=F("first_on") - gone, last_on=F("last_on") - gone)


@pytest.fixture
def people(district: str) -> dict[str, Person]:
    return {
        "rita": make_person("rita"),
        "karim": make_person("karim", Role.CLERK),
        "els": make_person("els", Role.CLERK),
        "lena": make_person("lena", Role.OFFICER),
    }


@pytest.fixture
def signed_in_as(signed_in: SignIn, people: dict[str, Person]) -> Callable[[Page, str], None]:
    return lambda page, name: signed_in(page, people[name])


@pytest.fixture
def desk_of(
    browser: Browser,
    browser_context_args: dict[str, Any],
    signed_in_as: Callable[[Page, str], None],
) -> Any:
    """Return what opens a browser of somebody's own, logged in; without a name nobody is."""
    contexts = []

    def opened(name: str = "", **options: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, **options})
        contexts.append(context)
        page = context.new_page()
        if name:
            signed_in_as(page, name)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.browser_complains  # a code that was used is refused, which the browser reports
def test_from_an_idea_to_an_executed_project_that_anybody_recounts(
    phone: Page,
    district: str,
    desk_of: Callable[..., Page],
    signed_in_as: Callable[[Page, str], None],
    axe: Check,
    fits: Check,
    work: Callable[[], None],
    tmp_path: Path,
) -> None:
    signed_in_as(phone, "rita")
    karim, els, lena = (desk_of(name) for name in ("karim", "els", "lena"))
    address = _propose(phone, district, axe, fits)
    _next_step(karim, district, "plan")
    _plan(phone, address, axe, fits)
    _next_step(karim, district, "nakijken")
    _assess(karim, lena, district, axe)
    _open_vote(karim, district, axe)
    _vote_by_account(phone, district, axe, fits)
    code = _print_codes(karim, els, district)
    _vote_by_code(desk_of(viewport={"width": 360, "height": 780}), district, code, axe, fits)
    _vote_on_paper(karim, els, district, axe)
    _close(karim, district)
    _publish(karim, district, axe, work)
    winners = _read_result(phone, district, axe, fits)
    assert TITLE in winners
    _recount(desk_of(), district, tmp_path, winners)
    _carry_out(karim, district, tmp_path, axe)
    _read_what_came_of_it(phone, district, address, axe, fits)


def _propose(page: Page, site: str, axe: Check, fits: Check) -> str:
    page.goto(f"{site}/budgets/")
    page.get_by_role("link", name=re.compile("Dien je idee in")).click()
    page.get_by_label("Je idee in één zin").fill(TITLE)
    page.get_by_label("Wat wil je, en waarom?").fill("Boomstammen en een waterpomp om te spelen.")
    page.get_by_label("bewoner", exact=True).check()
    age = page.get_by_label(re.compile("Hoe oud ben je"))
    if age.count():
        age.first.fill("41")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Verstuur je idee").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    axe(page)
    fits(page)
    return page.url


def _next_step(page: Page, site: str, name: str) -> None:
    pass_days()
    page.goto(f"{site}/budgets/desk/{SLUG}/")
    page.get_by_role("button", name=f"Begin met de stap: {name}").click()
    expect(page.locator("[aria-current=step]").first).to_contain_text(name)


def _plan(page: Page, address: str, axe: Check, fits: Check) -> None:
    page.goto(address)
    page.get_by_role("link", name="Maak er een plan van").click()
    page.get_by_role("button", name="Begin het plan").click()
    page.goto(f"{address}edit/")
    page.get_by_label("Wat komt er, voor wie, en waarom daar?").fill(
        "Een plek met boomstammen, een pomp en een hut. Voor alle kinderen, ook na school. De plek "
        "ligt nu braak, tussen twee scholen in, en ouders kunnen er veilig wachten op een bank. "
        "Wie slecht stapt, raakt er langs een vlak pad. In de zomer is er schaduw van de bomen. "
        "De scholen willen er ook lesgeven, en het jeugdhuis houdt er een feest in september."
    )
    page.get_by_label("In welke wijk?").select_option(index=3)
    page.get_by_label("Waarover gaat het?").select_option(index=1)
    page.get_by_label("Wie onderhoudt het later?").fill("De groendienst, met de ouders.")
    page.get_by_label("Wat 1").fill("Boomstammen en pomp")
    page.get_by_label("Euro 1").fill("12000")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").all_inner_texts() == []
    page.goto(f"{address}do/submit/")
    page.get_by_role("button", name="Dien in").click()
    expect(page.get_by_role("main")).to_contain_text("12.000")
    axe(page)


def _assess(clerk: Page, officer: Page, site: str, axe: Check) -> None:
    row = Round.objects.get(slug=SLUG)
    make_proposal(row, 2, title="Bankjes (fictief)", state="feasible", cost_cents=900_000)
    make_proposal(row, 3, title="Podium (fictief)", state="feasible", cost_cents=8_500_000)
    clerk.goto(f"{site}/budgets/desk/{SLUG}/proposals/")
    axe(clerk)
    clerk.get_by_role("checkbox", name="Kies voorstel 1").check()
    clerk.get_by_label("Aan wie?").select_option(label="Lena (fictief)")
    for box in clerk.locator("input[name=criteria]").all():
        box.check()
    clerk.get_by_role("button", name="Wijs toe").click()
    officer.goto(f"{site}/budgets/desk/waiting/assessments/")
    axe(officer)
    waiting = officer.locator(".queue li").count()
    assert waiting
    for _ in range(waiting):
        officer.goto(f"{site}/budgets/desk/waiting/assessments/")
        officer.locator(".queue a").first.click()
        officer.locator("[name=outcome][value=yes]").check()
        officer.get_by_label("Waarom?").fill("Er ligt geen leiding, en het past in het plan.")
        officer.locator("form.form button").last.click()
    clerk.goto(f"{site}/budgets/desk/{SLUG}/proposals/")
    clerk.get_by_role("button", name="Zet op het stembiljet").click()
    expect(clerk.locator(".funnel").first).to_contain_text("stembiljet")


def _open_vote(page: Page, site: str, axe: Check) -> None:
    pass_days()
    page.goto(f"{site}/budgets/desk/{SLUG}/vote/")
    axe(page)
    page.get_by_role("button", name="Leg de ronde vast").click()
    page.get_by_role("button", name="Open de stemming").click()
    expect(page.get_by_role("main")).to_contain_text("Open tot en met")


def _cast(page: Page, names: tuple[str, ...], axe: Check, fits: Check) -> str:
    for name in names:
        page.get_by_role("checkbox", name=name).check()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_role("main")).to_contain_text("Nog niet ingediend")
    axe(page)
    page.get_by_role("button", name="Dien je stem in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingediend")
    axe(page)
    fits(page)
    return page.locator(".cast-letters").inner_text().strip()


def _vote_by_account(page: Page, site: str, axe: Check, fits: Check) -> None:
    page.goto(f"{site}/budgets/r/{SLUG}/")
    page.get_by_role("link", name="Stem", exact=True).click()
    axe(page)
    page.get_by_label("Ik mag stemmen in deze ronde.").check()
    page.locator(".vote-way[open] form button").last.click()
    receipt = _cast(page, (TITLE,), axe, fits)
    page.goto(f"{site}/budgets/r/{SLUG}/receipt/")
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", receipt)


def _print_codes(page: Page, colleague: Page, site: str) -> str:
    page.goto(f"{site}/budgets/desk/{SLUG}/paper/")
    page.get_by_label("Voor welke straten of welk loket?").fill("Lindestraat (fictief)")
    page.get_by_label("Hoeveel codes?").fill("3")
    page.get_by_role("button", name="Maak de codes").click()
    code = page.locator(".letter-code").first.inner_text()
    colleague.goto(f"{site}/budgets/desk/{SLUG}/paper/")
    colleague.get_by_role("button", name="Laat pak 1 werken").click()
    return code


def _vote_by_code(page: Page, site: str, code: str, axe: Check, fits: Check) -> None:
    _prove(page, site, code)
    _cast(page, (TITLE, "Bankjes (fictief)"), axe, fits)
    page.get_by_role("button", name="Wis alles op dit toestel").click()
    _prove(page, site, code)
    page.get_by_role("checkbox", name="Podium (fictief)").check()
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_role("button", name="Dien je stem in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je hebt al gestemd")


def _prove(page: Page, site: str, code: str) -> None:
    page.goto(f"{site}/budgets/r/{SLUG}/vote/")
    page.get_by_text("Met een code uit een brief").click()
    page.get_by_label("Code uit je brief").fill(code.lower())
    page.locator(".vote-way[open] form button").last.click()


def _vote_on_paper(clerk: Page, colleague: Page, site: str, axe: Check) -> None:
    clerk.goto(f"{site}/budgets/desk/{SLUG}/paper/")
    clerk.get_by_label("Waar zijn ze afgegeven?").fill("Bibliotheek (fictief)")
    clerk.get_by_label("Hoeveel biljetten telde je?").fill("2")
    clerk.get_by_role("button", name="Open het pak").click()
    batch = clerk.url
    for page in (clerk, colleague):
        page.goto(batch)
        page.get_by_role("link", name="Lees biljet 1").click()
        axe(page)
        for typed in ("1 2", "2 3"):
            page.get_by_label("Welke nummers zijn aangekruist?").fill(typed)
            page.get_by_role("button", name="Bewaar en ga door").click()
    for page in (clerk, colleague):
        page.goto(batch)
        page.get_by_role("button", name="Ik telde na, en teken").click()
    expect(colleague.get_by_role("main")).to_contain_text("In de bus: 2 geldig, 0 ongeldig")
    axe(colleague)


def _close(page: Page, site: str) -> None:
    page.goto(f"{site}/budgets/desk/{SLUG}/vote/")
    reason = page.get_by_label("Reden")
    if reason.count():
        reason.last.fill("Iedereen van de straat heeft gestemd.")
    page.get_by_role("button", name="Sluit de stemming").click()
    expect(page.get_by_role("main")).to_contain_text("Gesloten op")


def _publish(page: Page, site: str, axe: Check, work: Callable[[], None]) -> None:
    page.goto(f"{site}/budgets/desk/{SLUG}/count/")
    axe(page)
    page.get_by_role("button", name="Begin te tellen").click()
    work()
    page.goto(f"{site}/budgets/desk/{SLUG}/count/")
    expect(page.get_by_role("main")).not_to_contain_text("De telling stopte")
    page.get_by_role("button", name="Publiceer de uitslag").click()
    expect(page.get_by_role("main")).to_contain_text("De uitslag is gepubliceerd")


def _read_result(page: Page, site: str, axe: Check, fits: Check) -> str:
    page.goto(f"{site}/budgets/r/{SLUG}/result/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bewoners kozen")
    axe(page)
    fits(page)
    return page.get_by_role("main").inner_text()


def _recount(page: Page, site: str, folder: Path, shown: str) -> None:
    """Count again as somebody who has the published files and nothing else of the city."""
    for name in ("election.pb", "certificate.json", "count.json", "parameters.json"):
        with page.expect_download() as found:
            page.goto(f"{site}/budgets/r/{SLUG}/files/")
            page.get_by_role("link", name=name).first.click()
        found.value.save_as(folder / name)
    commands = page.locator("pre, code").all_inner_texts()
    counting = next(text for text in commands if text.startswith("script/verbond count"))
    counted = _run(counting.splitlines()[0], folder, "--format", "json")
    published = json.loads((folder / "count.json").read_text(encoding="utf-8"))
    assert json.loads(counted)["winners"] == published["winners"]
    checking = next(text for text in commands if text.startswith("script/verbond verify"))
    _run(checking.splitlines()[0], folder)
    assert TITLE in shown


def _run(command: str, folder: Path, *more: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-m", "verbond", *command.split()[1:], *more],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _photo(folder: Path) -> Path:
    from PIL import Image

    path = folder / "speelbos.png"
    Image.new("RGB", (640, 480), (40, 110, 60)).save(path)
    return path


def _carry_out(page: Page, site: str, folder: Path, axe: Check) -> None:
    pass_days(20)
    page.goto(f"{site}/budgets/desk/{SLUG}/works/")
    axe(page)
    page.get_by_role("link", name=re.compile("speelbos")).click()
    today = timezone.localdate().isoformat()
    page.get_by_label("Welke stap?", exact=True).fill("Bomen leggen")
    page.get_by_label("Tegen wanneer?").fill(today)
    page.get_by_role("button", name="Voeg toe").click()
    spend = page.locator("#spend form").first
    spend.get_by_label("Bedrag in euro").fill("11500")
    spend.get_by_label("Betaald op").fill(today)
    spend.get_by_label("Waarvoor?").fill("Factuur van de tuinman (fictief)")
    spend.get_by_label("Nummer in de boekhouding van de stad").fill("2026-17")
    spend.get_by_role("button", name="Boek").click()
    step = page.locator("#step .work-step form").first
    step.get_by_label("Klaar op").fill(today)
    step.get_by_role("button").click()
    photo = page.locator("#picture form").first
    photo.locator("[type=file]").set_input_files(_photo(folder))
    photo.get_by_label("Wat is er te zien?").fill("Kinderen op boomstammen (fictief)")
    photo.get_by_role("button", name="Voeg de foto toe").click()
    axe(page)
    done = page.locator("#finish form").last
    done.get_by_label("Klaar op").fill(today)
    done.get_by_label("Wat is er gemaakt?").fill("Een speelbos met een pomp en een hut.")
    done.get_by_role("button", name="Sluit af").click()
    expect(page.locator("#finish")).to_have_count(0)


def _read_what_came_of_it(page: Page, site: str, address: str, axe: Check, fits: Check) -> None:
    page.goto(address)
    expect(page.locator(".proposal-line .round-past").last).to_contain_text("Klaar")
    axe(page)
    fits(page)
    page.goto(f"{site}/budgets/")
    expect(page.locator(".envelopes")).to_contain_text("is beslist")
    axe(page)
    fits(page)
    page.goto(f"{site}/ledger/wijkbudgetten/")
    expect(page.get_by_role("main")).to_contain_text("11.500")
