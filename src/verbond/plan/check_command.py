"""The entrance of `script/verbond check-plan`: a plan in, its balance and findings out."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.kit.sheets.files import STANDARD_INPUT, read_file

if TYPE_CHECKING:
    from verbond.plan.core.check import Checked

FOUND_FAULTS = 1


def run(argv: Sequence[str]) -> int:
    """Print the answer on a plan file; return 1 when a finding is a fault, else 0.

    Raises `RuleBroken`, which the command line turns into exit code 2, for a file that is no plan.
    """
    # What starts in a tenth of a second for `--help` needs no numbers or YAML.
    arguments = _parser().parse_args(argv)
    from verbond.plan.core.check import check_plan
    from verbond.plan.core.file.reading import read_plan

    content = read_file(arguments.file)
    name = "invoer" if arguments.file == STANDARD_INPUT else Path(arguments.file).name
    checked = check_plan(read_plan(content, name=name))
    # The answer is UTF-8 on every terminal and in every pipe.
    sys.stdout.buffer.write(_answer(checked, arguments).encode("utf-8"))
    return FOUND_FAULTS if checked.has_fault else 0


def _answer(checked: "Checked", arguments: argparse.Namespace) -> str:
    from verbond.plan.core.answer import as_json, as_text, explained

    if arguments.explain:
        name, *year = arguments.explain
        return explained(checked, name, _year(year))
    if arguments.format == "json":
        return json.dumps(as_json(checked), ensure_ascii=False, indent=1) + "\n"
    return as_text(checked)


def _year(words: list[str]) -> int | None:
    from verbond.plan.core.errors import PlanUnreadable

    if not words:
        return None
    if len(words) > 1 or not (words[0].isascii() and words[0].isdecimal()) or len(words[0]) > 4:
        raise PlanUnreadable("no_year", "--explain wil een veld en hoogstens één jaar")
    return int(words[0])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond check-plan",
        description="Lees een meerjarenplan of jaarrekening (JSON, CSV of XLSX) en reken het "
        "evenwicht na. Eindigt met 0, met 1 als er een fout in het plan zit, en met 2 als het "
        "bestand niet te lezen is.",
    )
    parser.add_argument("file", metavar="FILE", help="het plan; - leest van de invoer")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--explain",
        nargs="+",
        metavar=("VELD", "JAAR"),
        help="toon hoe één bedrag tot stand komt, zoals `--explain autofinancieringsmarge 2026`",
    )
    return parser
