"""What is in the makes of other programs is found to the letter, through the whole outline."""

from collections.abc import Callable

import pytest

from verbond.agreement.core.document import Outline
from verbond.agreement.core.outline import outline
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.generic.makes import cities, printed, typed, word
from verbond.agreement.tests.core.generic.makes.programme import (
    SENTENCES,
    Piece,
    Shape,
    in_capitals,
    programme,
    without_section_numbers,
)

type Render = Callable[[list[Piece]], bytes | str]

PARTS = (("DEEL I", "Een land dat werkt"), ("DEEL II", "Omgeving en vergunning"))
MAKES: dict[str, tuple[Render, Callable[[], list[Piece]]]] = {
    "text: drawn lines below heads": (
        typed.underlined,
        lambda: programme(Shape(2, numbers="none")),
    ),
    "text: chapter word above its title": (
        typed.word_above_title,
        lambda: in_capitals(programme(Shape(7, numbers="roman"))),
    ),
    "text: titles, chapters, divisions": (typed.by_words, typed.laws),
    "text: a line per paragraph": (
        typed.a_line_per_paragraph,
        lambda: in_capitals(programme(Shape(16, numbers="none"))),
    ),
    "text: saved by Word": (
        typed.saved_by_word,
        lambda: programme(Shape(14, deeper=1, nested=True)),
    ),
    "text: contents, parts, titles over lines": (
        typed.with_contents,
        lambda: programme(Shape(10, deeper=1, parts=PARTS)),
    ),
    "text: pages of Windows": (typed.in_pages, lambda: programme(Shape(12, chapters=4))),
    "text: e-mail": (typed.as_mail, lambda: without_section_numbers(programme(Shape(9)))),
    "text: layer of a PDF": (typed.without_white, lambda: programme(Shape(5, deeper=1))),
    "Word: outline levels": (word.by_outline, lambda: programme(Shape(6, deeper=1))),
    "Word: typed": (word.by_typing, lambda: programme(Shape(24))),
    "PDF: government": (
        printed.government,
        lambda: programme(Shape(0, sections=2, deeper=2, deepest=1, parts=PARTS)),
    ),
    "PDF: brochure": (printed.brochure, lambda: programme(Shape(5, numbers="none", chapters=4))),
    "PDF: newspaper": (printed.newspaper, lambda: programme(Shape(11, numbers="none"))),
    "PDF: articles": (printed.articles, lambda: programme(Shape(20, numbers="roman", bullets=0))),
    "PDF: book": (printed.book, lambda: programme(Shape(13, deeper=1, nested=True))),
    "PDF: short titles": (printed.short_titles, lambda: programme(Shape(5, numbers="none"))),
    "PDF: spaced letters": (
        printed.spaced_letters,
        lambda: in_capitals(programme(Shape(19, numbers="none"))),
    ),
    "text: chapters by letter": (cities.lettered, lambda: programme(Shape(3))),
    "text: heads right above text": (
        cities.heads_on_text,
        lambda: without_section_numbers(programme(Shape(8, numbers="roman"))),
    ),
    "text: page numbers apart": (
        cities.numbers_apart,
        lambda: without_section_numbers(programme(Shape(15))),
    ),
    "PDF: policy note": (
        cities.policy_note,
        lambda: programme(Shape(2, sections=2, deeper=1, deepest=1)),
    ),
    "PDF: a page for each chapter": (cities.chapter_pages, lambda: programme(Shape(21))),
    "PDF: parts by name": (
        cities.counting_again,
        lambda: programme(Shape(4, chapters=2, sections=2, parts=PARTS)),
    ),
    "PDF: labels above lists": (cities.labels, lambda: programme(Shape(17))),
    "PDF: first lines set in": (printed.first_lines_set_in, lambda: programme(Shape(27))),
}


@pytest.mark.parametrize(("render", "make"), MAKES.values(), ids=MAKES.keys())
def test_chapters_sections_sentences_and_bullets_are_found_whole(
    render: Render, make: Callable[[], list[Piece]]
) -> None:
    pieces = make()
    content = render(pieces)
    found = outline(read_source(content.encode() if isinstance(content, str) else content, "x"))
    assert _heads(found) == [
        (piece.number, piece.text, piece.level)
        for piece in pieces
        if piece.role in ("chapter", "section")
    ]
    texts = [item.text for item in found.items]
    whole = {text.partition(". ")[2] if text[:1].isdigit() else text for text in texts} | {*texts}
    assert [one.text for one in pieces if one.role == "bullet" and one.text not in whole] == []
    running = [one.text for one in pieces if one.role == "text"]
    sentences = [one for one in SENTENCES if any(one in text for text in running)]
    assert [one for one in sentences if not any(one in text for text in texts)] == []
    assert found.report.consumed + found.report.blank == found.report.lines
    assert found.report.not_understood == ()


def _heads(found: Outline) -> list[tuple[str, str, int]]:
    heads = []
    for chapter in found.chapters:
        heads.append((chapter.number, chapter.title, 0))
        heads += [(one.number, one.title, one.level) for one in chapter.sections]
    return heads
