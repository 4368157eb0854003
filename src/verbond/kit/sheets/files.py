"""Read a file that somebody names on the command line, without hanging on what is none."""

import errno
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.limits import MAX_BYTES

STANDARD_INPUT = "-"


def read_file(path: str, *, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file, or of the standard input for "-".

    Raises `TableUnreadable` in Dutch for what does not exist, is a folder, pipe or device (opening
    those may never end), may not be read, or is larger than `most` bytes.
    """
    try:
        if path == STANDARD_INPUT:
            return _at_most(sys.stdin.buffer, most, "de invoer")
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise TableUnreadable("no_file", f"{_shown(path)}: dit is geen gewoon bestand")
        with Path(path).open("rb") as stream:
            return _at_most(stream, most, _shown(path))
    except (OSError, ValueError) as fault:
        raise TableUnreadable("no_file", f"{_shown(path)}: {_reason(fault)}") from fault


def _at_most(stream: BinaryIO, most: int, name: str) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise TableUnreadable("too_large", f"{name} is groter dan {most // 2**20} MB")
    return content


def _shown(path: str) -> str:
    return path if path.isprintable() else repr(path)


def _reason(fault: OSError | ValueError) -> str:
    reasons = {
        errno.ENOENT: "dit bestand bestaat niet",
        errno.EACCES: "dit bestand mag niet gelezen worden",
    }
    number = fault.errno if isinstance(fault, OSError) else None
    return reasons.get(number or 0, "dit bestand is niet te lezen")
