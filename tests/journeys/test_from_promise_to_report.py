"""The story of the whole: from a promise to euros, a tested decision, a status, and the report."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person
from verbond.agreement import facade as agreement
from verbond.decisions import facade as decisions
from verbond.decisions.testing import make_body, make_people
from verbond.journal.facade import SYSTEM
from verbond.plan import facade as plan
from verbond.plan.testing import NODES, sheet_with
from verbond.scorecards.testing import HARMLESS, load_shipped

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
STUDY = "We onderzoeken of de parking een park kan worden."
TITLE = "Studie over een park op de parking publiceren (fictief)"


@pytest.fixture
def city(promises: str) -> str:
    """Return a promise that a plan with euros serves, in a city where a college meets today."""
    now = timezone.now()
    load_shipped()
    found = agreement.find_agreement("fictief")
    study = next(card for card in agreement.standing_cards(found) if card.text == STUDY)
    plan.import_plan(sheet=sheet_with(nodes=NODES), actor=SYSTEM, now=now)
    agreement.decide_tie(
        room="plan",
        key="plan-fictief/A1",
        commitment_id=study.commitment_id,
        accept=True,
        actor=SYSTEM,
        now=now,
    )
    college = make_body()
    make_people(college)
    make_body("raad", "council", "Gemeenteraad van Teststad (fictief)")
    decisions.plan_meeting(
        body=college,
        planned_at=now - timedelta(minutes=5),
        place="Stadhuis",
        actor=SYSTEM,
        now=now - timedelta(days=1),
    )
    return promises.partition("/agreement/")[0] + study.url


@pytest.mark.browser_complains  # the gate answers 409, which the browser reports
def test_from_a_promise_to_a_decision_to_its_new_status_in_the_report(
    desktop: Page, city: str, signed_in: SignIn, work: Callable[[], None], axe: Check, fits: Check
) -> None:
    signed_in(desktop, make_person("karim", Role.CLERK))
    desktop.goto(city)
    expect(desktop.locator(".how-far-answer")).to_contain_text("In voorbereiding")
    desktop.locator("#plan").get_by_role("link", name="Bomen planten").click()
    expect(desktop.get_by_role("main")).to_contain_text("€ 1.500,50")
    axe(desktop)
    _draft(desktop, city, axe)
    _be_stopped(desktop, axe)
    _test(desktop, axe)
    _decide(desktop)
    work()
    desktop.goto(city)
    answer = desktop.locator(".how-far-answer")
    expect(answer).to_contain_text("Gerealiseerd")
    expect(answer).to_contain_text("gepubliceerd")
    expect(desktop.get_by_role("main")).to_contain_text(TITLE)
    axe(desktop)
    fits(desktop)
    address = _order_report(desktop, city)
    work()
    signed_in(desktop, make_person("an", Role.MANDATARY))
    desktop.set_viewport_size({"width": 360, "height": 780})
    desktop.goto(address)
    _read_report(desktop)
    axe(desktop)
    fits(desktop)


def _draft(page: Page, city: str, axe: Check) -> None:
    page.goto(re.sub(r"/agreement/.*", "/decisions/desk/", city))
    page.get_by_role("link", name="Nieuw ontwerp").click()
    page.get_by_label("Wie beslist?").select_option("college")
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Samenvatting").fill("Iedereen kan lezen of de parking een park kan worden.")
    page.get_by_label("Artikel 1").fill("De studie over de parking en het park is openbaar.")
    axe(page)
    page.get_by_role("button", name="Bewaar").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    offered = page.locator(".serve-proposed").filter(has_text=STUDY)
    offered.get_by_label("Wat doet dit besluit ervoor?").select_option("published")
    offered.get_by_role("button", name="Bevestig").click()
    expect(page.locator("#promises .serve").first).to_contain_text("het is gepubliceerd")


def _be_stopped(page: Page, axe: Check) -> None:
    page.get_by_role("button", name="Zet op de agenda").click()
    stopped = page.locator("#agenda").get_by_role("alert")
    expect(stopped).to_contain_text("Het wacht op: Armoedetoets")
    expect(stopped).to_be_focused()
    axe(page)


def _test(page: Page, axe: Check) -> None:
    page.locator(".road-need").get_by_role("button", name="Vul de toets in").click()
    for question, answer in HARMLESS.items():
        shown = page.locator(f"#question-{question}")
        choice = shown.locator(f'input[value="{answer}"]')
        if choice.count():
            choice.first.check()
        else:
            shown.locator(f'[name="q_{question}"]').fill(answer)
    axe(page)
    page.get_by_role("button", name="Bewaar en ga naar ondertekenen").click()
    page.get_by_label("Wie ondertekent").fill("Dienst armoede (fictief)")
    page.get_by_role("button", name="Onderteken").click()
    page.get_by_role("link", name="Naar de beslissing").click()


def _decide(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.locator("#agenda")).to_contain_text("Punt 1")
    page.get_by_role("button", name="Bewaar het resultaat").click()
    page.get_by_role("link", name="Publiceer de besluitenlijst").click()
    page.get_by_role("button", name="Publiceer 1 besluit").click()


def _order_report(page: Page, city: str) -> str:
    today = timezone.localdate().isoformat()
    page.goto(re.sub(r"/agreement/.*", "/council/reports/new/", city))
    page.get_by_label("Eerste dag").fill(today)
    page.get_by_label("Laatste dag").fill(today)
    page.get_by_role("button", name="Maak het rapport").click()
    expect(page.get_by_text("worden gemaakt")).to_be_visible()
    return page.url


def _read_report(page: Page) -> None:
    expect(page.get_by_role("heading", name="Wat veranderde")).to_be_visible()
    changed = page.get_by_role("row").filter(has_text=STUDY)
    expect(changed.first).to_contain_text("gerealiseerd")
    expect(page.get_by_role("row").filter(has_text=TITLE).first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
