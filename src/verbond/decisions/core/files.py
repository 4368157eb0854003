"""Which files may stand with a decision, told by what is in them and never by their name."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from verbond.decisions.core.errors import FileRefused

MOST_BYTES = 5_000_000
# What an office program would have to unpack to open it.
MOST_UNPACKED = 100_000_000
_ODT = b"application/vnd.oasis.opendocument.text"
_MACROS = ("Basic/", "Scripts/")
_TAIL = 2048


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is."""

    media_type: str
    extension: str


PDF = FileKind("application/pdf", "pdf")
ODT = FileKind(_ODT.decode(), "odt")
PNG = FileKind("image/png", "png")
JPEG = FileKind("image/jpeg", "jpg")


def kind_of(content: bytes) -> FileKind:
    """Say what a file is, from its bytes. Raises `FileRefused` for what may not stand here.

    >>> kind_of(b"%PDF-1.7 ... %%EOF").extension
    'pdf'
    """
    if not content:
        raise FileRefused("empty", "Dit bestand is leeg.")
    if len(content) > MOST_BYTES:
        raise FileRefused(
            "too_large", f"Dit bestand is te groot: hoogstens {MOST_BYTES // 1_000_000} MB kan."
        )
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-_TAIL:]:
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        if b"IEND" in content[-_TAIL:]:
            return PNG
    elif content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-_TAIL:]:
        return JPEG
    elif content.startswith(b"PK\x03\x04"):
        _check_text(content)
        return ODT
    raise FileRefused(
        "kind", "Dit is geen volledige PDF, ODT, PNG of JPEG. Bewaar het zo, en probeer opnieuw."
    )


def _check_text(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            said = _type_said(parts, listed)
    except (
        zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError,
        EOFError,
    ) as problem:  # fmt: skip
        raise FileRefused("broken", "Dit bestand is stuk en kan niet gelezen worden.") from problem
    if said != _ODT:
        raise FileRefused("kind", "Dit is een ZIP of een ander document, geen ODT.")
    if sum(one.file_size for one in listed) > MOST_UNPACKED:
        raise FileRefused("bomb", "Dit document is uitgepakt te groot.")
    if any(one.filename.startswith(_MACROS) for one in listed):
        raise FileRefused("macros", "Er zitten macro's in dit document. Bewaar het zonder.")


def _type_said(parts: zipfile.ZipFile, listed: list[zipfile.ZipInfo]) -> bytes:
    first = listed[0] if listed else None
    if first is None or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        return b""
    return parts.read(first) if first.file_size <= len(_ODT) else b""
