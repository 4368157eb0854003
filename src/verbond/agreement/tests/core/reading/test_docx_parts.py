"""Lists, notes, tables and signs of Word documents that hold more than paragraphs."""

import io
import zipfile

import pytest

from verbond.agreement.core.reading.errors import DocumentEncrypted, FormatUnknown
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.reading import samples

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def replaced(content: bytes, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, one in parts.items():
            new.writestr(name, one)
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    return [line.text for line in read_source(content, "a.docx").lines if line.text]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    how = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, how)


def level(depth: int, form: str, text: str, start: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def with_lists(body: str, levels: str, numbers: str = "") -> bytes:
    numbers = numbers or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = (
        f'<w:numbering xmlns:w="{SPACE}"><w:abstractNum w:abstractNumId="0">{levels}'
        f"</w:abstractNum>{numbers}</w:numbering>"
    )
    return replaced(samples.body_of(body), {"word/numbering.xml": numbering.encode()})


@pytest.mark.parametrize(
    ("form", "start", "label"),
    [
        ("decimal", 9, "9."),
        ("lowerRoman", 4, "iv."),
        ("upperRoman", 1999, "MCMXCIX."),
        ("lowerLetter", 28, "bb."),
        ("upperLetter", 3, "C."),
        ("none", 1, "."),
    ],
)
def test_a_list_counts_the_way_word_prints_it(form: str, start: int, label: str) -> None:
    levels = level(0, form, "%1.", f'<w:start w:val="{start}"/>')
    assert texts(with_lists(listed("een", 1), levels)) == [f"{label}\teen"]


def test_a_start_that_is_no_number_counts_from_one() -> None:
    levels = level(0, "decimal", "%1.", '<w:start w:val="veel"/>')
    assert texts(with_lists(listed("een", 1), levels)) == ["1.\teen"]


def test_a_level_below_shows_the_number_above_it() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2")
    body = listed("een", 1) + listed("twee", 1) + listed("diep", 1, level=1)
    assert texts(with_lists(body, levels)) == ["I.\teen", "II.\ttwee", "II.1\tdiep"]


def test_a_list_that_begins_again_counts_from_its_own_start() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerLetter", "%1)")
        + '</w:lvlOverride></w:num><w:num w:numId="3"/>'
    )
    body = listed("een", 1) + listed("twee", 1) + listed("nieuw", 2) + listed("los", 3)
    found = texts(with_lists(body, level(0, "decimal", "%1."), numbers))
    assert found[:3] == ["1.\teen", "2.\ttwee", "a)\tnieuw"]
    assert found[3].endswith("los")


def test_a_note_stands_after_the_text_and_the_lines_of_word_itself_do_not() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{SPACE}"><w:footnote w:type="separator" w:id="-1">'
        f'{paragraph("streep")}</w:footnote><w:footnote w:id="1">{paragraph("Zie de begroting.")}'
        "<w:tbl/></w:footnote></w:footnotes>"
    )
    content = samples.body_of(paragraph("We bouwen."))
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        links = whole.read("word/_rels/document.xml.rels").decode()
        kinds = whole.read("[Content_Types].xml").decode()
    link = f'<Relationship Id="rIdNotes" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{TYPE}"/></Types>'
    parts = {
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": links.replace("</Relationships>", link).encode(),
        "[Content_Types].xml": kinds.replace("</Types>", kind).encode(),
    }
    assert texts(replaced(content, parts)) == ["We bouwen.", "Zie de begroting."]


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def test_a_cell_with_more_than_one_sentence_is_read_as_text() -> None:
    table = f"<w:tr>{cell(paragraph('een') + paragraph('twee'))}{cell(paragraph('drie'))}</w:tr>"
    assert texts(samples.body_of(f"<w:tbl>{table}</w:tbl>")) == ["een", "twee", "drie"]


def test_a_table_within_a_table_is_read_in_order() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('binnen'))}</w:tr></w:tbl>"
    row = f"<w:tr>{cell(inner)}{cell(paragraph('naast'))}</w:tr>"
    assert texts(samples.body_of(f"<w:tbl>{row}</w:tbl>")) == ["binnen", "naast"]


def test_empty_rows_give_no_line_and_rows_that_were_added_do() -> None:
    empty = f"<w:tr>{cell('<w:p/>')}{cell('<w:p/>')}</w:tr>"
    added = f"<w:ins><w:tr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr></w:ins>"
    odd = "<w:tblPr/><w:bookmarkStart/>"
    assert texts(samples.body_of(f"<w:tbl>{odd}{empty}{added}</w:tbl>")) == ["a\tb"]


@pytest.mark.parametrize(
    ("code", "sign"), [("2022", "•"), ("D800", "\ufffd"), ("rond", "\ufffd"), ("", "\ufffd")]
)
def test_a_sign_that_does_not_exist_is_shown_as_unreadable(code: str, sign: str) -> None:
    body = f'<w:p><w:r><w:sym w:char="{code}"/><w:t> punt</w:t></w:r></w:p>'
    assert texts(samples.body_of(body)) == [f"{sign} punt"]


def test_runs_that_hold_each_other_without_end_are_not_followed() -> None:
    deep = "<w:smartTag>" * 100 + "<w:r><w:t>diep</w:t></w:r>" + "</w:smartTag>" * 100
    body = f"<w:p><w:r><w:t>boven</w:t></w:r>{deep}</w:p>"
    assert texts(samples.body_of(body)) == ["boven"]


@pytest.mark.parametrize("left", ["veel", "999999999", ""])
def test_an_indent_that_cannot_be_is_left_out(left: str) -> None:
    content = samples.body_of(paragraph("tekst", f'<w:ind w:left="{left}"/>'))
    (line,) = [line for line in read_source(content, "a.docx").lines if line.text]
    assert line.x is None


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("xl/workbook.xml", "een Excel-bestand"),
        ("ppt/slides.xml", "een PowerPoint-bestand"),
        ("content.xml", "een OpenDocument-bestand"),
        ("foto.jpg", "een ZIP-archief"),
    ],
)
def test_an_archive_of_another_kind_is_named(part: str, says: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(FormatUnknown, match=says):
        read_source(target.getvalue(), "a.docx")


def test_a_document_in_an_archive_with_a_password_is_refused_as_encrypted() -> None:
    content = bytearray(samples.docx())
    # Bit 0 of the flags, in the directory, says that a part is encrypted.
    content[content.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentEncrypted, match="wachtwoord"):
        read_source(bytes(content), "a.docx")
