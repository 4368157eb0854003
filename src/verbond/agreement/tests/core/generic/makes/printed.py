"""Programmes as PDF, in the looks of programs for setting, brochures, newspapers and laws."""

import logging
from html import escape
from itertools import count

from verbond.agreement.tests.core.generic.makes.programme import Piece

_COMMON = """
p, .b { margin: 0 0 2mm } h1, h2, h3, h4 { hyphens: none; text-align: left; break-after: avoid }
.b { padding-left: 5mm; text-indent: -5mm } .b2 { margin-left: 6mm }
.g { display: inline-block; width: 5mm; text-indent: 0 }
.toc { break-after: page } .toc a { color: black; text-decoration: none }
.toc a::after { content: " " leader(".") " " target-counter(attr(href), page) }
.s2 { padding-left: 5mm } .s3 { padding-left: 10mm } .toc div { width: 90mm }
"""


def pdf(body: str, style: str, *, soft: bool = False) -> bytes:
    """Print; `soft` lets words be broken with the sign U+00AD, as programs for setting do."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    html = f"<html lang='nl'><style>{_COMMON}{style}</style><body>{body}</body></html>"
    made = bytes(weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=soft))
    return made.replace(b"<2010>", b"<00AD>") if soft else made


def marked_up(pieces: list[Piece], glyphs: str = "•–", between: str = " ") -> list[str]:
    """Write each piece as HTML; `between` stands after a number."""
    return [_html(piece, at, glyphs, between) for at, piece in enumerate(pieces)]


def _html(piece: Piece, at: int, glyphs: str, between: str) -> str:
    text = escape(piece.text)
    number = f"{piece.number}{between}" if piece.number else ""
    if piece.role == "part":
        return f'<div class="part">{piece.number}<br>{text}</div>'
    if piece.role == "text":
        return f"<p>{text}</p>"
    if piece.role == "bullet":
        glyph = f'<span class="g">{glyphs[piece.level - 1]}</span>'
        return f'<div class="b b{piece.level}">{glyph}{text}</div>'
    tag = f"h{piece.level or 1}"
    return f'<{tag} id="h{at}">{number}{text}</{tag}>'


def _contents(pieces: list[Piece]) -> str:
    lines = [
        f'<div class="s{piece.level}">'
        f'<a href="#h{at}">{piece.number} {escape(piece.text)}</a></div>'
        if piece.role in ("chapter", "section")
        else f"<div>{piece.number} {escape(piece.text)}</div>"
        for at, piece in enumerate(pieces)
        if piece.role not in ("text", "bullet")
    ]
    return f'<div class="toc"><h1>Inhoud</h1>{"".join(lines)}</div>'


def government(pieces: list[Piece]) -> bytes:
    """Two justified columns, number above title, heads of two lines, quotations in boxes."""
    for piece in pieces:
        if piece.level == 2 and piece.role == "section" and piece.number.endswith(".2"):
            piece.text += ", met bijzondere aandacht voor de kleine kernen en het buitengebied"
    body = marked_up(pieces, between="<br>")
    body[6:6] = ['<div class="q">“Wie vooruit wil, moet ook durven te kiezen.”</div>']
    head = 'content: "Het Land |\\A Regeerakkoord 2104 (fictief)"; white-space: pre; font-size: 8pt'
    style = f"""
    @page {{ size: A4; margin: 30mm 18mm 22mm }}
    @page :left {{ @top-left {{ {head} }} @bottom-left {{ content: counter(page) }} }}
    @page :right {{ @top-right {{ {head} }} @bottom-right {{ content: counter(page) }} }}
    body {{ font: 9.5pt/12.5pt Liberation Serif; hyphens: auto }}
    .cols {{ columns: 2; column-gap: 8mm; text-align: justify }}
    .part {{ break-before: page; font: bold 26pt/30pt Liberation Sans; column-span: all }}
    h1 {{ font: bold 20pt/24pt Liberation Sans; column-span: all; margin: 6mm 0 4mm }}
    h2 {{ font: bold 13pt/16pt Liberation Sans }} h3 {{ font: bold 11pt Liberation Sans }}
    h4 {{ font: italic bold 9.5pt Liberation Sans }}
    .q {{ border: 1pt solid; padding: 3mm; font: 12pt Liberation Sans; hyphens: none }}
    """
    cover = '<div style="font-size:32pt;break-after:page">Regeerakkoord 2104 (fictief)</div>'
    text = f'<div class="cols">{"".join(body)}</div>'
    return pdf(cover + _contents(pieces) + text, style, soft=True)


def brochure(pieces: list[Piece]) -> bytes:
    """Landscape, two columns, light large titles; the title above the first chapter."""
    style = """
    @page { size: A4 landscape; margin: 16mm;
      @bottom-center { content: "Nota Kleidorp   " counter(page); font-size: 8pt } }
    body { font: 10pt/13.5pt DejaVu Sans; columns: 2; column-gap: 14mm; hyphens: manual }
    h1 { font: 19pt/23pt DejaVu Sans; break-before: page } h2 { font: bold 10pt DejaVu Sans }
    """
    title = '<div style="column-span:all;font-size:34pt;line-height:40pt">Nota Kleidorp</div>'
    return pdf(title + "".join(marked_up(pieces, "✓○")), style)


def newspaper(pieces: list[Piece]) -> bytes:
    """Pages of three columns and of one."""
    style = """
    @page { size: A4; margin: 18mm 14mm; @bottom-right { content: "p. " counter(page) }
      @top-center { content: "De Krant | bijlage (fictief)"; font-size: 8pt } }
    body { font: 9pt/11.5pt Liberation Sans; hyphens: auto } .c { columns: 3; column-gap: 6mm }
    h1 { font-size: 22pt; line-height: 26pt } h2 { font-size: 12pt; line-height: 14pt }
    """
    made, chapter, body = marked_up(pieces, "▪–"), count(), ""
    for at, piece in enumerate(pieces):
        if piece.role == "chapter":
            body += ("</div>" if at else "") + made[at]
        elif pieces[at - 1].role == "chapter":
            body += f'{made[at]}<div class="{"one" if next(chapter) == 1 else "c"}">'
        else:
            body += made[at]
    return pdf(f"{body}</div>", style)


def articles(pieces: list[Piece]) -> bytes:
    """ "TITEL II – …", "Artikel 3. …", paragraphs with §."""
    sections, body = count(1), ""
    paragraphs = count(1)
    for piece in pieces:
        if piece.role == "chapter":
            body += f"<h1>TITEL {piece.number} – {escape(piece.text)}</h1>"
        elif piece.role == "section":
            piece.number, paragraphs = str(next(sections)), count(1)
            body += f"<h2>Artikel {piece.number}. {escape(piece.text)}</h2>"
        else:
            body += f"<p>§ {next(paragraphs)}. {escape(piece.text)}</p>"
    style = """
    @page { size: A4; margin: 25mm; @top-left { content: "Ketelberg – akkoord (fictief)" }
      @bottom-right { content: counter(page) "/" counter(pages) } }
    body { font: 11pt/14pt Liberation Serif; text-align: justify }
    h1 { font-size: 14pt; text-align: center } h2 { font-size: 11pt }
    """
    return pdf(body, style)


def book(pieces: list[Piece]) -> bytes:
    """Numbers in the margin, heads that name the chapter, a large first letter, notes."""
    made = marked_up(pieces, "■o", between='</span><span class="t">')
    body = ""
    for at, piece in enumerate(pieces):
        html = made[at]
        if piece.number:
            html = html.replace(">", '><span class="n">', 1).replace("</h", "</span></h")
        if piece.role == "text" and pieces[at - 1].role == "chapter":
            html = f'<p><span class="i">{piece.text[0]}</span>{escape(piece.text[1:])}</p>'
        body += html
        if at % 9 == 5:
            body += '<span class="fn">Zie ook het plan dat de raad in maart goedkeurde.</span>'
    style = """
    @page { size: A4; margin: 25mm 20mm 25mm 45mm; @top-right { content: counter(page) }
      @top-left { content: string(ch); font-size: 8pt } }
    body { font: 10.5pt/14pt Liberation Serif; text-align: justify; hyphens: auto }
    h1, h2, h3 { margin-left: -25mm; font-family: Liberation Sans } h3 { font-size: 10.5pt }
    h1 { font-size: 18pt; break-before: page; string-set: ch content() } h2 { font-size: 13pt }
    .n { display: inline-block; width: 25mm } .i { font: 30pt/30pt serif; float: left }
    .fn { float: footnote; font-size: 8pt }
    """
    return pdf(body, style)


def short_titles(pieces: list[Piece]) -> bytes:
    """Short chapter titles across two columns that both go on below."""
    for piece, title in zip(
        [one for one in pieces if one.role == "chapter"], ("Wonen", "Zorg", "Klimaat"), strict=True
    ):
        piece.text = title
    style = """
    @page { size: A4; margin: 24mm 18mm; @bottom-center { content: counter(page) }
      @top-center { content: "Samen sterk • akkoord (fictief)"; font-size: 8pt } }
    body { font: 10pt/13pt Liberation Sans; columns: 2; text-align: justify; hyphens: auto }
    h1 { column-span: all; font-size: 24pt; line-height: 30pt; margin: 8mm 0 4mm }
    h2 { font-size: 12pt }
    """
    return pdf("".join(marked_up(pieces, "•-")), style)


def spaced_letters(pieces: list[Piece]) -> bytes:
    """Titles in widely spaced capitals, sections in italics."""
    style = """
    @page { size: A4; margin: 22mm; @bottom-left { content: "Kort akkoord " counter(page) } }
    body { font: 11pt/15pt DejaVu Serif } h2 { font: italic 11pt DejaVu Serif }
    h1 { font: 16pt DejaVu Serif; letter-spacing: 3pt }
    """
    return pdf("".join(marked_up(pieces)), style)


def first_lines_set_in(pieces: list[Piece]) -> bytes:
    """No white between paragraphs, centred bold heads, dashes, a small page of two columns."""
    style = """
    @page { size: 170mm 240mm; margin: 18mm 15mm;
      @bottom-center { content: "– " counter(page) " –"; font-size: 8pt } }
    body { font: 9.5pt/12pt Liberation Serif; columns: 2; text-align: justify; hyphens: auto }
    p { margin: 0; text-indent: 4mm } h1, h2 { text-align: center }
    h1 { font-size: 13pt; line-height: 15pt } h2 { font-size: 9.5pt }
    """
    return pdf("".join(marked_up(pieces, "––")), style)
