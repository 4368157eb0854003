"""DOCX: paragraphs in order, with their styles, list depth and numbers as Word would print them.

Between paragraphs stands an empty line, so that a soft break is told from a new paragraph.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree  # type: ignore[import-untyped]  # has no types of its own

from verbond.agreement.core.document import Line
from verbond.agreement.core.reading.archive import DAMAGE, check_archive
from verbond.agreement.core.reading.docx_numbering import Numbering
from verbond.agreement.core.reading.docx_words import (
    Looks,
    Words,
    children,
    tag_of,
    value_of,
)
from verbond.agreement.core.reading.errors import DocumentCorrupt
from verbond.agreement.core.reading.limits import Limits

type _Element = Any  # lxml's elements carry no types

_OWN_STYLES = re.compile(r"heading|kop|titre|rubrik|title|titel|toc|inhopg", re.IGNORECASE)
_DEEPEST = 60  # tables and text boxes in one another


def read_docx(content: bytes, name: str, limits: Limits) -> tuple[list[Line], list[str]]:
    """Read the body of a Word document: paragraphs, tables row by row, text boxes, footnotes.

    Heads and feet of pages are not read: they are no text of the document. Raises
    `DocumentCorrupt`, `DocumentEncrypted`, `FormatUnknown` and `ArchiveBomb`.
    """
    check_archive(content, name, limits)
    try:
        document = docx.Document(io.BytesIO(content))
        walk = _Walk(document, name, limits)
        walk.blocks(document.element.body, 0)
        walk.footnotes()
    except (*DAMAGE, OpcError, etree.LxmlError, AttributeError, TypeError) as error:
        raise DocumentCorrupt(
            name, "het Word-bestand is beschadigd: de tekst kan niet gelezen worden."
        ) from error
    return walk.lines, walk.notes


@dataclass(slots=True)
class _Paragraph:
    texts: list[str]
    style: str
    depth: int | None
    bold: bool
    size: float | None
    indent: float | None
    boxes: list[_Element] = field(default_factory=list)


class _Walk:
    def __init__(self, document: Any, name: str, limits: Limits) -> None:
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self._document = document
        self._name, self._limits = name, limits
        self._page = 1
        self._number = 0
        self._characters = 0
        self._words = Words(document)
        self._numbering = Numbering(document, self._words)

    def blocks(self, parent: _Element, deep: int) -> None:
        """Go through paragraphs and tables in order, also inside controls and tracked changes."""
        if deep > _DEEPEST:
            raise DocumentCorrupt(self._name, "tabellen en kaders zitten te diep in elkaar.")
        for element in children(parent):
            tag = tag_of(element)
            if tag == "p":
                self._paragraph(element, deep)
            elif tag == "tbl":
                self._table(element, deep)
            elif tag in ("sdt", "sdtContent", "ins", "smartTag", "customXml"):
                self.blocks(element, deep + 1)

    def footnotes(self) -> None:
        """Read the footnotes after the text, each with its number."""
        for related in self._document.part.rels.values():
            if not related.is_external and related.reltype.endswith("/footnotes"):
                root = etree.fromstring(
                    related.target_part.blob, etree.XMLParser(resolve_entities=False)
                )
                for note in children(root):
                    if tag_of(note) == "footnote" and value_of(note, "type") is None:
                        self._footnote(note)

    def _footnote(self, note: _Element) -> None:
        for element in children(note):
            if tag_of(element) == "p":
                paragraph = self._read(element, style="footnote")
                self._write(paragraph)

    def _paragraph(self, element: _Element, deep: int) -> None:
        paragraph = self._read(element)
        self._write(paragraph)
        for box in paragraph.boxes:
            self.blocks(box, deep + 1)

    def _read(self, element: _Element, style: str = "") -> _Paragraph:
        texts, pages, boxes = self._words.of(element)
        self._page += pages
        looks = self._words.looks(element)
        label, depth, inner = self._numbering.label(element)
        if label and any(text.strip() for text in texts):
            texts = [f"{label}\t{texts[0]}", *texts[1:]]
        return _Paragraph(
            texts=texts,
            style=style or _heading_style(looks),
            depth=depth if looks.outline is None else looks.outline,
            bold=looks.bold,
            size=looks.size,
            indent=looks.indent if looks.indent is not None else inner,
            boxes=boxes,
        )

    def _write(self, paragraph: _Paragraph) -> None:
        if not any(text.strip() for text in paragraph.texts):
            return
        if self.lines:
            self._add("", None)
        for text in paragraph.texts:
            self._add(text, paragraph)

    def _add(self, text: str, paragraph: _Paragraph | None) -> None:
        self._number += 1
        self._characters += len(text)
        self._limits.check_characters(self._name, self._characters)
        if paragraph is None:
            self.lines.append(Line(self._number, text, self._page))
            return
        self.lines.append(
            Line(
                number=self._number,
                text=text,
                page=self._page,
                x=paragraph.indent,
                size=paragraph.size,
                bold=paragraph.bold,
                style=paragraph.style,
                depth=paragraph.depth,
            )
        )

    def _table(self, table: _Element, deep: int) -> None:
        for row in _rows(table):
            cells = [cell for cell in children(row) if tag_of(cell) == "tc"]
            short = [self._short(cell) for cell in cells]
            if len(cells) > 1 and all(text is not None for text in short):
                texts = [text for text in short if text]
                if texts:
                    joined = "\t".join(texts)
                    self._write(_Paragraph([joined], "table", None, False, None, None))
            else:
                for cell in cells:
                    self.blocks(cell, deep + 1)

    def _short(self, cell: _Element) -> str | None:
        """Return the text of a cell with one paragraph, or None for a cell that holds more."""
        filled = []
        for element in children(cell):
            if tag_of(element) == "tbl":
                return None
            if tag_of(element) == "p":
                texts, _, boxes = self._words.of(element)
                if boxes:
                    return None
                text = " ".join(texts).strip()
                if text:
                    filled.append(text)
        return None if len(filled) > 1 else "".join(filled)


def _heading_style(looks: Looks) -> str:
    """Name the level after Word's own styles where only the outline says that it is a heading."""
    if looks.outline is None or _OWN_STYLES.match(looks.style):
        return looks.style
    return f"Heading {looks.outline + 1} ({looks.style})"


def _rows(table: _Element) -> Iterator[_Element]:
    waiting: list[Iterable[_Element]] = [children(table)]
    while waiting:
        for element in waiting.pop():
            if tag_of(element) == "tr":
                yield element
            elif tag_of(element) in ("sdt", "sdtContent", "ins", "customXml"):
                waiting.append(children(element))
