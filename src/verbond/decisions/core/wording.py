"""The text of a draft or decision: what it holds, its fingerprint, and how it reads as one text."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from verbond.decisions.core.errors import WordingRefused

LONGEST_TITLE = 500
LONGEST_PART = 60_000
MOST_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class Article:
    """One numbered article."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole text that is tested, put on the agenda and decided."""

    title: str
    summary: str = ""
    motivation: str = ""
    articles: tuple[Article, ...] = ()


def wording_of(
    *, title: str, summary: str = "", motivation: str = "", articles: Iterable[str] = ()
) -> Wording:
    """Tidy a text as typed: one kind of line end and of accent, empty articles left out, numbered.

    >>> wording_of(title=" Titel  ", articles=["Een.\\r\\nTwee.", "  ", "Drie."]).articles[1]
    Article(number='2', text='Drie.')
    """
    texts = [text for text in map(_tidy, articles) if text]
    return Wording(
        title=" ".join(_tidy(title).split()),
        summary=_tidy(summary),
        motivation=_tidy(motivation),
        articles=tuple(Article(str(number), text) for number, text in enumerate(texts, 1)),
    )


def check_wording(wording: Wording) -> None:
    """Raise `WordingRefused` for a text without a title, or one that is far too long."""
    if not wording.title:
        raise WordingRefused("no_title", "title: een ontwerp heeft een titel nodig.")
    if len(wording.title) > LONGEST_TITLE:
        raise WordingRefused("long_title", f"title: hoogstens {LONGEST_TITLE} tekens.")
    if len(wording.articles) > MOST_ARTICLES:
        raise WordingRefused("many_articles", f"articles: hoogstens {MOST_ARTICLES} artikels.")
    parts = [
        ("summary", wording.summary),
        ("motivation", wording.motivation),
        *((f"article {one.number}", one.text) for one in wording.articles),
    ]
    for name, text in parts:
        if len(text) > LONGEST_PART:
            raise WordingRefused("long_part", f"{name}: hoogstens {LONGEST_PART} tekens.")
        if "\x00" in text + wording.title:
            raise WordingRefused("nul", f"{name}: er staat een teken in dat geen tekst is (NUL).")


def fingerprint(wording: Wording) -> str:
    """Return the SHA-256 of a text; two texts share it only when they are the same to the letter.

    Kept parts are joined as JSON: no text of one part can pass for another.

    >>> a = fingerprint(wording_of(title="a", summary="b"))
    >>> a == fingerprint(wording_of(title="a b")), len(a)
    (False, 64)
    """
    parts = [
        wording.title,
        wording.summary,
        wording.motivation,
        [[one.number, one.text] for one in wording.articles],
    ]
    kept = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(kept.encode()).hexdigest()


def readable(wording: Wording) -> str:
    """Write the whole as one text, to test, screen and compare."""
    articles = [f"Artikel {one.number}\n{one.text}" for one in wording.articles]
    parts = [wording.title, wording.summary, wording.motivation, *articles]
    return "\n\n".join(part for part in parts if part)


def _tidy(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()
