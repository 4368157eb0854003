"""The entrance of `script/verbond check-pb`: an election file in, what is wrong with it out."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.kit.sheets.files import STANDARD_INPUT, read_file

if TYPE_CHECKING:
    from verbond.budgets.core.pabulib import Finding

FOUND_ERRORS = 1


def run(argv: Sequence[str]) -> int:
    """Print what was found in a .pb file; return 1 when something is an error, else 0.

    Raises `RuleBroken`, which the command line turns into exit code 2, for what cannot be read.
    """
    # What starts in a tenth of a second for `--help` needs no numpy.
    arguments = _parser().parse_args(argv)
    from verbond.budgets.core.pabulib import check_pb
    from verbond.budgets.core.pabulib.limits import MAX_BYTES

    name = "standard input" if arguments.file == STANDARD_INPUT else Path(arguments.file).name
    found = check_pb(read_file(arguments.file, most=MAX_BYTES), name=name)
    answer = _as_json(found) if arguments.format == "json" else _as_text(found, name)
    # The answer is UTF-8 on every terminal and in every pipe.
    sys.stdout.buffer.write(answer.encode("utf-8"))
    return FOUND_ERRORS if any(one.severity == "error" for one in found) else 0


def _as_json(found: Sequence["Finding"]) -> str:
    return json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"


def _as_text(found: Sequence["Finding"], name: str) -> str:
    if not found:
        return f"{name}: nothing found.\n"
    return "".join(
        f"{name}:{one.line or '-'}: {one.severity}: {one.code}"
        f"{f' ({one.field})' if one.field else ''}: {one.message}\n"
        for one in found
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond check-pb",
        description="Check an election in the .pb format: fields, amounts, ballots, published "
        "votes and winners. Ends with 1 when something is an error, 2 when it cannot be read.",
    )
    parser.add_argument("file", help="the .pb file, or - for standard input")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    return parser
