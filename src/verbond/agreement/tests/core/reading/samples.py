"""Small documents that are sound, or broken in one known way; all fictitious."""

import io
import zipfile
from functools import cache

from verbond.agreement.tests.core.generic import as_docx, as_pdf
from verbond.agreement.tests.core.generic.agreement_text import numbered

_PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@cache
def pdf() -> bytes:
    """Make a sound PDF of two columns."""
    return as_pdf.columns(numbered(20, chapters=1, sections=1), with_contents=False)


@cache
def docx() -> bytes:
    """Make a sound Word document."""
    return as_docx.styled(numbered(21, chapters=1, sections=1))


@cache
def scanned_pdf() -> bytes:
    """Make a PDF whose only page is a picture."""
    import weasyprint

    page = f'<img src="{_PIXEL}" style="width: 15cm; height: 20cm">'
    return bytes(weasyprint.HTML(string=page).write_pdf())


def encrypted_pdf() -> bytes:
    """Make a PDF whose password is not the empty one."""
    lock = b"/Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        b"<< " + lock + b" >>",
    ]
    return _pdf_of(bodies, b"/Encrypt 4 0 R /ID [<41> <41>]")


def plain_pdf(*pages: str | None) -> bytes:
    """Make a PDF with a line on each page; None makes a page that cannot be loaded."""
    bodies = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        shown = f"BT /F1 12 Tf 50 500 Td ({text}) Tj ET".encode() if text else b""
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        page = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(bodies)
        )
        bodies.append(b"42" if text is None else page)
        kids.append(b"%d 0 R" % len(bodies))
    bodies[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    bodies[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _pdf_of(bodies)


def _pdf_of(bodies: list[bytes], more: bytes = b"") -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = len(bodies) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return made + trailer % (size, more, start)


def docx_with(part: str, content: bytes) -> bytes:
    """Put one part in a Word document in place of its own."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return target.getvalue()


def body_of(xml: str) -> bytes:
    """Make a Word document with this XML as its body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = f'<w:document xmlns:w="{space}"><w:body>{xml}</w:body></w:document>'
    return docx_with("word/document.xml", whole.encode())
