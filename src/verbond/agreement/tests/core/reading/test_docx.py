"""Word documents: what Word would print, and files that cannot be read."""

import io
import zipfile

import docx
import pytest

from verbond.agreement.core.document import Line
from verbond.agreement.core.reading import errors
from verbond.agreement.core.reading.limits import Limits
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.reading import samples

BIG = 40_000_000


def printed(content: bytes) -> list[Line]:
    return [line for line in read_source(content, "akkoord.docx").lines if line.text]


def texts(xml: str) -> list[str]:
    return [line.text for line in printed(samples.body_of(xml))]


def test_styles_bullets_and_depth_are_told() -> None:
    lines = printed(samples.docx())
    title, chapter, _, section, *_ = lines
    assert (title.style, chapter.style, section.style) == ("Title", "heading 1", "heading 2")
    assert chapter.text == "1 Wonen en ruimte"
    bullet = next(line for line in lines if line.style == "List Bullet")
    assert bullet.text.startswith("\uf0b7\t")
    assert bullet.depth == 0


def test_numbers_that_word_counts_are_in_the_text() -> None:
    document = docx.Document()
    for text in ("een", "twee"):
        document.add_paragraph(text, style="List Number")
    target = io.BytesIO()
    document.save(target)
    assert [line.text for line in printed(target.getvalue())] == ["1.\teen", "2.\ttwee"]


def test_soft_break_is_a_line_and_paragraphs_stand_apart() -> None:
    content = samples.body_of(
        "<w:p><w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>drie</w:t></w:r></w:p>"
    )
    lines = read_source(content, "a.docx").lines
    assert [line.text for line in lines] == ["een", "twee", "", "drie"]


def test_page_breaks_count_pages() -> None:
    content = samples.body_of(
        '<w:p><w:r><w:t>een</w:t><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:t>twee</w:t></w:r></w:p>"
    )
    assert printed(content)[1].page == 2


def test_codes_of_fields_and_removed_text_are_not_read() -> None:
    xml = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:del><w:r><w:delText>weg</w:delText>"
        "</w:r></w:del><w:ins><w:r><w:t>erbij</w:t></w:r></w:ins></w:p>"
    )
    assert texts(xml) == ["erbij"]


def test_table_is_read_row_by_row() -> None:
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in row)
        + "</w:tr>"
        for row in (("jaar", "bedrag"), ("2101", "5"))
    )
    assert texts(f"<w:tbl>{cells}</w:tbl>") == ["jaar\tbedrag", "2101\t5"]


def test_special_signs_are_read() -> None:
    xml = (
        '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:char="F0B7"/></w:r></w:p>'
    )
    assert texts(xml) == ["a\u2011\u00ad\uf0b7"]


def test_text_boxes_are_read_once() -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>kader</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:p><w:r><w:t>tekst</w:t><mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}'
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(xml) == ["tekst", "kader"]


def test_zip_bomb_is_refused() -> None:
    bomb = samples.docx_with("word/media/image1.bin", bytes(BIG))
    assert len(bomb) < 200_000
    with pytest.raises(errors.ArchiveBomb, match="veel te groot"):
        read_source(bomb, "bom.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(errors.ArchiveBomb, match="hoogstens 3 kan"):
        read_source(samples.docx(), "a.docx", Limits(max_parts=3))


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc">]><w:document/>'
    with pytest.raises(errors.ArchiveBomb, match="entiteiten"):
        read_source(samples.docx_with("word/document.xml", bomb), "bom.docx")


def test_tables_in_tables_without_end_are_refused() -> None:
    deep = 70
    xml = "<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep
    with pytest.raises(errors.DocumentCorrupt, match="te diep"):
        read_source(samples.body_of(xml), "diep.docx")


def test_broken_archive_and_broken_xml_are_refused() -> None:
    with pytest.raises(errors.DocumentCorrupt):
        read_source(samples.docx()[:2000], "half.docx")
    with pytest.raises(errors.DocumentCorrupt):
        read_source(samples.docx_with("word/document.xml", b"<w:document"), "half.docx")


def test_other_formats_are_named() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(errors.FormatUnknown, match="Excel"):
        read_source(target.getvalue(), "a.xlsx")
    with pytest.raises(errors.FormatUnknown, match="oud Office"):
        read_source(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "a.doc")
    with pytest.raises(errors.FormatUnknown, match="RTF"):
        read_source(b"{\\rtf1 tekst}", "a.rtf")


def test_locked_word_document_is_refused_as_encrypted() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(errors.DocumentEncrypted):
        read_source(locked, "a.docx")


def test_document_without_text_is_refused_as_empty() -> None:
    with pytest.raises(errors.DocumentEmpty):
        read_source(samples.body_of("<w:p/>"), "a.docx")
