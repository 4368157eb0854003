"""The fictitious agreement as Word documents: with styles and real numbering, and without."""

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from verbond.agreement.tests.core.generic.agreement_text import Part


def styled(parts: list[Part]) -> bytes:
    """Heading styles with numbers typed in the heading, lists by style."""
    document = docx.Document()
    document.add_paragraph("Samen vooruit (fictief)", style="Title")
    for part in parts:
        label = f"{part.number} " if part.number else ""
        document.add_heading(f"{label}{part.title}", part.level)
        for text in part.texts:
            styles = ["Normal", "List Bullet", "List Bullet 2", "List Bullet 3"]
            document.add_paragraph(text.text, style=styles[text.level])
    return _saved(document)


def unstyled(parts: list[Part]) -> bytes:
    """Typed by hand: bold lines for headings, lists through numbering properties alone."""
    document = docx.Document()
    for part in parts:
        label = f"{part.number}. " if part.level == 1 else f"{part.number} "
        title = document.add_paragraph().add_run(f"{label if part.number else ''}{part.title}")
        title.bold = True
        for text in part.texts:
            paragraph = document.add_paragraph(text.text)
            if text.level:
                _number(paragraph, text.level - 1)
    return _saved(document)


def _number(paragraph: Any, depth: int) -> None:
    """Put a paragraph in the first bulleted list of the document, at a depth from 0."""
    properties = paragraph._p.get_or_add_pPr()
    counted = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", depth), ("w:numId", _bulleted(paragraph))):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        counted.append(element)
    properties.append(counted)


def _bulleted(paragraph: Any) -> int:
    """Make a list with three kinds of bullets, once per document."""
    numbering = paragraph.part.numbering_part.element
    if numbering.find(qn("w:abstractNum") + "[@verbond]") is None:
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "90")
        abstract.set("verbond", "1")
        for depth, glyph in enumerate("\uf0b7o\uf0a7"):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(depth))
            for tag, value in (("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", glyph)):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                level.append(element)
            abstract.append(level)
        numbering.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), "90")
        link = OxmlElement("w:abstractNumId")
        link.set(qn("w:val"), "90")
        number.append(link)
        numbering.append(number)
    return 90


def _saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
