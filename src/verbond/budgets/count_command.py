"""The entrances of `script/verbond count` and `compare`: ballots in, winners and reasons out."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.files import STANDARD_INPUT, read_file

if TYPE_CHECKING:
    from verbond.budgets.core.election import Election
    from verbond.budgets.core.rule import Rule

# A count that takes longer than this tells how far it is.
PATIENCE_SECONDS = 1.0


def run(argv: Sequence[str]) -> int:
    """Print who wins and why; raise `RuleBroken` for what cannot be read or counted."""
    # What starts in a tenth of a second for `--help` needs no numpy.
    arguments = _count_parser().parse_args(argv)
    from verbond.budgets.core.counting import certificate, count
    from verbond.budgets.core.counting.telling import as_json, as_text

    election = _read(arguments)
    counted = count(election, _rule(election, arguments), progress=_progress())
    if arguments.certificate:
        written = json.dumps(certificate(election, counted), ensure_ascii=False, indent=1)
        _keep(arguments.certificate, written + "\n")
    _answer(arguments.format, as_json(election, counted), lambda: as_text(election, counted))
    return 0


def run_compare(argv: Sequence[str]) -> int:
    """Print what every rule makes of the same ballots; raise `RuleBroken` as `run` does."""
    arguments = _compare_parser().parse_args(argv)
    from verbond.budgets.core.counting.sidebyside import side_by_side, table_of

    election = _election(arguments.file)
    ties = _words(arguments.ties)
    found = side_by_side(election, ties=ties, progress=_progress())
    _answer(arguments.format, found, lambda: table_of(found))
    return 0


def _read(arguments: argparse.Namespace) -> "Election":
    """Read in one piece, in parts when the file is too large for that, or on several workers."""
    from verbond.budgets.core.pabulib import read_pb_in_parts
    from verbond.budgets.core.pabulib.limits import MAX_BYTES

    path = Path(arguments.file)
    if arguments.workers or arguments.scheduler:
        from verbond.budgets.spreading import read_spread
        from verbond.kit.workers import local_client, remote_client

        if not path.is_file():
            raise RuleBroken("no_file", f"{path}: no such file; workers read it themselves")
        with (
            remote_client(arguments.scheduler)
            if arguments.scheduler
            else local_client(arguments.workers)
        ) as client:
            return read_spread(path, client=client, name=path.name)
    if arguments.file != STANDARD_INPUT and path.is_file() and path.stat().st_size > MAX_BYTES:
        return read_pb_in_parts(path, name=path.name)
    return _election(arguments.file)


def _election(file: str) -> "Election":
    from verbond.budgets.core.pabulib import read_pb
    from verbond.budgets.core.pabulib.limits import MAX_BYTES

    name = "standard input" if file == STANDARD_INPUT else Path(file).name
    return read_pb(read_file(file, most=MAX_BYTES), name=name)


def _rule(election: "Election", arguments: argparse.Namespace) -> "Rule":
    from verbond.budgets.core.counting.sidebyside import usual_satisfaction
    from verbond.budgets.core.rule import Cap, Group, MinimumSupport, Rule

    completion: Any = _words(arguments.completion)
    return Rule(
        method=arguments.rule,
        satisfaction=arguments.satisfaction or usual_satisfaction(election),
        completion=tuple(one for one in completion if one != "none"),
        ties=_words(arguments.ties),
        threshold=arguments.threshold,
        minimum=MinimumSupport(
            votes=arguments.minimum_votes,
            share=Fraction(arguments.minimum_share),
            of_cost=arguments.minimum_of_cost,
        ),
        groups=tuple(Group(frozenset(_words(ids)), most) for ids, most in arguments.group),
        caps=tuple(Cap(category, most) for category, most in arguments.cap),
        comparison=arguments.comparison,
    )


def _exact(text: str) -> Fraction:
    try:
        found = Fraction(text)
    except ZeroDivisionError as wrong:
        raise ValueError(text) from wrong
    if found < 0:
        raise ValueError(text)
    return found


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _group(text: str) -> tuple[str, int]:
    ids, _, most = text.rpartition(":")
    if not _words(ids) or not most.isdecimal():
        raise ValueError(text)
    return ids, int(most)


def _cap(text: str) -> tuple[str, int]:
    category, _, most = text.rpartition(":")
    if not category or not most.isdecimal():
        raise ValueError(text)
    return category, int(most)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _progress() -> Callable[[int, int], None]:
    """Return what writes a line about a long count now and then."""
    told = time.monotonic()

    def tell(step: int, bought: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= PATIENCE_SECONDS:
            told = now
            print(f"step {step}: {bought} projects bought", file=sys.stderr, flush=True)

    return tell


def _keep(file: str, text: str) -> None:
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise RuleBroken("cannot_write", f"{file}: {fault.strerror}") from fault


def _answer(form: str, found: Any, text: Callable[[], str]) -> None:
    written = json.dumps(found, ensure_ascii=False, indent=1) if form == "json" else text()
    # The answer is UTF-8 on every terminal and in every pipe.
    sys.stdout.buffer.write(f"{written}\n".encode())


def _count_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond count",
        description="Count an election in the .pb format, exactly. Ends with 2 for what cannot be "
        "read or counted.",
    )
    parser.add_argument("file", metavar="FILE.pb", help="the election, or - for standard input")
    parser.add_argument("--rule", default="equal-shares", metavar="RULE",
        help="greedy, greedy-no-skip, greedy-threshold, equal-shares or phragmen")  # fmt: skip
    parser.add_argument("--satisfaction", metavar="WHAT",
        help="cost, cardinality, points or borda; else points for ballots with points, borda for "
        "rankings, cost for all others")  # fmt: skip
    parser.add_argument("--completion", default="none", metavar="HOW[,HOW]",
        help="none, add1 (until the next step costs too much) or add1-exhaustive (also until "
        "nothing fits), and utilitarian after it")  # fmt: skip
    parser.add_argument("--ties", default="lexicographic", metavar="KEY[,KEY]",
        help="lexicographic, min-cost, max-votes, lot:SEED; first to last, then by id")  # fmt: skip
    parser.add_argument("--threshold", type=int, metavar="SCORE",
        help="projects with a lower score are out; else as the file says")  # fmt: skip
    parser.add_argument("--minimum-votes", type=int, default=0, metavar="N",
        help="projects that fewer ballots name are out")  # fmt: skip
    parser.add_argument("--minimum-share", type=_exact, default=0, metavar="PART",
        help="projects that a smaller part of the ballots names are out, such as 1/20")  # fmt: skip
    parser.add_argument("--minimum-of-cost", type=_exact, metavar="K",
        help="projects with a part of the ballots under cost / (K x budget) are out")  # fmt: skip
    parser.add_argument("--group", action="append", type=_group, default=[], metavar="ID,ID:MOST",
        help="at most so many of these projects are funded; may be said again")  # fmt: skip
    parser.add_argument("--cap", action="append", type=_cap, default=[], metavar="CATEGORY:MOST",
        help="what a category may cost together, in the smallest unit of the file")  # fmt: skip
    parser.add_argument("--comparison", choices=("", "more-winners", "exclusion"), default="",
        help="keep the greedy outcome when strictly more voters prefer it")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--certificate", metavar="OUT.json", help="write why, to be verified")
    parser.add_argument("--workers", type=_at_least_one, metavar="N",
        help="read the file with so many processes (needs requirements/spread.txt)")  # fmt: skip
    parser.add_argument("--scheduler", metavar="ADDRESS",
        help="read the file on the workers of a Dask scheduler, such as tcp://10.0.0.5:8786; "
        "each must see the file under the same path")  # fmt: skip
    return parser


def _compare_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond compare",
        description="Count the same ballots by every rule, side by side: winners, cost, and voters "
        "with a winner. Ends with 2 for what cannot be read.",
    )
    parser.add_argument("file", metavar="FILE.pb", help="the election, or - for standard input")
    parser.add_argument("--ties", default="lexicographic", metavar="KEY[,KEY]",
        help="lexicographic, min-cost, max-votes, lot:SEED; first to last, then by id")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser
