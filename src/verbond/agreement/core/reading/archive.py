"""Guards around the ZIP archive that a DOCX is."""

import io
import re
import zipfile
import zlib

from verbond.agreement.core.reading.errors import (
    ArchiveBomb,
    DocumentCorrupt,
    DocumentEncrypted,
    FormatUnknown,
)
from verbond.agreement.core.reading.limits import Limits

DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError,
    IndexError, OverflowError,
)  # fmt: skip
_CHUNK = 1 << 16
_FREE = 1_000_000  # bytes that a part may always have, however well it packs
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_ENTITIES = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-16-le", "utf-16-be")
)


def check_archive(content: bytes, name: str, limits: Limits) -> None:
    """Unpack each part once, within bounds, before anything parses it.

    Raises `ArchiveBomb`, `DocumentCorrupt`, `DocumentEncrypted` or `FormatUnknown`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_kind(archive, name)
            _check_parts(archive, name, limits)
    except DAMAGE as error:
        raise DocumentCorrupt(
            name, "het Word-bestand is beschadigd en kan niet uitgepakt worden."
        ) from error


def _check_kind(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.namelist()
    if any(one.flag_bits & 1 for one in archive.infolist()):
        raise DocumentEncrypted(name, "het archief is met een wachtwoord beveiligd.")
    if "[Content_Types].xml" not in parts or not any(
        part.startswith("word/") and part.endswith(".xml") for part in parts
    ):
        raise FormatUnknown(
            name,
            f"dit is {_kind_of(parts)}. Aanvaard worden: platte tekst (.txt), "
            "PDF met een tekstlaag en Word (.docx).",
        )


def _kind_of(parts: list[str]) -> str:
    for top, kind in (("xl/", "een Excel-bestand"), ("ppt/", "een PowerPoint-bestand")):
        if any(part.startswith(top) for part in parts):
            return kind
    return "een OpenDocument-bestand" if "content.xml" in parts else "een ZIP-archief"


def _check_parts(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.max_parts:
        raise ArchiveBomb(
            name, f"het archief telt {len(parts)} delen; hoogstens {limits.max_parts} kan."
        )
    total = 0
    for part in parts:
        size = _unpacked(archive, part, name, limits, total)
        total += size


def _unpacked(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, limits: Limits, before: int
) -> int:
    """Measure a part by unpacking it: what its header says can lie."""
    most = max(_FREE, part.compress_size * limits.max_unpacking)
    size, tail = 0, b""
    is_xml = part.filename.endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most or before + size > limits.max_unpacked_bytes:
                raise ArchiveBomb(
                    name, f"het deel {part.filename!r} wordt bij het uitpakken veel te groot."
                )
            if is_xml and _defines_entities(tail + chunk):
                raise ArchiveBomb(
                    name,
                    f"het deel {part.filename!r} bepaalt eigen XML-entiteiten; "
                    "dat hoort niet in een Word-bestand.",
                )
            tail = chunk[-20:]
    return size


def _defines_entities(chunk: bytes) -> bool:
    return _ENTITIES.search(chunk) is not None or any(word in chunk for word in _WIDE_ENTITIES)
