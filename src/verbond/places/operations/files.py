"""Read files from disk, whole, before anything is changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from verbond.places.core.errors import PlacesFileWrong

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text and the SHA-256 of its bytes."""

    name: str
    text: str
    digest: str


def read_text(path: Path) -> TextFile:
    """Read UTF-8 text, or raise `PlacesFileWrong`."""
    try:
        if path.stat().st_size > LARGEST:
            raise PlacesFileWrong("file_large", f"{path.name}: larger than {LARGEST} bytes")
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PlacesFileWrong("file_unreadable", f"{path.name}: {reason}") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlacesFileWrong(
            "file_not_utf8", f"{path.name}: not UTF-8 text (byte {error.start})"
        ) from error
    return TextFile(path.name, text, hashlib.sha256(content).hexdigest())
