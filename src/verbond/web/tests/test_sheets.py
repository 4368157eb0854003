"""The style sheets and scripts keep the promises that other rooms build on."""

import re
from pathlib import Path

import pytest

from verbond.web.tests.sheets import CSS

ROOM = CSS.parents[2]
LAYERS = "@layer reset, tokens, elements, components, rooms;"
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
SHEETS = sorted(CSS.glob("*.css"))
SCRIPTS = sorted((CSS.parent / "js").glob("*.js"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheet_names_the_layers_so_that_order_of_loading_does_not_matter(sheet: Path) -> None:
    assert LAYERS in sheet.read_text()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheet_uses_no_colour_of_its_own_beside_the_tokens(sheet: Path) -> None:
    if sheet.name in {"face.css", "domains.css", "print.css"}:
        return
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", sheet.read_text()) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_token_that_a_sheet_uses_exists(sheet: Path) -> None:
    known = {name for other in SHEETS for name in re.findall(r"(--[\w-]+)\s*:", other.read_text())}
    used = set(re.findall(r"var\((--[\w-]+)\s*\)", sheet.read_text()))
    assert used <= known


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_holds_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|hx-on", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_fetches_nothing_from_another_site(template: Path) -> None:
    assert not re.search(r"""(src|href|action)=["'](https?:)?//""", template.read_text())


def test_one_sheet_gives_no_height_to_the_class_of_another() -> None:
    """A figure of the same name once took the height from every page that stacks its parts."""
    texts = {
        sheet.name: re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL) for sheet in SHEETS
    }
    for name, text in texts.items():
        beside = "".join(other for key, other in texts.items() if key != name)
        for given in re.findall(r"(?<=[{};])\s*\.([\w-]+)\s*\{[^}]*[ ;]height:", text):
            assert not re.search(rf"(?m)^  \.{given}(?= [{{>])", beside), given


def test_own_script_stays_under_500_lines() -> None:
    assert sum(len(path.read_text().splitlines()) for path in SCRIPTS) <= 500


def test_own_sheets_and_face_leave_room_on_a_page_of_150_kb() -> None:
    face = CSS.parent / "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    weight = sum(path.stat().st_size for path in (*SHEETS, *SCRIPTS, face))
    assert weight < 100_000  # before compression
