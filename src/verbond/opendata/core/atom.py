"""Atom feeds (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
# A tag URI (RFC 4151) names a day on which the name was ours; it never changes again.
TAG_DAY = "2026-11"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened; `key` stays the same for ever."""

    key: str
    title: str
    text: str
    url: str
    at: datetime
    what: str


def tag(site: str, key: str) -> str:
    """Name something for ever by the site's host.

    >>> tag("https://verbond.example.test", "genk/feed")
    'tag:verbond.example.test,2026-11:genk/feed'
    """
    return f"tag:{urlsplit(site).hostname or 'localhost'},{TAG_DAY}:{key}"


def write_feed(
    *, site: str, key: str, title: str, own: str, page: str, author: str, updated: datetime,
    news: Iterable[News],
) -> bytes:  # fmt: skip
    """Write a feed; `own` is its address, `page` that of what it is about."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    _text(feed, "id", tag(site, key))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(updated))
    ET.SubElement(feed, _name("link"), rel="self", type="application/atom+xml", href=own)
    ET.SubElement(feed, _name("link"), rel="alternate", type="text/html", href=page)
    _text(ET.SubElement(feed, _name("author")), "name", author)
    for one in news:
        _entry(feed, one, site)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _entry(feed: ET.Element, one: News, site: str) -> None:
    entry = ET.SubElement(feed, _name("entry"))
    _text(entry, "id", tag(site, one.key))
    _text(entry, "title", one.title)
    _text(entry, "updated", _moment(one.at))
    ET.SubElement(entry, _name("link"), rel="alternate", type="text/html", href=one.url)
    ET.SubElement(entry, _name("category"), term=one.what)
    content = ET.SubElement(entry, _name("content"), type="text")
    content.text = _allowed(one.text)


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _name(name)).text = _allowed(text)


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _allowed(text: str) -> str:
    """Replace what XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF."""
    return "".join(
        letter
        if letter in "\t\n\r"
        or (letter >= " " and not "\ud800" <= letter <= "\udfff" and letter < "\ufffe")
        or letter > "\uffff"
        else "\ufffd"
        for letter in text
    )
