"""Stories of staff: through the gate, over the proposals, and a new edition."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import PASSWORD, code_now, make_person
from verbond.agreement.models import Annotation, Commitment
from verbond.agreement.testing import NOW, TEXT

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]


def test_clerk_passes_two_locks_and_reaches_the_desk(
    phone: Page, promises: str, axe: Check, fits: Check
) -> None:
    make_person("karim", Role.CLERK, password=PASSWORD)
    phone.goto(f"{promises}/review/")
    expect(phone).to_have_url(re.compile("/accounts/login/"))
    phone.get_by_label("E-mail").fill("karim@example.test")
    phone.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    phone.get_by_role("button", name="Meld aan", exact=True).click()
    axe(phone)
    fits(phone)
    phone.get_by_label("Code").first.fill(code_now())
    phone.get_by_role("button", name="Meld aan").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Voorstellen nakijken")
    axe(phone)
    fits(phone)


@pytest.mark.browser_complains  # the closed door answers 403, which the browser reports
def test_resident_is_kept_out_of_the_desk(phone: Page, promises: str, signed_in: SignIn) -> None:
    signed_in(phone, make_person("rita"))
    answer = phone.goto(f"{promises}/review/")
    assert answer
    assert answer.status == 403


def test_clerk_reviews_five_proposals_by_keyboard(
    desktop: Page, promises: str, signed_in: SignIn, axe: Check
) -> None:
    for unit in Commitment.objects.promises():
        Annotation.objects.create(commitment=unit, what="sdg", value="11", made_at=NOW)
    signed_in(desktop, make_person("karim", Role.CLERK))
    desktop.goto(f"{promises}/review/")
    axe(desktop)
    cards = desktop.locator(".review-card")
    desktop.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    for at, key in enumerate(["Enter", "x", "Enter", "x", "Enter"]):
        expect(cards.nth(at)).to_be_focused()
        desktop.keyboard.press(key)
        state = "confirmed" if key == "Enter" else "rejected"
        expect(cards.nth(at)).to_have_attribute("data-state", state)
    axe(desktop)
    states = list(Annotation.objects.values_list("state", flat=True))
    assert (states.count("confirmed"), states.count("rejected")) == (3, 2)


def test_clerk_changes_a_proposal(
    phone: Page, promises: str, signed_in: SignIn, axe: Check, fits: Check
) -> None:
    signed_in(phone, make_person("karim", Role.CLERK))
    phone.goto(f"{promises}/review/?what=kind")
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Aanpassen").first.click()
    axe(phone)
    fits(phone)
    phone.get_by_label("Kies wat klopt").select_option("principle")
    phone.get_by_label("Waarom").fill("Het is een houding, geen daad.")
    phone.get_by_role("button", name="Zet dit op de site").click()
    expect(phone.get_by_text("Aangepast. Dit staat nu op de site.")).to_be_visible()
    assert Annotation.objects.filter(value="principle", state="confirmed").exists()


def test_clerk_reviews_without_javascript(
    without_javascript: Page, promises: str, signed_in: SignIn
) -> None:
    page = without_javascript
    signed_in(page, make_person("karim", Role.CLERK))
    page.goto(f"{promises}/review/")
    waiting = page.locator(".review-card").count()
    page.get_by_role("button", name="Bevestigen").first.click()
    expect(page.locator(".review-card")).to_have_count(waiting - 1)


def test_clerk_uploads_an_edition_looks_and_applies(
    phone: Page,
    promises: str,
    signed_in: SignIn,
    work: Callable[[], None],
    axe: Check,
    fits: Check,
) -> None:
    signed_in(phone, make_person("karim", Role.CLERK))
    phone.goto(f"{promises}/import/")
    axe(phone)
    fits(phone)
    changed = TEXT.replace("Elke school", "Iedere school").replace(
        "• We vragen De Lijn om een halte aan het park.\n", ""
    )
    phone.get_by_label("Document").set_input_files(
        {"name": "nieuw.txt", "mimeType": "text/plain", "buffer": changed.encode()}
    )
    phone.get_by_role("button", name="Lees dit document").click()
    expect(phone.get_by_text("Wacht …")).to_be_visible()
    axe(phone)
    work()
    expect(phone.locator(".diff ins")).to_have_text("Iedere school krijgt een schoolstraat.")
    expect(phone.locator(".diff-gone del")).to_contain_text("We vragen De Lijn")
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Toepassen op de site").click()
    work()
    expect(phone.get_by_text("Deze editie staat op de site.")).to_be_visible()
    phone.get_by_role("link", name="Bekijk wat veranderde").click()
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="We vragen De Lijn").click()
    expect(phone.get_by_text("Deze zin staat niet meer in het akkoord")).to_be_visible()
    axe(phone)
    fits(phone)
