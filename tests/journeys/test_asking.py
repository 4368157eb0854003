"""Stories of people with a wish: they follow a promise, and they get an answer."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person

Check = Callable[[Page], None]
SCHOOLS = "Elke school krijgt een schoolstraat."


def open_promise(page: Page, promises: str) -> None:
    page.goto(f"{promises}/veilige-stad/")
    page.get_by_role("link", name=SCHOOLS).click()


def link_in(message: Any, site: str) -> str:
    found = re.findall(r"https?://[^/]+(/agreement/(?:confirm|stop)/\S+)", str(message.body))
    return site.partition("/agreement")[0] + str(found[-1])


def fill_in_question(page: Page) -> None:
    page.get_by_label("Je vraag", exact=True).fill("Wanneer is onze school aan de beurt?")
    page.get_by_label("Naam die bij je vraag staat").fill("Rita")
    page.get_by_label("Je e-mailadres").fill("rita@example.test")
    page.get_by_role("button", name="Vraag versturen").click()


def test_resident_follows_by_mail_and_stops(
    phone: Page, promises: str, work: Callable[[], None], axe: Check, fits: Check
) -> None:
    open_promise(phone, promises)
    axe(phone)
    phone.get_by_role("link", name="Volg deze belofte").click()
    axe(phone)
    fits(phone)
    phone.get_by_label("Je e-mailadres").fill("rita@example.test")
    phone.get_by_role("button", name="Volgen").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kijk in je mailbox")
    axe(phone)
    work()
    phone.goto(link_in(mail.outbox[0], promises))
    axe(phone)
    phone.get_by_role("button", name="Ja, volg deze belofte").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Je volgt deze belofte")
    axe(phone)
    phone.goto(link_in(mail.outbox[0], promises).replace("/confirm/", "/stop/"))
    axe(phone)
    phone.get_by_role("button", name="Stop met volgen").click()
    expect(phone.get_by_text("Je volgt deze belofte niet meer.")).to_be_visible()


def test_a_mistake_is_explained_without_javascript(without_javascript: Page, promises: str) -> None:
    page = without_javascript
    open_promise(page, promises)
    page.get_by_role("link", name="Volg deze belofte").click()
    page.get_by_label("Je e-mailadres").fill("rita")
    page.get_by_role("button", name="Volgen").click()
    expect(page.get_by_role("alert")).to_contain_text("Kijk dit na")
    page.get_by_label("Je e-mailadres").fill("rita@example.test")
    page.get_by_role("button", name="Volgen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mailbox")


@pytest.mark.browser_complains  # a form with a mistake answers 422, which the browser reports
def test_a_question_gets_an_answer_that_everybody_reads(
    phone: Page,
    promises: str,
    signed_in: Callable[[Page, Any], None],
    work: Callable[[], None],
    axe: Check,
    fits: Check,
) -> None:
    open_promise(phone, promises)
    phone.get_by_role("link", name="Stel een vraag").first.click()
    axe(phone)
    fits(phone)
    fill_in_question(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Je vraag is verstuurd")
    axe(phone)

    signed_in(phone, make_person("lena", Role.OFFICER))
    phone.goto(f"{promises}/")
    phone.get_by_role("link", name="vragen beantwoorden").click()
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Tonen", exact=True).click()
    expect(phone.get_by_text("De vraag staat online.")).to_be_visible()
    phone.get_by_label("Antwoord", exact=True).fill("In het voorjaar, na de werken.")
    phone.get_by_role("button", name="Antwoord plaatsen").click()
    expect(phone.get_by_role("alert")).to_contain_text("Wie antwoordt")
    axe(phone)
    phone.get_by_label("Wie antwoordt").fill("Mobiliteit (fictief)")
    phone.get_by_role("button", name="Antwoord plaatsen").click()
    work()
    assert "In het voorjaar" in str(mail.outbox[0].body)

    phone.context.clear_cookies()
    open_promise(phone, promises)
    expect(phone.get_by_text("In het voorjaar, na de werken.")).to_be_visible()
    axe(phone)
    fits(phone)
