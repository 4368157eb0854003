"""Programmes as Word documents whose headings Word's own styles do not name."""

import io

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from verbond.agreement.tests.core.generic.makes.programme import Piece

_LIST = 77


def by_outline(pieces: list[Piece]) -> bytes:
    """Own styles with outline levels and automatic numbers; soft breaks, tracked changes, a box."""
    document = docx.Document()
    _add_styles(document)
    document.add_paragraph("Bestuursakkoord Lindewaard (fictief)", style="Title")
    for at, piece in enumerate(pieces):
        if piece.role == "bullet":
            document.add_paragraph(piece.text, style="List Bullet")
        elif piece.role == "text":
            _add_text(document.add_paragraph(), piece.text, at)
        else:
            _add_head(document, piece)
    _add_box(document.add_paragraph(), pieces[-1].text)
    return _saved(document)


def _add_styles(document: Document) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{one + 1}" for one in range(at + 1))}"/></w:lvl>'
        for at in range(3)
    )
    numbering = document.part.numbering_part.element
    key = f'w:abstractNumId="{_LIST}"'
    numbering.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} {key}>{levels}</w:abstractNum>"))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
        )
    )
    for at in range(3):
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Akkoord{at + 1}">'
                f'<w:name w:val="Akkoord niveau {at + 1}"/><w:pPr><w:numPr>'
                f'<w:ilvl w:val="{at}"/><w:numId w:val="{_LIST}"/></w:numPr>'
                f'<w:outlineLvl w:val="{at}"/></w:pPr></w:style>'
            )
        )


def _add_head(document: Document, piece: Piece) -> None:
    style = f"Akkoord niveau {piece.level or 1}"
    first, _, rest = piece.text.partition(" ")
    paragraph = document.add_paragraph(first, style=style)
    if rest and piece.role == "chapter":
        paragraph.add_run().add_break()
        paragraph.add_run(rest)
    elif rest:
        paragraph.add_run(f" {rest}")


def _add_text(paragraph: Paragraph, text: str, at: int) -> None:
    words = text.split(" ")
    paragraph.add_run(" ".join(words[:3]) + (" " if at % 2 else ""))
    if not at % 2:
        paragraph.add_run().add_break()
        paragraph.add_run(" ".join(words[3:]))
        return
    mark = f'{nsdecls("w")} w:id="{at}" w:author="x" w:date="2105-01-01T00:00:00Z"'
    gone = f"<w:del {mark}><w:r><w:delText>weg</w:delText></w:r></w:del>"
    new = f'<w:ins {mark}><w:r><w:t xml:space="preserve">{words[3]} </w:t></w:r></w:ins>'
    paragraph._p.append(parse_xml(gone))
    paragraph._p.append(parse_xml(new))
    paragraph.add_run(" ".join(words[4:]))


def _add_box(paragraph: Paragraph, text: str) -> None:
    box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))


def by_typing(pieces: list[Piece]) -> bytes:
    """No styles: large letters for the title, typed numbers and dashes, empty paragraphs."""
    document = docx.Document()
    document.add_paragraph().add_run("Coalitieprogramma Meerveld (fictief)").bold = True
    for piece in pieces:
        text = f"{piece.number}. {piece.text}" if piece.number else piece.text
        if piece.role == "chapter":
            document.add_paragraph("")
            document.add_paragraph().add_run(text).bold = True
            document.add_paragraph("")
        elif piece.role == "section":
            document.add_paragraph().add_run(text).underline = True
        elif piece.role == "bullet":
            document.add_paragraph(f"- {piece.text}")
        else:
            document.add_paragraph(piece.text)
            document.add_paragraph("")
    return _saved(document)


def _saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
