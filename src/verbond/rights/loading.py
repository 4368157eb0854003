"""Load the rules that ship with Verbond, with the facts, figures and catalogue they name.

Reads data/rights, and the local rights of a city in data/<city>/rights/<id>/.
"""

from functools import cache
from pathlib import Path

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.documents import Table, read_document
from verbond.rights.core.ruleset import RuleSet

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "rights"
MOST_BYTES = 1_000_000


@cache
def shipped_rules(folder: Path | None = None) -> RuleSet:
    """Return the rules, read once. Raises `DocumentError` or `LanguageError` with file and line."""
    from verbond.rights.core import rules as written
    from verbond.rights.core.language import Book, read_right, reading, rules
    from verbond.rights.core.parameters import Parameters
    from verbond.rights.core.reading.catalogue import read_catalogue
    from verbond.rights.core.reading.parameters import read_parameters
    from verbond.rights.core.sharing import shared
    from verbond.rights.core.vocabulary import read_vocabulary

    where = folder or FOLDER
    vocabulary = read_vocabulary(document_of(where / "facts.yaml"))
    catalogue = read_catalogue(document_of(where / "rights.yaml"))
    files = sorted((where / "parameters").glob("*.yaml"))
    parameters = Parameters(
        read_parameters(document_of(file) for file in files if file.name != "checks.yaml")
    )
    with reading(Book(vocabulary, parameters.units())):
        known = rules()
        rights = {name: read_right(name, known[name]) for name in written.__all__}
    return RuleSet(vocabulary, catalogue, parameters, shared(rights))


def document_of(file: Path) -> Table:
    """Read one YAML file. Raises `DocumentError` for what is no file, no text or no YAML."""
    shown = _shown(file)
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError("no_file", f"{shown}: {error.strerror or error}.") from error
    if len(content) > MOST_BYTES:
        raise DocumentError("too_large", f"{shown}: at most {MOST_BYTES} bytes.")
    try:
        return read_document(content.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        raise DocumentError("no_text", f"{shown}: save the file as UTF-8.") from error


def _shown(file: Path) -> str:
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)
