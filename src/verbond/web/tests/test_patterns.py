"""The pattern page shows every component from its own template."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client

COMPONENTS = Path(__file__).parents[1] / "templates/web/components"
# Parts of the frame (on every page) and parts that another component shows.
FRAME = {"styles", "masthead", "footer", "messages", "status-sprite"}
INSIDE = {"field": "form", "shortcuts": "review-card"}


class Ids(HTMLParser):
    """Gathers every id and every in-page reference to one."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.references: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids[found["id"]] += 1
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.references.update(found.get(name, "").split())
        if found.get("href", "").startswith("#") and len(found["href"]) > 1:
            self.references.add(found["href"][1:])


@pytest.fixture
def page(db: None, client: Client) -> str:
    answer = client.get("/patterns/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_component_stands_on_the_pattern_page(page: str) -> None:
    shown = set(re.findall(r'data-pattern="([\w-]+)"', page))
    files = {path.stem for path in COMPONENTS.glob("*.html")}
    assert files - FRAME - set(INSIDE) - shown == set()
    assert set(INSIDE.values()) <= shown


def test_pattern_page_says_that_its_examples_are_invented(page: str) -> None:
    assert "Alle voorbeelden zijn fictief" in page


def test_ids_are_unique_and_every_reference_leads_somewhere(page: str) -> None:
    found = Ids()
    found.feed(page)
    assert [name for name, count in found.ids.items() if count > 1] == []
    # The example of an error summary names three fields and shows two.
    assert found.references - set(found.ids) <= {"id_wrong-district"}


def test_field_with_an_error_is_tied_to_its_message(page: str) -> None:
    assert re.search(r'<input[^>]*aria-invalid="true"[^>]*id="id_wrong-name"', page)
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"[^>]*id="id_wrong-name"', page)
    assert described
    for name in described[1].split():
        assert f'id="{name}"' in page


def test_every_component_escapes_what_a_person_typed() -> None:
    evil = "<script>alert(1)</script>"
    for name in ("alert", "empty-state", "data-badge", "quote", "copy-address", "stat"):
        source = f'{{% include "web/components/{name}.html" %}}'
        html = Template(source).render(
            Context(dict.fromkeys(("text", "title", "address", "label", "figure"), evil))
        )
        assert "<script>" not in html, name
