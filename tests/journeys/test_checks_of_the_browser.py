"""The checks that every journey leans on do find what they are for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Check = Callable[[Page], None]
GOOD = "<!doctype html><html lang='nl'><title>Verbond</title><main><h1>Beloften</h1></main></html>"


def test_a_good_page_passes(page: Page, axe: Check, fits: Check) -> None:
    page.set_content(GOOD)
    axe(page)
    fits(page)


def test_a_picture_without_words_is_found(page: Page, axe: Check) -> None:
    page.set_content(GOOD.replace("</main>", "<img src='data:image/gif;base64,R0lGOD'></main>"))
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_grey_on_white_is_found(page: Page, axe: Check) -> None:
    page.set_content(GOOD.replace("<h1>", "<h1 style='color:#bbb;background:#fff'>"))
    with pytest.raises(AssertionError, match="color-contrast"):
        axe(page)


def test_a_page_wider_than_a_phone_is_found(phone: Page, fits: Check) -> None:
    phone.set_content(GOOD.replace("<h1>", "<h1 style='width:900px'>"))
    with pytest.raises(AssertionError, match="wider than 360 px"):
        fits(phone)


@pytest.mark.browser_complains
def test_a_strict_content_policy_does_not_stop_the_check(page: Page, axe: Check) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    page.set_content(GOOD.replace("<title>", policy + "<title>"))
    axe(page)
