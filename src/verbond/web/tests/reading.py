"""Read pages as a reader of English does, and find the Dutch that is left on them."""

import gettext
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

from verbond.kit.testing import ROOT

CATALOGUE = ROOT / "src/verbond/web/locale/en/LC_MESSAGES/django.mo"
SHOWN = {"title", "aria-label", "alt", "placeholder", "content"}
# The pattern page shows invented Dutch; signing out and choosing a language change something; the
# lab counts in a process of its own, with tests of its own.
ELSEWHERE = (
    "/static/", "/language/", "/patterns/", "/accounts/logout/", "/budgets/lab/example/",
    "/budgets/lab/round/",
)  # fmt: skip
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# No text, or the words of whoever filled in.
UNSAID = {"script", "style", "textarea"}
FILLED_IN = re.compile(r"%\(\w+\)[sd]")
OF_EACH_VIEW = 2
# Small words that English does not have: two of them make a sentence Dutch.
SMALL_WORDS = frozenset(
    "aan bij dat de deze een en geen heb hebt heeft het hoe iemand ik je jij krijgt kun maar"
    " meer met moet naar niet nog ook uit van voor wat welke wie wordt zelf zijn".split()
)


class Reader(HTMLParser):
    """Collect what a page says in its own language: not what stands under another `lang`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.said, self.links = language, list[str](), list[str]()
        self._open: list[tuple[str, str]] = []

    @property
    def _own(self) -> bool:
        spoken = next((lang for _tag, lang in reversed(self._open) if lang), self.language)
        return spoken == self.language and not UNSAID & {tag for tag, _lang in self._open}

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


def dutch_texts() -> list[tuple[re.Pattern[str], str]]:
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


def left_in(said: list[str], dutch: list[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    for text in said:
        yield from (words for pattern, words in dutch if pattern.fullmatch(text))


def _pages(
    client: Client, first: Sequence[str], rooms: tuple[str, ...]
) -> Iterator[tuple[str, str, Reader]]:
    """Follow the links within some rooms: a few pages of each view, each read once."""
    waiting, seen, of_view = deque((one, "") for one in first), set(first), Counter[str]()
    while waiting:
        address, linked_from = waiting.popleft()
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, linked_from)
        name = answer.resolver_match.view_name
        of_view[name] += 1
        if of_view[name] > OF_EACH_VIEW or "html" not in answer["Content-Type"]:
            continue
        reader = Reader("en")
        reader.feed(answer.text)
        assert re.search(r'<html lang="en"', answer.text), address
        yield address, name, reader
        for link in reader.links:
            found = urlsplit(urljoin(answer.request["PATH_INFO"], link))
            target = found.path + (f"?{found.query}" if found.query else "")
            inside = not (found.scheme or found.netloc or found.path.startswith(ELSEWHERE))
            if inside and link and target not in seen and target.startswith(rooms):
                seen.add(target)
                waiting.append((target, address))


def sounds_dutch(text: str) -> bool:
    """Say whether a text reads as a Dutch sentence, also one that nobody was to translate."""
    return len(set(re.findall(r"\w+", text.lower())) & SMALL_WORDS) > 1


def left_on(
    client: Client, *first: str, rooms: tuple[str, ...] = ("/",), hears: bool = False
) -> tuple[dict[str, list[str]], set[str]]:
    """Return the Dutch that is left on each page, and the views that were read.

    `hears` listens too for Dutch that is no text of the site, and is not marked as Dutch.
    """
    client.get("/language/en/")
    dutch = dutch_texts()
    left, read = {}, set()
    for address, view, page in _pages(client, first, rooms):
        read.add(view)
        heard = filter(sounds_dutch, page.said if hears else ())
        found = sorted({*left_in(page.said, dutch), *heard})
        if found:
            left[address] = found
    return left, read
