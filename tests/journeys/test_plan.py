"""Stories of people who follow the money: from the plan to the promise, and back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Check = Callable[[Page], None]
PLAN = "/plan/mjp-2020-2025-fictief/"
PAGES = ("", "versions/", "balance/", "unlinked/", "targets/", "action/A1.1.2/")


def test_resident_follows_the_money_from_the_menu_to_a_promise(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(genk)
    phone.get_by_role("link", name="Menu").or_(phone.get_by_role("button", name="Menu")).click()
    phone.get_by_role("navigation").get_by_role("link", name="Het geld").click()
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Meerjarenplan 2020-2025 (fictief)").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Waar gaat het geld naartoe?")
    expect(phone.get_by_text("Van elke 100 euro")).to_be_visible()
    expect(phone.locator(".flow-narrow")).to_be_visible()
    expect(phone.locator(".flow-wide")).to_be_hidden()
    axe(phone)
    fits(phone)
    phone.locator(".goal summary").first.click()
    phone.locator(".goal[open] .action-name a").nth(1).click()
    expect(phone.get_by_role("heading", name="Welke belofte dient dit?")).to_be_visible()
    axe(phone)
    fits(phone)
    promise = phone.locator(".served-words a").first
    words = promise.inner_text()
    promise.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(words)
    expect(phone.get_by_role("heading", name="Het geld in het plan")).to_be_visible()
    axe(phone)
    fits(phone)


def test_the_slider_moves_through_the_years_by_keyboard(
    desktop: Page, genk: str, axe: Check
) -> None:
    desktop.goto(f"{genk}{PLAN}")
    slider = desktop.get_by_role("slider", name="Kies een jaar")
    slider.focus()
    desktop.keyboard.press("ArrowRight")
    desktop.keyboard.press("ArrowRight")
    expect(desktop.get_by_text("Van elke 100 euro in 2021")).to_be_visible()
    expect(desktop).to_have_url(re.compile(r"\?year=2021$"))
    expect(slider).to_have_attribute("aria-valuetext", "2021")
    expect(slider).to_be_focused()
    axe(desktop)
    desktop.reload()
    expect(desktop.get_by_text("Van elke 100 euro in 2021")).to_be_visible()


def test_the_same_without_javascript(without_javascript: Page, genk: str) -> None:
    page = without_javascript
    page.goto(f"{genk}{PLAN}")
    page.get_by_role("navigation", name="Kies een jaar").get_by_role("link", name="2023").click()
    expect(page.get_by_text("Van elke 100 euro in 2023")).to_be_visible()
    page.get_by_text("De cijfers in een tabel").first.click()
    expect(page.get_by_role("link", name="Deze tabel als CSV").first).to_be_visible()
    page.get_by_role("link", name="Wat veranderde").click()
    page.get_by_label("Van versie").select_option(label="Oorspronkelijk meerjarenplan (fictief)")
    page.get_by_role("button", name="Vergelijk").click()
    expect(page).to_have_url(re.compile(r"from=1&to=\d+$"))
    expect(page.get_by_role("heading", name="Kwam erbij")).to_be_visible()


def test_journalist_opens_a_figure_down_to_its_lines_by_keyboard(
    desktop: Page, genk: str, axe: Check
) -> None:
    desktop.goto(f"{genk}{PLAN}balance/")
    expect(desktop.get_by_text("Norm: minstens 0 in elk jaar.")).to_be_visible()
    figure = desktop.locator(".made").first
    figure.locator("summary").focus()
    desktop.keyboard.press("Enter")
    expect(figure.get_by_text("Exploitatie: ontvangsten 2020")).to_be_visible()
    axe(desktop)
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="Het plan als JSON").click()
    assert download.value.suggested_filename.endswith(".json")


def test_real_figures_stand_apart_with_their_source(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}/plan/published/")
    expect(phone.get_by_text("Vergelijk deze plannen niet zomaar")).to_be_visible()
    expect(phone.get_by_text("€ 141.486.937 · eigen schaal")).to_be_visible()
    expect(phone.get_by_text("€ −5.896.996")).to_be_visible()
    axe(phone)
    fits(phone)


@pytest.mark.parametrize("place", PAGES)
def test_every_page_of_the_plan_fits_and_is_light(
    phone: Page,
    genk: str,
    axe: Check,
    fits: Check,
    light: Callable[[Page, str], int],
    place: str,
) -> None:
    light(phone, f"{genk}{PLAN}{place}")
    for folded in phone.locator("details").all():
        folded.evaluate("one => { one.open = true }")
    fits(phone)
    axe(phone)
