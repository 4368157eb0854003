"""The entrance of `script/verbond rights-local-check`: a folder with a right in, its faults out."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from verbond.rights.core.casefile import CaseFile
    from verbond.rights.core.parameters import Parameters
    from verbond.rights.core.ruleset import RuleSet

FAULTY = 1
# The catalogue: what data/rights has, and no folder of a city.
SHIPPED_MARK = "rights.yaml"


def run(argv: Sequence[str]) -> int:
    """Check every right of a folder; return 1 when something is wrong, else 0.

    Raises `RuleBroken`, which the command line turns into exit code 2, for a folder without rights.
    """
    arguments = _parser().parse_args(argv)
    folder = Path(arguments.folder)
    found = 0
    for name, check in _checks(folder):
        faults = [*check()]
        found += len(faults)
        sys.stdout.write(_told(name, faults))
    if arguments.since is not None and not found:
        sys.stdout.write(_moves(folder, Path(arguments.since)))
    return FAULTY if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond rights-local-check",
        description="Check a right that a city adds: its figures, its row in the catalogue, its "
        "sheet, its rule and its cases. Says file, line, what is wrong and what is allowed.",
        epilog="Ends with 0 when everything is right, with 1 when something is wrong, and with 2 "
        "when the folder holds no right.",
    )
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        help="data/<city>/rights/<right>, a folder of such folders, or data/rights itself",
    )
    parser.add_argument(
        "--since",
        metavar="OLD",
        help="the same folder as it was: which figures differ, and which rights move with them",
    )
    return parser


def _checks(folder: Path) -> list[tuple[str, Callable[[], Iterator[str]]]]:
    if (folder / SHIPPED_MARK).is_file():
        return [(str(folder), partial(_shipped, folder))]
    rights = _rights_in(folder)
    if not rights:
        raise RuleBroken("no_right", f"{folder}: no right.yaml here or one folder down; see --help")
    return [(str(one), partial(_local, one)) for one in rights]


def _rights_in(folder: Path) -> list[Path]:
    """Return the folder itself when it is that of a right, or else the rights one folder down."""
    if (folder / "right.yaml").is_file():
        return [folder]
    return sorted(file.parent for file in folder.glob("*/right.yaml"))


def _told(name: str, faults: Sequence[str]) -> str:
    if not faults:
        return f"{name}: everything is right.\n"
    rows = "".join(f"  {fault}\n" for fault in faults)
    count = "1 thing is" if len(faults) == 1 else f"{len(faults)} things are"
    return f"{name}: {count} wrong.\n{rows}"


def _shipped(folder: Path) -> Iterator[str]:
    from verbond.rights.core.reading.cross_checks import broken_checks
    from verbond.rights.core.reading.product_sheets import sheet_faults
    from verbond.rights.loading import checks_in, core_rules, sheets_in

    try:
        rules = core_rules(folder)
        checks = checks_in(folder / "parameters")
        sheets = sheets_in(folder)
    except RuleBroken as refused:
        yield from refused.message.split("\n")
        return
    yield from broken_checks(checks, rules.parameters)
    for name, row in rules.catalogue.items():
        if name not in sheets:
            yield f"{folder / 'sheets'}: there is no {name}.yaml."
        else:
            yield from sheet_faults(sheets[name], row, rules.parameters)
    yield from _case_faults(_cases(folder, rules), rules)


def _local(folder: Path) -> Iterator[str]:
    from verbond.rights.core.reading.product_sheets import sheet_faults
    from verbond.rights.core.reading.soundness import untried, unused
    from verbond.rights.loading import FOLDER as SHIPPED
    from verbond.rights.loading import core_rules, local_right, own_figures, with_local

    try:
        own = own_figures(folder)
        local = local_right(folder)
        rules = with_local(core_rules(SHIPPED), folder)
    except RuleBroken as refused:
        yield from refused.message.split("\n")
        return
    name = local.row.id
    yield from sheet_faults(local.sheet, local.row, rules.parameters)
    yield from unused(own.values(), name, rules, local.sheet)
    cases = [*_cases(folder, rules)]
    yield from _case_faults(iter(cases), rules)
    yield from untried(name, [one for one in cases if not isinstance(one, str)])


def _cases(folder: Path, rules: "RuleSet") -> Iterator["CaseFile | str"]:
    """Yield the cases of a folder; of one that cannot be read, what is wrong."""
    from verbond.rights.core.casefile import read_case
    from verbond.rights.loading import document_of

    for file in sorted((folder / "cases").glob("*.yaml")):
        try:
            yield read_case(document_of(file), rules.vocabulary, str(file), rules.catalogue)
        except RuleBroken as refused:
            yield refused.message


def _case_faults(cases: Iterator["CaseFile | str"], rules: "RuleSet") -> Iterator[str]:
    from verbond.rights.core.reading.soundness import case_faults

    for case in cases:
        yield from [case] if isinstance(case, str) else case_faults(case, rules)


def _moves(folder: Path, old: Path) -> str:
    from verbond.rights.core.reading.moving import moved
    from verbond.rights.loading import FOLDER as SHIPPED
    from verbond.rights.loading import core_rules, with_local

    is_shipped = (folder / SHIPPED_MARK).is_file()
    rules = (
        core_rules(folder) if is_shipped else with_local(core_rules(SHIPPED), *_rights_in(folder))
    )
    found = moved(rules, _figures_before(old, rules), rules.parameters)
    rows = [
        f"  {move.since}  {move.parameter}: {move.before or 'nothing'} → {move.after or 'nothing'}"
        f"{f' (follows {move.through})' if move.through else ''}; "
        f"moves {', '.join(move.rights) or 'no right'}\n"
        for move in found
    ]
    return f"{len(found)} figures differ from {old}.\n{''.join(rows)}"


def _figures_before(old: Path, rules: "RuleSet") -> "Parameters":
    from verbond.rights.core.parameters import Parameters
    from verbond.rights.loading import own_figures, parameters_in

    if (old / "parameters").is_dir():
        return parameters_in(old / "parameters")
    rights = _rights_in(old)
    own = {name: one for right in rights for name, one in own_figures(right).items()}
    heads = {f"{one.name}." for one in rights}
    kept = {
        name: one
        for name, one in rules.parameters.by_name.items()
        if not any(name.startswith(head) for head in heads)
    }
    return Parameters({**kept, **own})
