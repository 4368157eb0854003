"""The entrance of `script/verbond check-decision`: a page in, what is wrong out; no database."""

import argparse
import errno
import json
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbond.decisions.core.linked.errors import PageUnreadable

if TYPE_CHECKING:
    from verbond.decisions.core.linked.checking import Check


def run(argv: list[str]) -> int:
    """Check a page and return 0, whatever was found. Raises `RuleBroken` for what is no page."""
    arguments = _parser().parse_args(argv)
    text = _answer(arguments)
    sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
    sys.stdout.flush()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond check-decision",
        description="Kijk na of een pagina met besluiten voldoet aan de shapes van LBLOD. "
        "Er wordt niets van het net gehaald.",
        epilog="Eindigt met 0 als de pagina is nagekeken, wat er ook gevonden is; "
        "met 2 als ze niet te lezen is.",
    )
    parser.add_argument("file", metavar="FILE", help="de HTML-pagina; - leest van de invoer")
    parser.add_argument("--format", choices=("json", "text"), default="text")
    parser.add_argument("--base", metavar="IRI", help="het adres van de pagina")
    parser.add_argument("--shapes", metavar="MAP", help="een andere map met de vijf shapes")
    parser.add_argument("--all", action="store_true", help="toon alle overtredingen")
    parser.add_argument(
        "--repaired",
        action="store_true",
        help="toon ook wat de shape van de notulen geeft zonder de AS die ze onuitvoerbaar maakt",
    )
    return parser


def _answer(arguments: argparse.Namespace) -> str:
    from verbond.decisions.core.linked.checking import Check, check_graph
    from verbond.decisions.core.linked.reading import BASE, read_page
    from verbond.decisions.shapes_folder import FOLDER, named_folder, repaired_shape, shapes_of

    folder = named_folder(arguments.shapes) if arguments.shapes is not None else FOLDER
    reading = read_page(_content(arguments.file), base=arguments.base or BASE)
    outcomes = check_graph(reading.graph, shapes_of(folder))
    check = Check(len(reading.graph), outcomes, reading.notes)
    mended: Check | None = None
    if arguments.repaired and (shape := repaired_shape(folder)) is not None:
        mended = Check(len(reading.graph), check_graph(reading.graph, [shape]))
    return _rendered(check, mended, arguments)


def _rendered(check: "Check", mended: "Check | None", arguments: argparse.Namespace) -> str:
    from verbond.decisions.core.linked.saying import MOST_SHOWN, as_json, as_text

    if arguments.format == "json":
        found: dict[str, Any] = as_json(check)
        if mended is not None:
            found["repaired"] = as_json(mended)["shapes"]
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    most = sys.maxsize if arguments.all else MOST_SHOWN
    text = as_text(check, most=most)
    if mended is not None:
        text += "\nZonder de AS die de shape van de notulen onuitvoerbaar maakt:\n"
        text += as_text(mended, most=most)
    return text


def _content(file: str) -> bytes:
    try:
        return _read(file)
    except OSError as error:
        reasons = {
            FileNotFoundError: "dit bestand bestaat niet",
            PermissionError: "dit bestand mag niet gelezen worden",
        }
        reason = reasons.get(type(error), error.strerror or str(error))
        raise PageUnreadable(f"{file}: {reason}") from error


def _read(file: str) -> bytes:
    from verbond.decisions.core.linked.reading import MOST_BYTES

    if file == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "de invoer is gesloten")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(file)
    # A pipe or a device may never end.
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "dit is geen gewoon bestand; geef een bestand, of -")
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
