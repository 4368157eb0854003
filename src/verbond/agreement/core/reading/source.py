"""From bytes to the lines of a document."""

import hashlib

from verbond.agreement.core.document import Format, Line, Source
from verbond.agreement.core.reading.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentEncrypted,
    FormatUnknown,
)
from verbond.agreement.core.reading.hostile import notes_on_hostile_text
from verbond.agreement.core.reading.limits import Limits
from verbond.agreement.core.reading.text import read_text

_ACCEPTED = "Aanvaard worden: platte tekst (.txt), PDF met een tekstlaag en Word (.docx)."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_DOCUMENTS = {
    b"{\\rtf": "een RTF-document",
    b"%!PS": "een PostScript-document",
}
_BINARY = {
    b"\x89PNG": "een afbeelding (PNG)",
    b"\xff\xd8\xff": "een afbeelding (JPEG)",
    b"GIF8": "een afbeelding (GIF)",
    b"II*\x00": "een afbeelding (TIFF)",
    b"MM\x00*": "een afbeelding (TIFF)",
    b"\x7fELF": "een programma",
    b"MZ\x90\x00": "een programma",
    b"\x1f\x8b": "een archief (gzip)",
    b"7z\xbc\xaf": "een archief (7z)",
    b"Rar!": "een archief (RAR)",
    b"BZh9": "een archief (bzip2)",
    b"\xfd7zXZ": "een archief (xz)",
}


def read_source(content: bytes, name: str, limits: Limits | None = None) -> Source:
    """Read a text, PDF or DOCX into its lines, in reading order, with where they stood.

    The format is found from the bytes, never from the name. Raises a `DocumentNotRead` that says
    why: empty, binary, unknown format, encrypted, scanned, corrupt, too large.
    """
    limits = limits or Limits()
    limits.check_bytes(name, len(content))
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise DocumentEmpty(name, "het bestand is leeg.")
    form, lines, notes = _read(content, name, limits)
    if not any(line.text.strip() for line in lines):
        raise DocumentEmpty(name, "er staat geen tekst in het bestand.")
    return Source(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format=form,
        lines=tuple(lines),
        notes=(*notes, *notes_on_hostile_text(lines)),
    )


def _read(content: bytes, name: str, limits: Limits) -> tuple[Format, list[Line], list[str]]:
    if b"%PDF-" in content[:1024]:
        from verbond.agreement.core.reading.pdf import read_pdf  # loads PDFium: 50 ms

        return "pdf", *read_pdf(content, name, limits)
    if content.startswith(b"PK\x03\x04"):
        from verbond.agreement.core.reading.docx import read_docx  # loads lxml: 150 ms

        return "docx", *read_docx(content, name, limits)
    _refuse_other_formats(content, name)
    return "text", *read_text(content, name, limits)


def _refuse_other_formats(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        if _OLE_ENCRYPTED in content[:200_000]:
            raise DocumentEncrypted(
                name, "het Word-bestand is met een wachtwoord beveiligd. Bewaar het zonder."
            )
        raise FormatUnknown(name, f"dit is een oud Office-bestand (.doc). {_ACCEPTED}")
    for magic, what in _OTHER_DOCUMENTS.items():
        if content.startswith(magic):
            raise FormatUnknown(name, f"dit is {what}. {_ACCEPTED}")
    for magic, what in _BINARY.items():
        if content.startswith(magic):
            raise DocumentBinary(name, f"dit is {what}. {_ACCEPTED}")
