"""Plain text: encodings, lines that keep their numbers, pages."""

import codecs

import pytest

from verbond.agreement.core.reading.errors import DocumentBinary, DocumentEmpty, DocumentTooLarge
from verbond.agreement.core.reading.limits import Limits
from verbond.agreement.core.reading.source import read_source
from verbond.kit.testing import SHARED

WORDS = "De coördinatie vraagt één visie – “samen”."


def texts(content: bytes) -> list[str]:
    return [line.text for line in read_source(content, "akkoord.txt").lines]


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        (WORDS * 3).encode("utf-16-le"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 le", "utf-16 be", "utf-16 unmarked", "windows"],
)
def test_accents_survive_every_usual_encoding(content: bytes) -> None:
    assert texts(content)[0].startswith(WORDS)


def test_another_encoding_than_utf8_is_told_with_its_line() -> None:
    source = read_source("gewoon\nprivé\n".encode("cp1252"), "oud.txt")
    assert source.notes == ("De tekst is geen UTF-8 (regel 2); gelezen als cp1252.",)


def test_lines_are_numbered_as_in_an_editor_and_keep_their_spaces() -> None:
    source = read_source(b"een\r\n\r\n  twee \nvijf\x0bzes\n", "t.txt")
    assert [(line.number, line.text) for line in source.lines] == [
        (1, "een"),
        (2, ""),
        (3, "  twee "),
        (4, "vijf\x0bzes"),
    ]


def test_old_line_ends_cut_lines_only_where_there_are_no_others() -> None:
    assert texts(b"een\rtwee\r") == ["een", "twee"]
    assert texts(b"een\rtwee\ndrie") == ["een\rtwee", "drie"]


def test_form_feed_opens_a_page_and_is_no_line() -> None:
    source = read_source(b"een\n\x0ctwee\ndrie\x0c\nvier", "t.txt")
    assert [(line.number, line.page) for line in source.lines] == [(1, 1), (2, 2), (3, 2), (4, 3)]


@pytest.mark.skipif(SHARED is None, reason="needs the shared reference data")
def test_the_genk_text_keeps_its_line_numbers() -> None:
    assert SHARED is not None
    content = (SHARED / "data/agreement/genk-2019-2024.txt").read_bytes()
    source = read_source(content, "genk.txt")
    assert [line.text for line in source.lines] == content.decode().split("\n")[:-1]
    assert source.sha256.startswith("478fdd72")
    assert source.notes == ()


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe \x00"])
def test_empty_file_is_refused_as_empty(content: bytes) -> None:
    with pytest.raises(DocumentEmpty, match=r"leeg\.txt: .*(leeg|geen tekst)"):
        read_source(content, "leeg.txt")


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"MZ\x90\x00" + b"x" * 90]
)
def test_binary_file_is_refused_as_binary(content: bytes) -> None:
    with pytest.raises(DocumentBinary):
        read_source(content, "foto.txt")


def test_hostile_signs_are_kept_and_named() -> None:
    hostile = "Gewoon\n\u202egekeerd\u202c\nmet \x00 nul\n<script>alert(1)</script>\n"
    source = read_source(hostile.encode(), "t.txt")
    assert "\n".join(line.text for line in source.lines) + "\n" == hostile
    assert len(source.notes) == 3
    assert "leesrichting omkeren in de tekst (regel 2)" in source.notes[0]
    assert "regel 3" in source.notes[1]
    assert "script in de tekst (regel 4)" in source.notes[2]


def test_one_enormous_line_is_read() -> None:
    source = read_source(b"woord " * 2_000_000, "lang.txt")
    assert len(source.lines) == 1


def test_too_many_bytes_or_signs_are_refused_with_the_limit() -> None:
    with pytest.raises(DocumentTooLarge, match="0,2 MB groot; hoogstens 0,1 MB"):
        read_source(b"woord " * 40_000, "t.txt", Limits(max_bytes=100_000))
    with pytest.raises(DocumentTooLarge, match=r"meer dan 1\.000 tekens"):
        read_source(b"woord " * 400, "t.txt", Limits(max_characters=1_000))
    with pytest.raises(DocumentTooLarge, match="hoogstens 5 kan"):
        read_source(b"\x0ca" * 9, "t.txt", Limits(max_pages=5))
    with pytest.raises(DocumentTooLarge, match=r"2\.000 regels; hoogstens 1\.000 kan"):
        read_source(b"een\n" * 2_000, "t.txt", Limits(max_lines=1_000))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_read(encoding: str) -> None:
    assert texts("Wij planten één boom.\n".encode(encoding)) == ["Wij planten één boom."]
