"""The story of the clerk: from a draft to a published decision, past the test that was missing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person
from verbond.agreement.models import Commitment
from verbond.decisions.operations.agenda import plan_meeting
from verbond.decisions.testing import make_body, make_people
from verbond.journal.facade import SYSTEM
from verbond.scorecards.testing import HARMLESS, load_shipped

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]


@pytest.fixture
def college(promises: str) -> str:
    """Let a fictitious college meet today; return the address of the agreement it keeps."""
    load_shipped()
    body = make_body(name="College van Teststad (fictief)")
    make_people(body)
    now = timezone.now()
    plan_meeting(body=body, planned_at=now, place="Stadhuis", actor=SYSTEM, now=now)
    return promises


def fill_in_quickscan(page: Page) -> None:
    for question, answer in HARMLESS.items():
        box = page.locator(f'#question-{question} [value="{answer}"]')
        if box.count():
            box.first.check()
        else:
            page.locator(f"#question-{question} textarea").first.fill(answer)
    page.get_by_role("button", name="Bewaar en ga naar ondertekenen").click()
    page.locator('[name="signer"]').fill("Dienst mobiliteit (fictief)")
    page.get_by_role("button", name="Onderteken", exact=True).click()


def write_draft(page: Page) -> str:
    page.get_by_role("link", name="Nieuw ontwerp").click()
    page.get_by_label("Wie beslist?").select_option(label="College van Teststad (fictief)")
    page.get_by_label("Titel").fill("Schoolstraat aan de Dorpsstraat (fictief)")
    page.get_by_label("Artikel 1").fill("De straat is een schoolstraat voor elke school.")
    page.get_by_role("button", name="Nog een artikel").click()
    page.get_by_label("Artikel 2").fill("Bewoners mogen door.")
    page.get_by_role("button", name="Bewaar").click()
    return page.url


def name_promise(page: Page) -> None:
    proposal = page.locator(".serve-proposed", has_text="Elke school krijgt een schoolstraat.")
    proposal.get_by_role("combobox").select_option("started")
    proposal.get_by_role("button", name="Bevestig").click()
    expect(page.locator(".serve").first).to_contain_text("het is begonnen")


def be_stopped_and_test(page: Page, draft: str) -> None:
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_role("alert")).to_contain_text("kan nog niet op de agenda")
    page.get_by_role("button", name="Vul de toets in").click()
    fill_in_quickscan(page)
    page.goto(draft)
    expect(page.locator(".road-why")).to_contain_text("Klaar voor de agenda.")


def decide_and_publish(page: Page, axe: Check) -> None:
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.locator(".road-why")).to_contain_text("Punt 1")
    page.get_by_text("Uitzonderingen: wie stemde anders?").click()
    page.get_by_label("Bob (fictief)").select_option("against")
    axe(page)
    page.get_by_role("button", name="Bewaar het resultaat").click()
    expect(page.locator("#result")).to_contain_text("4 voor, 1 tegen")
    page.get_by_role("link", name="Publiceer de besluitenlijst").click()
    axe(page)
    page.get_by_role("button", name="Publiceer 1 besluit").click()
    expect(page.locator("#publish")).to_contain_text("1 punt is gepubliceerd.")


@pytest.mark.browser_complains  # the closed gate answers 409, which the browser reports
def test_clerk_is_stopped_tests_decides_and_publishes(
    desktop: Page, college: str, live_server: Any, signed_in: SignIn, axe: Check, fits: Check
) -> None:
    page = desktop
    signed_in(page, make_person("karim", Role.CLERK))
    page.goto(f"{live_server.url}/decisions/desk/")
    axe(page)
    draft = write_draft(page)
    expect(page.locator(".road-why")).to_contain_text("Armoedetoets, quickscan ontbreekt.")
    axe(page)
    fits(page)
    name_promise(page)
    be_stopped_and_test(page, draft)
    decide_and_publish(page, axe)
    promise = Commitment.objects.get(text="Elke school krijgt een schoolstraat.")
    page.goto(f"{live_server.url}{promise.get_absolute_url()}")
    expect(page.locator("main")).to_contain_text("Het bewijs")
    expect(page.locator("main")).to_contain_text("Schoolstraat aan de Dorpsstraat (fictief)")
    expect(page.locator("main")).to_contain_text("In uitvoering")


def test_clerk_works_on_a_phone_without_script(
    without_javascript: Page, college: str, live_server: Any, client_of: Callable[[Any], Any]
) -> None:
    page = without_javascript
    page.set_viewport_size({"width": 360, "height": 780})
    cookie = client_of(make_person("karim", Role.CLERK)).cookies["sessionid"]
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie.value, "url": str(live_server.url)}]
    )
    page.goto(f"{live_server.url}/decisions/desk/new/")
    page.get_by_label("Wie beslist?").select_option(label="College van Teststad (fictief)")
    page.get_by_label("Titel").fill("Een bank in het park (fictief)")
    page.get_by_label("Artikel 1").fill("Er komt een bank.")
    page.get_by_role("button", name="Nog een artikel").click()
    page.get_by_role("button", name="Haal weg artikel 2").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("h1")).to_have_text("Een bank in het park (fictief)")
    page.get_by_label("Samenvatting").fill("Wie moe is, kan zitten.")
    page.get_by_role("button", name="Bewaar de tekst").click()
    expect(page.locator(".messages")).to_contain_text("Bewaard.")
    expect(page.locator(".road")).to_contain_text("versie 2")
