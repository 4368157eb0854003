"""Load the rules that ship with Verbond, with the facts, figures and catalogue they name.

Reads data/rights, and the local rights of a city in data/<city>/rights/<id>/. The example in
data/demo is fictitious: nobody gets it, so it is read only when it is asked for.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.documents import Table, read_document
from verbond.rights.core.ruleset import RuleSet

if TYPE_CHECKING:
    from verbond.rights.core.chains import Chains
    from verbond.rights.core.parameters import Parameter, Parameters
    from verbond.rights.core.reading.cross_checks import CrossCheck
    from verbond.rights.core.reading.local_rights import LocalRight
    from verbond.rights.core.reading.product_sheets import ProductSheet

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "rights"
EXAMPLES = "demo"
CHECKS = "checks.yaml"
MOST_BYTES = 1_000_000


@cache
def shipped_rules(folder: Path | None = None) -> RuleSet:
    """Return the rules, read once, with the local rights of the cities beside the folder.

    Raises `DocumentError` or `LanguageError` with file and line; nothing is half loaded.
    """
    from verbond.rights.core.sharing import shared

    where = folder or FOLDER
    found = with_local(core_rules(where), *local_folders(where.parent))
    names = {
        right: {one.id: one.name for one in sheet.conditions}
        for right, sheet in _sheets(where).items()
    }
    return replace(found, rights=shared(found.rights, names))


@cache
def shipped_chains(folder: Path | None = None) -> "Chains":
    """Return which right opens which status, read once."""
    from verbond.rights.core.chains import read_chains

    file = (folder or FOLDER) / "chains.yaml"
    return read_chains(document_of(file), shipped_rules(folder), _shown(file))


def core_rules(folder: Path) -> RuleSet:
    """Read vocabulary, catalogue, parameters and rules of a folder, without local rights."""
    from verbond.rights.core import rules as written
    from verbond.rights.core.language import Book, read_right, reading, rules
    from verbond.rights.core.reading.catalogue import read_catalogue
    from verbond.rights.core.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(document_of(folder / "facts.yaml"))
    catalogue = read_catalogue(document_of(folder / "rights.yaml"))
    parameters = parameters_in(folder / "parameters")
    with reading(Book(vocabulary, parameters.units())):
        known = rules()
        rights = {name: read_right(name, known[name]) for name in written.__all__}
    return _sound(RuleSet(vocabulary, catalogue, parameters, rights))


def local_folders(data: Path) -> tuple[Path, ...]:
    """Return the folders of local rights under the data of every city; the example is left out."""
    found = sorted(data.glob("*/rights/*/right.yaml"))
    return tuple(file.parent for file in found if file.parents[2].name != EXAMPLES)


def with_local(rules: RuleSet, *folders: Path) -> RuleSet:
    """Return the rules with those of some folders of local rights."""
    for folder in folders:
        rules = _with_one(rules, folder)
    return rules


def _with_one(rules: RuleSet, folder: Path) -> RuleSet:
    from verbond.rights.core.language import Book, read_right, reading
    from verbond.rights.core.parameters import Parameters
    from verbond.rights.core.reading.rule_trees import read_rule

    local = local_right(folder)
    name = local.row.id
    if name in rules.catalogue:
        raise DocumentError("right_twice", f"{_shown(folder)}: there already is a right {name}.")
    own = {**rules.parameters.by_name, **own_figures(folder)}
    parameters = Parameters(own)
    with reading(Book(rules.vocabulary, parameters.units())):
        right = read_right(name, partial(read_rule, local.rule))
    catalogue = {**rules.catalogue, name: local.row}
    made = RuleSet(rules.vocabulary, catalogue, parameters, {**rules.rights, name: right})
    return _sound(made)


def local_right(folder: Path) -> "LocalRight":
    """Read right.yaml of a folder."""
    from verbond.rights.core.reading.local_rights import read_local_right

    return read_local_right(document_of(folder / "right.yaml"), folder.name)


def own_figures(folder: Path) -> Mapping[str, "Parameter"]:
    """Read parameters.yaml of a folder of a local right, when it has one."""
    from verbond.rights.core.reading.local_rights import own_parameters
    from verbond.rights.core.reading.parameters import read_parameters

    file = folder / "parameters.yaml"
    if not file.exists():
        return {}
    return own_parameters(read_parameters([document_of(file)]), folder.name)


def _sound(rules: RuleSet) -> RuleSet:
    from verbond.rights.core.reading.load_checks import faults_of

    faults = faults_of(rules)
    if faults:
        raise DocumentError("unsound_rules", "\n".join(faults))
    return rules


def sheets_in(folder: Path) -> Mapping[str, "ProductSheet"]:
    """Read the product sheets of a folder, by right; their figures are not filled in."""
    from verbond.rights.core.reading.product_sheets import read_sheet

    files = sorted((folder / "sheets").glob("*.yaml"))
    return {file.stem: read_sheet(document_of(file)) for file in files}


@cache
def _sheets(folder: Path) -> Mapping[str, "ProductSheet"]:
    local = map(local_right, local_folders(folder.parent))
    return {**sheets_in(folder), **{one.row.id: one.sheet for one in local}}


def shipped_sheets(day: dt.date, folder: Path | None = None) -> Mapping[str, "ProductSheet"]:
    """Return the product sheet of every right, with its figures as in force on a day."""
    where = folder or FOLDER
    parameters = shipped_rules(folder).parameters
    return {name: sheet.on(parameters, day) for name, sheet in _sheets(where).items()}


def parameters_in(folder: Path) -> "Parameters":
    """Read every file with parameters of a folder."""
    from verbond.rights.core.parameters import Parameters
    from verbond.rights.core.reading.parameters import read_parameters

    files = [file for file in sorted(folder.glob("*.yaml")) if file.name != CHECKS]
    return Parameters(read_parameters(document_of(file) for file in files))


def checks_in(folder: Path) -> tuple["CrossCheck", ...]:
    """Read the cross-checks of a folder with parameters."""
    from verbond.rights.core.reading.cross_checks import read_checks

    return read_checks(document_of(folder / CHECKS))


def document_of(file: Path) -> Table:
    """Read one YAML file. Raises `DocumentError` for what is no file, no text or no YAML."""
    shown = _shown(file)
    try:
        # A pipe or a device may never end.
        if not file.is_file():
            raise DocumentError("no_file", f"{shown}: there is no such file.")
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError("no_file", f"{shown}: {error.strerror or error}.") from error
    if len(content) > MOST_BYTES:
        raise DocumentError("too_large", f"{shown}: at most {MOST_BYTES} bytes.")
    try:
        return read_document(content.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        raise DocumentError("no_text", f"{shown}: save the file as UTF-8.") from error


def _shown(file: Path) -> str:
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)
