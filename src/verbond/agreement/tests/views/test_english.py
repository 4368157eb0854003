"""The site in English: every public page opens, and no Dutch of the interface is left on it."""

import gettext
import re
from collections import Counter, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from verbond.agreement.models import Agreement
from verbond.agreement.testing import NOW
from verbond.kit.testing import ROOT

CATALOGUE = ROOT / "src/verbond/web/locale/en/LC_MESSAGES/django.mo"
SHOWN = {"title", "aria-label", "alt", "placeholder", "content"}
# The pattern page shows invented Dutch; signing out and choosing a language change something.
ELSEWHERE = ("/static/", "/language/", "/patterns/", "/accounts/logout/")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
FILLED_IN = re.compile(r"%\(\w+\)[sd]")
OF_EACH_VIEW = 2


class Reader(HTMLParser):
    """Collect what a page says in its own language: not what stands under another `lang`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.said, self.links = language, list[str](), list[str]()
        self._open: list[tuple[str, str]] = []

    @property
    def _own(self) -> bool:
        spoken = next((lang for _tag, lang in reversed(self._open) if lang), self.language)
        return spoken == self.language and not {"script", "style"} & {t for t, _ in self._open}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        self._open.append((tag, given.get("lang", "")))
        if self._own:
            names = (name for name in given if name in SHOWN or name.startswith("data-"))
            self.said += [given[name] for name in names]
        if tag in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in {name for name, _lang in self._open}:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._own and data.strip():
            self.said.append(data.strip())


def _dutch() -> list[tuple[re.Pattern[str], str]]:
    """Return a pattern for each Dutch text that reads otherwise in English.

    A text that is little more than what is filled in would fit anything, and is left out.
    """
    with CATALOGUE.open("rb") as file:
        pairs = vars(gettext.GNUTranslations(file))["_catalog"].items()
    texts = {
        (key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2]: english
        for key, english in pairs
    }
    return [
        (re.compile(".+".join(map(re.escape, FILLED_IN.split(dutch)))), dutch)
        for dutch in texts
        if dutch
        and dutch not in texts.values()
        and ("%(" not in dutch or len(re.findall(r"\w{3,}", FILLED_IN.sub("", dutch))) > 1)
    ]


def _left_in(said: list[str], dutch: list[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    for text in said:
        yield from (words for pattern, words in dutch if pattern.fullmatch(text))


def _pages(client: Client, first: str) -> Iterator[tuple[str, Reader]]:
    """Follow the links from one page: a few pages of each view, each read once."""
    waiting, seen, of_view = deque([first]), {first}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        name = answer.resolver_match.view_name
        of_view[name] += 1
        if of_view[name] > OF_EACH_VIEW or "html" not in answer["Content-Type"]:
            continue
        reader = Reader("en")
        reader.feed(answer.text)
        assert re.search(r'<html lang="en"', answer.text), address
        yield address, reader
        for link in reader.links:
            found = urlsplit(urljoin(answer.request["PATH_INFO"], link))
            target = found.path + (f"?{found.query}" if found.query else "")
            inside = not (found.scheme or found.netloc or found.path.startswith(ELSEWHERE))
            if inside and link and target not in seen:
                seen.add(target)
                waiting.append(target)


@pytest.fixture
def reader_of_english(db: None, client: Client) -> Client:
    client.get("/language/en/")
    return client


def test_no_public_page_leaves_dutch_to_a_reader_of_english(
    reader_of_english: Client, agreement: Agreement
) -> None:
    dutch = _dutch()
    left, read = {}, []
    for address, page in _pages(reader_of_english, "/"):
        read.append(address)
        found = sorted(set(_left_in(page.said, dutch)))
        if found:
            left[address] = found
    assert left == {}
    assert agreement.get_absolute_url() in read
    assert len(read) > 20


def test_dutch_left_on_a_page_is_seen() -> None:
    page = Reader("en")
    page.feed(
        '<p>Zoeken</p><p lang="nl">Volg deze belofte</p>'
        '<i title="Editie 3 van het akkoord staat online"></i>'
    )
    assert sorted(_left_in(page.said, _dutch())) == [
        "Editie %(number)s van het akkoord staat online",
        "Zoeken",
    ]


def test_dates_and_numbers_follow_the_language(
    reader_of_english: Client, agreement: Agreement
) -> None:
    address = f"{agreement.get_absolute_url()}editions/"
    assert f"{NOW.day} {NOW:%B %Y}" in reader_of_english.get(address).text
