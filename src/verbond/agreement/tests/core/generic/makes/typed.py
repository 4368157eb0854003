"""Programmes as plain text, in the ways that people and programs write it."""

import textwrap
from collections.abc import Callable, Iterator

from verbond.agreement.tests.core.generic.makes.programme import (
    CHAPTERS,
    SECTIONS,
    SENTENCES,
    Piece,
    feed,
)

type Head = Callable[[Piece], list[str]]


def wrapped(text: str, width: int, mark: str = "") -> list[str]:
    """Wrap as a typist does, also after a hyphen."""
    return textwrap.wrap(
        text, width, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False
    )


def typed(pieces: list[Piece], width: int, mark: str, head: Head) -> str:
    """Write paragraphs and lists with white around them, and heads as told."""
    lines: list[str] = []
    for piece in pieces:
        if piece.role != "bullet" and lines and lines[-1]:
            lines.append("")
        if piece.role == "bullet":
            lines += wrapped(piece.text, width, mark)
        elif piece.role == "text":
            lines += [*wrapped(piece.text, width), ""]
        else:
            lines += [*head(piece), ""]
    return "\n".join(lines)


def underlined(pieces: list[Piece]) -> str:
    def head(piece: Piece) -> list[str]:
        return [piece.text, ("=" if piece.role == "chapter" else "-") * len(piece.text)]

    return "Akkoord van Veldegem (fictief)\n\n" + typed(pieces, 72, "+ ", head)


def word_above_title(pieces: list[Piece]) -> str:
    """ "HOOFDSTUK II" on a line of its own, sections by letter."""
    letters: Iterator[str] = iter("")
    for piece in pieces:
        letters = iter("ABCDE") if piece.role == "chapter" else letters
        if piece.role == "section":
            piece.number = next(letters)

    def head(piece: Piece) -> list[str]:
        if piece.role == "chapter":
            return ["", f"HOOFDSTUK {piece.number}", piece.text]
        return [f"{piece.number}. {piece.text}"]

    return typed(pieces, 72, "• ", head)


def laws() -> list[Piece]:
    """Titles with chapters with divisions, each by its word."""
    sentences, titles, divisions = feed(SENTENCES, 3), feed(CHAPTERS, 3), feed(SECTIONS, 0)
    pieces = []
    for at in range(8):
        if not at % 4:
            pieces.append(Piece("chapter", CHAPTERS[at // 4], "I" * (at // 4 + 1)))
        if not at % 2:
            pieces.append(Piece("section", next(titles), str(at // 2 + 1), 2))
        pieces.append(Piece("section", next(divisions), str(at % 2 + 1), 3))
        pieces.append(Piece("text", f"{next(sentences)} {next(sentences)}"))
    return pieces


def by_words(pieces: list[Piece]) -> str:
    words = {0: "TITEL", 2: "Hoofdstuk", 3: "Afdeling"}
    return typed(pieces, 80, "- ", lambda one: [f"{words[one.level]} {one.number}. {one.text}"])


def a_line_per_paragraph(pieces: list[Piece]) -> str:
    lines = []
    for piece in pieces:
        if piece.role in ("chapter", "section"):
            lines.append("")
        lines.append(f"- {piece.text}" if piece.role == "bullet" else piece.text)
    return "\n".join(lines)


def saved_by_word(pieces: list[Piece]) -> bytes:
    """Word's own plain text: no white, tabs after numbers and bullets, UTF-16."""
    marks = {1: "•\t", 2: "o\t"}
    lines = []
    for piece in pieces:
        dot = "." if piece.role == "chapter" else ""
        number = f"{piece.number}{dot}\t" if piece.number else ""
        lines.append((marks[piece.level] if piece.role == "bullet" else number) + piece.text)
    return "\r\n".join(lines).encode("utf-16")


def with_contents(pieces: list[Piece]) -> str:
    """Parts, dotted contents and titles over two lines, form feeds, a foot with the page."""
    for piece in pieces:
        if piece.level == 2 and piece.number.endswith(".2"):
            piece.text += " en wat de gemeente daar de komende jaren zelf aan wil doen"
    pages = ["\n".join(_contents(pieces))]

    def head(piece: Piece) -> list[str]:
        if piece.role == "part":
            return ["", piece.number, piece.text]
        return wrapped(f"{piece.number} {piece.text}", 78)

    body = typed(pieces, 78, "- ", head).split("\n")
    for at in range(0, len(body), 42):
        foot = f"{'Bestuursakkoord 2105-2110':<40}{at // 42 + 2}"
        pages.append("\n".join([*body[at : at + 42], "", foot]))
    return "\n\f".join(pages)


def _contents(pieces: list[Piece]) -> list[str]:
    lines = ["BESTUURSAKKOORD 2105-2110 (FICTIEF)", "", "INHOUD", ""]
    for at, piece in enumerate(pieces):
        title = wrapped(f"{piece.number} {piece.text}", 60)
        if piece.role in ("chapter", "section"):
            lines += [*title[:-1], f"{title[-1]} {'.' * (62 - len(title[-1]))} {at // 9 + 2}"]
        elif piece.role == "part":
            lines += ["", *title, ""]
    return lines


def in_pages(pieces: list[Piece]) -> bytes:
    """Windows: a head on each page, "- 12 -" at its foot, CRLF and form feeds."""
    body = typed(pieces, 80, "  - ", lambda one: [f"{one.number} {one.text}"]).split("\n")
    pages = []
    for at in range(0, len(body), 40):
        foot = f"{f'- {at // 40 + 1} -':^80}"
        pages.append(["Gemeente Duinrode (fictief)", "", *body[at : at + 40], "", foot, ""])
    return "\f".join("\r\n".join(page) for page in pages).encode("cp1252")


def as_mail(pieces: list[Piece]) -> str:
    def head(piece: Piece) -> list[str]:
        return [f"Hoofdstuk {piece.number} - {piece.text}" if piece.number else piece.text]

    return "Beste collega's,\n\nHieronder de tekst.\n\n" + typed(pieces, 68, "- ", head)


def without_white(pieces: list[Piece]) -> str:
    """The text layer of a PDF: no white but above chapters, decimal sections in the text."""
    lines: list[str] = []
    for piece in pieces:
        if piece.role == "chapter":
            lines.append("")
        number = f"{piece.number} " if piece.number else ""
        lines += wrapped(number + piece.text, 90, "• " if piece.role == "bullet" else "")
    return "\n".join(lines)
