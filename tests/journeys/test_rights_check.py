"""The rights check on a phone, with the keyboard alone: a right, a maybe and a no, on paper."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from verbond.rights import sealing_checks

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
MOST_TABS = 80
MOST_PAGES = 25
DONT_KNOW = "?"
# What the resident of this story answers, wherever it is asked. Anything else: no, or not known.
KNOWN = {
    "place": "city", "any": "nee", "rmi_residence_status": "ja", "means_month": "0.00",
    "pension_type": "geen", "heating_fuel": "aardgas", "taxable_income": "0.00",
    "current_taxable_income": "0.00",
}  # fmt: skip
FOCUSED = """() => { const e = document.activeElement;
  return {tag: e.tagName, type: e.type || "", name: e.name || "", value: e.value || "",
          words: (e.innerText || "").trim(), href: e.getAttribute("href") || ""}; }"""
GROUPS = """() => { const groups = {};
  for (const e of document.querySelectorAll("main input[type=radio]")) {
    if (e.closest("[hidden]") || e.getClientRects().length === 0) continue;
    (groups[e.name] ??= []).push(e.value); }
  return Object.entries(groups); }"""


def tab_to(page: Page, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        now: dict[str, str] = page.evaluate(FOCUSED)
        if wanted(now):
            return now
    raise AssertionError(f"{page.url}: the keyboard does not reach it")


def press(page: Page, words: str) -> None:
    """Reach a button or a link by Tab and press Enter."""
    tab_to(page, lambda now: now["words"] == words and now["tag"] in {"BUTTON", "A"})
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, name: str, value: str) -> None:
    """Reach a group of choices by Tab and pick one with the arrows."""
    tab_to(page, lambda now: now["type"] == "radio" and now["name"] == name)
    page.keyboard.press("Space")
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED)["value"] == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} has no {value}")


def answer_page(page: Page) -> None:
    """Answer every question on a page with the keyboard, and go on."""
    if page.locator("main input[type=checkbox][value=none]").count():
        tab_to(page, lambda now: now["type"] == "checkbox" and now["value"] == "none")
        page.keyboard.press("Space")
    for name, values in page.evaluate(GROUPS):
        if name.endswith("-per"):
            continue
        fact, _dash, _year = name.partition("-")
        likely = [KNOWN.get(fact, ""), "nee", "niemand", DONT_KNOW]
        choose(page, name, next(one for one in likely if one in values))
    press(page, "Verder")


@pytest.fixture
def begun(phone: Page, live_server: Any) -> Page:
    """Return a phone on which somebody began the check and told who they are."""
    phone.goto(f"{live_server.url}/rights/check/")
    press(phone, "Start de check")
    choose(phone, "place", "city")
    for part, text in (("day", "3"), ("month", "3"), ("year", "1992")):
        tab_to(phone, lambda now, part=part: now["name"] == f"p1-{part}")  # type: ignore[misc]
        phone.keyboard.type(text)
    press(phone, "Verder")
    return phone


def to_the_result(page: Page, look: Check) -> None:
    for _ in range(MOST_PAGES):
        if page.url.endswith("/result/"):
            return
        look(page)
        answer_page(page)
    raise AssertionError("the check does not end")


def test_a_resident_checks_their_rights_with_the_keyboard_and_takes_them_along(
    begun: Page, live_server: Any, axe: Check, fits: Check
) -> None:
    page = begun

    def look(shown: Page) -> None:
        axe(shown)
        fits(shown)

    to_the_result(page, look)
    look(page)
    yes, maybe, no = (page.locator(f".check-{kind}") for kind in ("yes", "maybe", "no"))
    expect(yes.get_by_text("Verhoogde tegemoetkoming").first).to_be_visible()
    # All that a computer can know is there; the OCMW still has to talk.
    expect(maybe.get_by_text("Leefloon").first).to_be_visible()
    expect(no.get_by_text("Inkomensgarantie voor ouderen").first).to_be_visible()
    expect(no.get_by_text("pensioenleeftijd").first).to_be_visible()
    expect(page.get_by_text("Niet onderzocht").first).to_be_visible()
    on_paper(page, live_server)


def on_paper(page: Page, live_server: Any) -> None:
    """Print what came out, and hold the paper against the screen."""
    import pypdfium2

    page.emulate_media(media="print")
    expect(page.locator(".check-yes h3").first).to_be_visible()
    expect(page.get_by_role("link", name="Klopt niet?").first).to_be_hidden()
    page.emulate_media(media="screen")
    answer = page.context.request.get(f"{live_server.url}/rights/check/result/pdf/")
    assert answer.headers["content-type"] == "application/pdf"
    assert "no-store" in answer.headers["cache-control"]
    sheets = pypdfium2.PdfDocument(io.BytesIO(answer.body()))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    for words in ("Verhoogde tegemoetkoming", "Leefloon", "Inkomensgarantie voor ouderen"):
        assert words in text


def test_somebody_who_helps_opens_the_check_with_its_code(
    begun: Page, live_server: Any, browser: Browser, axe: Check, fits: Check
) -> None:
    to_the_result(begun, lambda _page: None)
    press(begun, "Bewaar met een code")
    press(begun, "Bewaar en toon mijn code")
    code = begun.locator(".check-code").inner_text().strip()
    axe(begun)
    fits(begun)
    helper = browser.new_page(viewport={"width": 1280, "height": 800})
    helper.goto(f"{live_server.url}/rights/check/open/")
    helper.locator("input[name=code]").fill(code.lower())
    helper.locator("main button[type=submit]").first.click()
    helper.goto(f"{live_server.url}/rights/check/beside/")
    expect(helper.get_by_text("Verhoogde tegemoetkoming").first).to_be_visible()
    expect(helper.get_by_text("Leefloon").first).to_be_visible()
    axe(helper)
    fits(helper)
    helper.context.close()


def kept(page: Page) -> list[str]:
    return [
        str(one.get("name")) for one in page.context.cookies() if "/rights/" in one.get("path", "")
    ]


@pytest.mark.browser_complains  # the server says that the answers are gone
def test_answers_are_gone_after_an_hour(
    begun: Page, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_page(begun)
    begun.goto(f"{live_server.url}/rights/check/result/")
    expect(begun.locator("main")).to_contain_text("rechten zijn duidelijk")
    assert kept(begun)
    monkeypatch.setattr(sealing_checks, "COOKIE_SECONDS", -1)
    begun.goto(f"{live_server.url}/rights/check/result/")
    expect(begun.locator("main")).not_to_contain_text("rechten zijn duidelijk")
    assert not kept(begun)


def test_answers_are_gone_when_they_are_wiped(begun: Page) -> None:
    answer_page(begun)
    assert kept(begun)
    press(begun, "Wis alles")
    assert not kept(begun)
