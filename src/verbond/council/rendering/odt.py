"""A report as text document (ODT) that anybody can go on writing in."""

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from odfdo import Document as OpenDocument

# The zip of a document holds a time for each file; one moment makes the bytes repeatable.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_LEFT_OUT = ("Thumbnails/", "Configurations2/")


def as_odt(document: Document) -> bytes:
    """Write a report as ODT: headings, paragraphs, lists and tables with a heading row."""
    from odfdo import Document as OpenDocument
    from odfdo import Header, Paragraph

    odt = OpenDocument("text")
    odt.body.clear()
    _describe(odt, document)
    odt.body.append(Header(1, document.title))
    odt.body.append(Paragraph(document.subtitle))
    for number, block in enumerate(document.blocks):
        for element in _elements(block, number):
            odt.body.append(element)
    kept = io.BytesIO()
    odt.save(kept)
    return _repeatable(kept.getvalue())


def _describe(odt: "OpenDocument", document: Document) -> None:
    day = datetime.combine(document.day, time())
    odt.meta.title = document.title
    odt.meta.subject = document.subtitle
    odt.meta.language = document.language
    odt.meta.creation_date = day
    odt.meta.date = day
    odt.meta.generator = "Verbond"
    odt.language = "nl-BE"


def _elements(block: Block, number: int) -> list[Any]:
    from odfdo import Header, List, Paragraph

    match block:
        case Heading():
            return [Header(block.level, block.text)]
        case Text():
            return [Paragraph(block.text)]
        case Quote():
            return [Paragraph(f"“{block.text}”"), Paragraph(block.source)]
        case Items():
            return [List(list(block.items))]
        case Sheet():
            return [Paragraph(block.caption), _table(block, number)]
        case Stacks():
            return [*_elements(block.sheet, number), Paragraph(block.source)]


def _table(sheet: Sheet, number: int) -> Any:
    from odfdo import Cell, Element, Row, Table

    table = Table(f"tabel-{number}")
    head = Row()
    for column, name in enumerate(sheet.head):
        head.set_cell(column, Cell(text=name))
    heading: Any = Element.from_tag("table:table-header-rows")
    heading.append(head)
    table.append(heading)
    for values in sheet.rows:
        row = Row()
        for column, value in enumerate(values):
            row.set_cell(column, Cell(text=value))
        table.append(row)
    return table


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
