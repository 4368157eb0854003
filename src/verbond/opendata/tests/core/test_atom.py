from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from verbond.opendata.core.atom import ATOM, News, write_feed

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def feed(text: str) -> ET.Element:
    news = News("dorp/version/x/2", text, text, "https://x.test/y/?a=1&b=2", NOW, "changed")
    content = write_feed(
        site="https://x.test", key="dorp/feed", title=text, own="https://x.test/feed.atom",
        page="https://x.test/", author="Verbond", updated=NOW, news=[news],
    )  # fmt: skip
    return ET.fromstring(content)


@given(st.text())
def test_any_text_gives_a_feed_that_parses(text: str) -> None:
    root = feed(text)
    assert root.tag == f"{{{ATOM}}}feed"
    assert len(root.findall(f"{{{ATOM}}}entry")) == 1


def test_a_feed_has_what_the_standard_asks() -> None:
    root = feed("Nieuws <b>& meer</b>")
    for part in ("id", "title", "updated", "author"):
        assert root.find(f"{{{ATOM}}}{part}") is not None
    assert [one.get("rel") for one in root.findall(f"{{{ATOM}}}link")] == ["self", "alternate"]
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert entry.findtext(f"{{{ATOM}}}id") == "tag:x.test,2026-11:dorp/version/x/2"
    assert entry.findtext(f"{{{ATOM}}}updated") == "2026-11-23T07:00:00Z"
    assert entry.findtext(f"{{{ATOM}}}title") == "Nieuws <b>& meer</b>"
