"""Documents of different make, all fictitious, whose truth is known to the letter."""

from collections.abc import Callable
from difflib import unified_diff

import pytest

from verbond.agreement.core.document import Block, Source
from verbond.agreement.core.generic import generic_blocks
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.generic import as_docx, as_pdf, as_text
from verbond.agreement.tests.core.generic.agreement_text import (
    Part,
    Truth,
    numbered,
    truth,
    unnumbered,
)

type Maker = Callable[[], tuple[bytes, list[Part]]]


def _made(
    parts: list[Part], render: Callable[[list[Part]], bytes | str]
) -> tuple[bytes, list[Part]]:
    content = render(parts)
    return content.encode() if isinstance(content, str) else content, parts


def _upper(parts: list[Part]) -> list[Part]:
    for part in parts:
        part.number = ""
        part.title = part.title.upper() if part.level == 1 else part.title
    return parts


DOCUMENTS: dict[str, Maker] = {
    "two columns, four levels": lambda: _made(numbered(1, deeper=2), as_pdf.columns),
    "two columns, chapters restart in each part": lambda: _made(
        numbered(2, parts=("Deel noord", "Deel zuid"), chapters=3), as_pdf.columns
    ),
    "two columns without contents": lambda: _made(
        numbered(3, nested=True), lambda parts: as_pdf.columns(parts, with_contents=False)
    ),
    "three columns": lambda: _made(
        numbered(4, bullets=6), lambda parts: as_pdf.columns(parts, three=True)
    ),
    "magazine, large numerals": lambda: _made(
        numbered(17, chapters=5, sections=3, deeper=1, nested=True), as_pdf.magazine
    ),
    "from Word, unnumbered sections": lambda: _made(
        unnumbered(5, chapters=5, nested=True), as_pdf.word
    ),
    "bullets without glyph": lambda: _made(unnumbered(6, chapters=5), as_pdf.hanging),
    "Word with styles": lambda: _made(numbered(7, nested=True, deeper=1), as_docx.styled),
    "Word without styles": lambda: _made(numbered(8, nested=True), as_docx.unstyled),
    "text, roman chapters": lambda: _made(
        as_text.as_roman(unnumbered(9, chapters=6, nested=True)), as_text.roman
    ),
    "text with form feeds": lambda: _made(
        numbered(11, chapters=5, deeper=1, nested=True), as_text.decimal_with_feeds
    ),
    "text, a line per paragraph": lambda: _made(
        _upper(unnumbered(12, chapters=6)), as_text.unwrapped
    ),
    "text, an empty line after every line": lambda: _made(
        unnumbered(14, chapters=6), as_text.loose
    ),
    "from a site, Roman chapters": lambda: _made(
        as_text.as_roman(unnumbered(15, chapters=6)), as_text.from_a_site
    ),
    "markdown": lambda: _made(numbered(13, nested=True), as_text.markdown),
}


@pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_chapter_section_sentence_and_bullet_is_found(make: Maker) -> None:
    content, parts = make()
    source = read_source(content, "akkoord")
    blocks = generic_blocks(source, Profile())
    assert_each_line_once(source, blocks)
    assert_same(found_in(blocks), truth(parts))


def test_actions_below_their_word_are_a_numbered_list() -> None:
    content, parts = _made(unnumbered(10, chapters=5), as_text.with_actions)
    blocks = generic_blocks(read_source(content, "akkoord.txt"), Profile())
    found = [one for one in found_in(blocks) if one[3] != "Acties"]
    assert_same(found, truth(parts))
    assert {block.role for block in blocks if block.text == "Acties"} == {"heading"}


def test_actions_set_in_by_a_space_are_no_chapters() -> None:
    content, parts = _made(_upper(unnumbered(16, chapters=5)), as_text.site_with_actions)
    blocks = generic_blocks(read_source(content, "akkoord.txt"), Profile())
    found = [one for one in found_in(blocks) if one[3] != "Acties"]
    assert_same(found, truth(parts))


def test_chapters_stand_in_their_part() -> None:
    content, parts = _made(
        numbered(2, parts=("Deel noord", "Deel zuid"), chapters=3), as_pdf.columns
    )
    blocks = generic_blocks(read_source(content, "akkoord.pdf"), Profile())
    found = [(block.number, block.part) for block in blocks if block.role == "chapter"]
    assert found == [(part.number, part.part) for part in parts if part.level == 1]


def test_pages_heads_and_contents_are_named_furniture() -> None:
    content, _ = DOCUMENTS["two columns, four levels"]()
    source = read_source(content, "akkoord.pdf")
    blocks = generic_blocks(source, Profile())
    pages = max(line.page for line in source.lines)
    whats = [block.what for block in blocks if block.role == "furniture"]
    assert whats.count("page number") == pages - 1
    assert "table of contents" in whats
    assert {"running head", "page number", "table of contents"} == set(whats)


def assert_each_line_once(source: Source, blocks: list[Block]) -> None:
    consumed = [number for block in blocks for number in block.numbers]
    assert sorted(consumed) == [line.number for line in source.lines if line.text.strip()]


def found_in(blocks: list[Block]) -> Truth:
    return [
        (block.role, block.level, block.number, block.text)
        for block in blocks
        if block.role != "furniture" and block.what != "title"
    ]


def assert_same(found: Truth, wanted: Truth) -> None:
    """Compare to the letter, and show only what differs."""
    difference = list(unified_diff([str(one) for one in wanted], [str(one) for one in found],
                                   "wanted", "found", n=0, lineterm=""))  # fmt: skip
    assert not difference, "\n".join(difference[:24])
