"""The entrance of `script/verbond outline`: a document in, its outline out, no database."""

import argparse
import errno
import json
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from verbond.agreement.core.document import Outline
    from verbond.agreement.core.profile import Profile

REFUSED = 2
LARGEST_PROFILE = 1_000_000


def run(argv: list[str]) -> int:
    """Print the outline of a document; return 0, or 2 with a message when it cannot be read."""
    arguments = _parser().parse_args(argv)
    try:
        text = _outline_text(arguments)
        return _print(text)
    except RuleBroken as broken:
        return _refuse(broken.message)
    except OSError as error:
        return _refuse(f"{error.filename or arguments.file}: {_reason(error)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond outline",
        description="Lees een akkoord (tekst, PDF of DOCX) en toon de opbouw ervan.",
    )
    parser.add_argument("file", metavar="FILE", help="het document; - leest van de invoer")
    parser.add_argument(
        "--profile",
        metavar="P",
        help="naam van een importprofiel of pad van een YAML-bestand; anders wordt het gezocht",
    )
    parser.add_argument("--format", choices=("json", "text"), default="json")
    return parser


def _outline_text(arguments: argparse.Namespace) -> str:
    from verbond.agreement.core.outline import outline
    from verbond.agreement.core.reading.source import read_source

    profile = _profile(arguments.profile) if arguments.profile is not None else None
    name = "invoer" if arguments.file == "-" else Path(arguments.file).name
    source = read_source(_content(arguments.file), name)
    return _rendered(outline(source, profile), arguments.format)


def _rendered(result: "Outline", form: str) -> str:
    from verbond.agreement.core.rendering import as_json, as_text

    if form == "text":
        return as_text(result)
    return json.dumps(as_json(result), ensure_ascii=False, indent=1) + "\n"


def _content(file: str) -> bytes:
    from verbond.agreement.core.reading.limits import Limits

    most = Limits().max_bytes
    if file == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "de invoer is gesloten", "invoer")
        return _at_most(sys.stdin.buffer, most, "invoer")
    size = _size_of_a_file(file)
    Limits().check_bytes(Path(file).name, size)
    with Path(file).open("rb") as stream:
        return _at_most(stream, most, file)


def _size_of_a_file(path: str) -> int:
    """Refuse folders, pipes and devices: opening or reading those may never end."""
    status = Path(path).stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "", path or ".")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(
            errno.EINVAL, "dit is geen gewoon bestand; geef een bestand, of - met de invoer", path
        )
    return status.st_size


def _at_most(stream: BinaryIO, most: int, name: str) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"groter dan {most // 1_000_000} MB; dat is te groot", name)
    return content


def _profile(wanted: str) -> "Profile":
    from verbond.agreement.core.errors import ProfileBroken
    from verbond.agreement.core.packaged import packaged_profile
    from verbond.agreement.core.profile_file import read_profile

    path = Path(wanted)
    if path.suffix not in (".yaml", ".yml") and os.sep not in wanted:
        return packaged_profile(wanted)
    if _size_of_a_file(wanted) > LARGEST_PROFILE:
        raise ProfileBroken(f"{wanted}: groter dan {LARGEST_PROFILE} bytes")
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProfileBroken(f"{wanted}: geen UTF-8 (byte {error.start})") from error
    return read_profile(text, wanted)


def _print(text: str) -> int:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "de uitvoer is gesloten", "uitvoer")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; keep the interpreter quiet when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, "uitvoer") from error
    return 0


def _reason(error: OSError) -> str:
    reasons = {
        FileNotFoundError: "dit bestand bestaat niet",
        IsADirectoryError: "dit is een map; geef een bestand",
        PermissionError: "dit bestand mag niet gelezen worden",
    }
    return reasons.get(type(error), error.strerror or str(error))


def _refuse(message: str) -> int:
    # A name or a profile may hold line ends, or orders to the terminal.
    shown = "".join(one if one.isprintable() else repr(one)[1:-1] for one in message)
    if sys.stderr is not None:
        sys.stderr.write(f"verbond outline: {shown}\n")
    return REFUSED
