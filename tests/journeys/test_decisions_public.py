"""Reading what was decided: from the overview to a vote, its tests, and the same as data."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from verbond.decisions.core.linked.checking import check_page
from verbond.decisions.shapes_folder import shapes_of

Check = Callable[[Page], None]


def test_visitor_goes_from_a_meeting_to_who_voted_what(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}/decisions/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Besluiten")
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Gemeenteraad").first.click()
    expect(phone.get_by_role("main")).to_contain_text("Besluitenlijst")
    axe(phone)
    fits(phone)
    phone.locator(".point-title a").first.click()
    expect(phone.get_by_role("heading", name="Wat er beslist is")).to_be_visible()
    phone.get_by_text("Wie stemde wat").first.click()
    expect(phone.get_by_role("columnheader", name="Stem").first).to_be_visible()
    axe(phone)
    fits(phone)


def test_visitor_searches_without_javascript(without_javascript: Page, genk: str) -> None:
    page = without_javascript
    page.goto(f"{genk}/decisions/")
    page.get_by_label("Zoek een besluit").fill("subsidie")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("status")).to_contain_text("gevonden")
    expect(page.locator(".decision-list a").first).to_be_visible()


def test_visitor_sees_whether_a_test_changes_anything(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}/decisions/tests/")
    expect(phone.get_by_role("heading", name="Armoedetoets, quickscan")).to_be_visible()
    phone.get_by_text("De cijfers in een tabel").first.click()
    phone.locator(".change summary").first.click()
    expect(phone.locator(".change ins, .change del").first).to_be_visible()
    axe(phone)
    fits(phone)


def test_programs_read_the_same_page_without_a_fault(phone: Page, genk: str) -> None:
    phone.goto(f"{genk}/decisions/?body=gemeenteraad")
    phone.locator(".decision-list h3 a").first.click()
    answer = phone.request.get(phone.url)
    outcomes = check_page(answer.body(), shapes_of(), base=phone.url).outcomes
    found = {one.name: one.by_level() for one in outcomes if one.checked}
    assert "decision" in found
    assert not any(levels["Niveau 1"] or levels["Niveau 3"] for levels in found.values()), found
    data = phone.request.get(phone.url.rstrip("/") + ".jsonld")
    assert json.loads(data.body())["@graph"]


@pytest.mark.parametrize("address", ["/decisions/", "/decisions/tests/"])
def test_decision_pages_are_light(
    phone: Page, genk: str, light: Callable[[Page, str], int], address: str
) -> None:
    light(phone, genk + address)
