"""A clerk tests a draft in a real browser, with and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person
from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import Subject, start_run
from verbond.scorecards.models import Run
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, load_shipped, subject_of

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
PARTICIPATION = "participatietoets"


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> str:
    load_shipped()
    return str(live_server)


def started(code: str) -> str:
    subject: Subject = subject_of(subjects=["tarief", "plan"])
    return start_run(subject=subject, code=code, actor=SYSTEM, now=NOW).url


@pytest.mark.browser_complains  # what is not complete answers 422, which the browser reports
def test_clerk_fills_in_and_signs_the_poverty_test_on_a_phone(
    phone: Page, site: str, signed_in: SignIn, axe: Check, fits: Check
) -> None:
    signed_in(phone, make_person("karim", Role.CLERK))
    phone.goto(f"{site}{started(QUICKSCAN)}")
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Bewaar en ga naar ondertekenen").click()
    expect(phone.get_by_role("alert")).to_contain_text("Er zijn nog 14 vragen om na te kijken")
    axe(phone)
    answers = {**HARMLESS, "wie": "gelijk", "prijs": "hoger", "verzachten": "ja"}
    for question, answer in answers.items():
        field = phone.locator(f"[name=q_{question}]")
        if field.first.get_attribute("type") == "radio":
            phone.locator(f"[name=q_{question}][value='{answer}']").check()
        else:
            field.fill(answer)
    phone.get_by_role("button", name="Bewaar en ga naar ondertekenen").click()
    expect(phone.get_by_text("Negatief effect, zonder maatregel")).to_be_visible()
    axe(phone)
    fits(phone)
    phone.get_by_label("Wat ga je doen?").first.fill("Een sociaal tarief (fictief)")
    phone.get_by_label("Wie doet het?").first.fill("Dienst economie (fictief)")
    phone.get_by_label("Tegen wanneer?").first.fill("2099-01-01")
    phone.get_by_label("Wie ondertekent").fill("Diensthoofd economie (fictief)")
    phone.get_by_role("button", name="Onderteken").click()
    expect(phone.locator(".outcome-big")).to_have_text("Negatief effect, met maatregel")
    axe(phone)
    fits(phone)
    assert Run.objects.get().state == "signed"


def test_follow_ups_come_and_go_with_the_answers(
    desktop: Page, site: str, signed_in: SignIn, axe: Check
) -> None:
    signed_in(desktop, make_person("karim", Role.CLERK))
    desktop.goto(f"{site}{started(PARTICIPATION)}")
    asked = desktop.locator("#question-gevraagd")
    late = desktop.locator("#question-moment")
    expect(asked).to_be_hidden()
    desktop.locator("[name=q_betrokken][value=ja]").check()
    expect(asked).to_be_visible()
    desktop.locator("[name=q_gevraagd][value=samen]").check()
    expect(late).to_be_visible()
    axe(desktop)
    # What hangs on a question that goes, goes with it.
    desktop.locator("[name=q_betrokken][value=nee]").check()
    expect(late).to_be_hidden()


def test_everybody_screens_a_text_on_a_phone(
    phone: Page, site: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{site}/scorecards/screening/")
    phone.get_by_label("Plak je tekst").fill("Dames en heren, elke brandweerman helpt.")
    phone.get_by_role("button", name="Lees na").click()
    expect(phone.locator("main .tested-text mark")).to_have_count(2)
    expect(phone.get_by_text("brandweerlid")).to_be_visible()
    axe(phone)
    fits(phone)
    for path in ("/scorecards/", f"/scorecards/test/{QUICKSCAN}/"):
        phone.goto(f"{site}{path}")
        axe(phone)
        fits(phone)
