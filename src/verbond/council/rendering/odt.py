"""A report as text document (ODT) that anybody can go on writing in."""

import io
import re
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from verbond.council.core.document import (
    Block,
    Document,
    Heading,
    Items,
    Quote,
    Sheet,
    Stacks,
    Text,
)
from verbond.council.rendering import odt_styles as styles

if TYPE_CHECKING:
    from odfdo import Document as OpenDocument

# The zip of a document holds a time for each file; one moment makes the bytes repeatable.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_LEFT_OUT = ("Thumbnails/", "Configurations2/")
_NARROWEST, _WIDEST = 5, 34


def as_odt(document: Document) -> bytes:
    """Write a report as ODT: headings, paragraphs, lists and tables with a heading row."""
    from odfdo import Document as OpenDocument
    from odfdo import Paragraph

    odt = OpenDocument("text")
    odt.body.clear()
    _describe(odt, document)
    styles.dress(odt)
    styles.dress_cells(odt)
    odt.body.append(_title(1, document.title))
    odt.body.append(Paragraph(f"{document.city}, {document.subtitle}"))
    if document.is_fictitious:
        told = "Fictief: dit rapport bevat verzonnen gegevens."
        odt.body.append(Paragraph(told, style=styles.MADE_UP))
    for number, block in enumerate(document.blocks):
        for element in _elements(odt, block, number):
            odt.body.append(element)
    kept = io.BytesIO()
    odt.save(kept)
    return _repeatable(kept.getvalue())


def _describe(odt: "OpenDocument", document: Document) -> None:
    day = datetime.combine(document.day, time())
    odt.meta.title = document.title
    odt.meta.subject = document.subtitle
    odt.meta.language = "nl-BE"
    odt.meta.creator = document.city
    odt.meta.initial_creator = document.city
    odt.meta.creation_date = day
    odt.meta.date = day
    odt.meta.generator = "Verbond"
    odt.language = "nl-BE"


def _elements(odt: "OpenDocument", block: Block, number: int) -> list[Any]:
    from odfdo import List, Paragraph

    match block:
        case Heading():
            return [_title(block.level, block.text)]
        case Text():
            return [Paragraph(block.text, style=styles.QUIET if block.is_quiet else "Standard")]
        case Quote():
            quote = Paragraph(f"“{block.text}”", style=styles.QUOTE)
            return [quote, Paragraph(block.source, style=styles.QUIET)]
        case Items():
            return [List(list(block.items))]
        case Sheet():
            return [Paragraph(block.caption, style=styles.CAPTION), _table(odt, block, number)]
        case Stacks():
            source = Paragraph(block.source, style=styles.QUIET)
            return [*_elements(odt, block.sheet, number), source]


def _title(level: int, text: str) -> Any:
    from odfdo import Header

    found = Header(level, text)
    found.set_attribute("text:style-name", f"Heading_20_{level}")
    return found


def _table(odt: "OpenDocument", sheet: Sheet, number: int) -> Any:
    from odfdo import Element

    name = f"tabel-{number}"
    styles.dress_table(odt, name, shares_of(sheet))
    columns = "".join(
        f'<table:table-column table:style-name="{name}.{place}"/>'
        for place in range(len(sheet.head))
    )
    head = "".join(
        _cell(text, "kop", styles.NUMBER if place in sheet.numeric else styles.HEAD)
        for place, text in enumerate(sheet.head)
    )
    rows = "".join(f"{_ROW}{_cells(sheet, values)}</table:table-row>" for values in sheet.rows)
    table: Any = Element.from_tag(
        f'<table:table table:name="{name}" table:style-name="{name}">{columns}'
        f"<table:table-header-rows>{_ROW}{head}</table:table-row></table:table-header-rows>"
        f"{rows}</table:table>"
    )
    return table


_ROW = '<table:table-row table:style-name="rij">'


def _cells(sheet: Sheet, values: tuple[str, ...]) -> str:
    return "".join(
        _cell(text, "cel", styles.NUMBER if place in sheet.numeric else styles.CELL)
        for place, text in enumerate(values)
    )


def _cell(text: str, style: str, paragraph: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f'<text:p text:style-name="{paragraph}">{escape(text)}</text:p></table:table-cell>'
    )


def shares_of(sheet: Sheet) -> tuple[int, ...]:
    """Share the width of a table: no word is broken, and long texts get more, within limits.

    >>> shares_of(Sheet("", ("Domein", "n"), (("Betekenisvolle stad", "1"),)))
    (21, 5)
    """
    return tuple(
        _share([row[place] for row in (sheet.head, *sheet.rows)])
        for place in range(len(sheet.head))
    )


def _share(texts: list[str]) -> int:
    # Python splits at a hard space too; a program that lays out text does not.
    word = max((len(word) for text in texts for word in re.split(r"[ \n]", text)), default=0)
    return max(_NARROWEST, word + word // 4 + 1, min(_WIDEST, max(map(len, texts)) + 2))


def _repeatable(content: bytes) -> bytes:
    """Pack the same parts again without the time at which it happened and without a thumbnail."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            if name.startswith(_LEFT_OUT):
                continue
            part = zipfile.ZipInfo(name, _MOMENT)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            body = source.read(name)
            if name == "META-INF/manifest.xml":
                body = _without_left_out(body)
            target.writestr(part, body)
    return kept.getvalue()


def _without_left_out(manifest: bytes) -> bytes:
    from xml.etree import ElementTree as ET

    ET.register_namespace("manifest", _MANIFEST)
    root = ET.fromstring(manifest)  # noqa: S314 - our own package wrote it
    for entry in list(root):
        if entry.get(f"{{{_MANIFEST}}}full-path", "").startswith(_LEFT_OUT):
            root.remove(entry)
    found: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return found
