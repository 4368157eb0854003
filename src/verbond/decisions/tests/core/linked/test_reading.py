"""Any page can be handed over: it is read without a network, or refused in words."""

import contextlib
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.decisions.core.linked import reading
from verbond.decisions.core.linked.errors import PageUnreadable
from verbond.decisions.core.linked.reading import read_page
from verbond.decisions.tests.core.linked.pages import POINT, page


def _triples(content: bytes, base: str = reading.BASE) -> set[tuple[str, str, str]]:
    return {(str(s), str(p), str(o)) for s, p, o in read_page(content, base=base).graph}


def test_title_of_a_point_is_read() -> None:
    found = _triples(page(POINT))
    point = "http://fictief.example/punt/1"
    assert (point, "http://purl.org/dc/terms/title", "Banken in het park (fictief)") in found
    assert len(found) == 2


def test_reading_asks_nothing_of_any_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_names: Any) -> Any:
        raise AssertionError("a page was read with the help of the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    body = (
        '<base href="http://elders.example/"><link rel="profile" href="http://elders.example/p">'
        '<div vocab="http://elders.example/woorden#" profile="http://elders.example/p" '
        'typeof="Iets"><img property="beeld" src="http://elders.example/x.png">'
        '<script type="text/turtle">@prefix : &lt;http://elders.example/&gt; .</script></div>'
    )
    assert _triples(page(body))


def test_picture_in_the_page_itself_is_no_trouble() -> None:
    body = POINT.replace(
        "</h2>", '</h2><img property="dct:relation" src="data:image/png;base64,AA">'
    )
    assert any(o.startswith("data:image/png") for _s, _p, o in _triples(page(body)))


def test_relative_address_stands_on_the_address_of_the_page() -> None:
    body = POINT.replace("http://fictief.example/punt/1", "punt/1")
    found = _triples(page(body), base="http://stad.example/zitting/")
    assert {s for s, _p, _o in found} == {"http://stad.example/zitting/punt/1"}


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (page(POINT), False),
        (b"\xef\xbb\xbf" + page(POINT), False),
        (page(POINT).decode().encode("utf-16"), False),
        (page(POINT.replace("park", "caf\u00e9")).replace(b"\xc3\xa9", b"\xe9"), True),
        (b'<meta charset="iso-8859-1">' + page(POINT), False),
        (b'<meta charset="bestaat-niet">' + page(POINT), False),
        (b'<meta charset="undefined">' + page(POINT), False),
    ],
)
def test_page_in_another_encoding_is_read(content: bytes, note: bool) -> None:
    read = read_page(content)
    assert len(read.graph) == 2
    assert bool(read.notes) is note


@pytest.mark.parametrize("name", ["about", "resource", "href", "typeof", "property", "vocab"])
@pytest.mark.parametrize("broken", ["http://[x", "//[::", "http://\u2100.example/"])
def test_address_that_is_none_does_not_count_and_is_told(name: str, broken: str) -> None:
    read = read_page(page(POINT + f'<p {name}="{broken}">Fout.</p>'))
    assert len(read.graph) == 2
    assert broken in read.notes[0]


def test_broken_name_among_good_ones_goes_alone() -> None:
    body = POINT.replace('typeof="', 'typeof="http://[x ')
    assert body != POINT
    assert _triples(page(body)) == _triples(page(POINT))


def test_page_stands_on_no_address_that_is_none() -> None:
    with pytest.raises(PageUnreadable, match="geen adres"):
        read_page(page(POINT), base="http://[x")


@pytest.mark.parametrize("content", [b"", b"zomaar wat tekst", page("<p>Geen besluit.</p>")])
def test_page_without_rdfa_holds_nothing(content: bytes) -> None:
    assert len(read_page(content).graph) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "geen HTML"),
        (b"PK\x03\x04...", "geen HTML"),
        (b"a\0b", "geen HTML"),
        (b"x" * (reading.MOST_BYTES + 1), "10.000.001 bytes"),
        (b"<div>" * 300_000, "200 diep"),
        (b"<p>x</p>" * (reading.MOST_ELEMENTS + 1), "te veel elementen"),
        (b"<i property='http://x.example/y'>" * 150 + b"x" * 200_000, "30.000.000 tekens"),
    ],
)
def test_page_that_asks_too_much_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(PageUnreadable, match=words):
        read_page(content)


def test_page_with_too_many_facts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TRIPLES", 1)
    with pytest.raises(PageUnreadable, match="2 triples"):
        read_page(page(POINT))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with contextlib.suppress(PageUnreadable):
        read_page(content)
