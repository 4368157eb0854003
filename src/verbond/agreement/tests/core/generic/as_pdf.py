"""The fictitious agreement as PDF, in the ways that cities lay out theirs."""

from collections.abc import Iterator
from html import escape

from verbond.agreement.tests.core.generic.agreement_text import Part, Text

_COLUMNS = """
@page { size: A4; margin: 30mm 18mm 25mm 18mm;
  @top-left { content: "Bestuursakkoord (fictief)\\A Gemeente Voorbeeld"; white-space: pre;
    font: 7.5pt 'DejaVu Sans' }
  @bottom-right { content: counter(page); font: 8pt 'DejaVu Sans' } }
@page :left { @top-left { content: none }
  @top-right { content: "Samen vooruit, fictief"; font: 7.5pt 'DejaVu Sans' }
  @bottom-right { content: none }
  @bottom-left { content: counter(page); font: 8pt 'DejaVu Sans' } }
@page :first { @top-left { content: none } @bottom-right { content: none } }
body { font: 9.5pt/1.35 'Liberation Serif'; hyphens: auto; text-align: justify }
.cover { font: bold 34pt 'DejaVu Sans'; hyphens: none; text-align: left; margin-top: 60mm }
.toc { page-break-before: always; page-break-after: always; columns: 1; hyphens: none }
.toc h6 { font: bold 16pt 'DejaVu Sans'; margin: 0 0 6mm }
.toc p { margin: 0; text-align: left } .toc .l2 { margin-left: 5mm } .toc .l3 { margin-left: 10mm }
.toc a::after { content: leader('.') target-counter(attr(href), page) } .toc a { color: black }
.run { columns: 2; column-gap: 8mm; column-fill: auto }
.run.three { columns: 3; column-gap: 6mm; font-size: 8pt }
h1, h2, h3, h4, h5 { hyphens: none; text-align: left; font-family: 'DejaVu Sans';
  break-after: avoid }
h1 { font-size: 20pt; margin: 0 0 5mm; break-before: page } .no { display: block }
h2 { font-size: 13pt; margin: 4mm 0 2mm } h3 { font-size: 11pt; margin: 3mm 0 1mm }
h4 { font-size: 9.5pt; margin: 3mm 0 1mm } h5 { font-size: 9.5pt; margin: 3mm 0 1mm }
h1.part { font-size: 30pt; margin-top: 80mm }
p { margin: 0 0 2mm } ul { margin: 0 0 2mm; padding-left: 4mm } li { margin: 0 0 1mm }
"""
_WORD = """
@page { size: A4; margin: 25mm;
  @bottom-center { content: counter(page); font: 11pt 'Liberation Sans' } }
body { font: 11pt/1.4 'Liberation Sans' }
.cover { font: bold 36pt 'Liberation Sans'; margin-top: 60mm }
.toc { page-break-before: always; page-break-after: always }
.toc h6 { font-size: 16pt; margin: 0 0 4mm }
.toc p { margin: 2mm 0; font-weight: bold } .toc .l2 { margin-left: 4mm; font-weight: normal }
.toc a::after { content: leader(' ') target-counter(attr(href), page) } .toc a { color: black }
h1 { font-size: 16pt; margin: 6mm 0 2mm } h2 { font-size: 13pt; margin: 4mm 0 1mm }
h3 { font-size: 11pt; font-style: italic; font-weight: normal; margin: 4mm 0 0 }
p { margin: 0 0 3mm } ul { margin: 0 0 3mm; padding-left: 6mm; list-style: none }
li::before { content: "\\f0b7  "; position: absolute; margin-left: -5mm }
"""
_PLAIN = """
@page { size: A4; margin: 25mm;
  @bottom-center { content: "Pagina " counter(page) " van " counter(pages);
  font: 9pt 'Liberation Sans' } }
body { font: 10.5pt/1.4 'Liberation Sans' } .cover { font: bold 28pt 'Liberation Sans' }
h1 { font-size: 10.5pt; margin: 8mm 0 3mm }
h2 { font-size: 10.5pt; margin: 5mm 0 2mm }
p { margin: 0 0 3mm } ul { margin: 0 0 3mm; padding: 0; list-style: none }
li { padding-left: 6mm; text-indent: -6mm; margin: 0 0 2mm } ul ul { margin-left: 8mm }
"""


_MAGAZINE = """
@page { size: 210mm 250mm; margin: 28mm 20mm 22mm 25mm;
  @top-left { content: counter(page) " | " string(chapter); font: 7.5pt 'Liberation Sans' } }
@page :left { margin: 28mm 25mm 22mm 20mm; @top-left { content: none }
  @top-right { content: string(chapter) " | " counter(page); font: 7.5pt 'Liberation Sans' } }
@page :first { @top-left { content: none } }
body { font: 9pt/1.4 'Liberation Sans'; hyphens: auto; text-align: justify }
.cover { font: bold 40pt 'Liberation Sans'; hyphens: none; text-align: left }
.toc { page-break-before: always; page-break-after: always; width: 62mm; hyphens: none }
.toc h6 { font-size: 18pt; margin: 0 0 5mm; string-set: chapter content() }
.toc p { margin: 0 0 1mm; text-align: left }
.toc .l2 { margin-left: 4mm } .toc a { color: black; text-decoration: none }
.toc a::after { content: " " target-counter(attr(href), page) }
h1 { break-before: page; font-size: 26pt; line-height: 1.1; margin: 0 0 8mm; text-align: left;
  string-set: chapter attr(data-title); hyphens: none }
h1 .no { font-size: 64pt; line-height: 1; margin-right: 6mm; color: #888 }
.run { columns: 2; column-gap: 7mm; column-fill: balance }
h2 { font-size: 12pt; margin: 5mm 0 1mm; text-align: left; hyphens: none; color: #046 }
h2 .no, h3 .no { display: block }
h3 { font-size: 9pt; margin: 4mm 0 0; text-align: left; hyphens: none }
p { margin: 0; text-indent: 4mm } h1 + p, h2 + p, h3 + p, ul + p { text-indent: 0 }
.cover, .toc p { text-indent: 0 } ul { margin: 1mm 0; padding: 0 0 0 4mm; list-style: none }
li { text-indent: -4mm }
li::before { content: "–"; display: inline-block; width: 4mm; text-indent: 0 }
li li::before { content: "›" }
"""


def magazine(parts: list[Part]) -> bytes:
    """Large numerals beside titles, first lines set in, soft hyphens, contents over two lines."""
    pieces: list[str] = []
    for at, part in enumerate(parts):
        if part.level == 1:
            pieces.append("</div>" if pieces else "")
            pieces.append(
                f'<h1 id="h{at}" data-title="{escape(part.title)}"><span class="no">{part.number}'
                f'</span>{escape(part.title)}</h1><div class="run">'
            )
        else:
            pieces.append(
                f'<h{part.level} id="h{at}"><span class="no">{part.number}</span>'
                f"{escape(part.title)}</h{part.level}>"
            )
        pieces.extend(_texts(part.texts))
    body = "".join(pieces)
    for word, soft in (("gemeente", "ge\u00admeente"), ("bewoners", "be\u00adwoners")):
        body = body.replace(word, soft)
    return _pdf(_MAGAZINE, _cover(), _toc(parts), f"{body}</div>")


def columns(parts: list[Part], *, three: bool = False, with_contents: bool = True) -> bytes:
    """As from InDesign: columns, broken words, heads left and right, number above its title."""
    run = "run three" if three else "run"
    return _pdf(_COLUMNS, _cover(), _toc(parts) if with_contents else "",
                f'<div class="{run}">{_body(parts, own_line=True)}</div>')  # fmt: skip


def word(parts: list[Part]) -> bytes:
    """As from Word: one column, bullets of a symbol font, sections known from the contents."""
    return _pdf(_WORD, _cover(), _toc(parts), _body(parts))


def hanging(parts: list[Part]) -> bytes:
    """Bullets that lost their glyph: only the lines below the first stand further in."""
    return _pdf(_PLAIN, "", "", _body(parts))


def _pdf(style: str, *bodies: str) -> bytes:
    import weasyprint

    head = f"<meta charset=utf-8><style>{style}</style>"
    html = f"<html lang=nl>{head}<body>{''.join(bodies)}</body></html>"
    return bytes(weasyprint.HTML(string=html).write_pdf())


def _cover() -> str:
    return '<p class="cover">Samen vooruit (fictief)</p>'


def _toc(parts: list[Part]) -> str:
    lines, last = [], ""
    for at, part in enumerate(parts):
        if part.level == 1 and part.part != last:
            last = part.part
            lines.append(f'<p class="l0"><a href="#part{at}">{escape(last)}</a></p>')
        if part.level <= 3:
            name = escape(f"{_label(part)} {part.title}".strip())
            lines.append(f'<p class="l{part.level}"><a href="#h{at}">{name}</a></p>')
    return f'<div class="toc"><h6>Inhoudstafel</h6>{"".join(lines)}</div>'


def _label(part: Part) -> str:
    return f"{part.number}." if part.number and part.level == 1 else part.number


def _body(parts: list[Part], *, own_line: bool = False) -> str:
    pieces, last = [], ""
    for at, part in enumerate(parts):
        if part.level == 1 and part.part != last:
            last = part.part
            pieces.append(f'<h1 class="part" id="part{at}">{escape(last)}</h1>')
        tag = f"h{part.level}"
        number = f'<span class="no">{_label(part)}</span>' if own_line else _label(part)
        label = f"{number} " if part.number else ""
        pieces.append(f'<{tag} id="h{at}">{label}{escape(part.title)}</{tag}>')
        pieces.extend(_texts(part.texts))
    return "".join(pieces)


def _texts(texts: list[Text]) -> Iterator[str]:
    depth = 0
    for text in texts:
        while depth < text.level:
            yield "<ul>"
            depth += 1
        while depth > text.level:
            yield "</ul>"
            depth -= 1
        tag = "li" if depth else "p"
        yield f"<{tag}>{escape(text.text)}</{tag}>"
    yield "</ul>" * depth
