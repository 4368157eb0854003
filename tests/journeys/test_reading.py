"""Stories of people who read: they find a promise, a target, a place, the text itself."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Check = Callable[[Page], None]
AGREEMENT = "/agreement/genk-2019-2024"
ACCIDENTS = "Het aantal verkeersongevallen moet dalen."


def test_resident_finds_the_promise_on_accidents_and_reads_where_it_stands(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(genk)
    axe(phone)
    fits(phone)
    phone.get_by_role("searchbox").fill("verkeersongevallen")
    phone.get_by_role("searchbox").press("Enter")
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name=ACCIDENTS).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(f"“{ACCIDENTS}”")
    region = phone.get_by_role("region", name="Hoe ver staat het?")
    expect(region).to_contain_text("hoe ver het staat")
    axe(phone)
    fits(phone)


def test_the_same_resident_without_javascript(without_javascript: Page, genk: str) -> None:
    page = without_javascript
    page.goto(genk)
    page.get_by_role("searchbox").fill("verkeersongevallen")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("link", name=ACCIDENTS).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"“{ACCIDENTS}”")
    page.get_by_role("link", name="regel 504, bladzijde").click()
    expect(page).to_have_url(re.compile(r"/text/#L504$"))
    expect(page.locator("#L504")).to_be_in_viewport()


def test_a_typing_error_still_finds_it_while_typing(phone: Page, genk: str, axe: Check) -> None:
    phone.goto(genk)
    phone.get_by_role("searchbox").press_sequentially("verkeersongevalen")
    hits = phone.locator(".suggestions").get_by_role("link")
    expect(hits.filter(has_text=ACCIDENTS)).to_be_visible()
    axe(phone)
    hits.filter(has_text=ACCIDENTS).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(ACCIDENTS)


def test_resident_narrows_a_search_by_domain_and_kind(desktop: Page, genk: str, axe: Check) -> None:
    desktop.goto(f"{genk}/search/?q=bus")
    count = desktop.get_by_role("status").first.locator("b")
    before = int(count.inner_text())
    desktop.locator("[name=domain][value=mobiele-stad]").check()
    expect(count).not_to_have_text(str(before))
    in_domain = int(count.inner_text())
    desktop.locator("[name=kind][value=study]").check()
    expect(count).not_to_have_text(str(in_domain))
    assert before > in_domain > int(count.inner_text()) > 0
    expect(desktop).to_have_url(re.compile("domain=mobiele-stad.*kind=study"))
    axe(desktop)
    desktop.reload()
    expect(desktop.locator("[name=domain][value=mobiele-stad]")).to_be_checked()


def test_domain_page_leads_from_goal_to_promise(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}{AGREEMENT}/")
    axe(phone)
    fits(phone)
    phone.get_by_role("heading", name="Mobiele stad").get_by_role("link").click()
    axe(phone)
    fits(phone)
    phone.get_by_text("In dit domein").click()
    phone.get_by_role("link", name="Verkeersveiligheid is prioritair").first.click()
    goal = phone.get_by_role("heading", name="Verkeersveiligheid is prioritair")
    expect(goal).to_be_in_viewport()


def test_neighbour_finds_the_place_by_keyboard(
    desktop: Page, genk: str, axe: Check, fits: Check
) -> None:
    desktop.goto(genk)
    desktop.get_by_role("link", name="Mijn buurt").first.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Mijn buurt")
    axe(desktop)
    fits(desktop)
    desktop.get_by_label("Zoek je wijk").focus()
    desktop.keyboard.type("oud-winter")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="Oud-Winterslag").last).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Oud-Winterslag")
    expect(desktop.get_by_role("heading", name="zinnen in het akkoord")).to_be_visible()
    axe(desktop)
    fits(desktop)


def test_matrix_unfolds_on_a_phone(phone: Page, genk: str, axe: Check, fits: Check) -> None:
    phone.goto(f"{genk}{AGREEMENT}/themes/")
    axe(phone)
    fits(phone)
    phone.get_by_text("De tekst van deze werf").first.click()
    expect(phone.locator(".theme [open]")).to_have_count(1)
    axe(phone)
    fits(phone)


def test_deep_link_lands_in_the_text_and_says_where_you_are(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}{AGREEMENT}/text/#L1796")
    line = phone.locator("#L1796")
    expect(line).to_be_in_viewport()
    expect(phone.locator("[data-where]")).to_have_text("Mobiele stad")
    fits(phone)
    line.get_by_role("link").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("ligt te hoog")
    phone.goto(f"{genk}{AGREEMENT}/text/#L1799")  # a line in the middle of a sentence
    expect(phone).to_have_url(re.compile("#L1796$"))


def test_the_whole_text_is_readable_for_everybody(desktop: Page, genk: str, axe: Check) -> None:
    desktop.goto(f"{genk}{AGREEMENT}/text/")
    axe(desktop)


def test_one_measurement_is_called_one_measurement(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}{AGREEMENT}/targets/")
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Activiteitsgraad tegenover Vlaanderen").last.click()
    expect(phone.get_by_role("main")).to_contain_text("één meetpunt")
    axe(phone)
    fits(phone)


def test_every_piece_of_the_text_has_a_system(
    phone: Page, genk: str, axe: Check, fits: Check
) -> None:
    phone.goto(f"{genk}{AGREEMENT}/systems/")
    expect(phone.get_by_role("main")).to_contain_text("609 stukken tekst")
    phone.get_by_text("Verkeersveiligheid", exact=True).click()
    expect(phone.get_by_role("link", name="Het aantal verkeersongevallen").first).to_be_visible()
    axe(phone)
    fits(phone)


def test_visitor_reads_in_english_and_goes_back(phone: Page, genk: str, axe: Check) -> None:
    phone.goto(genk)
    phone.get_by_role("button", name="Menu").click()
    phone.get_by_role("link", name="English").click()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    axe(phone)
    phone.get_by_role("button", name="Menu").click()
    phone.get_by_role("link", name="Nederlands").click()
    expect(phone.locator("html")).to_have_attribute("lang", "nl")


def test_visitor_takes_the_data_home(phone: Page, genk: str, axe: Check, fits: Check) -> None:
    phone.goto(f"{genk}/opendata/")
    axe(phone)
    fits(phone)
    with phone.expect_download() as waiting:
        phone.locator("a[href$='.zip']").first.click()
    assert waiting.value.path().read_bytes()[:2] == b"PK"


def test_visitor_checks_the_journal(phone: Page, genk: str, axe: Check, fits: Check) -> None:
    phone.goto(f"{genk}/journal/")
    axe(phone)
    fits(phone)
    last_code = phone.locator(".journal-check code").first.inner_text()
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="Download het logboek").click()
    assert last_code in waiting.value.path().read_text().splitlines()[-1]


@pytest.mark.parametrize("address", ["/", f"{AGREEMENT}/", f"{AGREEMENT}/mobiele-stad/"])
def test_dark_scheme_is_as_readable(phone: Page, genk: str, axe: Check, address: str) -> None:
    phone.emulate_media(color_scheme="dark")
    phone.goto(genk + address)
    axe(phone)


def test_a_promise_on_paper_holds_what_matters(desktop: Page, genk: str) -> None:
    desktop.goto(f"{genk}{AGREEMENT}/commitment/aantal-verkeersongevallen-dalen/")
    desktop.emulate_media(media="print")
    expect(desktop.get_by_role("heading", level=1)).to_be_visible()
    expect(desktop.get_by_text("Zoals het er staat")).to_be_visible()
    expect(desktop.get_by_role("link", name="Volg deze belofte")).to_be_hidden()
    expect(desktop.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    assert desktop.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"{AGREEMENT}/mobiele-stad/",
        f"{AGREEMENT}/commitment/aantal-verkeersongevallen-dalen/",
        f"{AGREEMENT}/text/",
        f"{AGREEMENT}/systems/",
    ],
)
def test_pages_are_light(
    phone: Page, genk: str, light: Callable[[Page, str], int], address: str
) -> None:
    light(phone, genk + address)
