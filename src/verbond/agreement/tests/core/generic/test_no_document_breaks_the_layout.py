"""Whatever comes in: the reader's own errors, or each printed line in exactly one block."""

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbond.agreement.core.document import Format, Line, Source
from verbond.agreement.core.generic import generic_blocks
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.reading.errors import DocumentNotRead
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.reading import samples

QUIET = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LINES = st.one_of(
    st.text(max_size=90),
    st.sampled_from(
        [
            "", " ", "12", "- 3 -", "Pagina 3 van 5", "Page 2:", "Inhoud", "Inhoudsopgave",
            "Acties",
            "1. Wonen", "2. Werken", "1.1 Straten", "1.1", "1", "I. Begin", "II", "X", "Deel 1",
            "Hoofdstuk 3", "Wonen ........ 4", "Straten 5", "WONEN", "• punt", "o punt", "*", "- a",
            "a) keuze", "Een zin die doorloopt op de volgende re-", "gel.", "Een zin.", "\u00ad",
            "par\u00ad", "tijen", "# Kop", "\f3", "\ufb01jn", "\u200b", "\x1c", "Totaal 1 2 3",
        ]
    ),
)  # fmt: skip
PLACES = st.one_of(st.none(), st.floats(-10, 900, allow_nan=False))


def assert_each_line_once(source: Source) -> None:
    blocks = generic_blocks(source, Profile())
    consumed = sorted(number for block in blocks for number in block.numbers)
    assert consumed == [line.number for line in source.lines if line.text.strip()]
    starts = [block.numbers[0] for block in blocks]
    assert starts == sorted(starts)
    assert all(list(block.numbers) == sorted(block.numbers) for block in blocks)


def assert_read_or_refused(content: bytes) -> None:
    try:
        source = read_source(content, "proef")
    except DocumentNotRead:
        return
    assert_each_line_once(source)


@QUIET
@given(st.lists(LINES, max_size=60))
def test_any_text_is_laid_out_line_by_line(lines: list[str]) -> None:
    assert_read_or_refused("\n".join(lines).encode("utf-8", errors="replace"))


@st.composite
def placed_lines(draw: st.DrawFn) -> Source:
    form: Format = draw(st.sampled_from(["pdf", "docx", "text"]))
    lines = [
        Line(
            number=number,
            text=draw(LINES),
            page=1 + number // 12,
            column=draw(st.integers(0, 2)),
            x=draw(PLACES),
            y=draw(PLACES),
            size=draw(st.sampled_from([None, 0.0, 8.0, 10.0, 10.0, 14.0, 30.0])),
            bold=draw(st.booleans()),
            style=draw(
                st.sampled_from(["", "Serif", "Heading 1", "Kop 2", "TOC 1", "Title", "table"])
            ),
            depth=draw(st.sampled_from([None, 0, 3])),
        )
        for number in range(1, draw(st.integers(1, 40)))
    ]
    return Source("proef", "", form, tuple(lines))


@QUIET
@given(placed_lines())
def test_any_lines_are_laid_out_wherever_they_stand(source: Source) -> None:
    assert_each_line_once(source)


@QUIET
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe"]))
def test_random_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    assert_read_or_refused(start + content)


@QUIET
@given(st.data())
def test_damaged_pdf_is_read_or_refused(data: st.DataObject) -> None:
    assert_read_or_refused(damaged(data, samples.pdf()))


@QUIET
@given(st.data())
def test_damaged_word_document_is_read_or_refused(data: st.DataObject) -> None:
    assert_read_or_refused(damaged(data, samples.docx()))


@QUIET
@given(st.data())
def test_damaged_parts_of_a_word_document_are_read_or_refused(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["document", "styles", "numbering"]))
    with zipfile.ZipFile(io.BytesIO(samples.docx())) as archive:
        sound = archive.read(f"word/{part}.xml")
    assert_read_or_refused(samples.docx_with(f"word/{part}.xml", shuffled(data, sound)))


def shuffled(data: st.DataObject, xml: bytes) -> bytes:
    """Leave some elements out, twist some attributes: well-formed, but not as Word writes it."""
    words = re.findall(rb'w:[a-zA-Z]+="[^"]*"', xml)
    for _ in range(data.draw(st.integers(1, 6))):
        word = data.draw(st.sampled_from(words))
        other = data.draw(st.sampled_from([b"", b'w:val="-1"', b'w:val="x"', b'w:ilvl="99"']))
        xml = xml.replace(word, other, data.draw(st.integers(1, 40)))
    return xml


def damaged(data: st.DataObject, sound: bytes) -> bytes:
    """Cut a document off and turn some of its bits."""
    content = bytearray(sound[: data.draw(st.integers(20, len(sound)))])
    if data.draw(st.booleans()):
        content = bytearray(sound)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    return bytes(content)


def test_long_documents_take_time_in_proportion() -> None:
    """Sentences, bullets and headings of a hundred thousand lines: nothing looks back far."""
    lines = ["1. Wonen", "", "Een zin die over de regel gaat en verder-", "loopt.", "• punt", ""]
    assert_read_or_refused("\n".join(lines * 8_000).encode())
    assert_read_or_refused(("woord " * 300_000).encode())
    assert_read_or_refused(("woord\n" * 60_000).encode())
    assert_read_or_refused(("a-\n" * 60_000).encode())
    assert_read_or_refused(("12\n" * 20_000).encode())
