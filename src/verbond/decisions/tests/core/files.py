"""Small files of each kind, all fictitious, for the tests of documents."""

import io
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n% fictief\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0fictief\xff\xd9"
KIND = "application/vnd.oasis.opendocument.text"


def odt(kind: str = KIND, *, compress: int = zipfile.ZIP_STORED, **more: bytes) -> bytes:
    """Make an ODT; `more` are other parts, with __ for a slash in their name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", kind, compress)
        parts.writestr("content.xml", "<office:text>Fictief</office:text>")
        for name, content in more.items():
            parts.writestr(name.replace("__", "/"), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def swollen() -> bytes:
    """Make an ODT that says to be far larger unpacked than it may be."""
    small = odt(picture=b"x" * 100)
    packed, plain = len(zlib.compress(b"x" * 100)), (100).to_bytes(4, "little")
    assert packed < 100
    return small.replace(plain, (200_000_000).to_bytes(4, "little"))
