"""A report as files: whole, readable, and the same bytes each time."""

import io
import time
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from pypdfium2 import raw

from verbond.council.core.document import (
    Block,
    Document,
    Heading,
    Items,
    Quote,
    Sheet,
    Stack,
    Stacks,
    Text,
)
from verbond.council.rendering.odt import as_odt
from verbond.council.rendering.page import report_html
from verbond.council.rendering.pdf import as_pdf

PARTS = (("realised", "gerealiseerd"), ("unknown", "onbekend"))
BLOCKS: tuple[Block, ...] = (
    Heading(2, "Groene <stad>", "groen"),
    Text("Elf van de twaalf bomen & struiken staan er."),
    Quote("We planten elk jaar bomen.", "regel 12"),
    Items(("eik", "linde")),
    Stacks("Hoe ver staat het?", PARTS, (Stack("Groen", (3, 1)),), "Bron: fictief"),
    Sheet("Euro's", ("jaar", "gepland"), (("2024", "1.000"),), numeric=(1,)),
)


@pytest.fixture
def document() -> Document:
    return Document(
        title="Opvolgingsrapport (fictief)",
        subtitle="1 januari tot 30 juni 2024",
        city="Voorbeeldstad",
        day=date(2024, 6, 30),
        blocks=BLOCKS,
        is_fictitious=True,
        identifier="a" * 64,
    )


def test_the_same_report_gives_the_same_pdf_and_odt(document: Document) -> None:
    first = as_pdf(document), as_odt(document)
    # A zip and a font both know the second at which they were made.
    time.sleep(1.1)

    assert (as_pdf(document), as_odt(document)) == first


def test_another_day_gives_other_files(document: Document) -> None:
    later = Document(
        document.title, document.subtitle, document.city, date(2024, 7, 1), document.blocks
    )

    assert as_pdf(later) != as_pdf(document)
    assert as_odt(later) != as_odt(document)


def test_making_a_pdf_tells_which_page_it_is_at(document: Document) -> None:
    pages: list[int] = []

    as_pdf(document, tell=pages.append)

    assert pages[0] == 1
    assert max(pages) >= 3


def test_a_pdf_is_tagged_for_who_listens_to_it(document: Document) -> None:
    content = as_pdf(document)

    pdf = pypdfium2.PdfDocument(content)

    assert raw.FPDFCatalog_IsTagged(pdf.raw)
    assert pdf.get_metadata_dict()["Title"] == "Opvolgingsrapport (fictief)"
    pdf.close()


def test_a_text_document_says_everything(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(as_odt(document))) as package:
        assert package.namelist()[0] == "mimetype"
        words = "".join(ET.fromstring(package.read("content.xml")).itertext())

    for part in ("Groene <stad>", "bomen & struiken", "regel 12", "linde", "gerealiseerd", "1.000"):
        assert part in words


def test_words_of_a_report_never_become_markup(document: Document) -> None:
    page = report_html(document)

    assert "Groene &lt;stad&gt;" in page
    assert "<stad>" not in page


def test_a_bar_fills_its_whole_width(document: Document) -> None:
    assert 'x="450" y="0" width="150"' in report_html(document)
