"""Programmes as cities print them, and as programs take the text out of such PDFs."""

from html import escape

from verbond.agreement.tests.core.generic.makes.printed import marked_up, pdf
from verbond.agreement.tests.core.generic.makes.programme import Piece
from verbond.agreement.tests.core.generic.makes.typed import typed, wrapped


def _listed(pieces: list[Piece], *, leader: str) -> str:
    """Contents; `leader` stands between a title and its page."""
    entries = (
        f'<div class="e{piece.level}">'
        f'<a href="#h{at}">{piece.number} {escape(piece.text)}</a></div>'
        for at, piece in enumerate(pieces)
        if piece.role in ("part", "chapter", "section")
    )
    style = f".list a::after {{ content: leader('{leader}') target-counter(attr(href), page) }}"
    places = ".list { break-after: page; width: 120mm } .list a { color: black }"
    indents = ".e2 { margin-left: 5mm } .e3 { margin-left: 10mm } .e4 { margin-left: 15mm }"
    head = '<div class="list"><div style="font-size:18pt">Inhoudstafel</div>'
    return f"<style>{style}{places}{indents}</style>{head}{''.join(entries)}</div>"


def policy_note(pieces: list[Piece]) -> bytes:
    """Contents with their pages far right; a title that begins as another; small italic heads."""
    sections = [piece for piece in pieces if piece.role == "section" and piece.level == 2]
    sections[-1].text = f"{sections[0].text} in de deelgemeenten van de Demervallei en daarbuiten"
    deepest = [piece for piece in pieces if piece.level == 4]
    deepest[-1].text += " voor wie er niet vanzelf aan kan deelnemen zonder hulp van anderen"
    style = """
    @page { size: A4; margin: 30mm 20mm; @bottom-center { content: counter(page) }
      @top-center { content: "Demerdorp\\A Beleidsverklaring (fictief)"; white-space: pre } }
    body { font: 9pt/1.35 DejaVu Serif; hyphens: auto } .c { columns: 2; text-align: justify }
    h1 { font-size: 22pt; break-before: page } h2 { font-size: 14pt }
    h3 { font: bold 9pt/1.3 serif }
    h4 { font: italic 9pt/1.3 DejaVu Serif; margin: 5mm 0 3mm } .e1 { font-weight: bold }
    """
    body = "".join(marked_up(pieces, between="<br>"))
    return pdf(f'{_listed(pieces, leader=" ")}<div class="c">{body}</div>', style, soft=True)


def chapter_pages(pieces: list[Piece]) -> bytes:
    """A page for the number and title of a chapter, which then stands above its pages."""
    style = """
    @page { size: A4; margin: 28mm 18mm;
      @top-left { content: string(c); font: 10pt Liberation Sans }
      @bottom-right { content: counter(page); font: 9pt Liberation Sans } }
    body { font: 10pt/1.35 Liberation Sans; hyphens: auto } .c { columns: 2 }
    h1 { font-size: 26pt; line-height: 30pt; string-set: c content();
      break-before: page; break-after: page; margin: 60mm 0 0 }
    h2 { font-size: 14pt; line-height: 17pt }
    """
    body = "".join(
        f'</div>{html}<div class="c">' if piece.role == "chapter" else html
        for piece, html in zip(pieces, marked_up(pieces, between="<br>"), strict=True)
    )
    return pdf(f"<div>{body}</div>", style)


def counting_again(pieces: list[Piece]) -> bytes:
    """Parts without number, each on a page of its own; chapters count from one in each."""
    style = """
    @page { size: 170mm 240mm; margin: 24mm 15mm;
      @bottom-left { content: counter(page) "  |  Bestuursakkoord (fictief)"; font-size: 7.5pt } }
    body { font: 10pt/1.3 Liberation Serif; hyphens: auto } .c { columns: 2; column-gap: 6mm }
    .part { font: bold 30pt Liberation Sans; column-span: all; break-before: page }
    h1 { font: bold 16pt/19pt Liberation Sans } h2 { font: bold 11pt Liberation Sans }
    .e0 { font-weight: bold; font-size: 12pt; margin-top: 3mm }
    """
    for piece in pieces:
        piece.number = "" if piece.role == "part" else piece.number
    made = [
        f'<div class="part" id="h{at}" style="break-after:page">{escape(piece.text)}</div>'
        if piece.role == "part"
        else html
        for at, (piece, html) in enumerate(zip(pieces, marked_up(pieces), strict=True))
    ]
    listed = _listed(pieces, leader=".")
    return pdf(f'{listed}<div class="c">{"".join(made)}</div>', style)


def labels(pieces: list[Piece]) -> bytes:
    """Word: the same question in usual letters above each list."""
    at = 0
    while at < len(pieces):
        if pieces[at].role == "bullet" and pieces[at - 1].role == "text":
            pieces.insert(at, Piece("section", "Wat gaan we doen?", "", 3))
        at += 1
    style = """
    @page { size: A4; margin: 25mm;
      @bottom-right { content: "Pagina " counter(page) " van " counter(pages) } }
    body { font: 10pt/1.4 Liberation Sans } h1 { font-size: 16pt } h2 { font-size: 13pt }
    h3 { font: underline 10pt/1.4 Liberation Sans; font-weight: normal; margin: 4mm 0 0 }
    """
    return pdf("".join(marked_up(pieces, "\uf0b7–")), style)


def lettered(pieces: list[Piece]) -> str:
    """Chapters by letter, sections that count from one in each."""
    chapter = 0
    for piece in pieces:
        if piece.role == "chapter":
            piece.number, chapter = "ABCDE"[chapter], chapter + 1
        elif piece.role == "section":
            piece.number = piece.number.rpartition(".")[2]
    return "AKKOORD (FICTIEF)\n\n" + typed(pieces, 80, "- ", lambda p: [f"{p.number}. {p.text}"])


def heads_on_text(pieces: list[Piece]) -> str:
    """White above a head, none below it; a head of the page put in by a program."""
    lines: list[str] = []
    for piece in pieces:
        if piece.role == "bullet":
            lines += wrapped(piece.text, 76, "* ")
            continue
        above = [] if lines and piece.role == "text" else [""]
        number = f"{piece.number}. " if piece.number else ""
        lines += [*above, *wrapped(number + piece.text, 78)]
        lines += [""] if piece.role == "chapter" else []
    for page, at in enumerate(range(0, len(lines) + len(lines) // 30, 31), 1):
        lines.insert(at, f"Page {page}:")
    return "\n".join(lines)


def numbers_apart(pieces: list[Piece]) -> str:
    """Contents whose page numbers come after their titles; heads without any white."""
    lines = ["Coalitieakkoord (fictief)", "", "Inhoudstafel"]
    heads = [one for one in pieces if one.role in ("chapter", "section")]
    for at in range(0, len(heads), 4):
        lines += [f"{one.number} {one.text}".strip() for one in heads[at : at + 4]]
        lines += ["", *[str(at // 4 + 2)] * len(heads[at : at + 4]), ""]
    for piece in pieces:
        mark = "• " if piece.role == "bullet" else ""
        lines += [""] if piece.role == "chapter" else []
        number = f"{piece.number} " if piece.number else ""
        lines += wrapped(number + piece.text, 86, mark)
    return "\n".join(lines)
