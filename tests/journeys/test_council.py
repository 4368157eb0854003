"""Stories of the council: a member asks, the city answers, and the report tells it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person
from verbond.decisions.testing import make_body

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
TREES = "We planten elk jaar bomen langs de Dorpsstraat."
QUESTION = "Hoeveel bomen staan er al langs de Dorpsstraat? (fictief)"
ANSWER = "Twaalf, en in het najaar komen er zes bij (fictief)."


# A question that is too short answers 422, and the browser says so in its console.
@pytest.mark.browser_complains
def test_a_member_asks_the_city_answers_and_the_report_tells_it(
    phone: Page, promises: str, live_server: Any, signed_in: SignIn, work: Callable[[], None],
    axe: Check, fits: Check,
) -> None:  # fmt: skip
    make_body("gemeenteraad", "council", "Gemeenteraad (fictief)")
    _ask(phone, promises, signed_in, axe, fits)
    phone.context.clear_cookies()
    _answer(phone, f"{live_server.url}/council/", signed_in, axe, fits)
    phone.context.clear_cookies()
    _report(phone, f"{live_server.url}/council/", signed_in, work, axe, fits)


def _ask(phone: Page, promises: str, signed_in: SignIn, axe: Check, fits: Check) -> None:
    signed_in(phone, make_person("mia", Role.MANDATARY))
    phone.goto(f"{promises}/groene-stad/")
    phone.get_by_role("link", name=TREES).click()
    phone.get_by_role("link", name="Stel hierover een vraag als raadslid").click()
    axe(phone)
    fits(phone)
    phone.get_by_label("Je vraag").fill("Kort")
    phone.get_by_role("button", name="Vraag plaatsen").click()
    expect(phone.get_by_label("Je vraag")).to_have_value("Kort")
    axe(phone)
    phone.get_by_label("Je vraag").fill(QUESTION)
    phone.get_by_role("button", name="Vraag plaatsen").click()
    expect(phone.get_by_text("Je vraag staat op de site.")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(phone.get_by_text("Het moet er zijn op")).to_be_visible()
    axe(phone)
    fits(phone)


def _answer(phone: Page, council: str, signed_in: SignIn, axe: Check, fits: Check) -> None:
    phone.goto(council)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Welke richting gaat het uit?")
    axe(phone)
    fits(phone)
    phone.locator("details.direction > summary").first.click()
    axe(phone)
    fits(phone)
    signed_in(phone, make_person("lena", Role.OFFICER))
    phone.reload()
    phone.get_by_role("link", name=QUESTION).click()
    phone.get_by_label("Antwoord", exact=True).fill(ANSWER)
    phone.get_by_label("Wie antwoordt (dienst of functie)").fill("Dienst Groen (fictief)")
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Antwoord plaatsen").click()
    expect(phone.get_by_text("Je antwoord staat op de site.")).to_be_visible()


def _report(
    phone: Page, council: str, signed_in: SignIn, work: Callable[[], None], axe: Check, fits: Check
) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    signed_in(phone, make_person("karim", Role.CLERK))
    phone.goto(council)
    phone.get_by_role("link", name="Laat een rapport maken").click()
    phone.get_by_label("Eerste dag").fill(today.replace(day=1).isoformat())
    phone.get_by_label("Laatste dag").fill(today.isoformat())
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Maak het rapport").click()
    expect(phone.get_by_text("PDF en tekstdocument worden gemaakt")).to_be_visible()
    axe(phone)
    # Whoever waits sees it come without doing anything.
    work()
    expect(phone.get_by_role("link", name="PDF", exact=True)).to_be_visible(timeout=10_000)
    phone.context.clear_cookies()
    phone.reload()
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    expect(phone.get_by_role("link", name="De vastgelegde gegevens (JSON)")).to_be_visible()
    axe(phone)
    fits(phone)


def test_the_council_reads_where_things_go_on_a_phone_and_a_desk(
    phone: Page, genk: str, axe: Check, fits: Check, light: Callable[[Page, str], int]
) -> None:
    light(phone, f"{genk}/council/")
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="Raad voor maatschappelijk welzijn", exact=True).click()
    expect(phone.get_by_text("Alleen de besluiten en de euro’s van")).to_be_visible()
    fits(phone)
    phone.set_viewport_size({"width": 1280, "height": 900})
    phone.get_by_text("De cijfers in een tabel").first.click()
    fits(phone)
    axe(phone)
    phone.goto(f"{genk}/council/calendar/")
    expect(phone.get_by_text("Halverwege de legislatuur").first).to_be_visible()
    fits(phone)
    axe(phone)


def test_without_javascript_the_council_reads_all_the_same(
    without_javascript: Page, genk: str
) -> None:
    without_javascript.goto(f"{genk}/council/")
    without_javascript.get_by_role("link", name="Is het plan in evenwicht?").click()
    expect(without_javascript.get_by_text("is in evenwicht")).to_be_visible()
